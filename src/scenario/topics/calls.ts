/** The row "beyond", first part: the system calls that take memory away, change it and move it. */
import { anon, HERE, mprotect, R, RW, RWX, script, touch } from './lines';
import type { TopicSpecs } from './type';

const a6 = `a = ${anon(HERE, 6)}`;
const MOVE = 'MREMAP_MAYMOVE|MREMAP_FIXED';

export const CALLS = {
  'munmap-middle': {
    kernel: '5.10',
    script: script(a6, 'munmap(a+2p, 2p)'),
    opensAt: 'detach_vmas_to_be_unmapped.erase',
    reaches: ['__do_munmap.splitStart', '__do_munmap.splitEnd', '__do_munmap.detach', '__do_munmap.remove'],
  },
  'munmap-several': {
    kernel: '5.10',
    script: script(a6, `b = ${anon('a+6p', 2, R)}`, anon('a+8p', 4), 'munmap(a+4p, 6p)'),
    opensAt: 'detach_vmas_to_be_unmapped.splice',
    reaches: ['detach_vmas_to_be_unmapped.count', 'detach_vmas_to_be_unmapped.nextGap'],
  },
  'munmap-nothing': {
    kernel: '5.10',
    script: script(a6, 'munmap(a+8p, 2p)'),
    opensAt: '__do_munmap.nothing yes',
  },
  'mprotect-middle': {
    kernel: '5.10',
    script: script(a6, mprotect('a+2p', 2, R)),
    opensAt: 'mprotect_fixup.splitTail',
    reaches: ['mprotect.fixup', 'mprotect_fixup.splitHead', 'mprotect_fixup.flags'],
  },
  'mprotect-eacces': {
    kernel: '5.10',
    script: script(
      'f = open("data", 8p, r)',
      `a = mmap(${HERE}, 4p, PROT_READ, MAP_SHARED|MAP_FIXED, f, 0)`,
      mprotect('a', 4, RW),
    ),
    opensAt: 'mprotect.may yes',
  },
  'mprotect-hole': {
    kernel: '5.10',
    script: script(`a = ${anon(HERE, 2)}`, `b = ${anon('a+4p', 2)}`, mprotect('a', 6, R)),
    opensAt: 'mprotect.gap yes',
    reaches: ['mprotect_fixup.flags'],
  },
  'mremap-grow': {
    kernel: '5.10',
    script: script(`a = ${anon(HERE, 4)}`, `b = ${anon('a+6p', 2)}`, 'mremap(a, 4p, 6p, 0)'),
    opensAt: 'mremap.adjust',
    reaches: ['vma_to_resize.charge no', 'vma_expandable.inTheWay no', 'mremap.account'],
  },
  'mremap-grow-merges': {
    kernel: '6.1',
    script: script(`a = ${anon(HERE, 4)}`, `b = ${anon('a+6p', 2)}`, 'mremap(a, 4p, 6p, 0)'),
    opensAt: 'mremap.extend',
  },
  'mremap-shrink': {
    kernel: '5.10',
    script: script(a6, 'mremap(a, 6p, 4p, 0)'),
    opensAt: 'mremap.unmapTail',
    reaches: ['mremap.shrinks yes'],
  },
  'mremap-move': {
    kernel: '5.10',
    script: script(
      `a = ${anon(HERE, 4)}`,
      touch('a', 4),
      `b = ${anon('a+4p', 2)}`,
      'mremap(a, 4p, 8p, MREMAP_MAYMOVE)',
    ),
    opensAt: 'move_vma.pages',
    reaches: ['mremap.move', 'move_vma.copy', 'copy_vma.link', 'move_vma.unmap'],
    tab: 'pages',
  },
  'mremap-fixed': {
    kernel: '5.10',
    script: script(`a = ${anon(HERE, 4)}`, `b = ${anon('a+16p', 8, R)}`, `mremap(a, 4p, 4p, ${MOVE}, b+2p)`),
    opensAt: 'mremap_to.clear',
    reaches: ['mremap.to', 'mremap_to.move', 'copy_vma.pgoff'],
  },
  'mremap-offset': {
    kernel: '5.10',
    script: script(`a = ${anon(HERE, 4)}`, touch('a', 4), `b = mremap(a, 4p, 4p, ${MOVE}, a+16p)`, anon('b+4p', 2)),
    opensAt: 'vma_merge.prevFits no',
    reaches: ['copy_vma.unfaulted no'],
    tab: 'pages',
  },
  'mremap-dontunmap': {
    kernel: '5.10',
    script: script(`a = ${anon(HERE, 4)}`, touch('a', 4), 'mremap(a, 4p, 4p, MREMAP_MAYMOVE|MREMAP_DONTUNMAP)'),
    opensAt: 'move_vma.keep',
    reaches: ['mremap_to.dontUnmap yes'],
    tab: 'pages',
  },
  'mremap-efault': {
    kernel: '5.10',
    script: script(`a = ${anon(HERE, 2)}`, anon('a+2p', 2, R), 'mremap(a, 4p, 6p, MREMAP_MAYMOVE)'),
    opensAt: 'vma_to_resize.beyond yes',
  },
  'mremap-several': {
    kernel: '6.18',
    script: script(`a = ${anon(HERE, 2)}`, anon('a+2p', 2, R), anon('a+6p', 2), `mremap(a, 8p, 8p, ${MOVE}, a+16p)`),
    opensAt: 'remap_move.part',
    reaches: ['mremap.moveSeveral', 'remap_move.done'],
  },
  'madvise-flags': {
    kernel: '5.10',
    script: script(a6, 'madvise(a+2p, 2p, MADV_DONTFORK)', 'madvise(a+2p, 2p, MADV_DOFORK)'),
    opensAt: 'madvise_behavior.merged yes',
    reaches: ['madvise.vma', 'madvise_behavior.flags', 'madvise_behavior.splitTail'],
  },
  'madvise-dontneed': {
    kernel: '5.10',
    script: script(a6, touch('a', 6), 'madvise(a+2p, 2p, MADV_DONTNEED)'),
    opensAt: 'madvise.zap',
    reaches: ['madvise.zaps yes'],
    tab: 'pages',
  },
  mlock: {
    kernel: '5.10',
    script: script(a6, 'mlock(a+2p, 2p)', 'munlock(a+2p, 2p)'),
    opensAt: 'mlock_fixup.merged no',
    reaches: ['mlock.apply', 'apply_vma_lock_flags.fixup', 'mlock_fixup.flags', 'mlock.populate', 'munlock.apply'],
    tab: 'rmap',
  },
  mlockall: {
    kernel: '5.10',
    script: script(a6, 'mlockall(MCL_CURRENT|MCL_FUTURE)', anon('a+8p', 2), 'munlockall()'),
    opensAt: 'apply_mlockall_flags.default',
    reaches: ['mlockall.populate', 'apply_mlockall_flags.fixup', 'munlockall.clear', 'mmap_region.lock'],
    tab: 'structs',
  },
  mseal: {
    kernel: '6.12',
    script: script(a6, 'mseal(a+2p, 2p)'),
    opensAt: 'mseal_fixup.flags',
    reaches: ['mseal.fixup', 'vma_modify.splitTail'],
  },
  'mseal-munmap': {
    kernel: '6.12',
    script: script(a6, 'mseal(a+2p, 2p)', 'munmap(a, 6p)'),
    opensAt: 'vms_gather_munmap_vmas.sealedBehind',
  },
  'mseal-mprotect': {
    kernel: '6.12',
    script: script(a6, 'mseal(a, 6p)', mprotect('a', 2, RWX)),
    opensAt: 'mprotect_fixup.sealed yes',
  },
} as const satisfies TopicSpecs;
