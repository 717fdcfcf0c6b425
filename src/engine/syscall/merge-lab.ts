/**
 * vma_merge as a call of its own, on arguments that no system call need bring: for trying out.
 * What mmap or mprotect do around it is done here too: room is counted, flags are set on the survivor.
 */
import { isPageAligned, toPages } from '../addr';
import { linearPageIndex } from '../anon-vma';
import type { CallOf } from '../call';
import type { Edit } from '../edit';
import type { Ret } from '../errno';
import { findVma } from '../find';
import { lastVma } from '../find-prev';
import { vmStatAccount } from '../limits';
import { vmaMerge } from '../merge';
import type { MmId, VmaId } from '../world';
import { newMapping } from './mmap';

/**
 * The id of the VMA that holds the range afterwards, 0: nothing merged.
 * Errors: EINVAL for a range that is neither a hole nor a part of one VMA, which the kernel would warn of.
 */
export function askMerge(edit: Edit, mm: MmId, { addr, end, vm_flags, pgoff }: CallOf<'vma_merge'>): Ret {
  const empty = end <= addr || !isPageAligned(addr) || !isPageAligned(end);
  edit.rec?.test('merge_lab.bad', empty, { addr, end });
  if (empty) return 'EINVAL';
  edit.rec?.at('merge_lab.find', { addr });
  const found = findVma(edit, mm, addr);
  const first = found === null ? null : edit.vma(found);
  const inside = first !== null && first.vm_start <= addr;
  const across = first !== null && (inside ? end > first.vm_end : end > first.vm_start);
  edit.rec?.test('merge_lab.across', across, { addr, end, vma: found });
  if (across) return 'EINVAL';
  const prev = prevOf(edit, mm, found, addr, inside);
  edit.rec?.at('merge_lab.merge', { prev, addr, end, flags: vm_flags });
  const args =
    inside && first !== null
      ? {
          ...newMapping(vm_flags, first.vm_file, pgoff ?? linearPageIndex(first, addr)),
          anon_vma: first.anon_vma,
          source: first,
          policy: first.vm_policy,
          userfaultfd_ctx: first.vm_userfaultfd_ctx,
          anon_name: first.anon_name,
        }
      : newMapping(vm_flags, null, pgoff ?? toPages(addr));
  const survivor = vmaMerge(edit, mm, prev, addr, end, args);
  edit.rec?.test('merge_lab.merged', survivor !== null, { survivor });
  if (survivor === null) return 0;
  if (inside) edit.editVma(survivor).vm_flags = vm_flags;
  else vmStatAccount(edit, mm, vm_flags, toPages(end - addr));
  edit.rec?.at('merge_lab.finish', { survivor, total_vm: edit.mm(mm).total_vm });
  return survivor;
}

/** The VMA that begins below addr: the containing one, or the one before. */
function prevOf(edit: Edit, mm: MmId, found: VmaId | null, addr: number, inside: boolean): VmaId | null {
  if (found === null) return lastVma(edit, mm);
  return inside && edit.vma(found).vm_start < addr ? found : edit.vma(found).vm_prev;
}
