/** vma_merge of 6.1 and of the series: both neighbours are asked before anything is done. */
import type { Edit } from './edit';
import type { BothFirst, Merged, Neighbours, Range } from './merge-around';
import { answerBoth, growNext, growOverBoth, growPrev, mayShare, nextThatFits, prevThatFits } from './merge-order';

export function askBothFirst(edit: Edit, fn: BothFirst, around: Neighbours, range: Range): Merged | null {
  const prev = prevThatFits(edit, fn, around, range);
  const next = nextThatFits(edit, fn, around, range);
  const both = prev !== null && next !== null && mayShare(edit, prev, next);
  answerBoth(edit, `${fn}.both`, both, prev, next);
  if (prev !== null && next !== null && both) return growOverBoth(edit, fn, around, prev, next, range);
  edit.rec?.test(`${fn}.prevOnly`, prev !== null, { prev: around.prev });
  if (prev !== null) return growPrev(edit, fn, around, prev, range);
  edit.rec?.test(`${fn}.nextOnly`, next !== null, { next: around.next });
  return next === null ? null : growNext(edit, fn, around, next, range);
}
