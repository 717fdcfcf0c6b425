/**
 * mlock, mlock2, munlock, mlockall, munlockall. Models: do_mlock, apply_vma_lock_flags, mlock_fixup,
 * apply_mlockall_flags of mm/mlock.c, 5.10. Leaves out: CAP_IPC_LOCK (a finite RLIMIT_MEMLOCK counts).
 */
import { type Addr, type Bytes, pageAlign, pageDown, toPages } from '../addr';
import type { CallOf } from '../call';
import type { Edit } from '../edit';
import type { Errno, Ret } from '../errno';
import { findVma } from '../find';
import { rlimit } from '../limits';
import { mergeOrSplit } from '../modify';
import { mmPopulate } from '../populate';
import { add, drop, has, MCL, MLOCK, specialOf, VM, VM_LOCKED_MASK } from '../vm-flags';
import type { MmId, VmaId } from '../world';

export const sysMlock = (edit: Edit, mm: MmId, { addr, len }: CallOf<'mlock'>): Ret =>
  doMlock(edit, mm, addr, len, VM.LOCKED);

/** Errors: ENOSYS (before 4.4), EINVAL for an unknown flag, and those of mlock. */
export function sysMlock2(edit: Edit, mm: MmId, { addr, len, flags }: CallOf<'mlock2'>): Ret {
  edit.rec?.test('mlock.missing', !edit.profile.mlock2, { addr });
  if (!edit.profile.mlock2) return 'ENOSYS';
  const unknown = drop(flags, MLOCK.ONFAULT) !== 0;
  edit.rec?.test('mlock.unknown', unknown, { count: flags });
  if (unknown) return 'EINVAL';
  return doMlock(edit, mm, addr, len, has(flags, MLOCK.ONFAULT) ? VM_LOCKED_MASK : VM.LOCKED);
}

/** The range, widened to whole pages. */
const widened = (addr: Addr, len: Bytes): { start: Addr; bytes: Bytes } => {
  const start = pageDown(addr);
  return { start, bytes: pageAlign(len + (addr - start)) };
};

/** do_mlock(). Errors: EPERM, ENOMEM (RLIMIT_MEMLOCK, a hole, a split, no access), EINVAL (wraps). */
function doMlock(edit: Edit, mm: MmId, addr: Addr, len: Bytes, flags: number): Ret {
  const { start, bytes } = widened(addr, len);
  const end = start + bytes;
  const limit = rlimit(edit, 'RLIMIT_MEMLOCK');
  edit.rec?.about({ request: { addr: start, end } });
  edit.rec?.test('mlock.mayNot', limit === 0, { limit });
  if (limit === 0) return 'EPERM';
  edit.rec?.at('mlock.widen', { start, end });
  const over =
    edit.mm(mm).locked_vm + toPages(bytes) > toPages(limit) && newlyLocked(edit, mm, start, end) > toPages(limit);
  edit.rec?.test('mlock.limit', over, { locked_vm: edit.mm(mm).locked_vm, limit });
  if (over) return 'ENOMEM';
  edit.rec?.at('mlock.apply', { start, end, flags });
  const ret = applyVmaLockFlags(edit, mm, start, bytes, flags);
  edit.rec?.test('mlock.failed', ret !== 0, { start, end });
  if (ret !== 0) return ret;
  edit.rec?.at('mlock.populate', { start, end });
  return mmPopulate(edit, mm, start, end, false);
}

/** locked_vm plus what this range adds: pages that are locked already do not count twice. */
function newlyLocked(edit: Edit, mm: MmId, start: Addr, end: Addr): number {
  let count = edit.mm(mm).locked_vm + toPages(end - start);
  for (let id = findVma(edit, mm, start); id !== null; ) {
    const vma = edit.vma(id);
    if (vma.vm_start >= end) break;
    if (has(vma.vm_flags, VM.LOCKED)) count -= toPages(Math.min(end, vma.vm_end) - Math.max(start, vma.vm_start));
    id = vma.vm_next;
  }
  return count;
}

export function sysMunlock(edit: Edit, mm: MmId, { addr, len }: CallOf<'munlock'>): Ret {
  const { start, bytes } = widened(addr, len);
  edit.rec?.about({ request: { addr: start, end: start + bytes } });
  edit.rec?.at('munlock.apply', { start, end: start + bytes });
  return applyVmaLockFlags(edit, mm, start, bytes, 0);
}

/** apply_vma_lock_flags(): the loop of mlock and munlock; it stops at the first hole. */
function applyVmaLockFlags(edit: Edit, mm: MmId, start: Addr, len: Bytes, flags: number): 0 | Errno {
  const end = start + len;
  const wraps = end >= 2 ** 64;
  edit.rec?.test('apply_vma_lock_flags.wraps', wraps, { start, len });
  if (wraps) return 'EINVAL';
  edit.rec?.test('apply_vma_lock_flags.empty', end === start, { start, len });
  if (end === start) return 0;
  edit.rec?.at('apply_vma_lock_flags.find', { start });
  const first = findVma(edit, mm, start);
  const none = first === null || edit.vma(first).vm_start > start;
  edit.rec?.test('apply_vma_lock_flags.none', none, { vma: first, start });
  if (first === null || none) return 'ENOMEM';
  let vma: VmaId = first;
  let prev = start > edit.vma(vma).vm_start ? vma : edit.vma(vma).vm_prev;
  for (let nstart = start; ; ) {
    const { vm_flags, vm_end } = edit.vma(vma);
    const newflags = add(drop(vm_flags, VM_LOCKED_MASK), flags);
    const tmpEnd = Math.min(vm_end, end);
    edit.rec?.about({ request: { addr: nstart, end: tmpEnd } });
    edit.rec?.at('apply_vma_lock_flags.fixup', { vma, prev, start: nstart, end: tmpEnd, newflags });
    const fixed = mlockFixup(edit, mm, vma, prev, nstart, tmpEnd, newflags);
    edit.rec?.test('apply_vma_lock_flags.failed', fixed.error !== null, { vma: fixed.vma });
    if (fixed.error !== null) return fixed.error;
    prev = fixed.vma;
    nstart = Math.max(tmpEnd, edit.vma(prev).vm_end);
    edit.rec?.test('apply_vma_lock_flags.reached', nstart >= end, { start: nstart, end });
    if (nstart >= end) return 0;
    const next = edit.vma(prev).vm_next;
    const broken = next === null || edit.vma(next).vm_start !== nstart;
    edit.rec?.test('apply_vma_lock_flags.gap', broken, { prev, next, start: nstart });
    if (next === null || broken) return 'ENOMEM';
    vma = next;
  }
}

/** mlock_fixup(): one VMA, or a part of it. */
function mlockFixup(
  edit: Edit,
  mm: MmId,
  id: VmaId,
  prev: VmaId | null,
  start: Addr,
  end: Addr,
  newflags: number,
): { vma: VmaId; error: Errno | null } {
  const oldflags = edit.vma(id).vm_flags;
  const skip = newflags === oldflags || has(oldflags, specialOf(edit.profile) + VM.HUGETLB);
  edit.rec?.test('mlock_fixup.skip', skip, { vma: id, newflags, oldflags });
  if (skip) return { vma: id, error: null };
  const modified = mergeOrSplit(edit, mm, 'mlock_fixup', id, prev, start, end, newflags);
  if (modified.error !== null) return modified;
  const pages = toPages(end - start);
  const wasLocked = has(oldflags, VM.LOCKED);
  const isLocked = has(newflags, VM.LOCKED);
  if (wasLocked !== isLocked) edit.editMm(mm).locked_vm += isLocked ? pages : -pages;
  edit.editVma(modified.vma).vm_flags = newflags;
  edit.rec?.at('mlock_fixup.flags', { vma: modified.vma, newflags, oldflags, locked_vm: edit.mm(mm).locked_vm });
  return modified;
}

/** Errors: EINVAL (no flag, an unknown one, ONFAULT alone), EPERM, ENOMEM (RLIMIT_MEMLOCK). */
export function sysMlockall(edit: Edit, mm: MmId, { flags }: CallOf<'mlockall'>): Ret {
  const { mlock2, onFaultNeedsMore } = edit.profile;
  // MCL_ONFAULT came with mlock2.
  const known = MCL.CURRENT + MCL.FUTURE + (mlock2 ? MCL.ONFAULT : 0);
  const bad = flags === 0 || (flags === MCL.ONFAULT && onFaultNeedsMore) || drop(flags, known) !== 0;
  edit.rec?.test('mlockall.bad', bad, { count: flags });
  if (bad) return 'EINVAL';
  const limit = rlimit(edit, 'RLIMIT_MEMLOCK');
  edit.rec?.test('mlockall.mayNot', limit === 0, { limit });
  if (limit === 0) return 'EPERM';
  const current = has(flags, MCL.CURRENT);
  const over = current && edit.mm(mm).total_vm > toPages(limit);
  edit.rec?.test('mlockall.limit', over, { total_vm: edit.mm(mm).total_vm, limit });
  if (over) return 'ENOMEM';
  const bits = has(flags, MCL.ONFAULT) ? VM_LOCKED_MASK : VM.LOCKED;
  lockAll(edit, mm, has(flags, MCL.FUTURE) ? bits : 0, has(flags, MCL.FUTURE) && !current ? null : bits);
  edit.rec?.test('mlockall.populates', current, { total_vm: edit.mm(mm).total_vm });
  if (current) {
    edit.rec?.at('mlockall.populate', { start: 0, end: edit.mm(mm).task_size });
    mmPopulate(edit, mm, 0, edit.mm(mm).task_size, true);
  }
  return 0;
}

export function sysMunlockall(edit: Edit, mm: MmId): Ret {
  edit.rec?.at('munlockall.clear', {});
  lockAll(edit, mm, 0, 0);
  return 0;
}

/** apply_mlockall_flags(): the default for what comes, and (where bits are given) every VMA; errors are ignored. */
function lockAll(edit: Edit, mm: MmId, defFlags: number, bits: number | null): void {
  const mine = edit.editMm(mm);
  mine.def_flags = add(drop(mine.def_flags, VM_LOCKED_MASK), defFlags);
  edit.rec?.at('apply_mlockall_flags.default', { flags: defFlags });
  edit.rec?.test('apply_mlockall_flags.onlyFuture', bits === null, { flags: defFlags });
  if (bits === null) return;
  let prev: VmaId | null = null;
  for (let id = edit.mm(mm).mmap; id !== null; ) {
    const { vm_start, vm_end, vm_flags } = edit.vma(id);
    const newflags = add(drop(vm_flags, VM_LOCKED_MASK), bits);
    edit.rec?.about({ request: { addr: vm_start, end: vm_end } });
    edit.rec?.at('apply_mlockall_flags.fixup', { vma: id, prev, start: vm_start, end: vm_end, newflags });
    prev = mlockFixup(edit, mm, id, prev, vm_start, vm_end, newflags).vma;
    id = edit.vma(prev).vm_next;
  }
}
