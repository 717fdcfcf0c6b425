/**
 * vma_merge as a call of its own, on arguments that no system call need bring: for trying out.
 * What mmap or mprotect do around it is done here too: room is counted, what was asked for is set on the survivor.
 */
import { isPageAligned, toPages } from '../addr';
import type { CallOf } from '../call';
import type { Edit } from '../edit';
import type { Ret } from '../errno';
import { findVma } from '../find';
import { lastVma } from '../find-prev';
import { vmStatAccount } from '../limits';
import { vmaMerge } from '../merge';
import { vmaOrNull } from '../merge-around';
import type { MmId, Vma, VmaId } from '../world';
import { type Claims, claimsOf, isMisplaced, isTorn, missingVma, vmaAt } from './merge-claims';

type MergeCall = CallOf<'vma_merge'>;

/**
 * The id of the VMA that holds the range afterwards, 0: nothing merged. Errors: EINVAL for a range that is neither a
 * hole nor a part of one VMA, which the kernel would warn of; for an argument that its vma_merge has not; for a VMA that
 * is not there; for arguments with which a merge would lose memory.
 */
export function askMerge(edit: Edit, mm: MmId, call: MergeCall): Ret {
  const { addr, end, vm_flags } = call;
  const refused = badArguments(edit, call);
  if (refused) return 'EINVAL';
  edit.rec?.at('merge_lab.find', { addr });
  const found = findVma(edit, mm, addr);
  const first = vmaOrNull(edit, found);
  const around = first !== null && first.vm_start <= addr ? first : null;
  const across = first !== null && end > (around === null ? first.vm_start : first.vm_end);
  edit.rec?.test('merge_lab.across', across, { addr, end, vma: found });
  if (across) return 'EINVAL';
  const missing = missingVma(edit, mm, call);
  edit.rec?.test('merge_lab.nobody', missing !== null, { start: missing ?? addr, end });
  if (missing !== null) return 'EINVAL';
  const prev = prevOf(edit, mm, call, around, found);
  const args = claimsOf(edit, mm, call, around);
  if (losesMemory(edit, mm, call, around, prev, args)) return 'EINVAL';
  const { pgoff, file, anon_vma } = args;
  edit.rec?.at('merge_lab.merge', { prev, addr, end, flags: vm_flags, pgoff, file, anon_vma });
  const survivor = vmaMerge(edit, mm, prev, addr, end, args);
  edit.rec?.test('merge_lab.merged', survivor !== null, { survivor });
  if (survivor === null) return 0;
  if (around === null) vmStatAccount(edit, mm, vm_flags, toPages(end - addr));
  else setAsked(edit, survivor, args);
  edit.rec?.at('merge_lab.finish', { survivor, total_vm: edit.mm(mm).total_vm });
  return survivor;
}

function badArguments(edit: Edit, { addr, end, userfaultfd_ctx, anon_name }: MergeCall): boolean {
  const empty = end <= addr || !isPageAligned(addr) || !isPageAligned(end);
  edit.rec?.test('merge_lab.bad', empty, { addr, end });
  if (empty) return true;
  const { userfaultfd, anonNames } = edit.profile;
  const unknown = (userfaultfd_ctx !== undefined && !userfaultfd) || (anon_name !== undefined && !anonNames);
  edit.rec?.test('merge_lab.unknown', unknown, { addr, end });
  return unknown;
}

/** The VMA that is named, or the one that begins below addr: the containing one, or the one before. */
function prevOf(edit: Edit, mm: MmId, call: MergeCall, around: Vma | null, found: VmaId | null): VmaId | null {
  if (call.prev !== undefined) return call.prev === null ? null : vmaAt(edit, mm, call.prev);
  if (found === null) return lastVma(edit, mm);
  return around !== null && around.vm_start < call.addr ? found : edit.vma(found).vm_prev;
}

function losesMemory(
  edit: Edit,
  mm: MmId,
  { addr, end }: MergeCall,
  around: Vma | null,
  prev: VmaId | null,
  claims: Claims,
): boolean {
  const area = prev === null ? edit.mm(mm).mmap : edit.vma(prev).vm_next;
  const misplaced = isMisplaced(vmaOrNull(edit, prev), vmaOrNull(edit, area), addr);
  edit.rec?.test('merge_lab.misplaced', misplaced, { prev, area, addr });
  if (misplaced) return true;
  const torn = around !== null && isTorn(edit, around, { addr, end }, claims);
  edit.rec?.test('merge_lab.torn', torn, { vma: around?.id ?? null });
  return torn;
}

/** What a caller sets on the survivor when the part of a VMA has become part of another. */
function setAsked(edit: Edit, survivor: VmaId, { vm_flags, policy, userfaultfd_ctx, anon_name }: Claims): void {
  const vma = edit.editVma(survivor);
  vma.vm_flags = vm_flags;
  vma.vm_policy = policy;
  vma.vm_userfaultfd_ctx = userfaultfd_ctx;
  vma.anon_name = anon_name;
}
