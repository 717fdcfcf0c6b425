/** Can a range become part of its neighbours? Up to 6.0: prev is asked, then next, and the first answer counts. */
import { call, type Listing, only, plain, ret, test } from './types';

export const special = test(0, 'is a VM_SPECIAL bit among the flags? → no merge');

export const khugepaged = plain(0, 'merged: khugepaged is told of the VMA, for huge pages');

/** The lines that all forms have that ask prev first. */
export const classic = {
  next: plain(0, 'next ← the VMA after prev; without prev, the first'),
  area: plain(0, 'area ← next'),
  covers: test(0, 'does next end where the range ends?'),
  beyond: plain(1, 'next ← its successor (cases 6, 7, 8)'),
  prevEnds: test(0, 'does prev end at addr?'),
  prevFits: test(0, 'and does the range fit behind it?'),
  nextStarts: test(1, 'yes: does next start at end?'),
  nextFits: test(1, 'and does the range fit before it?'),
  anonBoth: test(1, 'and may both have one anon_vma?'),
  case16: call(2, 'case 1 or 6: prev takes all up to next.vm_end'),
  case257: call(1, 'otherwise case 2, 5 or 7: prev takes all up to end'),
  nextAlone: test(0, 'otherwise: does next start at end?'),
  nextFitsAlone: test(0, 'and does the range fit before it?'),
  inPrev: test(1, 'yes: does addr lie inside prev?'),
  case4: call(2, 'case 4: prev ends at addr, next begins there'),
  case38: call(1, 'otherwise case 3 or 8: next begins at addr'),
  none: ret(0, 'neither: return NULL'),
} as const;

export const vmaMerge = {
  fn: 'vma_merge',
  source: 'mm/mmap.c: vma_merge, can_vma_merge_before, can_vma_merge_after; Linux 5.10',
  lines: {
    special,
    sharePool: only(['5.10-openeuler'], test(0, 'is it a share pool area? → no merge')),
    ...classic,
    khugepaged,
    done: ret(0, 'merged: return the VMA that holds the range now'),
  },
} as const satisfies Listing;
