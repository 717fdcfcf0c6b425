/**
 * brk. Models: brk and do_brk_flags of mm/mmap.c, 5.10. Any failure returns the present break.
 * Leaves out: COMPAT_BRK, MAP_FIXED address checks of an architecture.
 */

import { type Addr, PAGE_SIZE, pageAlign, toPages } from '../addr';
import type { CallOf } from '../call';
import type { Edit } from '../edit';
import { isError, type Ret } from '../errno';
import { expandHeap } from '../expand';
import { findVma } from '../find';
import { chargeMemory, mayExpandVm, rlimit, vmStatAccount } from '../limits';
import { vmaLink } from '../link';
import { newVma } from '../make-vma';
import { vmaMerge } from '../merge';
import { mmPopulate } from '../populate';
import { vmStartGap } from '../subtree-gap';
import { doMunmap } from '../unmap';
import { getUnmappedArea } from '../unmapped-area';
import { add, has, MAP, VM, VM_MAY } from '../vm-flags';
import type { MmId } from '../world';
import { makeRoom, newMapping } from './mmap';

/** VM_DATA_DEFAULT_FLAGS of x86-64, charged. */
const HEAP_FLAGS = VM.READ + VM.WRITE + VM_MAY + VM.ACCOUNT;

/** Returns the new break, or the present one. */
export function sysBrk(edit: Edit, mm: MmId, { addr: brk }: CallOf<'brk'>): Ret {
  const { brk: present, start_brk, start_data, end_data } = edit.mm(mm);
  edit.rec?.test('brk.below', brk < start_brk, { brk, start: start_brk });
  if (brk < start_brk) return present;
  const overData = brk - start_brk + (end_data - start_data) > rlimit(edit, 'RLIMIT_DATA');
  edit.rec?.test('brk.dataLimit', overData, { brk, limit: rlimit(edit, 'RLIMIT_DATA') });
  if (overData) return present;
  const newbrk = pageAlign(brk);
  const oldbrk = pageAlign(present);
  edit.rec?.test('brk.samePage', newbrk === oldbrk, { newbrk, oldbrk });
  if (newbrk === oldbrk) {
    setBrk(edit, mm, brk);
    return brk;
  }
  edit.rec?.test('brk.shrinks', brk <= present, { brk, oldbrk });
  if (brk <= present) {
    edit.rec?.at('brk.unmap', { start: newbrk, end: oldbrk });
    const ret = doMunmap(edit, mm, newbrk, oldbrk - newbrk);
    edit.rec?.test('brk.unmapFailed', isError(ret), { newbrk, oldbrk });
    if (isError(ret)) return present;
    setBrk(edit, mm, brk);
    return brk;
  }
  edit.rec?.about({ request: { addr: oldbrk, end: newbrk } });
  edit.rec?.at('brk.findNext', { oldbrk, newbrk });
  const next = findVma(edit, mm, oldbrk);
  const spare = edit.profile.brkSpare === 'guard' ? edit.guardGap : 0;
  const blocked = next !== null && newbrk + PAGE_SIZE > vmStartGap(edit.vma(next), spare);
  edit.rec?.test('brk.blocked', blocked, { next, newbrk });
  if (blocked) return present;
  edit.rec?.at('brk.grow', { start: oldbrk, end: newbrk });
  const grown = doBrkFlags(edit, mm, oldbrk, newbrk - oldbrk);
  edit.rec?.test('brk.growFailed', isError(grown), { oldbrk, newbrk });
  if (isError(grown)) return present;
  setBrk(edit, mm, brk);
  const locked = has(edit.mm(mm).def_flags, VM.LOCKED);
  edit.rec?.test('brk.locked', locked, { oldbrk, newbrk });
  if (locked) {
    edit.rec?.at('brk.populate', { start: oldbrk, end: newbrk });
    mmPopulate(edit, mm, oldbrk, newbrk, true);
  }
  return brk;
}

function setBrk(edit: Edit, mm: MmId, brk: Addr): void {
  edit.editMm(mm).brk = brk;
  edit.rec?.at('brk.set', { brk });
}

/** do_brk_flags(), do_brk() before 4.11: anonymous memory at a fixed place. Errors: ENOMEM, EAGAIN (RLIMIT_MEMLOCK). */
function doBrkFlags(edit: Edit, mm: MmId, addr: Addr, len: number): Ret {
  const fn = edit.profile.brkSpare === 'page' ? 'do_brk' : 'do_brk_flags';
  const pages = toPages(len);
  const flags = add(HEAP_FLAGS, edit.mm(mm).def_flags);
  edit.rec?.at(`${fn}.area`, { addr, len });
  const area = getUnmappedArea(edit, mm, addr, len, MAP.FIXED);
  edit.rec?.test(`${fn}.noArea`, isError(area), { addr, len });
  if (isError(area)) return area;
  const overLock = has(flags, VM.LOCKED) && edit.mm(mm).locked_vm + pages > toPages(rlimit(edit, 'RLIMIT_MEMLOCK'));
  edit.rec?.test(`${fn}.lockLimit`, overLock, { flags, pages });
  if (overLock) return 'EAGAIN';
  edit.rec?.at(`${fn}.room`, { addr, end: addr + len });
  const place = makeRoom(edit, mm, addr, addr + len, 'do_brk_flags');
  if (typeof place === 'string') return place;
  const over = !mayExpandVm(edit, mm, flags, pages);
  edit.rec?.test(`${fn}.limit`, over, { pages });
  if (over) return 'ENOMEM';
  const { map_count } = edit.mm(mm);
  const full = map_count > edit.sysctl.max_map_count;
  edit.rec?.test(`${fn}.full`, full, { count: map_count, max: edit.sysctl.max_map_count });
  if (full) return 'ENOMEM';
  const refused = !chargeMemory(edit, pages);
  edit.rec?.test(`${fn}.charge`, refused, { pages });
  if (refused) return 'ENOMEM';
  const pgoff = toPages(addr);
  edit.rec?.at(`${fn}.merge`, { prev: place.prev, addr, end: addr + len, flags });
  const merge = edit.profile.brkGrows === 'vma_merge' ? vmaMerge : expandHeap;
  const merged = merge(edit, mm, place.prev, addr, addr + len, newMapping(flags, null, pgoff));
  edit.rec?.test(`${fn}.merged`, merged !== null, { survivor: merged });
  if (merged === null) {
    const id = edit.addVma(newVma(mm, addr, addr + len, flags, pgoff, null, null));
    edit.rec?.at(`${fn}.alloc`, { vma: id, addr, end: addr + len, flags });
    edit.rec?.at(`${fn}.link`, { vma: id, prev: place.prev });
    vmaLink(edit, mm, id, place);
  }
  vmStatAccount(edit, mm, flags, pages);
  if (has(flags, VM.LOCKED)) edit.editMm(mm).locked_vm += pages;
  edit.rec?.at(`${fn}.account`, { pages, total_vm: edit.mm(mm).total_vm });
  return 0;
}
