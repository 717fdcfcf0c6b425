/** Into list, tree and file in 2.6.32: one-way list, no gaps to keep, a prio tree for each file. */
import { call, charge, critical, effect, type Listing, plain, test } from './types';

export const vmaLinkRb2632 = {
  fn: 'vma_link_rb',
  form: '2632',
  source: 'mm/mmap.c: __vma_link_rb, Linux 2.6.32',
  lines: {
    hang: critical(0, 'hang vma below rb_parent: red'),
    rebalance: call(0, 'rb_insert(vma): no red node below a red one'),
  },
} as const satisfies Listing;

export const vmaLink2632 = {
  fn: 'vma_link',
  form: '2632',
  source: 'mm/mmap.c: vma_link, __vma_link, __vma_link_list, __vma_link_file; Linux 2.6.32',
  lines: {
    lock: critical(0, 'a file: lock i_mmap, take its truncate_count; lock anon_vma'),
    list: critical(0, 'list: prev->vm_next ← vma, vma->vm_next ← what followed'),
    tree: call(0, 'tree: vma_link_rb(vma)'),
    hasFile: test(0, 'does it map a file?'),
    file: critical(1, 'enter it in the prio tree of the file'),
    count: effect(0, 'unlock; map_count ← map_count + 1'),
    validate: plain(0, 'validate_mm, when debugging: does all agree again?'),
  },
} as const satisfies Listing;

export const insertVmStructUnchecked2632 = {
  fn: '__insert_vm_struct',
  form: '2632',
  source: 'mm/mmap.c: __insert_vm_struct, Linux 2.6.32',
  lines: {
    find: call(0, 'find_vma_prepare(vm_start): where is its place?'),
    list: critical(0, 'list: prev->vm_next ← vma, vma->vm_next ← what followed'),
    tree: call(0, 'tree: vma_link_rb(vma)'),
    count: critical(0, 'map_count ← map_count + 1'),
  },
} as const satisfies Listing;

export const insertVmStruct2632 = {
  fn: 'insert_vm_struct',
  form: '2632',
  source: 'mm/mmap.c: insert_vm_struct, Linux 2.6.32',
  lines: {
    bad: test(0, 'the caller: is it no range of whole pages? → EINVAL'),
    new: effect(0, 'the caller: a new VMA for [start, end), linked nowhere'),
    pgoff: effect(0, 'no file: vm_pgoff ← the page number of vm_start'),
    find: call(0, 'find_vma_prepare(vm_start): what is there, where to?'),
    overlap: test(0, 'is there a VMA, and does it start below vm_end? → ENOMEM'),
    charge: charge(0, 'VM_ACCOUNT, and its pages cannot be charged? → ENOMEM'),
    link: call(0, 'vma_link(vma) at its place'),
    free: effect(0, 'refused: the caller frees the VMA'),
  },
} as const satisfies Listing;

export const vmaUnlink2632 = {
  fn: '__vma_unlink',
  form: '2632',
  source: 'mm/mmap.c: __vma_unlink, Linux 2.6.32',
  lines: {
    list: critical(0, 'list: prev->vm_next ← what follows vma'),
    tree: call(0, 'tree: rb_erase(vma)'),
    cached: test(0, 'is vma in mm->mmap_cache?'),
    cache: critical(1, 'mm->mmap_cache ← prev'),
  },
} as const satisfies Listing;
