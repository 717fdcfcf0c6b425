/** The part that mprotect_fixup, mlock_fixup and madvise_behavior share. */
import { call, test } from './types';

export const mergeOrSplit = {
  merge: call(0, 'vma_merge: can a neighbour take the range?'),
  merged: test(0, 'merged?'),
  head: test(0, 'otherwise: is there a part of vma below start?'),
  splitHead: call(1, 'split_vma(vma, start): the copy has the head'),
  tail: test(0, 'and is there a part above end?'),
  splitTail: call(1, 'split_vma(vma, end): the copy has the tail'),
} as const;
