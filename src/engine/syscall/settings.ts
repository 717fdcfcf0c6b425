/** What the user sets and asks beside the system calls of memory: limits, the find functions. */

import { isPageAligned, toPages } from '../addr';
import type { CallOf } from '../call';
import type { Edit } from '../edit';
import type { Ret } from '../errno';
import { findVma } from '../find';
import { findVmaIntersection, findVmaPrev } from '../find-prev';
import { insertFunction, insertVmStruct } from '../insert';
import { newVma } from '../make-vma';
import { getUnmappedArea } from '../unmapped-area';
import type { MmId, VmaId } from '../world';

/** Errors: EINVAL for a negative value. */
export function sysSysctl(edit: Edit, { key, value }: CallOf<'sysctl'>): Ret {
  if (value < 0) return 'EINVAL';
  edit.sysctl = { ...edit.sysctl, [key]: value };
  edit.rec?.at('sysctl.set', { count: value });
  return 0;
}

export function sysRlimit(edit: Edit, { resource, value }: CallOf<'rlimit'>): Ret {
  if (value < 0) return 'EINVAL';
  const task = edit.editTask(edit.current);
  task.rlimits = { ...task.rlimits, [resource]: value };
  edit.rec?.at('rlimit.set', { limit: value });
  return 0;
}

const idOr0 = (id: VmaId | null): number => id ?? 0;

/** The kernel's own look-ups as calls: they return a VMA's id, 0 for NULL. */
export const askFindVma = (edit: Edit, mm: MmId, { addr }: CallOf<'find_vma'>): Ret => idOr0(findVma(edit, mm, addr));
export const askFindVmaPrev = (edit: Edit, mm: MmId, { addr }: CallOf<'find_vma_prev'>): Ret =>
  idOr0(findVmaPrev(edit, mm, addr).vma);
export const askIntersection = (edit: Edit, mm: MmId, { addr, end }: CallOf<'find_vma_intersection'>): Ret =>
  idOr0(findVmaIntersection(edit, mm, addr, end));
export const askUnmappedArea = (edit: Edit, mm: MmId, { addr, len, flags }: CallOf<'get_unmapped_area'>): Ret =>
  getUnmappedArea(edit, mm, addr, len, flags);

/** insert_vm_struct() of an anonymous VMA. Errors: EINVAL (no range of whole pages), those of insert_vm_struct. */
export function askInsert(edit: Edit, mm: MmId, { addr, len, vm_flags }: CallOf<'insert_vm_struct'>): Ret {
  const fn = insertFunction(edit);
  const bad = len === 0 || !isPageAligned(addr) || !isPageAligned(len) || addr + len > edit.mm(mm).task_size;
  edit.rec?.test(`${fn}.bad`, bad, { addr, len });
  if (bad) return 'EINVAL';
  const id = edit.addVma(newVma(mm, addr, addr + len, vm_flags, toPages(addr), null, null));
  edit.rec?.at(`${fn}.new`, { vma: id, start: addr, end: addr + len });
  const ret = insertVmStruct(edit, mm, id);
  if (ret !== 0) {
    edit.freeVma(id);
    edit.rec?.at(`${fn}.free`, { addr, len });
  }
  return ret;
}
