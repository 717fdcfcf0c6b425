/** vma_merge as the series of 2022 rewrote it and 6.1 took it over: both neighbours are asked before anything is done. */
import { call, type Listing, plain, ret, test } from './types';

const special = test(0, 'is a VM_SPECIAL bit among the flags? → no merge');
const covers = test(0, 'does next end where the range ends?');
const beyond = plain(1, 'next ← its successor (cases 6, 7, 8)');
const prevEnds = test(0, 'does prev end at addr?');
const nextStarts = test(0, 'does next start at end?');
const inPrev = test(1, 'yes: does addr lie inside prev?');
const outcome = {
  case16: call(1, 'case 1 or 6: prev takes all up to next.vm_end'),
  prevOnly: test(0, 'otherwise: can prev take the range?'),
  case257: call(1, 'case 2, 5 or 7: prev takes all up to end'),
  nextOnly: test(0, 'otherwise: can next take the range?'),
  inPrev,
  case4: call(2, 'case 4: prev ends at addr, next begins there'),
  case38: call(1, 'otherwise case 3 or 8: next begins at addr'),
  none: ret(0, 'neither: return NULL'),
  khugepaged: plain(0, 'merged: khugepaged is told of the VMA, for huge pages'),
  done: ret(0, 'merged: return the VMA that holds the range now'),
} as const;

export const vmaMerge61 = {
  fn: 'vma_merge',
  form: '61',
  source: 'mm/mmap.c: vma_merge, can_vma_merge_before, can_vma_merge_after; Linux 6.1',
  lines: {
    special,
    next: plain(0, 'next ← the VMA after prev; without prev, the first'),
    area: plain(0, 'mid ← next'),
    covers,
    beyond,
    prevEnds,
    prevFits: test(0, 'and does the range fit behind it?'),
    nextStarts,
    nextFits: test(0, 'and does the range fit before it?'),
    both: test(0, 'do both fit, and may both have one anon_vma?'),
    ...outcome,
  },
} as const satisfies Listing;

export const vmaMergeSeries = {
  fn: 'vma_merge',
  form: 'series',
  source: 'mm/mmap.c: vma_merge after patch 1 of the series of 2022, on Linux 5.17',
  lines: {
    special,
    next: plain(0, 'next ← the VMA after prev; without prev, the first'),
    area: plain(0, 'area ← next'),
    covers,
    beyond,
    prevEnds,
    prevFits: test(0, 'merge_prev: and does the range fit behind it?'),
    nextStarts,
    nextFits: test(0, 'merge_next: and does the range fit before it?'),
    both: test(0, 'merge_both: do both, and may they have one anon_vma?'),
    ...outcome,
  },
} as const satisfies Listing;
