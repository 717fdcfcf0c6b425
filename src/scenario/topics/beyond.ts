/** The row "beyond", second part: stacks, children, faults, limits, later kernels, real programs, the tools. */
import { CASES } from '../cases';
import { anon, HERE, mapped, mprotect, R, RW, RWX, script, touch } from './lines';
import type { TopicSpecs } from './type';

const STACK_AT = '0x7ffffffde000';
const stack = `stack = ${anon(STACK_AT, 33, RW, '|MAP_GROWSDOWN')}`;
const three = [`a = ${anon(HERE, 4)}`, `b = ${anon('a+4p', 2, RWX)}`, `c = ${anon('a+6p', 4)}`];
const case8 = CASES.find(({ id }) => id === 'case8')?.script ?? '';

/** Those of fresh private memory that can be written to. */
const MERGE_FLAGS = 'VM_READ|VM_WRITE|VM_MAYREAD|VM_MAYWRITE|VM_MAYEXEC|VM_ACCOUNT';

export const BEYOND = {
  'stack-growth': {
    kernel: '5.10',
    script: script(stack, 'touch(stack-2p, 1p, w)'),
    opensAt: 'expand_downwards.start',
    reaches: ['page_fault.expand', 'expand_downwards.prepare', 'expand_downwards.gap'],
  },
  'stack-guard': {
    kernel: '5.10',
    script: script(stack, anon('stack-200p', 4), 'touch(stack-2p, 1p, w)'),
    opensAt: 'expand_downwards.guard yes',
  },
  'stack-guard-page': {
    kernel: '4.4',
    script: script(stack, anon('stack-3p', 1), 'touch(stack, 1p, w)', 'touch(stack-2p, 1p, w)'),
    opensAt: 'check_stack_guard_page.expand',
    reaches: ['check_stack_guard_page.lowest yes', 'expand_downwards.start', 'page_fault.abuts yes'],
  },
  'fork-tree': {
    kernel: '5.10',
    script: script(
      ...['d', 'b', 'f', 'a', 'c', 'e', 'g'].map(
        (name) => `${name} = ${anon(`${HERE}+${4 * 'abcdefg'.indexOf(name)}p`, 2)}`,
      ),
      'child = fork()',
    ),
    opensAt: 'dup_mmap.hang',
    reaches: ['fork.newMm', 'dup_mmap.list', 'dup_mmap.rebalance', 'fork.task'],
  },
  'fork-anon-vma': {
    kernel: '5.10',
    script: script(`a = ${anon(HERE, 4)}`, touch('a', 4), 'child = fork()'),
    opensAt: 'anon_vma_fork.alloc',
    reaches: ['anon_vma_fork.clone', 'dup_mmap.pages'],
    tab: 'rmap',
  },
  'fork-anon-list': {
    kernel: '2.6.32',
    script: script(`a = ${anon(HERE, 4)}`, touch('a', 4), 'child = fork()'),
    opensAt: 'anon_vma_fork.join',
    tab: 'rmap',
  },
  'fork-dontfork': {
    kernel: '5.10',
    script: script(`a = ${anon(HERE, 6)}`, 'madvise(a+2p, 2p, MADV_DONTFORK)', 'child = fork()'),
    opensAt: 'dup_mmap.dontCopy yes',
    reaches: ['dup_mmap.leave'],
  },
  'fork-cow': {
    kernel: '5.10',
    script: script(`a = ${anon(HERE, 4)}`, touch('a', 4), 'child = fork()', 'switch(child)', touch('a', 2)),
    opensAt: 'handle_mm_fault.anon',
    reaches: ['switch.to', 'handle_mm_fault.cow yes'],
    tab: 'pages',
  },
  thread: {
    kernel: '5.10',
    script: script(`a = ${anon(HERE, 4)}`, 'child = fork(CLONE_VM)', 'exit(pid=child)'),
    opensAt: 'fork.share',
    reaches: ['exit.leave', 'exit.task', 'fork.thread yes'],
    tab: 'structs',
  },
  'fault-next': {
    kernel: '5.10',
    script: script(
      `a = ${anon(HERE, 2, RWX)}`,
      `b = ${anon('a+2p', 2)}`,
      `c = ${anon('a+4p', 2, RWX)}`,
      touch('a', 2),
      touch('c', 2),
      touch('b', 2),
    ),
    opensAt: 'anon_vma_prepare.next yes',
    reaches: ['anon_vma_prepare.attach', 'anon_vma_prepare.alloc', 'page_fault.handle'],
    tab: 'rmap',
  },
  'fault-prev': {
    kernel: '5.10',
    script: script(`a = ${anon(HERE, 2, RWX)}`, `b = ${anon('a+2p', 2)}`, touch('a', 2), touch('b', 2)),
    opensAt: 'anon_vma_prepare.prev yes',
    reaches: ['anon_vma_prepare.next no'],
    tab: 'rmap',
  },
  'fault-new': {
    kernel: '5.10',
    script: script(`a = ${anon(HERE, 4)}`, touch('a', 2)),
    opensAt: 'anon_vma_prepare.alloc',
    reaches: ['handle_mm_fault.anon'],
    tab: 'rmap',
  },
  'fault-read': {
    kernel: '5.10',
    script: script(`a = ${anon(HERE, 4)}`, 'touch(a, 2p, r)'),
    opensAt: 'handle_mm_fault.read',
    reaches: ['handle_mm_fault.cow no'],
    tab: 'pages',
  },
  'fault-denied': {
    kernel: '5.10',
    script: script(`a = ${anon(HERE, 4, R)}`, touch('a', 1)),
    opensAt: 'page_fault.denied yes',
  },
  'limit-map-count': {
    kernel: '5.10',
    script: script('sysctl(vm.max_map_count, 2)', `a = ${anon(HERE, 6)}`, mprotect('a+2p', 2, R)),
    opensAt: 'split_vma.limit yes',
    reaches: ['split_vma.limit no', 'mprotect_fixup.splitHead'],
  },
  'limit-as': {
    kernel: '5.10',
    script: script('rlimit(RLIMIT_AS, 4p)', `a = ${anon(HERE, 4)}`, anon('a+8p', 2)),
    opensAt: 'mmap_region.limitAgain yes',
    reaches: ['rlimit.set', 'mmap_region.limit yes'],
  },
  'limit-memlock': {
    kernel: '5.10',
    script: script('rlimit(RLIMIT_MEMLOCK, 4p)', `a = ${anon(HERE, 8)}`, 'mlock(a, 8p)'),
    opensAt: 'mlock.limit yes',
  },
  'limit-data': {
    kernel: '5.10',
    script: script(`a = ${anon(HERE, 4, R)}`, 'rlimit(RLIMIT_DATA, 3p)', mprotect('a', 4, RW)),
    opensAt: 'mprotect_fixup.dataLimit yes',
  },
  'kernel-6.1': {
    kernel: '6.1',
    script: script(`a = ${anon(HERE, 4)}`, `b = ${anon('a+6p', 4)}`, anon('a+4p', 2)),
    opensAt: 'vma_expand.next yes',
    reaches: ['vma_expand.growPrev'],
  },
  'merge-6.1': {
    kernel: '6.1',
    script: script(...three, mprotect('b', 2, RW), 'munmap(a, 1p)'),
    opensAt: 'vma_merge@61.both yes',
    reaches: ['vma_merge@61.case16', '__vma_adjust@61.second', 'vma_link@61.store', 'do_mas_munmap.clear'],
  },
  'kernel-6.1-brk': {
    kernel: '6.1',
    script: script('brk(+4p)', 'brk(+2p)'),
    opensAt: 'vma_expand.heap yes',
  },
  'kernel-6.12': {
    kernel: '6.12',
    script: script(`a = ${anon(HERE, 4)}`, `b = ${anon('a+4p', 4, R)}`, mprotect('a', 4, R)),
    opensAt: 'mprotect_fixup.untouched yes',
    reaches: ['vma_merge_existing_range.right yes'],
  },
  'kernel-6.18': {
    kernel: '6.18',
    script: script(`a = ${anon(HERE, 4)}`, touch('a', 4), `b = ${anon('a+4p', 4, RWX)}`, mprotect('a', 4, RWX)),
    opensAt: 'vma_merge_existing_range.right yes',
    tab: 'rmap',
  },
  'later-functions': {
    kernel: '6.12',
    script: script(
      `a = ${anon(HERE, 4)}`,
      `b = ${anon('a+6p', 4)}`,
      anon('a+4p', 2),
      mprotect('a+4p', 2, RWX),
      'munmap(a, 1p)',
      mprotect('a+4p', 2, RW),
    ),
    opensAt: 'vma_merge_existing_range.case6',
    reaches: [
      'vma_modify.merged yes',
      'dup_anon_vma.import no',
      'commit_merge.free',
      'vma_merge_new_range.case1',
      'vma_expand@612.swallow yes',
      '__split_vma@612.insert',
      'do_vmi_munmap.clear',
      'vms_gather_munmap_vmas.splitEnd',
      'vms_complete_munmap_vmas.remove',
    ],
  },
  'maple-tree': { kernel: '6.1', pending: true },
  'program-cat': { kernel: '5.10', program: 'cat' },
  'compare-case-8': {
    kernel: '4.4',
    script: case8,
    opensAt: 'vma_adjust@44.free',
    tab: 'compare',
    beside: '5.10',
  },
  'why-not': {
    kernel: '5.10',
    script: script(`a = ${anon(HERE, 4)}`, `b = ${anon('a+4p', 4, R)}`),
    opensAt: 'mmap_region.done',
    tab: 'table',
  },
  'merge-lab': {
    kernel: '5.10',
    script: script(
      `a = ${anon(HERE, 4)}`,
      `b = ${anon('a+6p', 4)}`,
      `vma_merge(addr=a+4p, end=a+6p, vm_flags=${MERGE_FLAGS})`,
    ),
    opensAt: 'merge_lab.merged yes',
    reaches: ['merge_lab.merge', 'merge_lab.finish', 'vma_merge.case16'],
  },
  'merge-lab-arguments': {
    kernel: '5.17',
    script: script(
      `a = ${anon(HERE, 4)}`,
      `b = ${anon('a+6p', 4)}`,
      'set_vma_anon_name(b, 4p, "heap")',
      touch('a', 4),
      `vma_merge(a+4p, a+6p, ${MERGE_FLAGS}, prev=a, anon_vma=a, policy=MPOL_BIND, nodes=1)`,
      `vma_merge(a+4p, a+6p, ${MERGE_FLAGS}, prev=NULL, anon_name="heap")`,
      `vma_merge(a+4p, a+6p, ${MERGE_FLAGS}, prev=a, anon_vma=NULL, anon_name="stack")`,
    ),
    opensAt: 'vma_merge.prevFits no',
    reaches: ['merge_lab.nobody no', 'vma_merge.nextFitsAlone no', 'merge_lab.merged no'],
  },
  'merge-lab-refused': {
    kernel: '5.10',
    script: script(
      `a = ${anon(HERE, 4)}`,
      'f = open("libc.so.6", 64p)',
      mapped('a+4p', 4, R, 'f', 4),
      'vma_merge(a+2p, a+4p, VM_READ|VM_MAYREAD|VM_MAYWRITE|VM_MAYEXEC, file=f, pgoff=2)',
      'vma_merge(a+2p, a+4p, VM_READ, prev=NULL)',
    ),
    opensAt: 'merge_lab.misplaced yes',
    reaches: ['merge_lab.torn yes'],
  },
  predict: {
    kernel: '5.10',
    script: case8,
    opensAt: 'vma_merge.beyond',
    reaches: ['vma_merge.case38'],
    predict: true,
  },
  'c-export': {
    kernel: '6.18',
    script: script(...three, touch('a', 4), mprotect('b', 2, RW), 'munmap(a, 1p)'),
    opensAt: 'do_vmi_munmap.done',
    exports: true,
  },
} as const satisfies TopicSpecs;
