/**
 * May this range have another length? Models: vma_to_resize and vma_expandable of mm/mremap.c, 5.10;
 * check_prep_vma of 6.17 asks the same before anything is changed.
 */
import { type Addr, type Bytes, type Pages, toPages } from '../addr';
import type { Edit } from '../edit';
import { type Errno, isError } from '../errno';
import { findVma } from '../find';
import { chargeMemory, mayExpandVm, rlimit } from '../limits';
import { getUnmappedArea } from '../unmapped-area';
import { has, MAP, MREMAP, VM } from '../vm-flags';
import type { MmId, Vma, VmaId } from '../world';

/** vma_expandable(): nothing in the way of delta more bytes. */
export function vmaExpandable(edit: Edit, mm: MmId, id: VmaId, delta: Bytes): boolean {
  const { vm_end, vm_start, vm_next } = edit.vma(id);
  const end = vm_end + delta;
  const inTheWay = vm_next !== null && edit.vma(vm_next).vm_start < end;
  edit.rec?.test('vma_expandable.inTheWay', inTheWay, { vma: id, next: vm_next, end });
  if (inTheWay) return false;
  edit.rec?.at('vma_expandable.area', { vma: id, addr: vm_start, len: end - vm_start });
  const refused = isError(getUnmappedArea(edit, mm, vm_start, end - vm_start, MAP.FIXED));
  edit.rec?.test('vma_expandable.refused', refused, { vma: id, end });
  return !refused;
}

/** vma_to_resize(): the VMA, if the kernel may give it another length. */
export function vmaToResize(
  edit: Edit,
  mm: MmId,
  addr: Addr,
  old_len: Bytes,
  new_len: Bytes,
  flags: number,
  charges = true,
): VmaId | Errno {
  edit.rec?.at('vma_to_resize.find', { addr });
  const id = findVma(edit, mm, addr);
  const unmapped = id === null || edit.vma(id).vm_start > addr;
  edit.rec?.test('vma_to_resize.unmapped', unmapped, { vma: id, addr });
  if (id === null || unmapped) return 'EFAULT';
  const vma: Vma = edit.vma(id);
  const duplicate = !edit.profile.mremap.privateCopy && old_len === 0 && !has(vma.vm_flags, VM.SHARED + VM.MAYSHARE);
  edit.rec?.test('vma_to_resize.privateCopy', duplicate, { vma: id, old_len });
  if (duplicate) return 'EINVAL';
  const barred = edit.profile.mremap.dontUnmapFiles
    ? has(vma.vm_flags, VM.DONTEXPAND + VM.PFNMAP)
    : vma.vm_ops !== null || has(vma.vm_flags, VM.SHARED);
  const notAnon = has(flags, MREMAP.DONTUNMAP) && barred;
  if (edit.profile.mremap.dontUnmap) edit.rec?.test('vma_to_resize.notAnon', notAnon, { vma: id, moveflags: flags });
  if (notAnon) return 'EINVAL';
  const beyond = old_len > vma.vm_end - addr;
  edit.rec?.test('vma_to_resize.beyond', beyond, { vma: id, addr, old_len, vm_end: vma.vm_end });
  if (beyond) return 'EFAULT';
  edit.rec?.test('vma_to_resize.sameLen', new_len === old_len, { old_len, new_len });
  if (new_len === old_len) return id;
  return (
    growthRefused(edit, mm, vma, old_len, new_len) ??
    (charges ? chargeGrowth(edit, vma, toPages(new_len - old_len)) : null) ??
    id
  );
}

/** The tests of vma_to_resize that only a change of length meets. */
function growthRefused(edit: Edit, mm: MmId, vma: Vma, old_len: Bytes, new_len: Bytes): Errno | null {
  const fixedSize = has(vma.vm_flags, VM.DONTEXPAND + VM.PFNMAP);
  edit.rec?.test('vma_to_resize.dontExpand', fixedSize, { vma: vma.id, flags: vma.vm_flags });
  if (fixedSize) return 'EFAULT';
  const pages = toPages(new_len - old_len);
  const overLock =
    has(vma.vm_flags, VM.LOCKED) && edit.mm(mm).locked_vm + pages > toPages(rlimit(edit, 'RLIMIT_MEMLOCK'));
  edit.rec?.test('vma_to_resize.lockLimit', overLock, { vma: vma.id, pages });
  if (overLock) return 'EAGAIN';
  const over = !mayExpandVm(edit, mm, vma.vm_flags, pages);
  edit.rec?.test('vma_to_resize.limit', over, { vma: vma.id, pages });
  return over ? 'ENOMEM' : null;
}

function chargeGrowth(edit: Edit, vma: Vma, pages: Pages): Errno | null {
  const refused = has(vma.vm_flags, VM.ACCOUNT) && !chargeMemory(edit, pages);
  edit.rec?.test('vma_to_resize.charge', refused, { vma: vma.id, pages });
  return refused ? 'ENOMEM' : null;
}
