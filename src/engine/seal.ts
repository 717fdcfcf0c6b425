/**
 * Sealed memory (6.10): no call may unmap, move or change it. Models: can_modify_mm and can_modify_vma of
 * mm/mseal.c, 6.12 and 6.18.
 */
import type { Addr } from './addr';
import type { Edit } from './edit';
import { findVma } from './find';
import { has, VM } from './vm-flags';
import type { MmId, VmaId } from './world';

export const isSealed = (edit: Edit, id: VmaId): boolean => edit.profile.mseal && has(edit.vma(id).vm_flags, VM.SEALED);

/** Does [start, end) touch a sealed VMA? Without a step: the callers have a line of their own. */
export function touchesSealed(edit: Edit, mm: MmId, start: Addr, end: Addr): boolean {
  if (!edit.profile.mseal) return false;
  for (let id = findQuietly(edit, mm, start); id !== null && edit.vma(id).vm_start < end; id = edit.vma(id).vm_next) {
    if (isSealed(edit, id)) return true;
  }
  return false;
}

function findQuietly(edit: Edit, mm: MmId, addr: Addr): VmaId | null {
  const { rec } = edit;
  edit.rec = null;
  const found = findVma(edit, mm, addr);
  edit.rec = rec;
  return found;
}
