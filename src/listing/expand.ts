/** A new mapping makes a neighbour larger, without vma_merge. */
import { call, type Listing, test } from './types';

export const vmaExpand = {
  fn: 'vma_expand',
  source: 'mm/mmap.c: mmap_region, do_brk_flags, vma_expand; Linux 6.1',
  lines: {
    next: test(0, 'does next start at end, and does the range fit before it?'),
    prev: test(0, 'does prev end at addr, and does all that fit behind it?'),
    heap: test(0, 'brk: does prev end at addr, and does the range fit?'),
    growPrev: call(0, 'prev: it takes the range, and next if that fits too'),
    growNext: call(0, 'otherwise next: it begins at addr'),
  },
} as const satisfies Listing;
