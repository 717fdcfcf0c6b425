/**
 * The series of 2022 on merging anonymous VMAs (RFC v2, intent where the posted code has a slip): page
 * offsets that follow a move, pages that change their anon_vma, and the two trace events.
 */
import { type Addr, type Bytes, type Pages, toPages } from './addr';
import { isSingular } from './anon-vma';
import type { AvMergeResult } from './call';
import type { Edit } from './edit';
import { isMergeableAnonVma, isUnshared, type MergeRequest, type Where, whyNotMergeable } from './mergeable';
import type { AvMergeEvent } from './other-parts';
import { hasSharedPage, rekeyPages } from './page-moves';
import type { AnonVmaId, MmId, Vma, VmaId } from './world';

/**
 * Patch 2: may the page offset of this range be made natural again? Only where nobody else's pages hang on
 * the anon_vma, and no present page is mapped twice.
 */
export function mayUpdatePgoff(edit: Edit, mm: MmId, vma: Vma, addr: Addr, len: Bytes): boolean {
  if (!edit.series.pageOffset || vma.vm_ops !== null || vma.anon_vma === null) return false;
  const lo = toPages(addr);
  return isUnshared(edit, vma.anon_vma) && !hasSharedPage(edit, mm, lo, lo + toPages(len));
}

/** After a move: the pages take the index and the anon_vma of the VMA that they are in now. */
export function rekeyMoved(
  edit: Edit,
  mm: MmId,
  into: VmaId,
  from: AnonVmaId | null,
  addr: Addr,
  len: Bytes,
  shift: Pages,
): void {
  const { anon_vma } = edit.vma(into);
  if (from === null || anon_vma === null || (anon_vma === from && shift === 0)) return;
  const lo = toPages(addr);
  rekeyPages(edit, mm, lo, lo + toPages(len), from, anon_vma, shift);
}

/** Patch 3: [start, end) changes from one VMA to another in place. */
export function rekeyRange(
  edit: Edit,
  mm: MmId,
  from: AnonVmaId | null,
  to: AnonVmaId | null,
  start: Addr,
  end: Addr,
): void {
  if (!edit.series.anonVmas || from === null || to === null || from === to || end <= start) return;
  rekeyPages(edit, mm, toPages(start), toPages(end), from, to, 0);
}

/** The anon_vma part of the answer: enum vma_merge_res of v2 and v3. */
function avResult(edit: Edit, a: AnonVmaId | null, b: AnonVmaId | null, vma: Vma | null): AvMergeResult {
  if ((a === null || b === null) && (vma === null || isSingular(vma))) return 'AV_MERGE_NULL';
  if (a === b) return 'AV_MERGE_SAME';
  return isMergeableAnonVma(edit, a, b, vma, null) ? 'AV_MERGE_DIFFERENT' : 'AV_MERGE_FAILED';
}

function neighbourResult(
  edit: Edit,
  vma: Vma | null,
  adjacent: boolean,
  req: MergeRequest,
  where: Where,
): AvMergeResult {
  if (vma === null || !adjacent) return 'MERGE_FAILED';
  // Every rule but the anon_vma's first: the series compares pgoff before it.
  const rule = whyNotMergeable(edit, vma, { ...req, anon_vma: vma.anon_vma }, where);
  return rule === null ? avResult(edit, req.anon_vma, vma.anon_vma, vma) : 'MERGE_FAILED';
}

/** What vm_av_merge will print; to be asked before anything changes. */
export function avMergeEvent(
  edit: Edit,
  prev: Vma | null,
  next: Vma | null,
  addr: Addr,
  end: Addr,
  req: MergeRequest,
): AvMergeEvent {
  const predecessor = neighbourResult(edit, prev, prev?.vm_end === addr, req, 'after');
  const successor = neighbourResult(edit, next, next?.vm_start === end, req, 'before');
  const fits = (result: AvMergeResult): boolean => result !== 'MERGE_FAILED' && result !== 'AV_MERGE_FAILED';
  const both =
    prev !== null && next !== null && fits(predecessor) && fits(successor)
      ? avResult(edit, prev.anon_vma, next.anon_vma, null)
      : 'MERGE_FAILED';
  const results = [predecessor, successor, both];
  const count = (result: AvMergeResult): number => results.filter((one) => one === result).length;
  return {
    kind: 'vm_av_merge',
    predecessor,
    successor,
    predecessor_with_successor: both,
    same_count: count('AV_MERGE_SAME'),
    diff_count: count('AV_MERGE_DIFFERENT'),
    failed_count: count('AV_MERGE_FAILED'),
  };
}
