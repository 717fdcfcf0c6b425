/** One VMA becomes two. */
import { call, critical, type Listing, plain, test } from './types';

export const splitVmaUnchecked = {
  fn: '__split_vma',
  source: 'mm/mmap.c: __split_vma, Linux 5.10',
  lines: {
    enter: plain(0, 'addr lies inside vma: cut there'),
    dup: critical(0, 'insert ← a copy of vma, with one of the two parts'),
    clone: critical(0, 'insert joins every anon_vma in the chain of vma'),
    below: test(0, 'new_below: has the copy the lower part?'),
    adjustLow: call(1, '__vma_adjust: vma begins at addr, insert below it'),
    adjustHigh: call(0, 'otherwise __vma_adjust: vma ends at addr, insert above'),
  },
} as const satisfies Listing;

export const splitVma = {
  fn: 'split_vma',
  source: 'mm/mmap.c: split_vma, Linux 5.10',
  lines: {
    limit: test(0, 'map_count ≥ max_map_count? → ENOMEM'),
    split: call(0, '__split_vma(vma, addr, new_below)'),
  },
} as const satisfies Listing;
