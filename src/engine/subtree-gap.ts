/**
 * rb_subtree_gap: the largest hole below any VMA of a subtree, kept up to date as the tree changes.
 * Models: vma_compute_gap, vma_compute_subtree_gap, vma_gap_callbacks_*, vma_gap_update of mm/mmap.c, 5.10.
 * Leaves out: VM_GROWSUP (no such memory on x86).
 */
import { type Addr, type Bytes, type Pages, toBytes } from './addr';
import type { Edit } from './edit';
import { has, VM } from './vm-flags';
import type { Vma, VmaId } from './world';

/** vm_start_gap(): where the VMA's territory begins; below a growing stack lies the guard gap. */
export function vmStartGap(vma: Vma, stackGuardGap: Pages): Addr {
  if (!has(vma.vm_flags, VM.GROWSDOWN)) return vma.vm_start;
  return Math.max(0, vma.vm_start - toBytes(stackGuardGap));
}

/** vm_end_gap(): the same above; equal to vm_end on x86. */
export const vmEndGap = (vma: Vma): number => vma.vm_end;

/** The hole between the VMA and its list predecessor, never negative. */
export function ownGap(vma: Vma, prev: Vma | undefined, stackGuardGap: Pages): Bytes {
  const start = vmStartGap(vma, stackGuardGap);
  const below = prev === undefined ? 0 : vmEndGap(prev);
  return start > below ? start - below : 0;
}

const ownGapIn = (edit: Edit, vma: Vma): Bytes =>
  ownGap(vma, vma.vm_prev === null ? undefined : edit.vma(vma.vm_prev), edit.guardGap);

const gapOf = (edit: Edit, id: VmaId | null): Bytes => (id === null ? 0 : edit.vma(id).rb_subtree_gap);

/** What the stored value of this node should be, its children's values taken as they stand. */
export function computeSubtreeGap(edit: Edit, vma: Vma): Bytes {
  if (edit.profile.gapSearch === 'linear') return 0;
  return Math.max(ownGapIn(edit, vma), gapOf(edit, vma.rb_left), gapOf(edit, vma.rb_right));
}

/** From node upwards, until a stored value is right already or `stop` is reached. */
export function propagateGap(edit: Edit, node: VmaId | null, stop: VmaId | null): void {
  if (edit.profile.gapSearch === 'linear') return;
  for (let id = node; id !== null && id !== stop; ) {
    const vma = edit.vma(id);
    const gap = computeSubtreeGap(edit, vma);
    if (vma.rb_subtree_gap === gap) {
      edit.rec?.at('vma_gap_update.right', { node: id, gap });
      return;
    }
    const stored = vma.rb_subtree_gap;
    edit.editVma(id).rb_subtree_gap = gap;
    edit.rec?.at('vma_gap_update.store', { node: id, gap, stored });
    id = vma.rb_parent;
  }
}

/** vma_gap_update(): the VMA's own gap has changed. */
export function vmaGapUpdate(edit: Edit, id: VmaId): void {
  if (edit.profile.gapSearch === 'linear') return;
  edit.rec?.at('vma_gap_update.own', { vma: id, gap: ownGapIn(edit, edit.vma(id)) });
  propagateGap(edit, id, null);
}
