/** 6.12: one function for a hole, one for a part of a VMA, and what both use to carry it out. */
import { call, critical, effect, type Listing, plain, ret, settled, test } from './types';

const special = test(0, 'is a VM_SPECIAL bit among the flags? → no merge');
const asked = {
  left: test(0, 'does prev end at addr, and does the range fit behind it?'),
  right: test(0, 'does next start at end, and does it fit before it?'),
} as const;
const ends = {
  none: ret(0, 'nobody can take the range: return NULL'),
  khugepaged: plain(0, 'merged: khugepaged is told of the VMA, for huge pages'),
  done: ret(0, 'merged: return the target'),
} as const;

export const vmaMergeNewRange = {
  fn: 'vma_merge_new_range',
  source: 'mm/vma.c: vma_merge_new_range, Linux 6.12',
  lines: {
    special,
    heap: test(0, 'brk: does the range fit behind prev? only that is asked'),
    around: plain(0, 'prev and next ← the VMAs on both sides of the hole'),
    ...asked,
    both: test(0, 'do both fit, and may both have one anon_vma?'),
    case1: plain(1, 'case 1: target ← prev, up to the end of next'),
    leftOnly: test(0, 'otherwise: can prev take the range?'),
    case2: plain(1, 'case 2: target ← prev, up to end'),
    rightOnly: test(0, 'otherwise: can next take the range?'),
    case3: plain(1, 'case 3: target ← next, from addr on'),
    expand: call(0, 'vma_expand(target)'),
    ...ends,
  },
} as const satisfies Listing;

export const vmaMergeExistingRange = {
  fn: 'vma_merge_existing_range',
  source: 'mm/vma.c: vma_merge_existing_range, Linux 6.12',
  lines: {
    special,
    around: plain(0, 'middle ← the VMA of the range; prev, next beside it'),
    ...asked,
    both: test(0, 'do both fit, and may both have one anon_vma?'),
    case6: plain(1, 'case 6: target ← prev; middle and next will go'),
    leftOnly: test(0, 'otherwise: can prev take the range?'),
    case7: plain(1, 'case 7, all of middle: target ← prev; middle will go'),
    case5: plain(1, 'case 5, its head: target ← prev; middle begins at end'),
    rightOnly: test(0, 'otherwise: can next take the range?'),
    case8: plain(1, 'case 8, all of middle: target ← next; middle will go'),
    case4: plain(1, 'case 4, its tail: target ← next; middle ends at addr'),
    dup: call(0, 'dup_anon_vma: may the target need an anon_vma?'),
    commit: call(0, 'commit_merge: move the bounds'),
    ...ends,
  },
} as const satisfies Listing;

export const vmaExpandTarget = {
  fn: 'vma_expand',
  form: '612',
  source: 'mm/vma.c: vma_expand, Linux 6.12',
  lines: {
    swallow: test(0, 'does vma reach over next? then next will go'),
    dup: call(1, 'dup_anon_vma: may vma need that of next?'),
    commit: call(0, 'commit_merge: move the bounds'),
  },
} as const satisfies Listing;

export const dupAnonVma = {
  fn: 'dup_anon_vma',
  source: 'mm/vma.c: dup_anon_vma, Linux 6.12',
  lines: {
    import: test(0, 'has the one that grows none, and the other one has?'),
    clone: effect(1, 'take it over, with its whole chain'),
  },
} as const satisfies Listing;

/** vma_prepare, the change, vma_complete: what a merge and a split have in common. */
export const change = {
  out: critical(0, 'vma_prepare: out of i_mmap and the interval trees'),
  bounds: critical(0, 'write the new bounds; the maple tree notes them'),
  back: critical(0, 'vma_complete: back into i_mmap and interval trees'),
} as const;

export const commitMerge = {
  fn: 'commit_merge',
  source: 'mm/vma.c: commit_merge, vma_prepare, vma_complete; Linux 6.12',
  lines: {
    ...change,
    removes: test(0, 'has a VMA to go?'),
    free: critical(1, 'it leaves file and anon_vmas, map_count − 1, free it'),
    done: settled(0, 'done'),
  },
} as const satisfies Listing;
