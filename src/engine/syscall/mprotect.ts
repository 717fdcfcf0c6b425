/** mprotect. Models: do_mprotect_pkey and mprotect_fixup of mm/mprotect.c, 5.10. Leaves out: pkeys. */
import { type Addr, isPageAligned, pageAlign, toPages } from '../addr';
import type { CallOf } from '../call';
import type { Edit } from '../edit';
import type { Errno, Ret } from '../errno';
import { findVma } from '../find';
import { chargeMemory, mayExpandVm, unchargeMemory, vmStatAccount } from '../limits';
import { mergeOrSplit } from '../modify';
import { otherParts } from '../other-parts';
import { add, drop, has, only, PROT, protToFlags, VM, VM_ACCESS, withoutMay } from '../vm-flags';
import type { MmId, VmaId } from '../world';

const PROT_GROWS = PROT.GROWSDOWN + PROT.GROWSUP;
const PROT_VALID = PROT.READ + PROT.WRITE + PROT.EXEC + PROT.SEM;

/**
 * Errors: EINVAL (both GROWS bits, unaligned, unknown bits, GROWSDOWN on another VMA), ENOMEM (a hole, the
 * limits), EACCES (a bit that the mapping may not have). What was changed before an error stays changed.
 */
export function sysMprotect(edit: Edit, mm: MmId, call: CallOf<'mprotect'>): Ret {
  const grows = only(call.prot, PROT_GROWS);
  edit.rec?.about({ request: { addr: call.addr, end: call.addr + call.len } });
  edit.rec?.test('mprotect.bothGrow', grows === PROT_GROWS, { prot: call.prot });
  if (grows === PROT_GROWS) return 'EINVAL';
  const unaligned = !isPageAligned(call.addr);
  edit.rec?.test('mprotect.unaligned', unaligned, { addr: call.addr });
  if (unaligned) return 'EINVAL';
  edit.rec?.test('mprotect.empty', call.len === 0, { len: call.len });
  if (call.len === 0) return 0;
  const len = pageAlign(call.len);
  const end = call.addr + len;
  const wraps = len === 0 || end >= 2 ** 64;
  edit.rec?.test('mprotect.wraps', wraps, { addr: call.addr, len: call.len });
  if (wraps) return 'ENOMEM';
  const prot = drop(call.prot, PROT_GROWS);
  const unknown = drop(prot, PROT_VALID) !== 0;
  edit.rec?.test('mprotect.unknown', unknown, { prot });
  if (unknown) return 'EINVAL';
  edit.rec?.about({ request: { addr: call.addr, end } });
  edit.rec?.at('mprotect.find', { addr: call.addr });
  const first = findVma(edit, mm, call.addr);
  const start = startOf(edit, first, call.addr, end, grows);
  if (typeof start === 'string') return start;
  return protectRange(edit, mm, first as VmaId, start, end, prot);
}

/** Where to begin: addr, or with PROT_GROWSDOWN the start of the stack. */
function startOf(edit: Edit, first: VmaId | null, addr: Addr, end: Addr, grows: number): Errno | Addr {
  edit.rec?.test('mprotect.none', first === null, { vma: first, addr });
  if (first === null) return 'ENOMEM';
  const { vm_start, vm_flags } = edit.vma(first);
  const down = has(grows, PROT.GROWSDOWN);
  edit.rec?.test('mprotect.down', down, { vma: first, addr });
  if (down) {
    const outside = vm_start >= end;
    edit.rec?.test('mprotect.above', outside, { vma: first, vm_start, end });
    if (outside) return 'ENOMEM';
    const notStack = !has(vm_flags, VM.GROWSDOWN);
    edit.rec?.test('mprotect.notStack', notStack, { vma: first, flags: vm_flags });
    return notStack ? 'EINVAL' : vm_start;
  }
  edit.rec?.test('mprotect.hole', vm_start > addr, { vma: first, addr, vm_start });
  if (vm_start > addr) return 'ENOMEM';
  // No memory grows upwards on x86.
  const up = has(grows, PROT.GROWSUP);
  edit.rec?.test('mprotect.up', up, { vma: first, addr });
  return up ? 'EINVAL' : addr;
}

/** The loop over the VMAs; each must begin where the one before ended. */
function protectRange(edit: Edit, mm: MmId, first: VmaId, start: Addr, end: Addr, prot: number): Ret {
  let vma = first;
  let prev = start > edit.vma(first).vm_start ? first : edit.vma(first).vm_prev;
  for (let nstart = start; ; ) {
    const { vm_flags, vm_end } = edit.vma(vma);
    const newflags = add(protToFlags(prot), drop(vm_flags, VM_ACCESS));
    edit.rec?.about({ request: { addr: nstart, end } });
    edit.rec?.at('mprotect.newflags', { vma, start: nstart, newflags, oldflags: vm_flags });
    const refused = withoutMay(newflags) !== 0;
    edit.rec?.test('mprotect.may', refused, { vma, newflags });
    if (refused) return 'EACCES';
    const tmpEnd = Math.min(vm_end, end);
    edit.rec?.at('mprotect.fixup', { vma, prev, start: nstart, end: tmpEnd, newflags });
    const fixed = mprotectFixup(edit, mm, vma, prev, nstart, tmpEnd, newflags);
    edit.rec?.test('mprotect.failed', fixed.error !== null, { vma: fixed.vma });
    if (fixed.error !== null) return fixed.error;
    prev = fixed.vma;
    nstart = Math.max(tmpEnd, edit.vma(prev).vm_end);
    edit.rec?.test('mprotect.reached', nstart >= end, { start: nstart, end });
    if (nstart >= end) return 0;
    const next: VmaId | null = edit.vma(prev).vm_next;
    const broken = next === null || edit.vma(next).vm_start !== nstart;
    edit.rec?.test('mprotect.gap', broken, { prev, next, start: nstart });
    if (next === null || broken) return 'ENOMEM';
    vma = next;
  }
}

/** mprotect_fixup(): the VMA that holds the range afterwards. */
function mprotectFixup(
  edit: Edit,
  mm: MmId,
  id: VmaId,
  prev: VmaId | null,
  start: Addr,
  end: Addr,
  wanted: number,
): { vma: VmaId; error: Errno | null } {
  const oldflags = edit.vma(id).vm_flags;
  const pages = toPages(end - start);
  edit.rec?.about({ request: { addr: start, end } });
  if (edit.profile.mseal) {
    const sealed = otherParts().isSealed(edit, id);
    edit.rec?.test('mprotect_fixup.sealed', sealed, { vma: id, oldflags });
    if (sealed) return { vma: id, error: 'EPERM' };
  }
  edit.rec?.test('mprotect_fixup.same', wanted === oldflags, { vma: id, newflags: wanted, oldflags });
  if (wanted === oldflags) return { vma: id, error: null };
  const accounted = accountWrite(edit, mm, id, oldflags, wanted, pages);
  if (typeof accounted === 'string') return { vma: id, error: accounted };
  const { newflags, charged } = accounted;
  const modified = mergeOrSplit(edit, mm, 'mprotect_fixup', id, prev, start, end, newflags);
  if (modified.error !== null) {
    if (charged > 0) unchargeMemory(edit, charged);
    edit.rec?.at('mprotect_fixup.uncharge', { vma: id, pages: charged });
    return modified;
  }
  if (has(oldflags, VM.ACCOUNT) && !has(newflags, VM.ACCOUNT)) unchargeMemory(edit, pages);
  edit.editVma(modified.vma).vm_flags = newflags;
  vmStatAccount(edit, mm, oldflags, -pages);
  vmStatAccount(edit, mm, newflags, pages);
  edit.rec?.at('mprotect_fixup.flags', { vma: modified.vma, newflags, oldflags, pages });
  const nowWritable = only(oldflags, VM.WRITE + VM.SHARED + VM.LOCKED) === VM.LOCKED && has(newflags, VM.WRITE);
  edit.rec?.test('mprotect_fixup.lockedWrite', nowWritable, { vma: modified.vma, newflags, oldflags });
  if (nowWritable) {
    edit.rec?.at('mprotect_fixup.populate', { vma: modified.vma, start, end });
    otherParts().mmPopulateVma(edit, mm, modified.vma, start, end);
  }
  return modified;
}

/** From 6.12 on memory that was never written to gives its charge back when it loses PROT_WRITE. */
function uncharged(edit: Edit, id: VmaId, newflags: number): number {
  const { vm_ops, anon_vma } = edit.vma(id);
  const gives = has(newflags, VM.ACCOUNT) && vm_ops === null && anon_vma === null;
  edit.rec?.test('mprotect_fixup.untouched', gives, { vma: id, newflags, anon_vma });
  return gives ? drop(newflags, VM.ACCOUNT) : newflags;
}

/** Private memory that becomes writable is charged, once; losing PROT_WRITE gives nothing back. */
function accountWrite(
  edit: Edit,
  mm: MmId,
  id: VmaId,
  oldflags: number,
  newflags: number,
  pages: number,
): Errno | { newflags: number; charged: number } {
  const writable = has(newflags, VM.WRITE);
  edit.rec?.test('mprotect_fixup.writable', writable, { vma: id, newflags });
  if (!writable)
    return { newflags: edit.profile.mprotectUncharges ? uncharged(edit, id, newflags) : newflags, charged: 0 };
  const over = !mayExpandVm(edit, mm, newflags, pages) && mayExpandVm(edit, mm, oldflags, pages);
  edit.rec?.test('mprotect_fixup.dataLimit', over, { vma: id, pages });
  if (over) return 'ENOMEM';
  const free = !has(oldflags, VM.ACCOUNT + VM.WRITE + VM.HUGETLB + VM.SHARED + VM.NORESERVE);
  edit.rec?.test('mprotect_fixup.mustCharge', free, { vma: id, oldflags, pages });
  if (!free) return { newflags, charged: 0 };
  const refused = !chargeMemory(edit, pages);
  edit.rec?.test('mprotect_fixup.charge', refused, { vma: id, pages });
  return refused ? 'ENOMEM' : { newflags: add(newflags, VM.ACCOUNT), charged: pages };
}
