/** One VMA becomes two. */
import { change } from './merge-vmg';
import { call, critical, effect, type Listing, plain, test } from './types';

const copied = {
  enter: plain(0, 'addr lies inside vma: cut there'),
  dup: critical(0, 'insert ← a copy of vma, with one of the two parts'),
  clone: critical(0, 'insert joins every anon_vma in the chain of vma'),
} as const;

export const splitVmaUnchecked = {
  fn: '__split_vma',
  source: 'mm/mmap.c: __split_vma, Linux 5.10',
  lines: {
    ...copied,
    below: test(0, 'new_below: has the copy the lower part?'),
    adjustLow: call(1, 'vma_adjust: vma begins at addr, insert below it'),
    adjustHigh: call(0, 'otherwise vma_adjust: vma ends at addr, insert above'),
  },
} as const satisfies Listing;

/** Until munmap needed one without the limit, there was a single function. */
export const splitVma2632 = {
  fn: 'split_vma',
  form: '2632',
  source: 'mm/mmap.c: split_vma, Linux 2.6.32',
  lines: {
    limit: test(0, 'map_count ≥ max_map_count? → ENOMEM'),
    dup: critical(0, 'insert ← a copy of vma, with one of the two parts'),
    clone: critical(0, 'insert has the anon_vma of vma and will be in its list'),
    below: test(0, 'new_below: has the copy the lower part?'),
    adjustLow: call(1, 'vma_adjust: vma begins at addr, insert below it'),
    adjustHigh: call(0, 'otherwise vma_adjust: vma ends at addr, insert above'),
  },
} as const satisfies Listing;

export const splitVma612 = {
  fn: '__split_vma',
  form: '612',
  source: 'mm/vma.c: __split_vma, vma_prepare, vma_complete; Linux 6.12',
  lines: {
    ...copied,
    ...change,
    insert: effect(0, 'insert comes in beside vma, map_count + 1'),
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
