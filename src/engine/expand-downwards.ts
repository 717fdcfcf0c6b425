/**
 * A stack that grows. Models: expand_stack / expand_downwards, acct_stack_growth of mm/mmap.c, 5.10;
 * check_stack_guard_page of mm/memory.c, 4.4.
 */
import { type Addr, PAGE_SIZE, toPages } from './addr';
import { anonVmaPrepare } from './anon-vma';
import type { Edit } from './edit';
import { chargeMemory, mayExpandVm, rlimit, vmStatAccount } from './limits';
import { runsOf } from './pages';
import { vmaGapUpdate } from './subtree-gap';
import { has, VM, VM_ACCESS } from './vm-flags';
import type { MmId, VmaId } from './world';

/** Does the VMA below end right there? */
function abutting(edit: Edit, id: VmaId, addr: Addr): VmaId | null {
  const prev = edit.vma(id).vm_prev;
  return prev !== null && edit.vma(prev).vm_end === addr ? prev : null;
}

const isStack = (edit: Edit, id: VmaId): boolean => has(edit.vma(id).vm_flags, VM.GROWSDOWN);

/** expand_stack(): on an access below the stack. With a guard page it never comes down to what is no stack. */
export function expandStack(edit: Edit, mm: MmId, id: VmaId, addr: Addr): boolean {
  if (edit.profile.stackGuardPage) {
    const prev = abutting(edit, id, addr);
    const abuts = prev !== null && !isStack(edit, prev);
    edit.rec?.test('page_fault.abuts', abuts, { vma: id, prev: edit.vma(id).vm_prev, addr });
    if (abuts) return false;
  }
  edit.rec?.at('page_fault.expand', { vma: id, addr });
  return expandDownwards(edit, mm, id, addr);
}

/** check_stack_guard_page(), before a page of anonymous memory is made: false where the access must fail. */
export function checkStackGuardPage(edit: Edit, mm: MmId, id: VmaId, addr: Addr): boolean {
  const { vm_start, vm_file } = edit.vma(id);
  if (!isStack(edit, id) || vm_file !== null) return true;
  edit.rec?.at('page_fault.guardPage', { vma: id, addr });
  const page = toPages(addr);
  const lowest = addr === vm_start && runsOf(edit, mm, page, page + 1).length === 0;
  edit.rec?.test('check_stack_guard_page.lowest', lowest, { vma: id, addr, vm_start });
  if (!lowest) return true;
  const prev = abutting(edit, id, addr);
  edit.rec?.test('check_stack_guard_page.abuts', prev !== null, { vma: id, prev: edit.vma(id).vm_prev, addr });
  if (prev !== null) {
    edit.rec?.test('check_stack_guard_page.stack', isStack(edit, prev), { vma: id, prev });
    return isStack(edit, prev);
  }
  edit.rec?.at('check_stack_guard_page.expand', { vma: id, addr: addr - PAGE_SIZE });
  return expandDownwards(edit, mm, id, addr - PAGE_SIZE);
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
