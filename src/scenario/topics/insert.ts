/** The row "insert": into list, tree and file, out again, and the memory that is promised for it. */
import { anon, HERE, mapped, mprotect, R, RW, script, VM_RW } from './lines';
import type { TopicSpecs } from './type';

/** Ascending: every third node makes the tree turn. */
const ascending = (pages: readonly number[]): string[] =>
  pages.map((page, at) => `${'abcdefghijkl'[at] ?? 'z'} = ${anon(`${HERE}+${page}p`, 1)}`);

export const INSERT = {
  'insert-vm-struct': {
    kernel: '5.10',
    script: script(`a = ${anon(HERE, 2)}`, `insert_vm_struct(a+2p, 2p, ${VM_RW})`),
    opensAt: 'insert_vm_struct.link',
    reaches: ['insert_vm_struct.new', 'insert_vm_struct.overlap no', 'insert_vm_struct.pgoff', 'vma_link.count'],
  },
  'insert-vm-struct-2.6': {
    kernel: '2.6.32',
    script: script(`a = ${anon(HERE, 2)}`, `insert_vm_struct(a+2p, 2p, ${VM_RW})`),
    opensAt: 'insert_vm_struct@2632.pgoff',
    reaches: ['insert_vm_struct@2632.overlap no', 'vma_link@2632.count'],
  },
  'insert-overlap': {
    kernel: '5.10',
    script: script(`a = ${anon(HERE, 4)}`, `insert_vm_struct(a+2p, 4p, ${VM_RW})`),
    opensAt: 'insert_vm_struct.overlap yes',
    reaches: ['find_vma_links.overlap yes', 'find_vma_links.refuse', 'insert_vm_struct.free'],
  },
  'insert-enomem': {
    kernel: '5.10',
    script: script('sysctl(vm.commit_limit, 3)', `a = ${anon(HERE, 2)}`, `insert_vm_struct(a+4p, 2p, ${VM_RW})`),
    opensAt: 'insert_vm_struct.charge yes',
    reaches: ['sysctl.set', 'insert_vm_struct.free'],
  },
  'account-mmap': {
    kernel: '5.10',
    script: script('sysctl(vm.commit_limit, 3)', `a = ${anon(HERE, 4, R)}`, anon('a+4p', 4)),
    opensAt: 'mmap_region.charge yes',
    reaches: ['mmap_region.accountable yes', 'mmap_region.accountable no'],
  },
  'account-mprotect': {
    kernel: '5.10',
    script: script('sysctl(vm.commit_limit, 3)', `a = ${anon(HERE, 4, R)}`, mprotect('a', 4, RW)),
    opensAt: 'mprotect_fixup.charge yes',
    reaches: ['mprotect_fixup.mustCharge yes'],
  },
  'find-vma-links': {
    kernel: '5.10',
    script: script(...ascending([0, 4, 8, 12]), anon('b+2p', 1, R)),
    opensAt: 'find_vma_links.done',
    reaches: ['find_vma_links.root', 'find_vma_links.left', 'find_vma_links.right'],
  },
  'find-vma-prepare': {
    kernel: '2.6.32',
    script: script(`a = ${anon(HERE, 4)}`, `b = ${anon('a+8p', 4)}`, 'find_vma_prev(b)', anon('b+1p', 1, R)),
    opensAt: 'find_vma_prepare.contains yes',
    reaches: [
      'find_vma_prepare.done',
      'find_vma_prev@2632.done',
      'do_munmap@2632.splitEnd',
      'detach_vmas_to_be_unmapped@2632.unmapArea',
      'vma_link@2632.lock',
      'vma_link_rb@2632.hang',
    ],
  },
  'vma-link': {
    kernel: '5.10',
    script: script(...ascending([0, 4]), anon('a+2p', 1, R)),
    opensAt: 'vma_link.count',
    reaches: ['vma_link.list', 'vma_link.tree', 'vma_link.hasFile no', 'vma_link.validate'],
    tab: 'structs',
  },
  'vma-link-list': {
    kernel: '5.10',
    script: script(...ascending([0, 4]), anon('a+2p', 1, R)),
    opensAt: 'vma_link.list',
  },
  'vma-link-rb': {
    kernel: '5.10',
    script: script(...ascending([0, 4]), anon('a+2p', 1, R)),
    opensAt: 'vma_link_rb.hang',
    reaches: ['vma_link_rb.nextGap', 'vma_link_rb.gap', 'vma_link_rb.rebalance'],
  },
  'vma-link-file': {
    kernel: '5.10',
    script: script('f = open("libc.so.6", 64p)', mapped(HERE, 4, R, 'f', 0)),
    opensAt: 'vma_link.file',
    reaches: ['open.file'],
    tab: 'rmap',
  },
  'vma-link-validate': {
    kernel: '5.10',
    script: script(...ascending([0, 4]), anon('a+2p', 1, R)),
    opensAt: 'vma_link.validate',
  },
  'rb-insert-recolour': {
    kernel: '5.10',
    script: script(...ascending([0, 4, 8, 12])),
    opensAt: 'rb_insert.recolour',
    reaches: ['rb_insert.uncleRed yes', 'rb_insert.paintRoot'],
  },
  'rb-insert-outer': {
    kernel: '5.10',
    script: script(...ascending([0, 4, 8])),
    opensAt: 'rb_insert.rotateGparent',
    reaches: ['rb_insert.inner no', 'rb_insert.swapColours'],
  },
  'rb-insert-inner': {
    kernel: '5.10',
    script: script(...ascending([0, 8, 4])),
    opensAt: 'rb_insert.rotateParent',
    reaches: ['rb_insert.inner yes', 'rb_insert.rotateGparent'],
  },
  'rb-erase-successor': {
    kernel: '5.10',
    script: script(...ascending([0, 4, 8, 12, 16, 20]), 'munmap(b, 1p)'),
    opensAt: 'rb_erase.relink',
    reaches: ['rb_erase.two yes', 'rb_erase.successor'],
  },
  'rb-erase-colour': {
    kernel: '5.10',
    script: script(...ascending([0, 4, 8, 12, 16, 20]), 'munmap(a, 1p)'),
    opensAt: 'rb_erase.deficit yes',
    reaches: ['rb_erase.replace', 'rb_erase_color.siblingRed yes', 'rb_erase_color.rotateParent'],
  },
  'vma-unlink': {
    kernel: '5.10',
    script: script(`a = ${anon(HERE, 4)}`, `b = ${anon('a+6p', 4)}`, anon('a+4p', 2)),
    opensAt: '__vma_unlink.list',
    reaches: ['__vma_unlink.tree', '__vma_unlink.cache'],
  },
} as const satisfies TopicSpecs;
