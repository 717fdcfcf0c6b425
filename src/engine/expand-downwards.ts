/** A stack that grows. Models: expand_stack / expand_downwards, acct_stack_growth of mm/mmap.c, 5.10. */
import { type Addr, PAGE_SIZE, toPages } from './addr';
import { anonVmaPrepare } from './anon-vma';
import type { Edit } from './edit';
import { chargeMemory, mayExpandVm, rlimit, vmStatAccount } from './limits';
import { vmaGapUpdate } from './subtree-gap';
import { has, VM, VM_ACCESS } from './vm-flags';
import type { MmId, VmaId } from './world';

/** expand_downwards(): the stack's start comes down to addr. false where a rule says no. */
export function expandDownwards(edit: Edit, mm: MmId, id: VmaId, addr: Addr): boolean {
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
