/**
 * mremap to a place that the caller names. Models: mremap_to of mm/mremap.c, 5.10; remap_move of 6.17,
 * which moves several VMAs one by one.
 */
import { type Addr, type Bytes, isPageAligned, toPages } from '../addr';
import type { CallOf } from '../call';
import type { Edit } from '../edit';
import { isError, type Ret } from '../errno';
import { findVma } from '../find';
import { mayExpandVm, unchargeMemory } from '../limits';
import { isSealed } from '../seal';
import { doMunmap } from '../unmap';
import { getUnmappedArea } from '../unmapped-area';
import { has, MAP, MREMAP, specialOf, VM } from '../vm-flags';
import type { MmId, VmaId } from '../world';
import { moveVma, populateGrown } from './move-vma';
import { vmaToResize } from './resize';

type MremapCall = CallOf<'mremap'>;

/** Page-aligned lengths. */
export interface Lengths {
  readonly old_len: Bytes;
  readonly new_len: Bytes;
}

/** mremap_to(): to a given place. What is there goes first, and stays gone when a later test fails. */
export function mremapTo(edit: Edit, mm: MmId, call: MremapCall, lengths: Lengths): Ret {
  return badDestination(edit, mm, call, lengths) ?? clearAndMove(edit, mm, call, lengths);
}

/** The tests that change nothing: where the range is to go, and whether there is room in map_count. */
export function badDestination(
  edit: Edit,
  mm: MmId,
  call: MremapCall,
  { old_len, new_len }: Lengths,
): 'EINVAL' | 'ENOMEM' | null {
  const { addr, new_addr } = call;
  const { task_size, map_count } = edit.mm(mm);
  edit.rec?.test('mremap_to.unaligned', !isPageAligned(new_addr), { new_addr });
  if (!isPageAligned(new_addr)) return 'EINVAL';
  const beyond = new_len > task_size || new_addr > task_size - new_len;
  edit.rec?.test('mremap_to.beyond', beyond, { new_addr, new_len, task_size });
  if (beyond) return 'EINVAL';
  const overlap = addr + old_len > new_addr && new_addr + new_len > addr;
  edit.rec?.test('mremap_to.overlap', overlap, { old_addr: addr, old_len, new_addr, new_len });
  if (overlap) return 'EINVAL';
  if (!edit.profile.mremap.checksRoom) return null;
  const full = map_count + 2 >= edit.sysctl.max_map_count - 3;
  edit.rec?.test('mremap_to.full', full, { count: map_count, max: edit.sysctl.max_map_count });
  return full ? 'ENOMEM' : null;
}

function clearAndMove(edit: Edit, mm: MmId, call: MremapCall, { old_len, new_len }: Lengths): Ret {
  const { addr, new_addr, flags } = call;
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
  const { committed } = edit;
  const ret = moveTo(edit, mm, call, trim ? new_len : old_len, new_len);
  // A move that fails gives back what vma_to_resize has charged.
  if (isError(ret) && edit.committed !== committed) edit.committed = committed;
  return ret;
}

function moveTo(edit: Edit, mm: MmId, call: MremapCall, old_len: Bytes, new_len: Bytes): Ret {
  const { addr, flags } = call;
  edit.rec?.about({ request: { addr, end: addr + old_len } });
  edit.rec?.at('mremap_to.resize', { old_addr: addr, old_len, new_len });
  const vma = vmaToResize(edit, mm, addr, old_len, new_len, flags);
  edit.rec?.test('mremap_to.cannot', isError(vma), { old_addr: addr });
  if (isError(vma)) return vma;
  const charged = new_len > old_len && has(edit.vma(vma).vm_flags, VM.ACCOUNT) ? toPages(new_len - old_len) : 0;
  const ret = place(edit, mm, vma, call, { old_len, new_len });
  if (isError(ret) && charged > 0) {
    unchargeMemory(edit, charged);
    edit.rec?.at('mremap_to.uncharge', { vma, pages: charged });
  }
  return ret;
}

/** The VMA may have its new length: find the place and move. */
function place(
  edit: Edit,
  mm: MmId,
  vma: VmaId,
  { addr, new_addr, flags }: MremapCall,
  { old_len, new_len }: Lengths,
): Ret {
  const { vm_flags } = edit.vma(vma);
  const stays = has(flags, MREMAP.DONTUNMAP);
  if (edit.profile.mremap.dontUnmap) edit.rec?.test('mremap_to.dontUnmap', stays, { vma, moveflags: flags });
  if (stays) {
    const over = !mayExpandVm(edit, mm, vm_flags, toPages(old_len));
    edit.rec?.test('mremap_to.limit', over, { vma, pages: toPages(old_len) });
    if (over) return 'ENOMEM';
  }
  const mapFlags = (has(flags, MREMAP.FIXED) ? MAP.FIXED : 0) + (has(vm_flags, VM.MAYSHARE) ? MAP.SHARED : 0);
  edit.rec?.at('mremap_to.area', { addr: new_addr, len: new_len, mapflags: mapFlags });
  const target = getUnmappedArea(edit, mm, new_addr, new_len, mapFlags, edit.vma(vma).vm_ops === null);
  edit.rec?.test('mremap_to.noArea', isError(target), { new_addr });
  if (isError(target)) return target;
  edit.rec?.at('mremap_to.move', { vma, old_addr: addr, new_addr: target, old_len, new_len });
  const moved = moveVma(edit, mm, vma, { old_addr: addr, old_len, new_len, new_addr: target, flags });
  if (!isError(moved) && has(vm_flags, VM.LOCKED) && new_len > old_len)
    populateGrown(edit, mm, moved + old_len, moved + new_len);
  return moved;
}

/** remap_move() of 6.17: the VMAs of the range in turn, holes between them kept. Errors: EFAULT, those of a move. */
export function remapMove(edit: Edit, mm: MmId, call: MremapCall, len: Bytes): Ret {
  const end = call.addr + len;
  edit.rec?.at('remap_move.find', { start: call.addr, end });
  let next = findVma(edit, mm, call.addr);
  let moved: Ret | null = null;
  while (next !== null && edit.vma(next).vm_start < end) {
    const vma = edit.vma(next);
    const hole = moved === null && vma.vm_start > call.addr;
    edit.rec?.test('remap_move.holeFirst', hole, { vma: next, start: call.addr, vm_start: vma.vm_start });
    if (hole) return 'EFAULT';
    const sealed = isSealed(edit, next);
    edit.rec?.test('remap_move.sealed', sealed, { vma: next });
    if (sealed) return 'EPERM';
    const alone = has(vma.vm_flags, specialOf(edit.profile)) && (moved !== null || vma.vm_end < end);
    edit.rec?.test('remap_move.alone', alone, { vma: next, flags: vma.vm_flags });
    if (alone) return 'EFAULT';
    const after = followerOf(edit, next, end);
    const addr = Math.max(vma.vm_start, call.addr);
    const part = Math.min(vma.vm_end, end) - addr;
    edit.rec?.at('remap_move.part', {
      vma: next,
      old_addr: addr,
      old_len: part,
      new_addr: call.new_addr + (addr - call.addr),
    });
    const ret = movePart(edit, mm, { ...call, addr, new_addr: call.new_addr + (addr - call.addr) }, part);
    if (isError(ret)) return ret;
    moved ??= ret;
    next = after === null ? null : findVma(edit, mm, after);
  }
  edit.rec?.at('remap_move.done', { new_addr: moved });
  return moved ?? 'EFAULT';
}

/** Where the next VMA of the range starts: the move may merge or free what lies before it. */
function followerOf(edit: Edit, id: VmaId, end: Addr): Addr | null {
  const { vm_next } = edit.vma(id);
  const start = vm_next === null ? end : edit.vma(vm_next).vm_start;
  return start < end ? start : null;
}

function movePart(edit: Edit, mm: MmId, call: MremapCall, len: Bytes): Ret {
  const refused = vmaToResize(edit, mm, call.addr, len, len, call.flags);
  return isError(refused) ? refused : mremapTo(edit, mm, call, { old_len: len, new_len: len });
}
