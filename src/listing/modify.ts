/** The part that mprotect_fixup, mlock_fixup and madvise_behavior share. */
import { call, FROM_6_12, type Listing, only, TO_6_1, test } from './types';

const steps = {
  merge: call(0, 'vma_merge: can a neighbour take the range?'),
  merged: test(0, 'merged?'),
  head: test(0, 'otherwise: is there a part of vma below start?'),
  splitHead: call(1, 'split_vma(vma, start): the copy has the head'),
  tail: test(0, 'and is there a part above end?'),
  splitTail: call(1, 'split_vma(vma, end): the copy has the tail'),
} as const;

/** Written out in each of them up to 6.1. */
export const mergeOrSplitOn = (kernels: readonly string[]) =>
  ({
    merge: only(kernels, steps.merge),
    merged: only(kernels, steps.merged),
    head: only(kernels, steps.head),
    splitHead: only(kernels, steps.splitHead),
    tail: only(kernels, steps.tail),
    splitTail: only(kernels, steps.splitTail),
  }) as const;

/** One call in each of them from 6.7 on. */
export const modifies = {
  modify: only(FROM_6_12, call(0, 'vma_modify: a neighbour takes the range, or split')),
} as const;

export const mergeOrSplit = { ...mergeOrSplitOn(TO_6_1), ...modifies } as const;

export const vmaModify = {
  fn: 'vma_modify',
  source: 'mm/vma.c: vma_modify, Linux 6.12',
  lines: {
    ...steps,
    merge: call(0, 'vma_merge_existing_range: can a neighbour take it?'),
  },
} as const satisfies Listing;
