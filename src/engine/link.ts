/**
 * Linking a VMA into list, tree and file, and taking it out.
 * Models: __vma_link_list, __vma_link_rb, __vma_link_file, vma_link, __insert_vm_struct, __vma_unlink of mm/mmap.c,
 * 5.10.
 */
import type { Edit } from './edit';
import { freePlace, vmacacheInvalidate } from './find';
import { otherParts } from './other-parts';
import type { Place } from './place';
import { rbErase, rbInsertColour, rbLinkNode } from './rb-tree';
import { vmaGapUpdate, vmEndGap } from './subtree-gap';
import type { MmId, VmaId } from './world';

/** __vma_link_list(): between prev (NULL: the head) and what follows it. */
function vmaLinkList(edit: Edit, mm: MmId, id: VmaId, prev: VmaId | null): void {
  const next = prev === null ? edit.mm(mm).mmap : edit.vma(prev).vm_next;
  const vma = edit.editVma(id);
  vma.vm_prev = prev;
  vma.vm_next = next;
  if (prev === null) edit.editMm(mm).mmap = id;
  else edit.editVma(prev).vm_next = id;
  if (next !== null) edit.editVma(next).vm_prev = id;
}

/** __vma_unlink_list(). */
export function vmaUnlinkList(edit: Edit, mm: MmId, id: VmaId): void {
  const { vm_prev, vm_next } = edit.vma(id);
  if (vm_prev === null) edit.editMm(mm).mmap = vm_next;
  else edit.editVma(vm_prev).vm_next = vm_next;
  if (vm_next !== null) edit.editVma(vm_next).vm_prev = vm_prev;
}

/** __vma_link_rb(): the follower's hole has shrunk, so its gap first; then hang the node and rebalance. */
function vmaLinkRb(edit: Edit, mm: MmId, id: VmaId, place: Place): void {
  const { vm_next } = edit.vma(id);
  if (edit.profile.gapSearch === 'linear') {
    otherParts().hangWithoutGaps(edit, mm, id, place);
    return;
  }
  edit.rec?.test('vma_link_rb.hasNext', vm_next !== null, { vma: id, next: vm_next });
  if (vm_next !== null) {
    edit.rec?.at('vma_link_rb.nextGap', { vma: id, next: vm_next });
    vmaGapUpdate(edit, vm_next);
  } else {
    edit.editMm(mm).highest_vm_end = vmEndGap(edit.vma(id));
    edit.rec?.at('vma_link_rb.highest', { vma: id, highest_vm_end: edit.mm(mm).highest_vm_end });
  }
  rbLinkNode(edit, mm, id, place.rb_parent, place.side);
  edit.rec?.at('vma_link_rb.hang', { vma: id, rb_parent: place.rb_parent, side: place.side });
  edit.rec?.at('vma_link_rb.gap', { vma: id });
  vmaGapUpdate(edit, id);
  edit.rec?.at('vma_link_rb.rebalance', { vma: id });
  rbInsertColour(edit, mm, id);
}

/** Where a maple tree keeps the VMAs, one store does what list and tree need several lines for. */
export function insertQuietly(edit: Edit, mm: MmId, id: VmaId): void {
  const { vm_start, vm_end } = edit.vma(id);
  linkQuietly(edit, mm, id, freePlace(edit, mm, vm_start, vm_end));
}

function linkQuietly(edit: Edit, mm: MmId, id: VmaId, place: Place): void {
  vmaLinkList(edit, mm, id, place.prev);
  vmaLinkRb(edit, mm, id, place);
  edit.editMm(mm).map_count++;
}

/** The same on the way out; map_count is the caller's. */
export function unlinkQuietly(edit: Edit, mm: MmId, id: VmaId): void {
  rbErase(edit, mm, id);
  vmaUnlinkList(edit, mm, id);
  vmacacheInvalidate(edit, mm);
}

/** __vma_link_file(): enter i_mmap. */
export function vmaLinkFile(edit: Edit, id: VmaId): void {
  const { vm_file } = edit.vma(id);
  if (vm_file !== null) edit.linkImmap(edit.file(vm_file).inode, id);
}

export function vmaUnlinkFile(edit: Edit, id: VmaId): void {
  const { vm_file } = edit.vma(id);
  if (vm_file !== null) edit.unlinkImmap(edit.file(vm_file).inode, id);
}

/** vma_link(): list, tree, file, and one more in map_count. */
export function vmaLink(edit: Edit, mm: MmId, id: VmaId, place: Place): void {
  const fn = edit.profile.structure === 'maple' ? 'vma_link@61' : isOld(edit) ? 'vma_link@2632' : 'vma_link';
  if (fn === 'vma_link@61') {
    vmaLinkList(edit, mm, id, place.prev);
    vmaLinkRb(edit, mm, id, place);
    edit.rec?.at('vma_link@61.store', { vma: id });
  } else {
    if (fn === 'vma_link@2632') otherParts().takeTruncateCount(edit, id);
    vmaLinkList(edit, mm, id, place.prev);
    edit.rec?.at(`${fn}.list`, { vma: id, prev: place.prev, next: edit.vma(id).vm_next });
    edit.rec?.at(`${fn}.tree`, { vma: id, rb_parent: place.rb_parent });
    vmaLinkRb(edit, mm, id, place);
  }
  const file = edit.vma(id).vm_file;
  edit.rec?.test(`${fn}.hasFile`, file !== null, { vma: id, file });
  if (file !== null) {
    vmaLinkFile(edit, id);
    edit.rec?.at(`${fn}.file`, { vma: id, file });
  }
  edit.editMm(mm).map_count++;
  edit.rec?.at(`${fn}.count`, { vma: id, count: edit.mm(mm).map_count });
  edit.rec?.at(`${fn}.validate`, { count: edit.mm(mm).map_count });
}

/** A one-way list and find_vma_prepare: the functions in the form of 2.6.32. */
export const isOld = (edit: Edit): boolean => edit.profile.listLinks === 'single';

/** __insert_vm_struct(): as vma_link, but it finds the place itself and leaves the file alone. */
export function insertVmStructUnchecked(edit: Edit, mm: MmId, id: VmaId): void {
  const fn = isOld(edit) ? '__insert_vm_struct@2632' : '__insert_vm_struct';
  const { vm_start, vm_end } = edit.vma(id);
  edit.rec?.at(`${fn}.find`, { vma: id, start: vm_start, end: vm_end });
  const place = freePlace(edit, mm, vm_start, vm_end);
  vmaLinkList(edit, mm, id, place.prev);
  edit.rec?.at(`${fn}.list`, { vma: id, prev: place.prev, next: edit.vma(id).vm_next });
  edit.rec?.at(`${fn}.tree`, { vma: id, rb_parent: place.rb_parent });
  vmaLinkRb(edit, mm, id, place);
  edit.editMm(mm).map_count++;
  edit.rec?.at(`${fn}.count`, { vma: id, count: edit.mm(mm).map_count });
}

/** __vma_unlink(): out of tree and list; what is cached counts no more. */
export function vmaUnlink(edit: Edit, mm: MmId, id: VmaId): void {
  if (isOld(edit)) {
    otherParts().unlinkOneWay(edit, mm, id);
    return;
  }
  edit.rec?.at('__vma_unlink.tree', { vma: id });
  rbErase(edit, mm, id);
  vmaUnlinkList(edit, mm, id);
  edit.rec?.at('__vma_unlink.list', { vma: id, prev: edit.vma(id).vm_prev, next: edit.vma(id).vm_next });
  vmacacheInvalidate(edit, mm);
  edit.rec?.at('__vma_unlink.cache', { vma: id, seqnum: edit.mm(mm).vmacache_seqnum });
}
