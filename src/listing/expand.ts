/** A new mapping makes a neighbour larger, without vma_merge. */
import { change } from './merge-vmg';
import { critical, type Listing, plain, settled, test } from './types';

export const vmaExpand = {
  fn: 'vma_expand',
  source: 'mm/mmap.c: mmap_region, do_brk_flags, vma_expand; Linux 6.1',
  lines: {
    next: test(0, 'does next start at end, and does the range fit before it?'),
    prev: test(0, 'does prev end at addr, and does all that fit behind it?'),
    heap: test(0, 'brk: does prev end at addr, and does the range fit?'),
    growPrev: plain(0, 'prev: it takes the range, and next if that fits too'),
    growNext: plain(0, 'otherwise next: it begins at addr'),
    out: critical(0, 'out of i_mmap and the interval trees'),
    bounds: change.bounds,
    back: critical(0, 'back into i_mmap and the interval trees'),
    removes: test(0, 'has next to go?'),
    free: critical(1, 'it leaves file and anon_vmas, map_count − 1, free it'),
    done: settled(0, 'done'),
  },
} as const satisfies Listing;
