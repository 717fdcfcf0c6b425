/** Into list, tree and file, and out again. */
import { call, charge, critical, effect, type Listing, plain, test } from './types';

export const vmaLinkRb = {
  fn: 'vma_link_rb',
  source: 'mm/mmap.c: __vma_link_rb, Linux 5.10',
  lines: {
    hasNext: test(0, 'does a VMA follow?'),
    nextGap: call(1, 'the hole below it has shrunk: vma_gap_update(next)'),
    highest: critical(0, 'otherwise highest_vm_end ← the end of vma'),
    hang: critical(0, 'hang vma below rb_parent: red, rb_subtree_gap 0'),
    gap: call(0, 'its own gap: vma_gap_update(vma)'),
    rebalance: call(0, 'rb_insert(vma): no red node below a red one'),
  },
} as const satisfies Listing;

export const vmaLink = {
  fn: 'vma_link',
  source: 'mm/mmap.c: vma_link, __vma_link, __vma_link_list, __vma_link_file; Linux 5.10',
  lines: {
    list: critical(0, 'list: vma between prev and what follows it'),
    tree: call(0, 'tree: vma_link_rb(vma)'),
    hasFile: test(0, 'does it map a file?'),
    file: critical(1, 'enter it in the i_mmap of the file'),
    count: effect(0, 'map_count ← map_count + 1'),
    validate: plain(0, 'validate_mm, when debugging: does all agree again?'),
  },
} as const satisfies Listing;

export const insertVmStructUnchecked = {
  fn: '__insert_vm_struct',
  source: 'mm/mmap.c: __insert_vm_struct, Linux 5.10',
  lines: {
    find: call(0, 'find_vma_links(vm_start, vm_end): where is its place?'),
    list: critical(0, 'list: vma between prev and what follows it'),
    tree: call(0, 'tree: vma_link_rb(vma)'),
    count: critical(0, 'map_count ← map_count + 1'),
  },
} as const satisfies Listing;

export const insertVmStruct = {
  fn: 'insert_vm_struct',
  source: 'mm/mmap.c: insert_vm_struct, Linux 5.10',
  lines: {
    bad: test(0, 'the caller: is it no range of whole pages? → EINVAL'),
    new: effect(0, 'the caller: a new VMA for [start, end), linked nowhere'),
    find: call(0, 'where is the place of [vm_start, vm_end)?'),
    overlap: test(0, 'is something in the way? → ENOMEM'),
    charge: charge(0, 'VM_ACCOUNT, and its pages cannot be charged? → ENOMEM'),
    pgoff: effect(0, 'anonymous: vm_pgoff ← the page number of vm_start'),
    link: call(0, 'vma_link(vma) at its place'),
    free: effect(0, 'refused: the caller frees the VMA'),
  },
} as const satisfies Listing;

export const vmaUnlink = {
  fn: '__vma_unlink',
  source: 'mm/mmap.c: __vma_unlink, Linux 5.10',
  lines: {
    tree: call(0, 'tree: rb_erase(vma)'),
    list: critical(0, 'list: its two neighbours point to each other'),
    cache: critical(0, 'vmacache_seqnum + 1: what is cached counts no more'),
  },
} as const satisfies Listing;
