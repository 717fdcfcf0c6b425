/**
 * mremap. Models: mremap, mremap_to, vma_to_resize, vma_expandable of mm/mremap.c, 5.10.
 * Leaves out: hugetlb. The moving itself is in move-vma.ts.
 */
import { type Addr, type Bytes, isPageAligned, pageAlign, toPages } from '../addr';
import { vmaAdjust } from '../adjust';
import { linearPageIndex } from '../anon-vma';
import type { CallOf } from '../call';
import type { Edit } from '../edit';
import { type Errno, isError, type Ret } from '../errno';
import { findVma } from '../find';
import { chargeMemory, mayExpandVm, rlimit, vmStatAccount } from '../limits';
import { mmPopulate } from '../populate';
import { doMunmap } from '../unmap';
import { getUnmappedArea } from '../unmapped-area';
import { drop, has, MAP, MREMAP, VM } from '../vm-flags';
import type { MmId, Vma, VmaId } from '../world';
import { moveVma } from './move-vma';

type MremapCall = CallOf<'mremap'>;
interface Lengths {
  readonly old_len: Bytes;
  readonly new_len: Bytes;
}

/**
 * Returns the new address. Errors: EINVAL (flags, alignment, overlap), EFAULT (not mapped, beyond the end
 * of the VMA, not expandable), ENOMEM (limits, no room), EAGAIN (RLIMIT_MEMLOCK).
 */
export function sysMremap(edit: Edit, mm: MmId, call: MremapCall): Ret {
  edit.rec?.about({ request: { addr: call.addr, end: call.addr + call.old_len } });
  const refused = badArguments(edit, call);
  if (refused) return 'EINVAL';
  const lengths: Lengths = { old_len: pageAlign(call.old_len), new_len: pageAlign(call.new_len) };
  edit.rec?.test('mremap.newEmpty', lengths.new_len === 0, { new_len: call.new_len });
  if (lengths.new_len === 0) return 'EINVAL';
  edit.rec?.about({ request: { addr: call.addr, end: call.addr + lengths.old_len } });
  const to = has(call.flags, MREMAP.FIXED + MREMAP.DONTUNMAP);
  edit.rec?.test('mremap.fixed', to, { moveflags: call.flags });
  if (to) {
    edit.rec?.at('mremap.to', { old_addr: call.addr, new_addr: call.new_addr, ...lengths });
    return mremapTo(edit, mm, call, lengths);
  }
  const shrinks = lengths.old_len >= lengths.new_len;
  edit.rec?.test('mremap.shrinks', shrinks, { ...lengths });
  return shrinks ? shrink(edit, mm, call.addr, lengths) : grow(edit, mm, call, lengths);
}

function badArguments(edit: Edit, { flags, addr, old_len, new_len }: MremapCall): boolean {
  const unknown = drop(flags, MREMAP.FIXED + MREMAP.MAYMOVE + MREMAP.DONTUNMAP) !== 0;
  edit.rec?.test('mremap.unknown', unknown, { moveflags: flags });
  if (unknown) return true;
  const fixedStays = has(flags, MREMAP.FIXED) && !has(flags, MREMAP.MAYMOVE);
  edit.rec?.test('mremap.fixedStays', fixedStays, { moveflags: flags });
  if (fixedStays) return true;
  const dontUnmap = has(flags, MREMAP.DONTUNMAP) && (!has(flags, MREMAP.MAYMOVE) || old_len !== new_len);
  edit.rec?.test('mremap.dontUnmapResize', dontUnmap, { moveflags: flags, old_len, new_len });
  if (dontUnmap) return true;
  edit.rec?.test('mremap.unaligned', !isPageAligned(addr), { old_addr: addr });
  return !isPageAligned(addr);
}

/** Shrinking, or the same length: what is beyond goes; nobody asks whether the rest is mapped. */
function shrink(edit: Edit, mm: MmId, addr: Addr, { old_len, new_len }: Lengths): Ret {
  edit.rec?.at('mremap.unmapTail', { start: addr + new_len, end: addr + old_len });
  const ret = doMunmap(edit, mm, addr + new_len, old_len - new_len);
  const failed = isError(ret) && old_len !== new_len;
  edit.rec?.test('mremap.tailFailed', failed, { old_len, new_len });
  return failed ? ret : addr;
}

function grow(edit: Edit, mm: MmId, call: MremapCall, { old_len, new_len }: Lengths): Ret {
  const { addr, flags } = call;
  edit.rec?.at('mremap.resize', { old_addr: addr, old_len, new_len });
  const vma = vmaToResize(edit, mm, addr, old_len, new_len, flags);
  edit.rec?.test('mremap.cannot', isError(vma), { old_addr: addr });
  if (isError(vma)) return vma;
  const { vm_end, vm_flags } = edit.vma(vma);
  const wholeTail = old_len === vm_end - addr;
  edit.rec?.test('mremap.wholeTail', wholeTail, { vma, old_len, vm_end });
  if (wholeTail) {
    edit.rec?.at('mremap.expandable', { vma, grow: new_len - old_len });
    if (vmaExpandable(edit, mm, vma, new_len - old_len)) {
      expandInPlace(edit, mm, vma, addr, new_len, toPages(new_len - old_len));
      if (has(vm_flags, VM.LOCKED)) populateGrown(edit, mm, addr + old_len, addr + new_len);
      return addr;
    }
  }
  const mayMove = has(flags, MREMAP.MAYMOVE);
  edit.rec?.test('mremap.mayMove', mayMove, { moveflags: flags });
  if (!mayMove) return 'ENOMEM';
  edit.rec?.at('mremap.area', { vma, len: new_len });
  const target = getUnmappedArea(edit, mm, 0, new_len, has(vm_flags, VM.MAYSHARE) ? MAP.SHARED : 0);
  edit.rec?.test('mremap.noArea', isError(target), { len: new_len });
  if (isError(target)) return target;
  edit.rec?.at('mremap.move', { vma, old_addr: addr, new_addr: target, old_len, new_len });
  const moved = moveVma(edit, mm, vma, { old_addr: addr, old_len, new_len, new_addr: target, flags });
  if (!isError(moved) && has(vm_flags, VM.LOCKED)) populateGrown(edit, mm, moved + old_len, moved + new_len);
  return moved;
}

/** Growth in place: a plain adjust, never a merge with what follows. */
function expandInPlace(edit: Edit, mm: MmId, id: VmaId, addr: Addr, new_len: Bytes, pages: number): void {
  const before = edit.vma(id);
  const end = addr + new_len;
  edit.events.push({
    kind: 'adjust',
    vma: { id, vm_start: before.vm_start, vm_end: before.vm_end },
    vm_start: before.vm_start,
    vm_end: end,
  });
  edit.rec?.at('mremap.adjust', { vma: id, start: before.vm_start, end });
  vmaAdjust(edit, mm, id, { start: before.vm_start, end, pgoff: before.vm_pgoff, insert: null, expand: null });
  vmStatAccount(edit, mm, before.vm_flags, pages);
  if (has(before.vm_flags, VM.LOCKED)) edit.editMm(mm).locked_vm += pages;
  edit.rec?.at('mremap.account', { vma: id, pages, total_vm: edit.mm(mm).total_vm });
}

function populateGrown(edit: Edit, mm: MmId, start: Addr, end: Addr): void {
  edit.rec?.at('mremap.populate', { start, end });
  mmPopulate(edit, mm, start, end, true);
}

/** vma_expandable(): nothing in the way of delta more bytes. */
function vmaExpandable(edit: Edit, mm: MmId, id: VmaId, delta: Bytes): boolean {
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
function vmaToResize(edit: Edit, mm: MmId, addr: Addr, old_len: Bytes, new_len: Bytes, flags: number): VmaId | Errno {
  edit.rec?.at('vma_to_resize.find', { addr });
  const id = findVma(edit, mm, addr);
  const unmapped = id === null || edit.vma(id).vm_start > addr;
  edit.rec?.test('vma_to_resize.unmapped', unmapped, { vma: id, addr });
  if (id === null || unmapped) return 'EFAULT';
  const vma: Vma = edit.vma(id);
  const duplicate = old_len === 0 && !has(vma.vm_flags, VM.SHARED + VM.MAYSHARE);
  edit.rec?.test('vma_to_resize.privateCopy', duplicate, { vma: id, old_len });
  if (duplicate) return 'EINVAL';
  const notAnon = has(flags, MREMAP.DONTUNMAP) && (vma.vm_ops !== null || has(vma.vm_flags, VM.SHARED));
  edit.rec?.test('vma_to_resize.notAnon', notAnon, { vma: id, moveflags: flags });
  if (notAnon) return 'EINVAL';
  const beyond = old_len > vma.vm_end - addr;
  edit.rec?.test('vma_to_resize.beyond', beyond, { vma: id, addr, old_len, vm_end: vma.vm_end });
  if (beyond) return 'EFAULT';
  edit.rec?.test('vma_to_resize.sameLen', new_len === old_len, { old_len, new_len });
  if (new_len === old_len) return id;
  return growthRefused(edit, mm, vma, addr, old_len, new_len) ?? id;
}

/** The tests of vma_to_resize that only a change of length meets. */
function growthRefused(edit: Edit, mm: MmId, vma: Vma, addr: Addr, old_len: Bytes, new_len: Bytes): Errno | null {
  const wraps = linearPageIndex(vma, addr) + toPages(new_len) >= 2 ** 52;
  edit.rec?.test('vma_to_resize.wraps', wraps, { vma: vma.id, new_len });
  if (wraps) return 'EINVAL';
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
  if (over) return 'ENOMEM';
  const refused = has(vma.vm_flags, VM.ACCOUNT) && !chargeMemory(edit, pages);
  edit.rec?.test('vma_to_resize.charge', refused, { vma: vma.id, pages });
  return refused ? 'ENOMEM' : null;
}

/** mremap_to(): to a given place. What is there goes first, and stays gone when a later test fails. */
function mremapTo(edit: Edit, mm: MmId, call: MremapCall, { old_len, new_len }: Lengths): Ret {
  const { addr, new_addr, flags } = call;
  const { task_size, map_count } = edit.mm(mm);
  edit.rec?.test('mremap_to.unaligned', !isPageAligned(new_addr), { new_addr });
  if (!isPageAligned(new_addr)) return 'EINVAL';
  const beyond = new_len > task_size || new_addr > task_size - new_len;
  edit.rec?.test('mremap_to.beyond', beyond, { new_addr, new_len, task_size });
  if (beyond) return 'EINVAL';
  const overlap = addr + old_len > new_addr && new_addr + new_len > addr;
  edit.rec?.test('mremap_to.overlap', overlap, { old_addr: addr, old_len, new_addr, new_len });
  if (overlap) return 'EINVAL';
  const full = map_count + 2 >= edit.sysctl.max_map_count - 3;
  edit.rec?.test('mremap_to.full', full, { count: map_count, max: edit.sysctl.max_map_count });
  if (full) return 'ENOMEM';
  const fixed = has(flags, MREMAP.FIXED);
  edit.rec?.test('mremap_to.fixed', fixed, { new_addr, new_len });
  if (fixed) {
    edit.rec?.at('mremap_to.clear', { start: new_addr, end: new_addr + new_len });
    const ret = doMunmap(edit, mm, new_addr, new_len);
    edit.rec?.test('mremap_to.clearFailed', isError(ret), { new_addr });
    if (isError(ret)) return ret;
  }
  const trim = old_len >= new_len;
  edit.rec?.test('mremap_to.trim', trim, { old_len, new_len });
  if (trim) {
    edit.rec?.at('mremap_to.trimTail', { start: addr + new_len, end: addr + old_len });
    const ret = doMunmap(edit, mm, addr + new_len, old_len - new_len);
    if (isError(ret) && old_len !== new_len) return ret;
  }
  return moveTo(edit, mm, call, trim ? new_len : old_len, new_len);
}

function moveTo(edit: Edit, mm: MmId, { addr, new_addr, flags }: MremapCall, old_len: Bytes, new_len: Bytes): Ret {
  edit.rec?.about({ request: { addr, end: addr + old_len } });
  edit.rec?.at('mremap_to.resize', { old_addr: addr, old_len, new_len });
  const vma = vmaToResize(edit, mm, addr, old_len, new_len, flags);
  edit.rec?.test('mremap_to.cannot', isError(vma), { old_addr: addr });
  if (isError(vma)) return vma;
  const { vm_flags } = edit.vma(vma);
  const stays = has(flags, MREMAP.DONTUNMAP);
  edit.rec?.test('mremap_to.dontUnmap', stays, { vma, moveflags: flags });
  if (stays) {
    const over = !mayExpandVm(edit, mm, vm_flags, toPages(old_len));
    edit.rec?.test('mremap_to.limit', over, { vma, pages: toPages(old_len) });
    if (over) return 'ENOMEM';
  }
  const mapFlags = (has(flags, MREMAP.FIXED) ? MAP.FIXED : 0) + (has(vm_flags, VM.MAYSHARE) ? MAP.SHARED : 0);
  edit.rec?.at('mremap_to.area', { addr: new_addr, len: new_len, mapflags: mapFlags });
  const target = getUnmappedArea(edit, mm, new_addr, new_len, mapFlags);
  edit.rec?.test('mremap_to.noArea', isError(target), { new_addr });
  if (isError(target)) return target;
  edit.rec?.at('mremap_to.move', { vma, old_addr: addr, new_addr: target, old_len, new_len });
  const moved = moveVma(edit, mm, vma, { old_addr: addr, old_len, new_len, new_addr: target, flags });
  if (!isError(moved) && has(vm_flags, VM.LOCKED) && new_len > old_len)
    populateGrown(edit, mm, moved + old_len, moved + new_len);
  return moved;
}
