/** Searches of 2.6.32 that later kernels do otherwise: the place of a new VMA, and the predecessor. */
import { type Listing, plain, ret, test } from './types';

export const findVmaPrepare = {
  fn: 'find_vma_prepare',
  source: 'mm/mmap.c: find_vma_prepare, Linux 2.6.32',
  lines: {
    root: plain(0, 'node ← root of mm_rb; vma, prev ← NULL; while there is one:'),
    above: test(1, 'node.vm_end > addr?'),
    found: plain(2, 'vma ← node: it may be in the way'),
    contains: test(2, 'node.vm_start ≤ addr? stop, without a place'),
    left: plain(2, 'otherwise rb_parent ← node; go left'),
    right: plain(1, 'otherwise rb_parent ← prev ← node; go right'),
    done: ret(0, 'return vma, with prev, rb_parent and the side'),
  },
} as const satisfies Listing;

export const findVmaPrev2632 = {
  fn: 'find_vma_prev',
  form: '2632',
  source: 'mm/mmap.c: find_vma_prev, Linux 2.6.32',
  lines: {
    root: plain(0, 'node ← root of mm_rb; prev ← NULL; while there is a node:'),
    above: test(1, 'node.vm_end > addr?'),
    left: plain(2, 'node ← left child'),
    right: plain(1, 'otherwise prev ← node; node ← right child'),
    done: ret(0, 'return prev and prev->vm_next; without prev, the first VMA'),
  },
} as const satisfies Listing;
