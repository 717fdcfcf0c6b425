/** mseal. Models: do_mseal, check_mm_seal, apply_mm_seal and mseal_fixup of mm/mseal.c, 6.12. */
import { type Addr, isPageAligned, pageAlign } from '../addr';
import type { CallOf } from '../call';
import type { Edit } from '../edit';
import type { Errno, Ret } from '../errno';
import { findVma } from '../find';
import { mergeOrSplit } from '../modify';
import { isSealed } from '../seal';
import { add, VM } from '../vm-flags';
import type { MmId, VmaId } from '../world';

/** Errors: ENOSYS (before 6.10), EINVAL (flags, alignment, length), ENOMEM (a hole: then nothing is sealed). */
export function sysMseal(edit: Edit, mm: MmId, { addr, len: rawLen, flags }: CallOf<'mseal'>): Ret {
  edit.rec?.about({ request: { addr, end: addr + rawLen } });
  edit.rec?.test('mseal.unknown', !edit.profile.mseal, { addr });
  if (!edit.profile.mseal) return 'ENOSYS';
  const len = pageAlign(rawLen);
  const bad = flags !== 0 || !isPageAligned(addr) || (rawLen !== 0 && len === 0);
  edit.rec?.test('mseal.bad', bad, { addr, len: rawLen, count: flags });
  if (bad) return 'EINVAL';
  const end = addr + len;
  edit.rec?.test('mseal.empty', len === 0, { addr, len });
  if (len === 0) return 0;
  const hole = hasHole(edit, mm, addr, end);
  edit.rec?.test('mseal.hole', hole, { start: addr, end });
  return hole ? 'ENOMEM' : sealRange(edit, mm, addr, end);
}

function hasHole(edit: Edit, mm: MmId, start: Addr, end: Addr): boolean {
  edit.rec?.at('mseal.find', { start, end });
  let at = start;
  for (let id = findVma(edit, mm, start); id !== null && at < end; id = edit.vma(id).vm_next) {
    const { vm_start, vm_end } = edit.vma(id);
    if (vm_start > at) return true;
    at = vm_end;
  }
  return at < end;
}

function sealRange(edit: Edit, mm: MmId, start: Addr, end: Addr): Ret {
  let vma = findVma(edit, mm, start) as VmaId;
  let prev = start > edit.vma(vma).vm_start ? vma : edit.vma(vma).vm_prev;
  for (let at = start; ; ) {
    const part = Math.min(edit.vma(vma).vm_end, end);
    edit.rec?.at('mseal.fixup', { vma, prev, start: at, end: part });
    const fixed = msealFixup(edit, mm, vma, prev, at, part);
    if (fixed.error !== null) return fixed.error;
    prev = fixed.vma;
    at = Math.max(part, edit.vma(prev).vm_end);
    edit.rec?.test('mseal.reached', at >= end, { start: at, end });
    if (at >= end) return 0;
    vma = edit.vma(prev).vm_next as VmaId;
  }
}

function msealFixup(
  edit: Edit,
  mm: MmId,
  id: VmaId,
  prev: VmaId | null,
  start: Addr,
  end: Addr,
): { vma: VmaId; error: Errno | null } {
  edit.rec?.test('mseal_fixup.sealed', isSealed(edit, id), { vma: id });
  if (isSealed(edit, id)) return { vma: id, error: null };
  const newflags = add(edit.vma(id).vm_flags, VM.SEALED);
  const modified = mergeOrSplit(edit, mm, 'mseal_fixup', id, prev, start, end, newflags);
  if (modified.error !== null) return modified;
  edit.editVma(modified.vma).vm_flags = newflags;
  edit.rec?.at('mseal_fixup.flags', { vma: modified.vma, newflags });
  return modified;
}
