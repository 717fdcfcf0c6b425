/**
 * The two orders of vma_merge up to 6.1. prev-first: prev is asked, then next, and what is known by then is done.
 * both-first (patch 1 of the series of 2022, 6.1): both are asked, then one of both, prev and next is chosen.
 */
import type { Addr } from './addr';
import { vmaAdjust } from './adjust';
import type { Edit } from './edit';
import {
  type BothFirst,
  caseOfBoth,
  caseOfPrev,
  fits,
  type Merged,
  type Neighbours,
  type OrderFunction,
  type PrevFirst,
  type Range,
  touches,
  vmaOrNull,
  whyFits,
} from './merge-around';
import { explainBoth, isMergeableAnonVma } from './mergeable';
import { otherParts } from './other-parts';
import type { MmId, Vma, VmaId } from './world';

/** prev, area and next, step by step: next moves on where the range is all of area. */
export function walkNeighbours(edit: Edit, fn: OrderFunction, mm: MmId, prev: VmaId | null, end: Addr): Neighbours {
  let next = prev === null ? edit.mm(mm).mmap : edit.vma(prev).vm_next;
  edit.rec?.at(`${fn}.next`, { prev, next });
  const area = next;
  edit.rec?.about({ tags: { prev: edit.ref(prev), area: edit.ref(area), next: edit.ref(next) } });
  edit.rec?.at(`${fn}.area`, { prev, area, next });
  const covers = next !== null && edit.vma(next).vm_end === end;
  edit.rec?.test(`${fn}.covers`, covers, { end, area, next });
  if (next !== null && covers) {
    next = edit.vma(next).vm_next;
    edit.rec?.about({ tags: { prev: edit.ref(prev), area: edit.ref(area), next: edit.ref(next) } });
    edit.rec?.at(`${fn}.beyond`, { prev, area, next });
  }
  return { prev, area, next };
}

export function mergeInOrder(edit: Edit, fn: OrderFunction, around: Neighbours, range: Range): Merged | null {
  return fn === 'vma_merge@61' || fn === 'vma_merge@series'
    ? otherParts().askBothFirst(edit, fn, around, range)
    : askPrevFirst(edit, fn, around, range);
}

function askPrevFirst(edit: Edit, fn: PrevFirst, around: Neighbours, range: Range): Merged | null {
  const next = vmaOrNull(edit, around.next);
  const prev = prevThatFits(edit, fn, around, range);
  if (prev === null) return fitsAlone(edit, fn, next, range) ? growNext(edit, fn, around, next, range) : null;
  const both = nextThatFits(edit, fn, around, range);
  if (both !== null && mayShare(edit, prev, both)) {
    answerBoth(edit, `${fn}.anonBoth`, true, prev, both);
    return growOverBoth(edit, fn, around, prev, both, range);
  }
  if (both !== null) answerBoth(edit, `${fn}.anonBoth`, false, prev, both);
  return growPrev(edit, fn, around, prev, range);
}

/** May both have one anon_vma? */
export const mayShare = (edit: Edit, prev: Vma, next: Vma): boolean =>
  isMergeableAnonVma(edit, prev.anon_vma, next.anon_vma, null, null);

export function answerBoth(
  edit: Edit,
  anchor: `${PrevFirst}.anonBoth` | `${BothFirst}.both`,
  both: boolean,
  prev: Vma | null,
  next: Vma | null,
): void {
  if (edit.rec === null) return;
  edit.rec.test(
    anchor,
    both,
    {
      prev: prev?.id ?? null,
      next: next?.id ?? null,
      anon_vma: prev?.anon_vma ?? null,
      other_anon_vma: next?.anon_vma ?? null,
    },
    prev === null || next === null
      ? undefined
      : [{ question: 'both', vma: next.id, checks: explainBoth(edit, prev, next) }],
  );
}

/** Does the range continue prev? */
export function prevThatFits(edit: Edit, fn: OrderFunction, { prev: id }: Neighbours, range: Range): Vma | null {
  const prev = vmaOrNull(edit, id);
  const adjacent = touches(prev, range, 'after');
  edit.rec?.test(`${fn}.prevEnds`, adjacent, { prev: id, addr: range.addr });
  if (!adjacent) return null;
  const ok = fits(edit, prev, range, 'after');
  edit.rec?.test(`${fn}.prevFits`, ok, { prev: id, addr: range.addr }, whyFits(edit, prev, range, 'after'));
  return ok ? prev : null;
}

/** Does the range run into next? */
export function nextThatFits(edit: Edit, fn: OrderFunction, { next: id }: Neighbours, range: Range): Vma | null {
  const next = vmaOrNull(edit, id);
  const adjacent = touches(next, range, 'before');
  edit.rec?.test(`${fn}.nextStarts`, adjacent, { next: id, end: range.end });
  if (!adjacent) return null;
  const ok = fits(edit, next, range, 'before');
  edit.rec?.test(`${fn}.nextFits`, ok, { next: id, end: range.end }, whyFits(edit, next, range, 'before'));
  return ok ? next : null;
}

/** The same question where prev has said no: it stands on lines of its own. */
function fitsAlone(edit: Edit, fn: PrevFirst, next: Vma | null, range: Range): next is Vma {
  const adjacent = touches(next, range, 'before');
  edit.rec?.test(`${fn}.nextAlone`, adjacent, { next: next?.id ?? null, end: range.end });
  if (!adjacent) return false;
  const ok = fits(edit, next, range, 'before');
  edit.rec?.test(`${fn}.nextFitsAlone`, ok, { next: next.id, end: range.end }, whyFits(edit, next, range, 'before'));
  return ok;
}

/** Cases 1 and 6. */
export function growOverBoth(
  edit: Edit,
  fn: OrderFunction,
  { area }: Neighbours,
  prev: Vma,
  next: Vma,
  { mm }: Range,
): Merged {
  const mergeCase = caseOfBoth(area, next.id);
  const { vm_start } = prev;
  const { vm_end } = next;
  edit.rec?.about({ mergeCase });
  edit.rec?.at(`${fn}.case16`, { prev: prev.id, area, next: next.id, vm_start, vm_end, mergeCase });
  vmaAdjust(edit, mm, prev.id, { start: vm_start, end: vm_end, pgoff: prev.vm_pgoff, insert: null, expand: prev.id });
  return { survivor: prev.id, mergeCase };
}

/** Cases 2, 5 and 7. */
export function growPrev(edit: Edit, fn: OrderFunction, { area }: Neighbours, prev: Vma, range: Range): Merged {
  const { mm, end } = range;
  const mergeCase = caseOfPrev(edit, area, range);
  edit.rec?.about({ mergeCase });
  edit.rec?.at(`${fn}.case257`, { prev: prev.id, area, vm_start: prev.vm_start, vm_end: end, mergeCase });
  vmaAdjust(edit, mm, prev.id, { start: prev.vm_start, end, pgoff: prev.vm_pgoff, insert: null, expand: prev.id });
  return { survivor: prev.id, mergeCase };
}

/** Case 4, or cases 3 and 8. */
export function growNext(edit: Edit, fn: OrderFunction, around: Neighbours, next: Vma, range: Range): Merged {
  const { mm, addr, pglen } = range;
  const { area } = around;
  const prev = vmaOrNull(edit, around.prev);
  const inPrev = prev !== null && addr < prev.vm_end;
  edit.rec?.test(`${fn}.inPrev`, inPrev, { prev: around.prev, addr, next: next.id });
  if (inPrev) {
    const { vm_start: start, vm_pgoff: pgoff } = prev;
    edit.rec?.about({ mergeCase: 4 });
    edit.rec?.at(`${fn}.case4`, { prev: prev.id, next: next.id, vm_start: start, vm_end: addr, mergeCase: 4 });
    vmaAdjust(edit, mm, prev.id, { start, end: addr, pgoff, insert: null, expand: next.id });
    return { survivor: next.id, mergeCase: 4 };
  }
  const mergeCase = area === next.id ? 3 : 8;
  const keepsNext = edit.profile.case8Keeps === 'next';
  edit.rec?.about({ mergeCase });
  edit.rec?.at(`${fn}.case38`, { area, next: next.id, vm_start: addr, vm_end: next.vm_end, mergeCase });
  vmaAdjust(edit, mm, area as VmaId, {
    start: addr,
    end: next.vm_end,
    pgoff: next.vm_pgoff - pglen,
    insert: null,
    expand: keepsNext || mergeCase === 3 ? next.id : null,
  });
  return { survivor: keepsNext ? next.id : (area as VmaId), mergeCase };
}
