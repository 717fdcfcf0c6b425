/**
 * __vma_adjust: move the boundaries of a VMA, and of what that swallows, pushes or inserts.
 * Models: __vma_adjust of mm/mmap.c, 5.10, with expand. Leaves out: uprobes, transparent huge pages, locks.
 *
 *     swallow   VVVNNN -> VVVVVV     remove_next 1 (2: and the one behind it, 3: V goes, N stays)
 *     push      VVVNNN -> VVVVNN     adjust_next > 0
 *     give      VVVNNN -> VVNNNN     adjust_next < 0
 *     insert    VVVVVV -> VVVIII     the second half of a split
 */
import { type Addr, type Pages, toBytes, toPages } from './addr';
import { anonVmaClone, putBackAvcs, takeOutAvcs, unlinkAnonVmas } from './anon-vma';
import type { Edit } from './edit';
import { insertVmStructUnchecked, vmaLinkFile, vmaUnlink, vmaUnlinkFile } from './link';
import { otherParts } from './other-parts';
import { vmaGapUpdate, vmEndGap } from './subtree-gap';
import type { MmId, VmaId } from './world';

export interface AdjustArgs {
  readonly start: Addr;
  readonly end: Addr;
  readonly pgoff: Pages;
  /** The copy made by a split, to be linked here. */
  readonly insert: VmaId | null;
  /** The VMA that a merge makes larger; null outside of vma_merge. */
  readonly expand: VmaId | null;
}

/** What the decision leaves for the change. */
interface Plan {
  vma: VmaId;
  next: VmaId | null;
  start: Addr;
  end: Addr;
  readonly pgoff: Pages;
  /** 0 none, 1 next, 2 next and its successor, 3 vma and next have changed roles. */
  remove_next: 0 | 1 | 2 | 3;
  /** Pages that next's start moves. */
  adjust_next: Pages;
  /** The avcs are out of their interval trees. */
  anonOut: boolean;
  startMoved: boolean;
  endMoved: boolean;
}

/** Carries out the change; the caller has made sure that it is one of the four pictures. */
export function vmaAdjust(edit: Edit, mm: MmId, vma: VmaId, args: AdjustArgs): void {
  const next = edit.vma(vma).vm_next;
  const { start, end, pgoff, insert } = args;
  edit.rec?.at('__vma_adjust.next', { vma, next, start, end, pgoff, insert, expand: args.expand });
  const plan: Plan = {
    vma,
    next,
    start,
    end,
    pgoff,
    remove_next: 0,
    adjust_next: 0,
    anonOut: false,
    startMoved: false,
    endMoved: false,
  };
  const decide = next !== null && insert === null;
  edit.rec?.test('__vma_adjust.decide', decide, { vma, next, insert });
  if (decide) planNext(edit, plan, next, args);
  for (;;) {
    handOverPages(edit, mm, plan, insert);
    changeBounds(edit, plan, insert);
    changeStructure(edit, mm, plan, insert);
    if (plan.remove_next === 0) break;
    freeRemoved(edit, mm, plan);
    const again = plan.remove_next === 2;
    edit.rec?.test('__vma_adjust.again', again, { vma: plan.vma, next: plan.next, remove_next: plan.remove_next });
    if (!again) {
      closeGap(edit, plan);
      break;
    }
    plan.remove_next = 1;
    plan.end = edit.vma(plan.next as VmaId).vm_end;
    edit.rec?.at('__vma_adjust.second', { vma: plan.vma, next: plan.next, end: plan.end, remove_next: 1 });
  }
  edit.rec?.at('__vma_adjust.validate', { count: edit.mm(mm).map_count });
  edit.rec?.at('__vma_adjust.done', { vma: plan.vma });
}

/** Phase A: what happens to next, and whose anon_vma is handed on. */
function planNext(edit: Edit, plan: Plan, nextId: VmaId, { expand }: AdjustArgs): void {
  const vma = edit.vma(plan.vma);
  const next = edit.vma(nextId);
  const { end } = plan;
  let exporter: VmaId | null = null;
  let importer: VmaId | null = null;
  const swallow = end >= next.vm_end;
  edit.rec?.test('__vma_adjust.swallow', swallow, { vma: vma.id, next: next.id, end });
  if (swallow) {
    const swap = expand === next.id;
    edit.rec?.test('__vma_adjust.swap', swap, { vma: vma.id, next: next.id, expand });
    if (swap) {
      plan.remove_next = 3;
      plan.vma = next.id;
      plan.next = vma.id;
      edit.rec?.at('__vma_adjust.swapped', { vma: plan.vma, next: plan.next, remove_next: 3 });
    } else {
      plan.remove_next = end > next.vm_end ? 2 : 1;
      plan.end = next.vm_end;
      edit.rec?.at('__vma_adjust.remove', { vma: vma.id, next: next.id, end: plan.end, remove_next: plan.remove_next });
    }
    importer = plan.vma;
    exporter = plan.next;
    // Handed on once, before the loop: of two that go, the second counts where the first has none.
    if (plan.remove_next === 2 && next.anon_vma === null) exporter = next.vm_next;
  } else {
    const push = end > next.vm_start;
    edit.rec?.test('__vma_adjust.push', push, { vma: vma.id, next: next.id, end });
    const give = !push && end < vma.vm_end;
    if (!push) edit.rec?.test('__vma_adjust.give', give, { vma: vma.id, next: next.id, end });
    if (push) {
      plan.adjust_next = toPages(end - next.vm_start);
      [importer, exporter] = [vma.id, next.id];
      edit.rec?.at('__vma_adjust.pushes', { vma: vma.id, next: next.id, adjust_next: plan.adjust_next });
    } else if (give) {
      plan.adjust_next = -toPages(vma.vm_end - end);
      [importer, exporter] = [next.id, vma.id];
      edit.rec?.at('__vma_adjust.gives', { vma: vma.id, next: next.id, adjust_next: plan.adjust_next });
    }
  }
  importAnonVma(edit, importer, exporter);
}

/** The VMA that grows takes over the anon_vma of the pages that it gets, where it has none. */
function importAnonVma(edit: Edit, importer: VmaId | null, exporter: VmaId | null): void {
  const anon_vma = exporter === null ? null : edit.vma(exporter).anon_vma;
  const wanted = importer !== null && exporter !== null && anon_vma !== null && edit.vma(importer).anon_vma === null;
  edit.rec?.test('__vma_adjust.import', wanted, { importer, exporter, anon_vma });
  if (!wanted) return;
  edit.editVma(importer).anon_vma = anon_vma;
  anonVmaClone(edit, importer, exporter);
  edit.rec?.at('__vma_adjust.clone', { importer, exporter, anon_vma });
}

/** The series: pages that change their VMA go to its anon_vma. Elsewhere both have the same, or one has none. */
function handOverPages(
  edit: Edit,
  mm: MmId,
  { vma, next, end, remove_next, adjust_next }: Plan,
  insert: VmaId | null,
): void {
  if (next === null || insert !== null || !edit.series.anonVmas) return;
  const mine = edit.vma(vma);
  const theirs = edit.vma(next);
  const { rekeyRange } = otherParts();
  if (remove_next !== 0) rekeyRange(edit, mm, theirs.anon_vma, mine.anon_vma, theirs.vm_start, theirs.vm_end);
  else if (adjust_next > 0) rekeyRange(edit, mm, theirs.anon_vma, mine.anon_vma, theirs.vm_start, end);
  else if (adjust_next < 0) rekeyRange(edit, mm, mine.anon_vma, theirs.anon_vma, end, mine.vm_end);
  edit.rec?.at('__vma_adjust.handOver', { vma, next, anon_vma: mine.anon_vma, other_anon_vma: theirs.anon_vma });
}

/** Phase B, first half: out of the interval trees, new bounds, back into i_mmap. */
function changeBounds(edit: Edit, plan: Plan, insert: VmaId | null): void {
  const { vma, next, start, end, pgoff, adjust_next } = plan;
  const pushed = adjust_next !== 0 ? next : null;
  const file = edit.vma(vma).vm_file;
  edit.rec?.test('__vma_adjust.file', file !== null, { vma, file });
  if (file !== null) {
    if (insert !== null) vmaLinkFile(edit, insert);
    vmaUnlinkFile(edit, vma);
    if (pushed !== null) vmaUnlinkFile(edit, pushed);
    edit.rec?.at('__vma_adjust.outFile', { vma, next: pushed, insert, file });
  }
  const anon_vma = edit.vma(vma).anon_vma ?? (pushed === null ? null : edit.vma(pushed).anon_vma);
  edit.rec?.test('__vma_adjust.anon', anon_vma !== null, { vma, anon_vma });
  if (anon_vma !== null) {
    takeOutAvcs(edit, vma);
    if (pushed !== null) takeOutAvcs(edit, pushed);
    edit.rec?.at('__vma_adjust.outAnon', { vma, next: pushed, anon_vma });
  }
  const mine = edit.editVma(vma);
  plan.startMoved = mine.vm_start !== start;
  plan.endMoved = mine.vm_end !== end;
  mine.vm_start = start;
  mine.vm_end = end;
  mine.vm_pgoff = pgoff;
  edit.rec?.at('__vma_adjust.bounds', { vma, start, end, pgoff });
  if (pushed !== null) {
    const theirs = edit.editVma(pushed);
    theirs.vm_start += toBytes(adjust_next);
    theirs.vm_pgoff += adjust_next;
    edit.rec?.at('__vma_adjust.nextBounds', { next: pushed, adjust_next, vm_start: theirs.vm_start });
  }
  if (file !== null) {
    if (pushed !== null) vmaLinkFile(edit, pushed);
    vmaLinkFile(edit, vma);
    edit.rec?.at('__vma_adjust.inFile', { vma, next: pushed, file });
  }
  plan.anonOut = anon_vma !== null;
}

/** Phase B, second half: list, tree and gaps; then the avcs go back. */
function changeStructure(edit: Edit, mm: MmId, plan: Plan, insert: VmaId | null): void {
  const { vma, next, adjust_next } = plan;
  edit.rec?.test('__vma_adjust.removes', plan.remove_next !== 0, { vma, next, remove_next: plan.remove_next });
  if (plan.remove_next !== 0) {
    const removed = next as VmaId;
    edit.rec?.at('__vma_adjust.unlink', { vma, removed });
    vmaUnlink(edit, mm, removed);
    if (edit.vma(removed).vm_file !== null) {
      vmaUnlinkFile(edit, removed);
      edit.rec?.at('__vma_adjust.unlinkFile', { removed });
    }
  } else {
    edit.rec?.test('__vma_adjust.inserts', insert !== null, { vma, insert });
    if (insert !== null) {
      edit.rec?.at('__vma_adjust.insert', { vma, insert });
      insertVmStructUnchecked(edit, mm, insert);
    } else {
      updateGaps(edit, mm, plan);
    }
  }
  if (plan.anonOut) {
    putBackAvcs(edit, vma);
    if (adjust_next !== 0 && next !== null) putBackAvcs(edit, next);
    edit.rec?.at('__vma_adjust.inAnon', { vma, next: adjust_next !== 0 ? next : null });
  }
}

/** Where a maple tree does by itself what vma_gap_update does in a red-black tree. */
function noteGap(edit: Edit, vma: VmaId): void {
  if (edit.profile.structure === 'maple') edit.rec?.at('__vma_adjust.maple', { vma });
}

/** Nothing comes or goes: the holes beside the moved boundaries have changed. */
function updateGaps(edit: Edit, mm: MmId, plan: Plan): void {
  const { vma, next, adjust_next } = plan;
  edit.rec?.test('__vma_adjust.startMoved', plan.startMoved, { vma });
  if (plan.startMoved) {
    edit.rec?.at('__vma_adjust.startGap', { vma });
    vmaGapUpdate(edit, vma);
    noteGap(edit, vma);
  }
  edit.rec?.test('__vma_adjust.endMoved', plan.endMoved, { vma });
  if (!plan.endMoved) return;
  edit.rec?.test('__vma_adjust.isLast', next === null, { vma, next });
  if (next === null) {
    edit.editMm(mm).highest_vm_end = vmEndGap(edit.vma(vma));
    edit.rec?.at('__vma_adjust.highest', { vma, highest_vm_end: edit.mm(mm).highest_vm_end });
  } else if (adjust_next === 0) {
    edit.rec?.at('__vma_adjust.nextGap', { vma, next });
    vmaGapUpdate(edit, next);
    noteGap(edit, vma);
  }
}

/** The unlinked VMA is freed; its anon_vma is the survivor's or none. */
function freeRemoved(edit: Edit, mm: MmId, plan: Plan): void {
  const removed = plan.next as VmaId;
  unlinkAnonVmas(edit, removed);
  edit.editMm(mm).map_count--;
  edit.freeVma(removed);
  edit.rec?.at('__vma_adjust.free', { vma: plan.vma, count: edit.mm(mm).map_count, removed });
  plan.next = plan.remove_next === 3 ? plan.vma : edit.vma(plan.vma).vm_next;
}

/** After the last removal: the hole below what follows. */
function closeGap(edit: Edit, plan: Plan): void {
  const { next } = plan;
  edit.rec?.test('__vma_adjust.follower', next !== null, { vma: plan.vma, next });
  if (next !== null) {
    edit.rec?.at('__vma_adjust.followerGap', { vma: plan.vma, next });
    vmaGapUpdate(edit, next);
    noteGap(edit, plan.vma);
  } else {
    // What went was the last: the survivor ends where that ended, so highest_vm_end stands.
    edit.rec?.at('__vma_adjust.lastEnd', { vma: plan.vma, end: edit.vma(plan.vma).vm_end });
  }
}
