/**
 * Accessing memory page by page. Models: the page fault handler of x86 (do_user_addr_fault, access_error), 5.10.
 * Leaves out: signals; a fault that kills returns EFAULT.
 */
import { type Addr, pageAlign, pageDown, toPages } from '../addr';
import type { CallOf } from '../call';
import type { Edit } from '../edit';
import type { Ret } from '../errno';
import { findVma } from '../find';
import { otherParts } from '../other-parts';
import { endOfFile, faultIn, MOST_PRESENT } from '../pages';
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
    if (edit.profile.stackGuardPage && !otherParts().checkStackGuardPage(edit, mm, id, at)) return 'EFAULT';
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
  return otherParts().expandStack(edit, mm, id, addr);
}
