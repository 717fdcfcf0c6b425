/** Linking a VMA that somebody else made. Models: insert_vm_struct of mm/mmap.c, 5.10 and 2.6.32. */
import { type Pages, toPages } from './addr';
import type { Edit } from './edit';
import type { Ret } from './errno';
import { findVmaLinks } from './find';
import { chargeMemory } from './limits';
import { isOld, vmaLink } from './link';
import { has, VM } from './vm-flags';
import type { MmId, VmaId } from './world';

/** insert_vm_struct() in the order of the kernel at hand. */
export const insertFunction = (edit: Edit): 'insert_vm_struct' | 'insert_vm_struct@2632' =>
  isOld(edit) ? 'insert_vm_struct@2632' : 'insert_vm_struct';

/** Anonymous: the page offset is the page number of the address. */
function setNaturalPgoff(edit: Edit, id: VmaId): void {
  const { vm_start, vm_ops } = edit.vma(id);
  if (vm_ops !== null) return;
  edit.editVma(id).vm_pgoff = toPages(vm_start);
  edit.rec?.at(`${insertFunction(edit)}.pgoff`, { vma: id, pgoff: toPages(vm_start) });
}

/**
 * insert_vm_struct(): for exec and special mappings; it never merges. The page offset is set first (2.6.32), or last.
 * Errors: ENOMEM on overlap, or where VM_ACCOUNT cannot be charged.
 */
export function insertVmStruct(edit: Edit, mm: MmId, id: VmaId): Ret {
  const fn = insertFunction(edit);
  const { vm_start, vm_end, vm_flags } = edit.vma(id);
  const pages: Pages = toPages(vm_end - vm_start);
  if (fn === 'insert_vm_struct@2632') setNaturalPgoff(edit, id);
  edit.rec?.at(`${fn}.find`, { vma: id, start: vm_start, end: vm_end });
  const place = findVmaLinks(edit, mm, vm_start, vm_end);
  edit.rec?.test(`${fn}.overlap`, place === null, { vma: id });
  if (place === null) return 'ENOMEM';
  const refused = has(vm_flags, VM.ACCOUNT) && !chargeMemory(edit, pages);
  edit.rec?.test(`${fn}.charge`, refused, { vma: id, pages, flags: vm_flags });
  if (refused) return 'ENOMEM';
  if (fn === 'insert_vm_struct') setNaturalPgoff(edit, id);
  edit.rec?.at(`${fn}.link`, { vma: id });
  vmaLink(edit, mm, id, place);
  return 0;
}
