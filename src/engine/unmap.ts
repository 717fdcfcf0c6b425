/**
 * Taking a range out of an address space. Models: __do_munmap, detach_vmas_to_be_unmapped, unmap_region,
 * remove_vma_list of mm/mmap.c, 5.10; do_munmap, 2.6.32; do_vmi_munmap with vms_gather_munmap_vmas and
 * vms_complete_munmap_vmas of mm/vma.c, 6.12. Leaves out: the downgraded lock, userfaultfd.
 */
import { type Addr, type Bytes, isPageAligned, pageAlign, toPages } from './addr';
import { unlinkAnonVmas } from './anon-vma';
import type { Edit } from './edit';
import { isError, type Ret } from './errno';
import { findVma, vmacacheInvalidate } from './find';
import { unchargeMemory, vmStatAccount } from './limits';
import { vmaUnlinkFile } from './link';
import { otherParts } from './other-parts';
import { clearPages } from './pages';
import type { Doomed } from './place';
import { rbErase } from './rb-tree';
import { splitVma, splitVmaUnchecked } from './split';
import { vmaGapUpdate, vmEndGap } from './subtree-gap';
import { drop, has, VM, VM_LOCKED_MASK } from './vm-flags';
import type { MmId, Vma, VmaId } from './world';

/** The function under its name of the kernel at hand. */
type Munmap = '__do_munmap' | 'do_munmap@44' | 'do_munmap@2632' | 'do_mas_munmap' | 'do_vmi_munmap';
/** Who cuts at both ends, and who counts off and frees. */
type Cuts = Exclude<Munmap, 'do_vmi_munmap'> | 'vms_gather_munmap_vmas';
type Completes = Exclude<Munmap, 'do_vmi_munmap'> | 'vms_complete_munmap_vmas';

function munmapFunction({ profile }: Edit): Munmap {
  if (profile.structure === 'maple') return profile.munmapForm === 'gather' ? 'do_vmi_munmap' : 'do_mas_munmap';
  if (profile.splitsAlwaysLimited) return 'do_munmap@2632';
  return profile.adjustForm === 'reimport' ? 'do_munmap@44' : '__do_munmap';
}

/**
 * do_munmap(). Errors: EINVAL for an unaligned start, a range past TASK_SIZE or an empty one;
 * ENOMEM where cutting the middle out would pass max_map_count.
 */
export function doMunmap(edit: Edit, mm: MmId, start: Addr, length: Bytes): Ret {
  const fn = munmapFunction(edit);
  const { task_size } = edit.mm(mm);
  const badRange = !isPageAligned(start) || start > task_size || length > task_size - start;
  edit.rec?.about({ request: { addr: start, end: start + length } });
  edit.rec?.test(`${fn}.badRange`, badRange, { start, len: length, task_size });
  if (badRange) return 'EINVAL';
  const len = pageAlign(length);
  edit.rec?.test(`${fn}.empty`, len === 0, { start, len });
  if (len === 0) return 'EINVAL';
  const end = start + len;
  edit.rec?.about({ request: { addr: start, end } });
  edit.rec?.at(`${fn}.find`, { start, end });
  const found = findVma(edit, mm, start);
  const nothing = found === null || edit.vma(found).vm_start >= end;
  edit.rec?.test(`${fn}.nothing`, nothing, { start, end, vma: found });
  if (found === null || nothing) return 0;
  if (fn === 'do_vmi_munmap') edit.rec?.at('do_vmi_munmap.gather', { vma: found, start, end });
  const doomed = gather(edit, fn === 'do_vmi_munmap' ? 'vms_gather_munmap_vmas' : fn, mm, found, start, end);
  if (typeof doomed === 'string') return doomed;
  takeAway(edit, fn, mm, doomed);
  edit.rec?.at(`${fn}.done`, { start, end, total_vm: edit.mm(mm).total_vm });
  return 0;
}

/** Cuts at both ends; nothing goes yet. */
export function gather(
  edit: Edit,
  fn: Cuts,
  mm: MmId,
  found: VmaId,
  start: Addr,
  end: Addr,
): Doomed | 'ENOMEM' | 'EPERM' {
  // Taken before the cut: a split at the end puts a new VMA between the two.
  const prev = edit.vma(found).vm_start < start ? found : edit.vma(found).vm_prev;
  const refused = cutEnds(edit, fn, mm, found, start, end);
  if (refused !== null) return refused;
  const first = prev === null ? (edit.mm(mm).mmap as VmaId) : (edit.vma(prev).vm_next as VmaId);
  return { prev, first, start, end };
}

/** Out of the structures, then pages, counters, files, objects. */
function takeAway(edit: Edit, fn: Munmap, mm: MmId, doomed: Doomed): void {
  const { prev, first, start, end } = doomed;
  if (fn === 'do_vmi_munmap') {
    const gone = detach(edit, fn, mm, doomed);
    edit.rec?.at('do_vmi_munmap.complete', { start, end });
    complete(edit, 'vms_complete_munmap_vmas', mm, doomed, gone);
    return;
  }
  edit.rec?.at(`${fn}.first`, { prev, vma: first, start, end });
  complete(edit, fn, mm, doomed, null);
}

/** Where gone is not known yet, the VMAs are detached between the unlocking and the pages. */
export function complete(edit: Edit, fn: Completes, mm: MmId, doomed: Doomed, gone: readonly VmaId[] | null): void {
  const { first, start, end } = doomed;
  unlockRange(edit, fn, mm, first, end);
  const vmas = gone ?? (fn === 'vms_complete_munmap_vmas' ? [] : detach(edit, fn, mm, doomed));
  clearPages(edit, mm, toPages(start), toPages(end));
  edit.rec?.at(`${fn}.zap`, { start, end });
  removeVmas(edit, fn, mm, vmas);
}

/** Split at both ends, so that whole VMAs can go. An error leaves the first split in place. */
function cutEnds(edit: Edit, fn: Cuts, mm: MmId, found: VmaId, start: Addr, end: Addr): 'ENOMEM' | 'EPERM' | null {
  const vma = edit.vma(found);
  const inside = start > vma.vm_start;
  edit.rec?.test(`${fn}.inside`, inside, { vma: found, start, end });
  if (edit.profile.mseal && sealedAt(edit, found)) return 'EPERM';
  if (inside) {
    if (fn !== 'do_munmap@2632' && overLimit(edit, fn, mm, found, end)) return 'ENOMEM';
    edit.rec?.at(`${fn}.splitStart`, { vma: found, addr: start, new_below: 0 });
    if (!cut(edit, fn, mm, found, start, false)) return 'ENOMEM';
  }
  if (edit.profile.mseal && otherParts().touchesSealed(edit, mm, start, end)) {
    edit.rec?.at('vms_gather_munmap_vmas.sealedBehind', { start, end });
    return 'EPERM';
  }
  edit.rec?.at(`${fn}.findLast`, { end });
  const last = findVma(edit, mm, end);
  const cuts = last !== null && end > edit.vma(last).vm_start;
  edit.rec?.test(`${fn}.cutsLast`, cuts, { last, end });
  if (last === null || !cuts) return null;
  edit.rec?.at(`${fn}.splitEnd`, { vma: last, addr: end, new_below: 1 });
  return cut(edit, fn, mm, last, end, true) ? null : 'ENOMEM';
}

/** Only a net growth is limited: a piece cut out of the middle. */
function overLimit(edit: Edit, fn: Exclude<Cuts, 'do_munmap@2632'>, mm: MmId, id: VmaId, end: Addr): boolean {
  const { map_count: count } = edit.mm(mm);
  const { max_map_count: max } = edit.sysctl;
  const full = end < edit.vma(id).vm_end && count >= max;
  edit.rec?.test(`${fn}.limit`, full, { vma: id, end, count, max });
  return full;
}

/** 2.6.32 cuts by split_vma, which tests the limit each time. */
function cut(edit: Edit, fn: Cuts, mm: MmId, id: VmaId, at: Addr, new_below: boolean): boolean {
  if (fn === 'do_munmap@2632') return !isError(splitVma(edit, mm, id, at, new_below));
  splitVmaUnchecked(edit, mm, id, at, new_below);
  return true;
}

function sealedAt(edit: Edit, id: VmaId): boolean {
  const sealed = otherParts().isSealed(edit, id);
  edit.rec?.test('vms_gather_munmap_vmas.sealed', sealed, { vma: id });
  return sealed;
}

/** munlock_vma_pages_all() for each locked VMA of the range. */
function unlockRange(edit: Edit, fn: Completes, mm: MmId, first: VmaId, end: Addr): void {
  const { locked_vm } = edit.mm(mm);
  edit.rec?.test(`${fn}.locked`, locked_vm !== 0, { vma: first, locked_vm });
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
  edit.rec?.at(`${fn}.unlock`, { vma: first, locked_vm: edit.mm(mm).locked_vm });
}

type Detach = 'detach_vmas_to_be_unmapped' | 'detach_vmas_to_be_unmapped@2632';

/** detach_vmas_to_be_unmapped(): each out of the tree, ascending; then all out of the list at once. */
export function detach(edit: Edit, fn: Munmap | 'mmap_region', mm: MmId, { first, prev, end }: Doomed): VmaId[] {
  const isMaple = fn === 'do_mas_munmap' || fn === 'do_vmi_munmap' || fn === 'mmap_region';
  const way: Detach | null = isMaple
    ? null
    : fn === 'do_munmap@2632'
      ? 'detach_vmas_to_be_unmapped@2632'
      : 'detach_vmas_to_be_unmapped';
  const doomed: VmaId[] = [];
  let next: VmaId | null = first;
  if (!isMaple) edit.rec?.at(`${fn}.detach`, { vma: first, prev, end });
  while (next !== null && edit.vma(next).vm_start < end) {
    if (way !== null) edit.rec?.at(`${way}.erase`, { vma: next, end });
    rbErase(edit, mm, next);
    edit.editMm(mm).map_count--;
    if (way !== null) edit.rec?.at(`${way}.count`, { vma: next, count: edit.mm(mm).map_count });
    doomed.push(next);
    next = edit.vma(next).vm_next;
  }
  if (prev === null) edit.editMm(mm).mmap = next;
  else edit.editVma(prev).vm_next = next;
  if (next !== null) edit.editVma(next).vm_prev = prev;
  if (way === 'detach_vmas_to_be_unmapped') {
    edit.rec?.at(`${way}.splice`, { prev, next });
    edit.rec?.test(`${way}.hasNext`, next !== null, { prev, next });
    if (next !== null) edit.rec?.at(`${way}.nextGap`, { next });
  }
  if (next !== null) vmaGapUpdate(edit, next);
  else edit.editMm(mm).highest_vm_end = prev === null ? 0 : vmEndGap(edit.vma(prev));
  if (way === 'detach_vmas_to_be_unmapped' && next === null)
    edit.rec?.at(`${way}.highest`, { prev, highest_vm_end: edit.mm(mm).highest_vm_end });
  if (way === 'detach_vmas_to_be_unmapped@2632') edit.rec?.at(`${way}.splice`, { prev, next });
  if (edit.profile.gapSearch === 'linear') otherParts().noteUnmapped(edit, mm, prev, next);
  if (way === 'detach_vmas_to_be_unmapped@2632')
    edit.rec?.at(`${way}.unmapArea`, { prev, next, addr: edit.mm(mm).free_area_cache });
  vmacacheInvalidate(edit, mm);
  if (way !== null) edit.rec?.at(`${way}.cache`, { seqnum: edit.mm(mm).vmacache_seqnum });
  else if (isMaple) edit.rec?.at(`${fn}.clear`, { vma: first, end, count: edit.mm(mm).map_count });
  return doomed;
}

/** remove_vma_list(): counters down, anon_vmas and files left, objects freed. */
function removeVmas(edit: Edit, fn: Completes, mm: MmId, doomed: readonly VmaId[]): void {
  for (const id of doomed) {
    const vma = edit.vma(id);
    const pages = toPages(vma.vm_end - vma.vm_start);
    vmStatAccount(edit, mm, vma.vm_flags, -pages);
    releaseVma(edit, id);
    edit.rec?.at(`${fn}.remove`, { vma: null, pages, total_vm: edit.mm(mm).total_vm });
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
