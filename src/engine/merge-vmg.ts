/**
 * Merging as 6.12 does it. Models: vma_merge_new_range and vma_merge_existing_range of mm/vma.c, 6.12. The targets:
 * prev where prev can take the range, alone or with next; next where only that can.
 */
import { type AdjustArgs, planOf } from './adjust-plan';
import { commitMerge, dupAnonVma, vmaExpand } from './commit';
import type { Edit } from './edit';
import {
  caseOfBoth,
  caseOfPrev,
  fits,
  type Merged,
  type Neighbours,
  type Range,
  type RangeFunction,
  refsOf,
  touches,
  vmaOrNull,
  whyFits,
} from './merge-around';
import { explainBoth, isMergeableAnonVma } from './mergeable';
import type { Vma, VmaId } from './world';

/** Who grows, over whom, and to what bounds: the arguments of one change. */
interface Choice extends Merged {
  readonly vma: VmaId;
  readonly args: AdjustArgs;
}

export function mergeRange(edit: Edit, fn: RangeFunction, around: Neighbours, range: Range): Merged | null {
  const { prev, area, next } = around;
  edit.rec?.about({ tags: refsOf(edit, around) });
  edit.rec?.at(`${fn}.around`, { prev, area, next });
  const left = neighbour(edit, fn, prev, range, 'after');
  const right = neighbour(edit, fn, next, range, 'before');
  const choice = choose(edit, fn, around, range, left, right);
  if (choice === null) return null;
  if (fn === 'vma_merge_new_range') {
    edit.rec?.at('vma_merge_new_range.expand', { vma: choice.vma, start: choice.args.start, end: choice.args.end });
    vmaExpand(edit, range.mm, choice.vma, choice.args);
    return choice;
  }
  const plan = planOf(edit, choice.vma, choice.args);
  edit.rec?.at('vma_merge_existing_range.dup', { survivor: choice.survivor });
  dupAnonVma(edit, plan);
  edit.rec?.at('vma_merge_existing_range.commit', { survivor: choice.survivor });
  commitMerge(edit, range.mm, plan);
  return choice;
}

/** Can the neighbour on this side take the range? */
function neighbour(
  edit: Edit,
  fn: RangeFunction,
  id: VmaId | null,
  range: Range,
  where: 'after' | 'before',
): Vma | null {
  const vma = vmaOrNull(edit, id);
  const adjacent = touches(vma, range, where);
  const ok = adjacent && fits(edit, vma, range, where);
  if (edit.rec !== null) {
    const why = adjacent ? whyFits(edit, vma, range, where) : undefined;
    if (where === 'after') edit.rec.test(`${fn}.left`, ok, { prev: id, addr: range.addr }, why);
    else edit.rec.test(`${fn}.right`, ok, { next: id, end: range.end }, why);
  }
  return ok ? vma : null;
}

function choose(
  edit: Edit,
  fn: RangeFunction,
  around: Neighbours,
  range: Range,
  prev: Vma | null,
  next: Vma | null,
): Choice | null {
  if (mayTakeBoth(edit, fn, prev, next) && prev !== null && next !== null) {
    const mergeCase = caseOfBoth(around.area, next.id);
    edit.rec?.about({ mergeCase });
    const locals = { prev: prev.id, area: around.area, next: next.id, vm_end: next.vm_end, mergeCase };
    if (fn === 'vma_merge_new_range') edit.rec?.at(`${fn}.case1`, locals);
    else edit.rec?.at(`${fn}.case6`, locals);
    return growing(prev, prev.vm_start, next.vm_end, prev.vm_pgoff, mergeCase);
  }
  edit.rec?.test(`${fn}.leftOnly`, prev !== null, { prev: around.prev });
  if (prev !== null) {
    const mergeCase = caseOfPrev(edit, around.area, range);
    edit.rec?.about({ mergeCase });
    const locals = { prev: prev.id, area: around.area, vm_end: range.end, mergeCase };
    if (fn === 'vma_merge_new_range') edit.rec?.at(`${fn}.case2`, locals);
    else edit.rec?.at(mergeCase === 7 ? `${fn}.case7` : `${fn}.case5`, locals);
    return growing(prev, prev.vm_start, range.end, prev.vm_pgoff, mergeCase);
  }
  edit.rec?.test(`${fn}.rightOnly`, next !== null, { next: around.next });
  return next === null ? null : takenByNext(edit, fn, around, range, next);
}

/** Do both fit, and may their pages live in one VMA? */
function mayTakeBoth(edit: Edit, fn: RangeFunction, prev: Vma | null, next: Vma | null): boolean {
  const both = prev !== null && next !== null && isMergeableAnonVma(edit, prev.anon_vma, next.anon_vma, null, null);
  if (edit.rec !== null) {
    const why =
      prev === null || next === null
        ? undefined
        : ([{ question: 'both', vma: next.id, checks: explainBoth(edit, prev, next) }] as const);
    const locals = {
      prev: prev?.id ?? null,
      next: next?.id ?? null,
      anon_vma: prev?.anon_vma ?? null,
      other_anon_vma: next?.anon_vma ?? null,
    };
    edit.rec.test(`${fn}.both`, both, locals, why);
  }
  return both;
}

/** Cases 3, 4 and 8: next begins at addr; who had the range before loses it or goes. */
function takenByNext(edit: Edit, fn: RangeFunction, around: Neighbours, range: Range, next: Vma): Choice {
  const { addr, pglen } = range;
  const prev = vmaOrNull(edit, around.prev);
  const inPrev = prev !== null && addr < prev.vm_end;
  const mergeCase = inPrev ? 4 : around.area === next.id ? 3 : 8;
  edit.rec?.about({ mergeCase });
  const locals = { area: inPrev ? around.prev : around.area, next: next.id, vm_start: addr, mergeCase };
  if (fn === 'vma_merge_new_range') edit.rec?.at(`${fn}.case3`, locals);
  else edit.rec?.at(mergeCase === 8 ? `${fn}.case8` : `${fn}.case4`, locals);
  if (inPrev) {
    const args = { start: prev.vm_start, end: addr, pgoff: prev.vm_pgoff, insert: null, expand: next.id };
    return { vma: prev.id, survivor: next.id, mergeCase, args };
  }
  const args = { start: addr, end: next.vm_end, pgoff: next.vm_pgoff - pglen, insert: null, expand: next.id };
  return { vma: around.area as VmaId, survivor: next.id, mergeCase, args };
}

const growing = (prev: Vma, start: number, end: number, pgoff: number, mergeCase: Merged['mergeCase']): Choice => ({
  vma: prev.id,
  survivor: prev.id,
  mergeCase,
  args: { start, end, pgoff, insert: null, expand: prev.id },
});
