/**
 * Taking a range out of an address space. Models: __do_munmap, detach_vmas_to_be_unmapped, unmap_region,
 * remove_vma_list of mm/mmap.c, 5.10. Leaves out: the downgraded lock, userfaultfd.
 */
import { type Addr, type Bytes, isPageAligned, pageAlign, toPages } from './addr';
import { unlinkAnonVmas } from './anon-vma';
import type { Edit } from './edit';
import type { Ret } from './errno';
import { findVma, vmacacheInvalidate } from './find';
import { unchargeMemory, vmStatAccount } from './limits';
import { vmaUnlinkFile } from './link';
import { otherParts } from './other-parts';
import { clearPages } from './pages';
import { rbErase } from './rb-tree';
import { isSealed, touchesSealed } from './seal';
import { splitVmaUnchecked } from './split';
import { vmaGapUpdate, vmEndGap } from './subtree-gap';
import { drop, has, VM, VM_LOCKED_MASK } from './vm-flags';
import type { MmId, Vma, VmaId } from './world';

/**
 * __do_munmap(). Errors: EINVAL for an unaligned start, a range past TASK_SIZE or an empty one;
 * ENOMEM where cutting the middle out would pass max_map_count.
 */
export function doMunmap(edit: Edit, mm: MmId, start: Addr, length: Bytes): Ret {
  const { task_size } = edit.mm(mm);
  const badRange = !isPageAligned(start) || start > task_size || length > task_size - start;
  edit.rec?.about({ request: { addr: start, end: start + length } });
  edit.rec?.test('__do_munmap.badRange', badRange, { start, len: length, task_size });
  if (badRange) return 'EINVAL';
  const len = pageAlign(length);
  edit.rec?.test('__do_munmap.empty', len === 0, { start, len });
  if (len === 0) return 'EINVAL';
  const end = start + len;
  edit.rec?.about({ request: { addr: start, end } });
  edit.rec?.at('__do_munmap.find', { start, end });
  const found = findVma(edit, mm, start);
  const nothing = found === null || edit.vma(found).vm_start >= end;
  edit.rec?.test('__do_munmap.nothing', nothing, { start, end, vma: found });
  if (found === null || nothing) return 0;
  // Taken before the cut: a split at the end puts a new VMA between the two.
  const prev = edit.vma(found).vm_start < start ? found : edit.vma(found).vm_prev;
  const refused = cutEnds(edit, mm, found, start, end);
  if (refused !== null) return refused.error;
  const first = prev === null ? (edit.mm(mm).mmap as VmaId) : (edit.vma(prev).vm_next as VmaId);
  edit.rec?.at('__do_munmap.first', { prev, vma: first, start, end });
  unlockRange(edit, mm, first, end);
  const doomed = detach(edit, mm, first, prev, end);
  clearPages(edit, mm, toPages(start), toPages(end));
  edit.rec?.at('__do_munmap.zap', { start, end });
  removeVmas(edit, mm, doomed);
  edit.rec?.at('__do_munmap.done', { start, end, total_vm: edit.mm(mm).total_vm });
  return 0;
}

/** Split at both ends, so that whole VMAs can go. An error leaves the first split in place. */
function cutEnds(edit: Edit, mm: MmId, found: VmaId, start: Addr, end: Addr): { error: 'ENOMEM' | 'EPERM' } | null {
  const vma = edit.vma(found);
  const inside = start > vma.vm_start;
  edit.rec?.test('__do_munmap.inside', inside, { vma: found, start, end });
  if (edit.profile.mseal && sealedAt(edit, found)) return { error: 'EPERM' };
  if (inside) {
    const { map_count } = edit.mm(mm);
    const { max_map_count } = edit.sysctl;
    const full = (end < vma.vm_end || edit.profile.splitsAlwaysLimited) && map_count >= max_map_count;
    edit.rec?.test('__do_munmap.limit', full, { vma: found, end, count: map_count, max: max_map_count });
    if (full) return { error: 'ENOMEM' };
    edit.rec?.at('__do_munmap.splitStart', { vma: found, addr: start, new_below: 0 });
    splitVmaUnchecked(edit, mm, found, start, false);
  }
  if (edit.profile.mseal && touchesSealed(edit, mm, start, end)) {
    edit.rec?.at('__do_munmap.sealedBehind', { start, end });
    return { error: 'EPERM' };
  }
  edit.rec?.at('__do_munmap.findLast', { end });
  const last = findVma(edit, mm, end);
  const cuts = last !== null && end > edit.vma(last).vm_start;
  edit.rec?.test('__do_munmap.cutsLast', cuts, { last, end });
  if (last !== null && cuts) {
    if (edit.profile.splitsAlwaysLimited && edit.mm(mm).map_count >= edit.sysctl.max_map_count)
      return { error: 'ENOMEM' };
    edit.rec?.at('__do_munmap.splitEnd', { vma: last, addr: end, new_below: 1 });
    splitVmaUnchecked(edit, mm, last, end, true);
  }
  return null;
}

function sealedAt(edit: Edit, id: VmaId): boolean {
  const sealed = isSealed(edit, id);
  edit.rec?.test('__do_munmap.sealed', sealed, { vma: id });
  return sealed;
}

/** munlock_vma_pages_all() for each locked VMA of the range. */
function unlockRange(edit: Edit, mm: MmId, first: VmaId, end: Addr): void {
  const { locked_vm } = edit.mm(mm);
  edit.rec?.test('__do_munmap.locked', locked_vm !== 0, { vma: first, locked_vm });
  if (locked_vm === 0) return;
  for (let id: VmaId | null = first; id !== null; ) {
    const vma: Vma = edit.vma(id);
    if (vma.vm_start >= end) break;
    if (has(vma.vm_flags, VM.LOCKED)) {
      edit.editMm(mm).locked_vm -= toPages(vma.vm_end - vma.vm_start);
      edit.editVma(id).vm_flags = drop(vma.vm_flags, VM_LOCKED_MASK);
    }
    id = vma.vm_next;
  }
  edit.rec?.at('__do_munmap.unlock', { vma: first, locked_vm: edit.mm(mm).locked_vm });
}

/** detach_vmas_to_be_unmapped(): each out of the tree, ascending; then all out of the list at once. */
function detach(edit: Edit, mm: MmId, first: VmaId, prev: VmaId | null, end: Addr): VmaId[] {
  const doomed: VmaId[] = [];
  let next: VmaId | null = first;
  edit.rec?.at('__do_munmap.detach', { vma: first, prev, end });
  while (next !== null && edit.vma(next).vm_start < end) {
    edit.rec?.at('detach_vmas_to_be_unmapped.erase', { vma: next, end });
    rbErase(edit, mm, next);
    edit.editMm(mm).map_count--;
    edit.rec?.at('detach_vmas_to_be_unmapped.count', { vma: next, count: edit.mm(mm).map_count });
    doomed.push(next);
    next = edit.vma(next).vm_next;
  }
  if (prev === null) edit.editMm(mm).mmap = next;
  else edit.editVma(prev).vm_next = next;
  if (next !== null) edit.editVma(next).vm_prev = prev;
  edit.rec?.at('detach_vmas_to_be_unmapped.splice', { prev, next });
  edit.rec?.test('detach_vmas_to_be_unmapped.hasNext', next !== null, { prev, next });
  if (next !== null) {
    edit.rec?.at('detach_vmas_to_be_unmapped.nextGap', { next });
    vmaGapUpdate(edit, next);
  } else {
    edit.editMm(mm).highest_vm_end = prev === null ? 0 : vmEndGap(edit.vma(prev));
    edit.rec?.at('detach_vmas_to_be_unmapped.highest', { prev, highest_vm_end: edit.mm(mm).highest_vm_end });
  }
  if (edit.profile.gapSearch === 'linear') otherParts().noteUnmapped(edit, mm, prev, next);
  vmacacheInvalidate(edit, mm);
  edit.rec?.at('detach_vmas_to_be_unmapped.cache', { seqnum: edit.mm(mm).vmacache_seqnum });
  return doomed;
}

/** remove_vma_list(): counters down, anon_vmas and files left, objects freed. */
function removeVmas(edit: Edit, mm: MmId, doomed: readonly VmaId[]): void {
  for (const id of doomed) {
    const vma = edit.vma(id);
    const pages = toPages(vma.vm_end - vma.vm_start);
    vmStatAccount(edit, mm, vma.vm_flags, -pages);
    releaseVma(edit, id);
    edit.rec?.at('__do_munmap.remove', { vma: null, pages, total_vm: edit.mm(mm).total_vm });
  }
}

/** Give back what an unlinked VMA holds: its charge, its anon_vmas, its file; then the object itself. */
export function releaseVma(edit: Edit, id: VmaId): void {
  const { vm_start, vm_end, vm_flags } = edit.vma(id);
  if (has(vm_flags, VM.ACCOUNT)) unchargeMemory(edit, toPages(vm_end - vm_start));
  unlinkAnonVmas(edit, id);
  vmaUnlinkFile(edit, id);
  edit.freeVma(id);
}
