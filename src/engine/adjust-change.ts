/** The changes that adjusting bounds is made of, without a step: each kernel puts them in its own order. */
import { toBytes } from './addr';
import type { Plan } from './adjust-plan';
import { pushedBy } from './adjust-plan';
import { anonVmaClone, putBackAvcs, takeOutAvcs, unlinkAnonVmas } from './anon-vma';
import type { Edit } from './edit';
import { vmaLinkFile, vmaUnlinkFile } from './link';
import { otherParts } from './other-parts';
import { vmaGapUpdate, vmEndGap } from './subtree-gap';
import type { AnonVmaId, MmId, VmaId } from './world';

/** The anon_vma to hand on: exporter has one, importer has none. */
export function anonToImport(edit: Edit, importer: VmaId | null, exporter: VmaId | null): AnonVmaId | null {
  if (importer === null || exporter === null || edit.vma(importer).anon_vma !== null) return null;
  return edit.vma(exporter).anon_vma;
}

export function importAnon(edit: Edit, importer: VmaId, exporter: VmaId): void {
  edit.editVma(importer).anon_vma = edit.vma(exporter).anon_vma;
  anonVmaClone(edit, importer, exporter);
}

/** The series: pages that change their VMA go to its anon_vma. Elsewhere both have the same, or one has none. */
export function handOver(edit: Edit, mm: MmId, { vma, next, end, insert, remove_next, adjust_next }: Plan): boolean {
  if (next === null || insert !== null || !edit.series.anonVmas) return false;
  const mine = edit.vma(vma);
  const theirs = edit.vma(next);
  const { rekeyRange } = otherParts();
  if (remove_next !== 0) rekeyRange(edit, mm, theirs.anon_vma, mine.anon_vma, theirs.vm_start, theirs.vm_end);
  else if (adjust_next > 0) rekeyRange(edit, mm, theirs.anon_vma, mine.anon_vma, theirs.vm_start, end);
  else if (adjust_next < 0) rekeyRange(edit, mm, mine.anon_vma, theirs.anon_vma, end, mine.vm_end);
  return true;
}

/** The anon_vma whose tree is ordered by bounds that change; null: none. */
export function anonOf(edit: Edit, plan: Plan): AnonVmaId | null {
  const pushed = pushedBy(plan);
  return edit.vma(plan.vma).anon_vma ?? (pushed === null ? null : edit.vma(pushed).anon_vma);
}

export function outOfFile(edit: Edit, plan: Plan): void {
  const pushed = pushedBy(plan);
  vmaUnlinkFile(edit, plan.vma);
  if (pushed !== null) vmaUnlinkFile(edit, pushed);
}

export function backIntoFile(edit: Edit, plan: Plan): void {
  const pushed = pushedBy(plan);
  if (pushed !== null) vmaLinkFile(edit, pushed);
  vmaLinkFile(edit, plan.vma);
}

export function outOfAnon(edit: Edit, plan: Plan): void {
  const pushed = pushedBy(plan);
  takeOutAvcs(edit, plan.vma);
  if (pushed !== null) takeOutAvcs(edit, pushed);
}

export function backIntoAnon(edit: Edit, plan: Plan): void {
  const pushed = pushedBy(plan);
  putBackAvcs(edit, plan.vma);
  if (pushed !== null) putBackAvcs(edit, pushed);
}

export function writeBounds(edit: Edit, plan: Plan): void {
  const { vma, start, end, pgoff } = plan;
  const mine = edit.editVma(vma);
  plan.startMoved = mine.vm_start !== start;
  plan.endMoved = mine.vm_end !== end;
  mine.vm_start = start;
  mine.vm_end = end;
  mine.vm_pgoff = pgoff;
}

export function moveStart(edit: Edit, id: VmaId, adjust_next: number): void {
  const theirs = edit.editVma(id);
  theirs.vm_start += toBytes(adjust_next);
  theirs.vm_pgoff += adjust_next;
}

/** The unlinked VMA is freed; its anon_vma is the survivor's or none. */
export function freeSwallowed(edit: Edit, mm: MmId, plan: Plan): void {
  const removed = plan.next as VmaId;
  unlinkAnonVmas(edit, removed);
  edit.editMm(mm).map_count--;
  edit.freeVma(removed);
  plan.next = plan.remove_next === 3 ? plan.vma : edit.vma(plan.vma).vm_next;
}

export function endIsHighest(edit: Edit, mm: MmId, vma: VmaId): void {
  edit.editMm(mm).highest_vm_end = vmEndGap(edit.vma(vma));
}

/** The holes beside moved bounds, where nobody looks on. */
export function settleHoles(edit: Edit, mm: MmId, { vma, next, adjust_next, startMoved, endMoved }: Plan): void {
  if (startMoved) vmaGapUpdate(edit, vma);
  if (!endMoved) return;
  if (next === null) endIsHighest(edit, mm, vma);
  else if (adjust_next === 0) vmaGapUpdate(edit, next);
}
