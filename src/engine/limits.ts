/**
 * What the kernel counts and refuses: total_vm and its classes, RLIMIT_AS and RLIMIT_DATA, VM_ACCOUNT.
 * Models: may_expand_vm, vm_stat_account, is_exec_mapping, is_stack_mapping, is_data_mapping of
 * mm/mmap.c 5.10; security_vm_enough_memory as a commit limit that the user sets.
 */
import { type Bytes, type Pages, toPages } from './addr';
import type { Edit } from './edit';
import { has, only, VM } from './vm-flags';
import type { MmId, RlimitName } from './world';

const CLASS_MASK_EXEC = VM.EXEC + VM.WRITE + VM.GROWSDOWN;
const CLASS_MASK_DATA = VM.WRITE + VM.SHARED + VM.GROWSDOWN;

const isExecMapping = (flags: number): boolean => only(flags, CLASS_MASK_EXEC) === VM.EXEC;
const isStackMapping = (flags: number): boolean => has(flags, VM.GROWSDOWN);
/** Private, writable, not a stack. */
const isDataMapping = (flags: number): boolean => only(flags, CLASS_MASK_DATA) === VM.WRITE;

/** rlimit() of the current task, bytes. */
export const rlimit = (edit: Edit, name: RlimitName): Bytes => edit.task(edit.current).rlimits[name];

/** may_expand_vm(): RLIMIT_AS over all pages, RLIMIT_DATA over private writable ones. */
export function mayExpandVm(edit: Edit, mm: MmId, flags: number, pages: Pages): boolean {
  const { total_vm, data_vm } = edit.mm(mm);
  if (total_vm + pages > toPages(rlimit(edit, 'RLIMIT_AS'))) return false;
  return !(edit.profile.dataLimit && isDataMapping(flags) && data_vm + pages > toPages(rlimit(edit, 'RLIMIT_DATA')));
}

/** vm_stat_account(): pages may be negative. */
export function vmStatAccount(edit: Edit, mm: MmId, flags: number, pages: Pages): void {
  const counts = edit.editMm(mm);
  counts.total_vm += pages;
  if (isExecMapping(flags)) counts.exec_vm += pages;
  else if (isStackMapping(flags)) counts.stack_vm += pages;
  else if (isDataMapping(flags)) counts.data_vm += pages;
}

/** accountable_mapping(): private, writable, not NORESERVE, not hugetlb. */
export const isAccountable = (flags: number): boolean =>
  !has(flags, VM.HUGETLB) && only(flags, VM.NORESERVE + VM.SHARED + VM.WRITE) === VM.WRITE;

/** security_vm_enough_memory_mm(): charge the pages, or say no. */
export function chargeMemory(edit: Edit, pages: Pages): boolean {
  if (edit.sysctl.overcommit_memory !== 1 && edit.committed + pages > edit.sysctl.commit_limit) return false;
  edit.committed += pages;
  return true;
}

/** vm_unacct_memory(). */
export function unchargeMemory(edit: Edit, pages: Pages): void {
  edit.committed -= pages;
}
