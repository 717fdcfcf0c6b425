/**
 * mm_populate: make the pages of a range present. Models: __mm_populate and populate_vma_page_range of
 * mm/gup.c, 5.10. It changes no VMA except by giving it an anon_vma.
 */
import { type Addr, PAGE_SIZE, toBytes } from './addr';
import type { Edit } from './edit';
import { findVma } from './find';
import { endOfFile, faultIn, MOST_PRESENT } from './pages';
import { has, only, VM, VM_ACCESS } from './vm-flags';
import type { MmId, Vma, VmaId } from './world';

/** Write faults where memory is private and writable; shared or read-only memory is read. */
const wantsWrite = (vma: Vma): boolean => only(vma.vm_flags, VM.WRITE + VM.SHARED) === VM.WRITE;

/**
 * [start, end), holes skipped. A VMA that cannot be faulted in (no access, beyond the end of its file) is
 * passed over where errors are ignored (mmap, brk, mremap), and ends it with ENOMEM elsewhere (mlock).
 */
export function mmPopulate(edit: Edit, mm: MmId, start: Addr, end: Addr, ignoreErrors: boolean): 0 | 'ENOMEM' {
  let addr = start;
  edit.rec?.at('mm_populate.find', { addr, end });
  let id = findVma(edit, mm, addr);
  while (id !== null && addr < end && edit.vma(id).vm_start < end) {
    const vma = edit.vma(id);
    const lo = Math.max(addr, vma.vm_start);
    const hi = Math.min(end, vma.vm_end);
    const special = has(vma.vm_flags, VM.IO + VM.PFNMAP);
    edit.rec?.test('mm_populate.special', special, { vma: id, start: lo, end: hi });
    const failed = !special && !populateVma(edit, mm, id, lo, hi);
    if (failed) {
      edit.rec?.test('mm_populate.ignores', ignoreErrors, { vma: id });
      if (!ignoreErrors) return 'ENOMEM';
    }
    addr = hi;
    id = edit.vma(id).vm_next;
  }
  edit.rec?.at('mm_populate.done', { end });
  return 0;
}

/** So many pages are steps of their own; what lies behind them is one. */
const PAGE_BY_PAGE = 16;

/** __get_user_pages(): each page of [lo, end) in turn. Without a recorder all at once, which comes to the same. */
function faultPages(edit: Edit, mm: MmId, id: VmaId, lo: Addr, end: Addr, write: boolean): void {
  const fault = (from: Addr, to: Addr): void => {
    edit.rec?.at('mm_populate.fault', { vma: id, start: from, end: to });
    faultIn(edit, mm, id, from, to, write);
  };
  const single = edit.rec === null ? lo : Math.min(end, lo + toBytes(PAGE_BY_PAGE));
  for (let at = lo; at < single; at += PAGE_SIZE) fault(at, at + PAGE_SIZE);
  if (single < end) fault(single, end);
}

/** populate_vma_page_range(): false where a page cannot be had. */
function populateVma(edit: Edit, mm: MmId, id: VmaId, lo: Addr, hi: Addr): boolean {
  const vma = edit.vma(id);
  const onFault = has(vma.vm_flags, VM.LOCKONFAULT);
  // 5.10 and before look at the access rights even where nothing will be faulted in.
  const barred = !has(vma.vm_flags, VM_ACCESS) && (edit.profile.populateTestsAccessFirst || !onFault);
  edit.rec?.test('mm_populate.barred', barred, { vma: id, flags: vma.vm_flags });
  if (barred) return false;
  edit.rec?.test('mm_populate.onFault', onFault, { vma: id, flags: vma.vm_flags });
  if (onFault) return true;
  const end = Math.max(lo, Math.min(hi, endOfFile(edit, id), lo + toBytes(MOST_PRESENT)));
  faultPages(edit, mm, id, lo, end, wantsWrite(vma));
  edit.rec?.test('mm_populate.pastEnd', end < hi, { vma: id, end: hi });
  return end === hi;
}

/** populate_vma_page_range() of one VMA that has just become writable: its locked pages are written to. */
export function mmPopulateVma(edit: Edit, mm: MmId, id: VmaId, start: Addr, end: Addr): void {
  const vma = edit.vma(id);
  const last = Math.min(end, endOfFile(edit, id), start + toBytes(MOST_PRESENT));
  if (!has(vma.vm_flags, VM.LOCKONFAULT) && last > start) faultIn(edit, mm, id, start, last, wantsWrite(vma));
}
