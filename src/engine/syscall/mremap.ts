/**
 * mremap. Models: mremap, mremap_to, vma_to_resize, vma_expandable of mm/mremap.c, 5.10.
 * Leaves out: hugetlb. The moving itself is in move-vma.ts.
 */
import { type Addr, isPageAligned, pageAlign, toPages } from '../addr';
import { vmaAdjust } from '../adjust';
import { linearPageIndex } from '../anon-vma';
import type { CallOf } from '../call';
import type { Edit } from '../edit';
import { type Errno, isError, type Ret } from '../errno';
import { findVma } from '../find';
import { unchargeMemory, vmStatAccount } from '../limits';
import { vmaMerge } from '../merge';
import { touchesSealed } from '../seal';
import { doMunmap } from '../unmap';
import { getUnmappedArea } from '../unmapped-area';
import { drop, has, MAP, MREMAP, VM } from '../vm-flags';
import type { MmId, VmaId } from '../world';
import { moveVma, populateGrown } from './move-vma';
import { badDestination, type Lengths, mremapTo, remapMove } from './mremap-to';
import { vmaExpandable, vmaToResize } from './resize';

type MremapCall = CallOf<'mremap'>;

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
  const { multiVma, looksUpFirst } = edit.profile.mremap;
  const alone = multiVma ? checkedFirst(edit, mm, call, lengths) : null;
  if (alone !== null) return alone;
  if (looksUpFirst && sourceMissing(edit, mm, call.addr)) return 'EFAULT';
  if (edit.profile.mseal && sourceSealed(edit, mm, call.addr)) return 'EPERM';
  const unfit = multiVma ? preparedFirst(edit, mm, call, lengths) : null;
  if (unfit !== null) return unfit;
  const to = has(call.flags, MREMAP.FIXED + MREMAP.DONTUNMAP);
  edit.rec?.test('mremap.fixed', to, { moveflags: call.flags });
  if (to) {
    edit.rec?.at('mremap.to', { old_addr: call.addr, new_addr: call.new_addr, ...lengths });
    return mremapTo(edit, mm, call, lengths);
  }
  const shrinks = lengths.old_len >= lengths.new_len;
  edit.rec?.test('mremap.shrinks', shrinks, { ...lengths });
  if (shrinks) return shrink(edit, mm, call.addr, lengths);
  const { committed } = edit;
  const ret = grow(edit, mm, call, lengths);
  // A growth that fails gives back what vma_to_resize has charged.
  if (isError(ret) && edit.committed !== committed) edit.committed = committed;
  return ret;
}

/**
 * From 6.17 on everything is tested before anything is changed, and a move without a change of length may
 * take several VMAs. null: go on as before.
 */
function checkedFirst(edit: Edit, mm: MmId, call: MremapCall, lengths: Lengths): Ret | null {
  const { old_len, new_len } = lengths;
  const tooLong = new_len > edit.mm(mm).task_size;
  edit.rec?.test('mremap.tooLong', tooLong, { new_len });
  if (tooLong) return 'EINVAL';
  const to = has(call.flags, MREMAP.FIXED + MREMAP.DONTUNMAP);
  const refused = to ? badDestination(edit, mm, call, lengths) : null;
  if (refused !== null) return refused;
  const moveOnly = has(call.flags, MREMAP.FIXED) && old_len === new_len;
  edit.rec?.test('mremap.moveOnly', moveOnly, { moveflags: call.flags, old_len, new_len });
  if (moveOnly) {
    edit.rec?.at('mremap.moveSeveral', { old_addr: call.addr, new_addr: call.new_addr, old_len });
    return remapMove(edit, mm, call, old_len);
  }
  return null;
}

/** From 6.17 on the VMA is tested for its new length, once it is known to be there and not sealed. null: go on. */
function preparedFirst(edit: Edit, mm: MmId, call: MremapCall, { old_len, new_len }: Lengths): Errno | null {
  const to = has(call.flags, MREMAP.FIXED + MREMAP.DONTUNMAP);
  if (!to && new_len <= old_len) return null;
  edit.rec?.at('mremap.prepare', { old_addr: call.addr, old_len, new_len });
  const vma = vmaToResize(edit, mm, call.addr, Math.min(old_len, new_len), new_len, call.flags, false);
  edit.rec?.test('mremap.unfit', isError(vma), { old_addr: call.addr });
  return isError(vma) ? vma : null;
}

/** From 5.16 on the source is looked up before anything is changed. */
function sourceMissing(edit: Edit, mm: MmId, addr: Addr): boolean {
  edit.rec?.at('mremap.lookUp', { addr });
  const id = findVma(edit, mm, addr);
  const missing = id === null || edit.vma(id).vm_start > addr;
  edit.rec?.test('mremap.missing', missing, { vma: id, addr });
  return missing;
}

function sourceSealed(edit: Edit, mm: MmId, addr: Addr): boolean {
  const sealed = touchesSealed(edit, mm, addr, addr + 1);
  edit.rec?.test('mremap.sealed', sealed, { old_addr: addr });
  return sealed;
}

function badArguments(edit: Edit, { flags, addr, old_len, new_len }: MremapCall): boolean {
  const { dontUnmap: known } = edit.profile.mremap;
  const unknown = drop(flags, MREMAP.FIXED + MREMAP.MAYMOVE + (known ? MREMAP.DONTUNMAP : 0)) !== 0;
  edit.rec?.test('mremap.unknown', unknown, { moveflags: flags });
  if (unknown) return true;
  const fixedStays = has(flags, MREMAP.FIXED) && !has(flags, MREMAP.MAYMOVE);
  edit.rec?.test('mremap.fixedStays', fixedStays, { moveflags: flags });
  if (fixedStays) return true;
  const dontUnmap = has(flags, MREMAP.DONTUNMAP) && (!has(flags, MREMAP.MAYMOVE) || old_len !== new_len);
  if (known) edit.rec?.test('mremap.dontUnmapResize', dontUnmap, { moveflags: flags, old_len, new_len });
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
  const charged = has(edit.vma(vma).vm_flags, VM.ACCOUNT) ? toPages(new_len - old_len) : 0;
  const ret = growOrMove(edit, mm, vma, call, { old_len, new_len });
  if (isError(ret) && charged > 0) {
    unchargeMemory(edit, charged);
    edit.rec?.at('mremap.uncharge', { vma, pages: charged });
  }
  return ret;
}

/** In place where there is room behind the VMA, else at another address. */
function growOrMove(edit: Edit, mm: MmId, vma: VmaId, { addr, flags }: MremapCall, { old_len, new_len }: Lengths): Ret {
  const { vm_end, vm_flags } = edit.vma(vma);
  const wholeTail = old_len === vm_end - addr;
  edit.rec?.test('mremap.wholeTail', wholeTail, { vma, old_len, vm_end });
  if (wholeTail) {
    edit.rec?.at('mremap.expandable', { vma, grow: new_len - old_len });
    if (vmaExpandable(edit, mm, vma, new_len - old_len)) {
      if (edit.profile.mremap.growthMerges) mergeExtension(edit, mm, vma, addr + new_len);
      else adjustInPlace(edit, mm, vma, addr + new_len);
      accountGrowth(edit, mm, addr, vm_flags, toPages(new_len - old_len));
      if (has(vm_flags, VM.LOCKED)) populateGrown(edit, mm, addr + old_len, addr + new_len);
      return addr;
    }
  }
  const mayMove = has(flags, MREMAP.MAYMOVE);
  edit.rec?.test('mremap.mayMove', mayMove, { moveflags: flags });
  if (!mayMove) return 'ENOMEM';
  edit.rec?.at('mremap.area', { vma, len: new_len });
  const target = getUnmappedArea(
    edit,
    mm,
    0,
    new_len,
    has(vm_flags, VM.MAYSHARE) ? MAP.SHARED : 0,
    edit.vma(vma).vm_ops === null,
  );
  edit.rec?.test('mremap.noArea', isError(target), { len: new_len });
  if (isError(target)) return target;
  edit.rec?.at('mremap.move', { vma, old_addr: addr, new_addr: target, old_len, new_len });
  const moved = moveVma(edit, mm, vma, { old_addr: addr, old_len, new_len, new_addr: target, flags });
  if (!isError(moved) && has(vm_flags, VM.LOCKED)) populateGrown(edit, mm, moved + old_len, moved + new_len);
  return moved;
}

/** Growth in place up to 6.0: a plain adjust, never a merge with what follows. */
function adjustInPlace(edit: Edit, mm: MmId, id: VmaId, end: Addr): void {
  const { vm_start, vm_end, vm_pgoff } = edit.vma(id);
  edit.events.push({ kind: 'adjust', vma: { id, vm_start, vm_end }, vm_start, vm_end: end });
  edit.rec?.at('mremap.adjust', { vma: id, start: vm_start, end });
  vmaAdjust(edit, mm, id, { start: vm_start, end, pgoff: vm_pgoff, insert: null, expand: null });
}

/** Growth in place from 6.1 on: the extension is merged like any new range, so with what follows too. */
function mergeExtension(edit: Edit, mm: MmId, id: VmaId, end: Addr): void {
  const vma = edit.vma(id);
  edit.rec?.at('mremap.extend', { vma: id, start: vma.vm_end, end });
  vmaMerge(edit, mm, id, vma.vm_end, end, {
    vm_flags: vma.vm_flags,
    anon_vma: vma.anon_vma,
    source: vma,
    exclude: null,
    file: vma.vm_file,
    pgoff: linearPageIndex(vma, vma.vm_end),
    policy: vma.vm_policy,
    userfaultfd_ctx: vma.vm_userfaultfd_ctx,
    anon_name: vma.anon_name,
  });
}

function accountGrowth(edit: Edit, mm: MmId, addr: Addr, vm_flags: number, pages: number): void {
  vmStatAccount(edit, mm, vm_flags, pages);
  if (has(vm_flags, VM.LOCKED)) edit.editMm(mm).locked_vm += pages;
  edit.rec?.at('mremap.account', { old_addr: addr, pages, total_vm: edit.mm(mm).total_vm });
}
