/**
 * vma_adjust as 2.6.32 has it, in its order. Models: vma_adjust of mm/mmap.c, 2.6.32. Anonymous memory has one list for
 * each anon_vma, files a prio tree, and the second round of case 6 begins with the decision again.
 * Leaves out: VM_NONLINEAR, VM_EXECUTABLE.
 */
import {
  backIntoFile,
  endIsHighest,
  freeSwallowed,
  importAnon,
  moveStart,
  outOfFile,
  writeBounds,
} from './adjust-change';
import { type AdjustArgs, decides, type Plan, planOf, pushedBy } from './adjust-plan';
import { unlinkAnonVmas } from './anon-vma';
import type { Edit } from './edit';
import { insertVmStructUnchecked, vmaLinkFile, vmaUnlink, vmaUnlinkFile } from './link';
import type { MmId, VmaId } from './world';

/** It returns nothing: it cannot fail. */
export function vmaAdjust2632(edit: Edit, mm: MmId, vma: VmaId, args: AdjustArgs): void {
  const { start, end, pgoff, insert } = args;
  const plan = planOf(edit, vma, args);
  edit.rec?.at('vma_adjust@2632.next', { vma, next: plan.next, start, end, pgoff, insert });
  edit.rec?.test('vma_adjust@2632.decide', decides(plan), { vma, next: plan.next, insert });
  if (edit.rec !== null && decides(plan)) narratePlan(edit, plan, end);
  if (plan.remove_next === 1 || plan.remove_next === 2) takeNext(edit, plan);
  for (;;) {
    changeFileAndAnon(edit, plan);
    changeBounds(edit, mm, plan);
    changeStructure(edit, mm, plan);
    if (plan.remove_next === 0) break;
    const removed = plan.next as VmaId;
    freeSwallowed(edit, mm, plan);
    edit.rec?.at('vma_adjust@2632.free', { vma: plan.vma, removed, count: edit.mm(mm).map_count });
    const again = plan.remove_next === 2;
    edit.rec?.test('vma_adjust@2632.again', again, { vma: plan.vma, next: plan.next, remove_next: plan.remove_next });
    if (!again) break;
    edit.rec?.at('vma_adjust@2632.second', { vma: plan.vma, next: plan.next, end });
    plan.remove_next = 1;
    plan.exporter = plan.next;
    plan.end = end;
    takeNext(edit, plan);
  }
  edit.rec?.at('vma_adjust@2632.done', { vma: plan.vma });
}

function narratePlan(edit: Edit, plan: Plan, end: number): void {
  const { vma, next, remove_next, adjust_next } = plan;
  edit.rec?.test('vma_adjust@2632.swallow', remove_next !== 0, { vma, next, end });
  if (remove_next !== 0) return;
  edit.rec?.test('vma_adjust@2632.push', adjust_next > 0, { vma, next, end });
  if (adjust_next > 0) edit.rec?.at('vma_adjust@2632.pushes', { vma, next, adjust_next });
  else {
    edit.rec?.test('vma_adjust@2632.give', adjust_next < 0, { vma, next, end });
    if (adjust_next < 0) edit.rec?.at('vma_adjust@2632.gives', { vma, next, adjust_next });
  }
}

/** The label `again`: next goes in this round, which ends where next ends. */
function takeNext(edit: Edit, plan: Plan): void {
  const { vma, next, remove_next } = plan;
  plan.end = edit.vma(next as VmaId).vm_end;
  edit.rec?.at('vma_adjust@2632.remove', { vma, next, end: plan.end, remove_next });
}

/** Into the prio tree with a new half; the importer joins the list of the anon_vma. */
function changeFileAndAnon(edit: Edit, plan: Plan): void {
  const { vma, next, insert, importer, exporter, start } = plan;
  const mine = edit.vma(vma);
  edit.rec?.test('vma_adjust@2632.file', mine.vm_file !== null, { vma, file: mine.vm_file });
  if (mine.vm_file !== null) {
    resetTruncateCount(edit, plan);
    if (insert !== null) {
      const { vm_truncate_count } = mine;
      if (edit.vma(insert).vm_truncate_count !== vm_truncate_count)
        edit.editVma(insert).vm_truncate_count = vm_truncate_count;
      vmaLinkFile(edit, insert);
      edit.rec?.at('vma_adjust@2632.insertFile', { vma, insert });
    }
  }
  const matters = insert !== null || importer !== null || start !== mine.vm_start;
  const own = mine.anon_vma !== null && matters;
  edit.rec?.test('vma_adjust@2632.own', own, { vma, anon_vma: mine.anon_vma });
  const anon_vma = own ? mine.anon_vma : next === null || importer === null ? null : edit.vma(next).anon_vma;
  edit.rec?.test('vma_adjust@2632.anon', anon_vma !== null, { vma, anon_vma });
  if (anon_vma === null) return;
  const joins = importer !== null && exporter !== null && edit.vma(importer).anon_vma === null;
  edit.rec?.test('vma_adjust@2632.import', joins, { importer, anon_vma });
  if (!joins) return;
  importAnon(edit, importer, exporter);
  edit.rec?.at('vma_adjust@2632.join', { importer, anon_vma });
}

/** Pages go to a VMA that a truncation under way may have passed already: 0 makes it look there again. */
function resetTruncateCount(edit: Edit, { vma, next, importer }: Plan): void {
  const resets =
    importer !== null && next !== null && edit.vma(vma).vm_truncate_count !== edit.vma(next).vm_truncate_count;
  if (resets) edit.editVma(importer).vm_truncate_count = 0;
  edit.rec?.test('vma_adjust@2632.truncate', resets, { vma, next, importer });
}

function changeBounds(edit: Edit, mm: MmId, plan: Plan): void {
  const { vma, next, insert, start, end, pgoff, remove_next, adjust_next } = plan;
  const pushed = pushedBy(plan);
  const hasFile = edit.vma(vma).vm_file !== null;
  if (hasFile) {
    outOfFile(edit, plan);
    edit.rec?.at('vma_adjust@2632.outFile', { vma, next: pushed });
  }
  writeBounds(edit, plan);
  if (next === null && insert === null && remove_next === 0) endIsHighest(edit, mm, vma);
  edit.rec?.at('vma_adjust@2632.bounds', { vma, start, end, pgoff });
  if (pushed !== null) {
    moveStart(edit, pushed, adjust_next);
    edit.rec?.at('vma_adjust@2632.nextBounds', { next: pushed, adjust_next, vm_start: edit.vma(pushed).vm_start });
  }
  if (hasFile) {
    backIntoFile(edit, plan);
    edit.rec?.at('vma_adjust@2632.inFile', { vma, next: pushed });
  }
}

function changeStructure(edit: Edit, mm: MmId, plan: Plan): void {
  const { vma, next, insert, remove_next } = plan;
  edit.rec?.test('vma_adjust@2632.removes', remove_next !== 0, { vma, next, remove_next });
  if (remove_next !== 0) takeOut(edit, mm, vma, next as VmaId);
  else {
    edit.rec?.test('vma_adjust@2632.inserts', insert !== null, { vma, insert });
    if (insert !== null) {
      edit.rec?.at('vma_adjust@2632.insert', { vma, insert });
      insertVmStructUnchecked(edit, mm, insert);
    }
  }
  edit.rec?.at('vma_adjust@2632.unlock', { vma });
}

/** Out of list and tree, of the file's tree, of the anon_vma's list. */
function takeOut(edit: Edit, mm: MmId, vma: VmaId, removed: VmaId): void {
  edit.rec?.at('vma_adjust@2632.unlink', { vma, removed });
  vmaUnlink(edit, mm, removed);
  const { vm_file, anon_vma } = edit.vma(removed);
  if (vm_file !== null) {
    vmaUnlinkFile(edit, removed);
    edit.rec?.at('vma_adjust@2632.unlinkFile', { removed });
  }
  if (anon_vma !== null) {
    unlinkAnonVmas(edit, removed);
    edit.rec?.at('vma_adjust@2632.leaveAnon', { removed, anon_vma });
  }
}
