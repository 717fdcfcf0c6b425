/**
 * How the maple kernels carry out what they have decided on. Models: vma_expand of mm/mmap.c, 6.1; vma_expand,
 * dup_anon_vma, commit_merge and __split_vma with vma_prepare and vma_complete of mm/vma.c, 6.12.
 * The order within vma_prepare and vma_complete is not told.
 */
import {
  anonOf,
  anonToImport,
  backIntoAnon,
  backIntoFile,
  freeSwallowed,
  handOver,
  importAnon,
  moveStart,
  outOfAnon,
  outOfFile,
  settleHoles,
  writeBounds,
} from './adjust-change';
import { type AdjustArgs, type Plan, planOf, pushedBy } from './adjust-plan';
import type { Edit } from './edit';
import { insertQuietly, unlinkQuietly, vmaLinkFile, vmaUnlinkFile } from './link';
import { vmaGapUpdate } from './subtree-gap';
import type { MmId, VmaId } from './world';

type Commits = 'vma_expand' | 'commit_merge';

/**
 * vma_expand() of 6.1: all in one function. No anon_vma is handed on: a VMA that swallows next has got along with the one
 * of next already.
 */
export function expandAtOnce(edit: Edit, mm: MmId, id: VmaId, args: AdjustArgs): void {
  commit(edit, 'vma_expand', mm, planOf(edit, id, args));
}

/** vma_expand() of 6.12: a VMA takes a hole, and the VMA behind it if that fits. */
export function vmaExpand(edit: Edit, mm: MmId, id: VmaId, args: AdjustArgs): void {
  const plan = planOf(edit, id, args);
  const swallows = plan.remove_next !== 0;
  const { start, end } = args;
  edit.rec?.test('vma_expand@612.swallow', swallows, { vma: plan.vma, next: plan.next, start, end });
  if (swallows) {
    edit.rec?.at('vma_expand@612.dup', { vma: plan.vma, next: plan.next });
    dupAnonVma(edit, plan);
  }
  edit.rec?.at('vma_expand@612.commit', { vma: plan.vma, start, end });
  commit(edit, 'commit_merge', mm, plan);
}

export const commitMerge = (edit: Edit, mm: MmId, plan: Plan): void => commit(edit, 'commit_merge', mm, plan);

/** dup_anon_vma(): the one that grows takes over the anon_vma of the pages that it gets, where it has none. */
export function dupAnonVma(edit: Edit, plan: Plan): void {
  const next = plan.next === null ? null : edit.vma(plan.next);
  // Of two that go, the second counts where the first has none.
  if (plan.remove_next === 2 && next !== null && next.anon_vma === null) plan.exporter = next.vm_next;
  const { importer, exporter } = plan;
  const anon_vma = anonToImport(edit, importer, exporter);
  edit.rec?.test('dup_anon_vma.import', anon_vma !== null, { importer, exporter });
  if (anon_vma === null || importer === null || exporter === null) return;
  importAnon(edit, importer, exporter);
  edit.rec?.at('dup_anon_vma.clone', { importer, exporter, anon_vma });
}

/** Out of file and anon_vma, new bounds, back; then what was swallowed is freed. */
function commit(edit: Edit, fn: Commits, mm: MmId, plan: Plan): void {
  const { vma, next, start, end, pgoff, remove_next } = plan;
  const pushed = pushedBy(plan);
  const hasFile = edit.vma(vma).vm_file !== null;
  const hasAnon = anonOf(edit, plan) !== null;
  handOver(edit, mm, plan);
  if (hasFile) outOfFile(edit, plan);
  if (hasAnon) outOfAnon(edit, plan);
  if (hasFile || hasAnon) edit.rec?.at(`${fn}.out`, { vma, next: pushed });
  writeBounds(edit, plan);
  if (pushed !== null) moveStart(edit, pushed, plan.adjust_next);
  if (remove_next === 0) settleHoles(edit, mm, plan);
  edit.rec?.at(`${fn}.bounds`, { vma, next: pushed, start, end, pgoff });
  if (hasFile) backIntoFile(edit, plan);
  if (hasAnon) backIntoAnon(edit, plan);
  if (hasFile || hasAnon) edit.rec?.at(`${fn}.back`, { vma, next: pushed });
  edit.rec?.test(`${fn}.removes`, remove_next !== 0, { vma, next: remove_next === 0 ? null : next });
  if (remove_next !== 0) removeSwallowed(edit, fn, mm, plan);
  edit.rec?.at(`${fn}.done`, { vma });
}

function removeSwallowed(edit: Edit, fn: Commits, mm: MmId, plan: Plan): void {
  for (let more = plan.remove_next === 2 ? 2 : 1; more > 0; more--) {
    const removed = plan.next as VmaId;
    unlinkQuietly(edit, mm, removed);
    vmaUnlinkFile(edit, removed);
    freeSwallowed(edit, mm, plan);
    if (more === 1 && plan.next !== null) vmaGapUpdate(edit, plan.next);
    edit.rec?.at(`${fn}.free`, { vma: plan.vma, removed, count: edit.mm(mm).map_count });
  }
}

/** The second half of __split_vma(): both halves get their bounds, the copy comes in. */
export function commitSplit(edit: Edit, mm: MmId, id: VmaId, insert: VmaId, args: AdjustArgs): void {
  const plan = planOf(edit, id, args);
  const { start, end, pgoff } = args;
  const hasFile = edit.vma(id).vm_file !== null;
  const hasAnon = edit.vma(id).anon_vma !== null;
  if (hasFile) {
    vmaLinkFile(edit, insert);
    outOfFile(edit, plan);
  }
  if (hasAnon) outOfAnon(edit, plan);
  if (hasFile || hasAnon) edit.rec?.at('__split_vma@612.out', { vma: id, insert });
  writeBounds(edit, plan);
  edit.rec?.at('__split_vma@612.bounds', { vma: id, start, end, pgoff });
  if (hasFile) backIntoFile(edit, plan);
  if (hasAnon) backIntoAnon(edit, plan);
  if (hasFile || hasAnon) edit.rec?.at('__split_vma@612.back', { vma: id, insert });
  insertQuietly(edit, mm, insert);
  edit.rec?.at('__split_vma@612.insert', { vma: id, insert, count: edit.mm(mm).map_count });
}
