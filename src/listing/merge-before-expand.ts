/** vma_merge before 4.9: without `expand`, area is kept in case 8. */
import { classic, khugepaged, special } from './merge';
import { call, type Listing, ret, test } from './types';

/** No `expand` yet: whoever begins at addr is made larger, and is what comes back. */
const keepsArea = {
  case38: call(1, 'otherwise case 3 or 8: area covers addr to next.vm_end'),
} as const;
const done = ret(0, 'merged: return prev, or area');

export const vmaMerge44 = {
  fn: 'vma_merge',
  form: '44',
  source: 'mm/mmap.c: vma_merge, can_vma_merge_before, can_vma_merge_after; Linux 4.4',
  lines: { special, ...classic, ...keepsArea, khugepaged, done },
} as const satisfies Listing;

export const vmaMerge2632 = {
  fn: 'vma_merge',
  form: '2632',
  source: 'mm/mmap.c: vma_merge, can_vma_merge_before, can_vma_merge_after; Linux 2.6.32',
  lines: {
    special,
    ...classic,
    anonBoth: test(1, 'and are their anon_vmas equal, or is one NULL?'),
    ...keepsArea,
    done,
  },
} as const satisfies Listing;
