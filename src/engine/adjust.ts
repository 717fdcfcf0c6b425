/**
 * vma_adjust: move the boundaries of a VMA, and of what that swallows, pushes or inserts.
 * Models: __vma_adjust of mm/mmap.c, 5.10 and 6.1; vma_adjust, 4.4. The order of 2.6.32 is in adjust-2632.ts.
 * Leaves out: uprobes, transparent huge pages, locks.
 */

import {
  anonOf,
  anonToImport,
  backIntoAnon,
  backIntoFile,
  endIsHighest,
  freeSwallowed,
  handOver,
  importAnon,
  moveStart,
  outOfAnon,
  outOfFile,
  settleHoles,
  writeBounds,
} from './adjust-change';
import { type AdjustArgs, decides, type Plan, planOf, pushedBy } from './adjust-plan';
import type { Edit } from './edit';
import { insertQuietly, insertVmStructUnchecked, unlinkQuietly, vmaLinkFile, vmaUnlink, vmaUnlinkFile } from './link';
import { otherParts } from './other-parts';
import { vmaGapUpdate } from './subtree-gap';
import type { MmId, VmaId } from './world';

type RbAdjust = '__vma_adjust' | 'vma_adjust@44';
type Adjust = RbAdjust | '__vma_adjust@61';

/** Carries out the change; the caller has made sure that it is one of the four pictures. */
export function vmaAdjust(edit: Edit, mm: MmId, vma: VmaId, args: AdjustArgs): void {
  switch (edit.profile.adjustForm) {
    case 'void':
      otherParts().vmaAdjust2632(edit, mm, vma, args);
      return;
    case 'reimport':
      adjust(edit, 'vma_adjust@44', mm, vma, args);
      return;
    case 'expand':
      adjust(edit, '__vma_adjust', mm, vma, args);
      return;
    default:
      adjust(edit, '__vma_adjust@61', mm, vma, args);
  }
}

function adjust(edit: Edit, fn: Adjust, mm: MmId, vma: VmaId, args: AdjustArgs): void {
  const plan = planOf(edit, vma, args);
  if (edit.rec !== null) narratePlan(edit, fn, vma, plan, args);
  const reimports = fn === 'vma_adjust@44';
  if (plan.remove_next === 2) plan.end = edit.vma(plan.next as VmaId).vm_end;
  // Handed on once, before the loop: of two that go, the second counts where the first has none.
  if (!reimports && plan.remove_next === 2 && edit.vma(plan.next as VmaId).anon_vma === null)
    plan.exporter = edit.vma(plan.next as VmaId).vm_next;
  if (!reimports && decides(plan)) importFor(edit, fn, plan);
  for (;;) {
    if (reimports && decides(plan)) importFor(edit, fn, plan);
    if (handOver(edit, mm, plan) && fn === '__vma_adjust') narrateHandOver(edit, plan);
    const anonOut = changeBounds(edit, fn, mm, plan, args);
    changeStructure(edit, fn, mm, plan, anonOut);
    if (plan.remove_next === 0) break;
    const removed = plan.next as VmaId;
    freeSwallowed(edit, mm, plan);
    if (fn === '__vma_adjust@61' && plan.remove_next !== 2 && plan.next !== null) vmaGapUpdate(edit, plan.next);
    edit.rec?.at(`${fn}.free`, { vma: plan.vma, count: edit.mm(mm).map_count, removed });
    const again = plan.remove_next === 2;
    edit.rec?.test(`${fn}.again`, again, { vma: plan.vma, next: plan.next, remove_next: plan.remove_next });
    if (!again) {
      if (fn !== '__vma_adjust@61') closeGap(edit, fn, plan);
      break;
    }
    plan.remove_next = 1;
    plan.exporter = plan.next;
    plan.end = edit.vma(plan.next as VmaId).vm_end;
    edit.rec?.at(`${fn}.second`, { vma: plan.vma, next: plan.next, end: plan.end, remove_next: 1 });
  }
  edit.rec?.at(`${fn}.validate`, { count: edit.mm(mm).map_count });
  edit.rec?.at(`${fn}.done`, { vma: plan.vma });
}

/** The questions of phase A, as they were answered. */
function narratePlan(edit: Edit, fn: Adjust, id: VmaId, plan: Plan, args: AdjustArgs): void {
  const { rec } = edit;
  const { start, end, pgoff, insert, expand } = args;
  const { remove_next, adjust_next } = plan;
  const next = edit.vma(id).vm_next;
  // 4.9 added expand.
  if (fn === 'vma_adjust@44') rec?.at('vma_adjust@44.next', { vma: id, next, start, end, pgoff, insert });
  else rec?.at(`${fn}.next`, { vma: id, next, start, end, pgoff, insert, expand });
  rec?.test(`${fn}.decide`, decides(plan), { vma: id, next, insert });
  if (next === null || insert !== null) return;
  rec?.test(`${fn}.swallow`, remove_next !== 0, { vma: id, next, end });
  if (remove_next !== 0) {
    if (fn !== 'vma_adjust@44') rec?.test(`${fn}.swap`, remove_next === 3, { vma: id, next, expand });
    if (remove_next !== 3) rec?.at(`${fn}.remove`, { vma: id, next, end: edit.vma(next).vm_end, remove_next });
    else if (fn !== 'vma_adjust@44') rec?.at(`${fn}.swapped`, { vma: plan.vma, next: plan.next, remove_next });
    return;
  }
  rec?.test(`${fn}.push`, adjust_next > 0, { vma: id, next, end });
  if (adjust_next > 0) rec?.at(`${fn}.pushes`, { vma: id, next, adjust_next });
  else {
    rec?.test(`${fn}.give`, adjust_next < 0, { vma: id, next, end });
    if (adjust_next < 0) rec?.at(`${fn}.gives`, { vma: id, next, adjust_next });
  }
}

/** The VMA that grows takes over the anon_vma of the pages that it gets, where it has none. */
function importFor(edit: Edit, fn: Adjust, { importer, exporter }: Plan): void {
  const anon_vma = anonToImport(edit, importer, exporter);
  if (edit.rec !== null) {
    const theirs = exporter === null ? null : edit.vma(exporter).anon_vma;
    edit.rec.test(`${fn}.import`, anon_vma !== null, { importer, exporter, anon_vma: theirs });
  }
  if (anon_vma === null || importer === null || exporter === null) return;
  importAnon(edit, importer, exporter);
  edit.rec?.at(`${fn}.clone`, { importer, exporter, anon_vma });
}

function narrateHandOver(edit: Edit, { vma, next }: Plan): void {
  edit.rec?.at('__vma_adjust.handOver', {
    vma,
    next,
    anon_vma: edit.vma(vma).anon_vma,
    other_anon_vma: edit.vma(next as VmaId).anon_vma,
  });
}

/** Phase B, first half: out of the interval trees, new bounds, back into i_mmap. Are avcs out now? */
function changeBounds(edit: Edit, fn: Adjust, mm: MmId, plan: Plan, { start, pgoff }: AdjustArgs): boolean {
  const { vma, end, insert, adjust_next } = plan;
  const pushed = pushedBy(plan);
  const file = edit.vma(vma).vm_file;
  edit.rec?.test(`${fn}.file`, file !== null, { vma, file });
  if (file !== null) {
    if (insert !== null) vmaLinkFile(edit, insert);
    outOfFile(edit, plan);
    edit.rec?.at(`${fn}.outFile`, { vma, next: pushed, insert, file });
  }
  const anon_vma = anonOf(edit, plan);
  edit.rec?.test(`${fn}.anon`, anon_vma !== null, { vma, anon_vma });
  if (anon_vma !== null) {
    outOfAnon(edit, plan);
    edit.rec?.at(`${fn}.outAnon`, { vma, next: pushed, anon_vma });
  }
  writeBounds(edit, plan);
  // A maple tree sees to the holes by itself.
  if (fn === '__vma_adjust@61' && insert === null && plan.remove_next === 0) settleHoles(edit, mm, plan);
  edit.rec?.at(`${fn}.bounds`, { vma, start, end, pgoff });
  if (pushed !== null) {
    moveStart(edit, pushed, adjust_next);
    edit.rec?.at(`${fn}.nextBounds`, { next: pushed, adjust_next, vm_start: edit.vma(pushed).vm_start });
  }
  if (file !== null) {
    backIntoFile(edit, plan);
    edit.rec?.at(`${fn}.inFile`, { vma, next: pushed, file });
  }
  return anon_vma !== null;
}

/** Phase B, second half: list, tree and gaps; then the avcs go back. */
function changeStructure(edit: Edit, fn: Adjust, mm: MmId, plan: Plan, anonOut: boolean): void {
  const { vma, next, insert } = plan;
  edit.rec?.test(`${fn}.removes`, plan.remove_next !== 0, { vma, next, remove_next: plan.remove_next });
  if (plan.remove_next !== 0) {
    takeOut(edit, fn, mm, vma, next as VmaId);
  } else {
    edit.rec?.test(`${fn}.inserts`, insert !== null, { vma, insert });
    if (insert !== null) putIn(edit, fn, mm, vma, insert);
    else if (fn !== '__vma_adjust@61') updateGaps(edit, fn, mm, plan);
  }
  if (anonOut) {
    backIntoAnon(edit, plan);
    edit.rec?.at(`${fn}.inAnon`, { vma, next: pushedBy(plan) });
  }
}

/** What is swallowed leaves list, tree and file. */
function takeOut(edit: Edit, fn: Adjust, mm: MmId, vma: VmaId, removed: VmaId): void {
  if (fn === '__vma_adjust@61') unlinkQuietly(edit, mm, removed);
  edit.rec?.at(`${fn}.unlink`, { vma, removed });
  if (fn !== '__vma_adjust@61') vmaUnlink(edit, mm, removed);
  if (edit.vma(removed).vm_file !== null) {
    vmaUnlinkFile(edit, removed);
    edit.rec?.at(`${fn}.unlinkFile`, { removed });
  }
}

/** The second half of a split comes in. */
function putIn(edit: Edit, fn: Adjust, mm: MmId, vma: VmaId, insert: VmaId): void {
  if (fn === '__vma_adjust@61') insertQuietly(edit, mm, insert);
  edit.rec?.at(`${fn}.insert`, { vma, insert });
  if (fn !== '__vma_adjust@61') insertVmStructUnchecked(edit, mm, insert);
}

/** Nothing comes or goes: the holes beside the moved boundaries have changed. */
function updateGaps(edit: Edit, fn: RbAdjust, mm: MmId, plan: Plan): void {
  const { vma, next, adjust_next, startMoved, endMoved } = plan;
  edit.rec?.test(`${fn}.startMoved`, startMoved, { vma });
  if (startMoved) {
    edit.rec?.at(`${fn}.startGap`, { vma });
    vmaGapUpdate(edit, vma);
  }
  edit.rec?.test(`${fn}.endMoved`, endMoved, { vma });
  if (!endMoved) return;
  edit.rec?.test(`${fn}.isLast`, next === null, { vma, next });
  if (next === null) {
    endIsHighest(edit, mm, vma);
    edit.rec?.at(`${fn}.highest`, { vma, highest_vm_end: edit.mm(mm).highest_vm_end });
  } else if (adjust_next === 0) {
    edit.rec?.at(`${fn}.nextGap`, { vma, next });
    vmaGapUpdate(edit, next);
  }
}

/** After the last removal: the hole below what follows. */
function closeGap(edit: Edit, fn: RbAdjust, plan: Plan): void {
  const { vma, next } = plan;
  edit.rec?.test(`${fn}.follower`, next !== null, { vma, next });
  if (next !== null) {
    edit.rec?.at(`${fn}.followerGap`, { vma, next });
    vmaGapUpdate(edit, next);
  } else {
    // What went was the last: the survivor ends where that ended, so highest_vm_end stands.
    edit.rec?.at(`${fn}.lastEnd`, { vma, end: edit.vma(vma).vm_end });
  }
}
