/**
 * Accessing memory page by page. Models: the page fault handler of x86 (do_user_addr_fault, access_error),
 * expand_stack / expand_downwards of mm/mmap.c, 5.10. Leaves out: signals; a fault that kills returns EFAULT.
 */
import { type Addr, PAGE_SIZE, pageAlign, pageDown, toPages } from '../addr';
import { anonVmaPrepare } from '../anon-vma';
import type { CallOf } from '../call';
import type { Edit } from '../edit';
import type { Ret } from '../errno';
import { findVma } from '../find';
import { chargeMemory, mayExpandVm, rlimit, vmStatAccount } from '../limits';
import { endOfFile, faultIn, MOST_PRESENT } from '../pages';
import { vmaGapUpdate } from '../subtree-gap';
import { has, VM, VM_ACCESS } from '../vm-flags';
import type { MmId, VmaId } from '../world';

/**
 * The pages that could be accessed; EFAULT at the first that cannot, the ones before it done. ENOMEM for more
 * than the model's machine has: there the kernel would kill the task.
 */
export function sysTouch(edit: Edit, mm: MmId, { addr, len, write }: CallOf<'touch'>): Ret {
  const start = pageDown(addr);
  const end = pageAlign(addr + len);
  edit.rec?.about({ request: { addr: start, end } });
  const tooMany = toPages(end - start) > MOST_PRESENT;
  edit.rec?.test('page_fault.tooMany', tooMany, { start, end });
  if (tooMany) return 'ENOMEM';
  for (let at = start; at < end; ) {
    edit.rec?.at('page_fault.find', { addr: at });
    const id = findVma(edit, mm, at);
    edit.rec?.test('page_fault.none', id === null, { vma: id, addr: at });
    if (id === null) return 'EFAULT';
    if (!covers(edit, mm, id, at)) return 'EFAULT';
    const { vm_end, vm_flags } = edit.vma(id);
    const allowed = write ? has(vm_flags, VM.WRITE) : has(vm_flags, VM_ACCESS);
    edit.rec?.test('page_fault.denied', !allowed, { vma: id, flags: vm_flags });
    if (!allowed) return 'EFAULT';
    const eof = endOfFile(edit, id);
    edit.rec?.test('page_fault.pastEnd', eof <= at, { vma: id, addr: at });
    if (eof <= at) return 'EFAULT';
    const hi = Math.min(end, vm_end, eof);
    if (!has(vm_flags, VM.PFNMAP)) {
      edit.rec?.at('page_fault.handle', { vma: id, start: at, end: hi });
      faultIn(edit, mm, id, at, hi, write);
    }
    at = hi;
  }
  edit.rec?.at('page_fault.done', { start, end });
  return toPages(end - start);
}

/** Is addr inside, or just below a stack that can grow? */
function covers(edit: Edit, mm: MmId, id: VmaId, addr: Addr): boolean {
  const { vm_start, vm_flags } = edit.vma(id);
  edit.rec?.test('page_fault.inside', vm_start <= addr, { vma: id, addr, vm_start });
  if (vm_start <= addr) return true;
  const stack = has(vm_flags, VM.GROWSDOWN);
  edit.rec?.test('page_fault.stack', stack, { vma: id, flags: vm_flags });
  if (!stack) return false;
  edit.rec?.at('page_fault.expand', { vma: id, addr });
  return expandDownwards(edit, mm, id, addr);
}

/** expand_downwards(): the stack's start comes down to addr. false where a rule says no. */
function expandDownwards(edit: Edit, mm: MmId, id: VmaId, addr: Addr): boolean {
  const tooLow = addr < edit.sysctl.mmap_min_addr;
  edit.rec?.test('expand_downwards.tooLow', tooLow, { vma: id, addr });
  if (tooLow) return false;
  const prev = edit.vma(id).vm_prev;
  const guard = edit.guardGap * PAGE_SIZE;
  const near =
    prev !== null &&
    !has(edit.vma(prev).vm_flags, VM.GROWSDOWN) &&
    has(edit.vma(prev).vm_flags, VM_ACCESS) &&
    addr - edit.vma(prev).vm_end < guard;
  if (edit.profile.guardGap) edit.rec?.test('expand_downwards.guard', near, { vma: id, prev, addr });
  if (near) return false;
  edit.rec?.at('expand_downwards.prepare', { vma: id });
  anonVmaPrepare(edit, id);
  const vma = edit.vma(id);
  const pages = toPages(vma.vm_start - addr);
  const refused = pages > vma.vm_pgoff || growthRefused(edit, mm, id, addr, pages);
  edit.rec?.test('expand_downwards.limit', refused, { vma: id, pages, limit: rlimit(edit, 'RLIMIT_STACK') });
  if (refused) return false;
  const grown = edit.editVma(id);
  grown.vm_start = addr;
  grown.vm_pgoff -= pages;
  vmStatAccount(edit, mm, vma.vm_flags, pages);
  if (has(vma.vm_flags, VM.LOCKED)) edit.editMm(mm).locked_vm += pages;
  edit.rec?.at('expand_downwards.start', { vma: id, addr, pages });
  const { structure, gapSearch } = edit.profile;
  if (structure === 'rb' && gapSearch === 'tree') edit.rec?.at('expand_downwards.gap', { vma: id });
  vmaGapUpdate(edit, id);
  if (structure === 'maple') edit.rec?.at('expand_downwards.maple', { vma: id });
  return true;
}

/** acct_stack_growth(): the limits, in their order; the last one charges. */
function growthRefused(edit: Edit, mm: MmId, id: VmaId, addr: Addr, pages: number): boolean {
  const vma = edit.vma(id);
  if (!mayExpandVm(edit, mm, vma.vm_flags, pages)) return true;
  if (vma.vm_end - addr > rlimit(edit, 'RLIMIT_STACK')) return true;
  if (has(vma.vm_flags, VM.LOCKED) && edit.mm(mm).locked_vm + pages > toPages(rlimit(edit, 'RLIMIT_MEMLOCK')))
    return true;
  return has(vma.vm_flags, VM.ACCOUNT) && !chargeMemory(edit, pages);
}
