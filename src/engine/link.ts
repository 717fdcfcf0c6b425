/**
 * Linking a VMA into list, tree and file, and taking it out.
 * Models: __vma_link_list, __vma_link_rb, __vma_link_file, vma_link, __insert_vm_struct, insert_vm_struct,
 * __vma_unlink of mm/mmap.c, 5.10.
 */
import { type Pages, toPages } from './addr';
import type { Edit } from './edit';
import type { Ret } from './errno';
import { findVmaLinks, type Place, vmacacheInvalidate } from './find';
import { chargeMemory } from './limits';
import { rbErase, rbInsertColour, rbLinkNode } from './rb-tree';
import { vmaGapUpdate, vmEndGap } from './subtree-gap';
import { has, VM } from './vm-flags';
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
function vmaUnlinkList(edit: Edit, mm: MmId, id: VmaId): void {
  const { vm_prev, vm_next } = edit.vma(id);
  if (vm_prev === null) edit.editMm(mm).mmap = vm_next;
  else edit.editVma(vm_prev).vm_next = vm_next;
  if (vm_next !== null) edit.editVma(vm_next).vm_prev = vm_prev;
}

/** __vma_link_rb(): the follower's hole has shrunk, so its gap first; then hang the node and rebalance. */
function vmaLinkRb(edit: Edit, mm: MmId, id: VmaId, place: Place): void {
  const { vm_next } = edit.vma(id);
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
  vmaLinkList(edit, mm, id, place.prev);
  edit.rec?.at('vma_link.list', { vma: id, prev: place.prev, next: edit.vma(id).vm_next });
  edit.rec?.at('vma_link.tree', { vma: id, rb_parent: place.rb_parent });
  vmaLinkRb(edit, mm, id, place);
  if (edit.profile.structure === 'maple') edit.rec?.at('vma_link.maple', { vma: id });
  const file = edit.vma(id).vm_file;
  edit.rec?.test('vma_link.hasFile', file !== null, { vma: id, file });
  if (file !== null) {
    vmaLinkFile(edit, id);
    edit.rec?.at('vma_link.file', { vma: id, file });
  }
  edit.editMm(mm).map_count++;
  edit.rec?.at('vma_link.count', { vma: id, count: edit.mm(mm).map_count });
  edit.rec?.at('vma_link.validate', { count: edit.mm(mm).map_count });
}

/** __insert_vm_struct(): as vma_link, but it finds the place itself and leaves the file alone. */
export function insertVmStructUnchecked(edit: Edit, mm: MmId, id: VmaId): void {
  const { vm_start, vm_end } = edit.vma(id);
  edit.rec?.at('__insert_vm_struct.find', { vma: id, start: vm_start, end: vm_end });
  const place = findVmaLinks(edit, mm, vm_start, vm_end);
  if (place === null) throw new Error(`engine: vma ${id} overlaps another`);
  vmaLinkList(edit, mm, id, place.prev);
  edit.rec?.at('__insert_vm_struct.list', { vma: id, prev: place.prev, next: edit.vma(id).vm_next });
  edit.rec?.at('__insert_vm_struct.tree', { vma: id, rb_parent: place.rb_parent });
  vmaLinkRb(edit, mm, id, place);
  edit.editMm(mm).map_count++;
  edit.rec?.at('__insert_vm_struct.count', { vma: id, count: edit.mm(mm).map_count });
}

/**
 * insert_vm_struct(): for exec and special mappings; it never merges.
 * Errors: ENOMEM on overlap, or where VM_ACCOUNT cannot be charged.
 */
export function insertVmStruct(edit: Edit, mm: MmId, id: VmaId): Ret {
  const { vm_start, vm_end, vm_flags, vm_ops } = edit.vma(id);
  const pages: Pages = toPages(vm_end - vm_start);
  edit.rec?.at('insert_vm_struct.find', { vma: id, start: vm_start, end: vm_end });
  const place = findVmaLinks(edit, mm, vm_start, vm_end);
  edit.rec?.test('insert_vm_struct.overlap', place === null, { vma: id });
  if (place === null) return 'ENOMEM';
  const refused = has(vm_flags, VM.ACCOUNT) && !chargeMemory(edit, pages);
  edit.rec?.test('insert_vm_struct.charge', refused, { vma: id, pages, flags: vm_flags });
  if (refused) return 'ENOMEM';
  if (vm_ops === null) {
    edit.editVma(id).vm_pgoff = toPages(vm_start);
    edit.rec?.at('insert_vm_struct.pgoff', { vma: id, pgoff: toPages(vm_start) });
  }
  edit.rec?.at('insert_vm_struct.link', { vma: id });
  vmaLink(edit, mm, id, place);
  return 0;
}

/** __vma_unlink(): out of the tree, then out of the list; what is cached counts no more. */
export function vmaUnlink(edit: Edit, mm: MmId, id: VmaId): void {
  edit.rec?.at('__vma_unlink.tree', { vma: id });
  rbErase(edit, mm, id);
  vmaUnlinkList(edit, mm, id);
  edit.rec?.at('__vma_unlink.list', { vma: id, prev: edit.vma(id).vm_prev, next: edit.vma(id).vm_next });
  vmacacheInvalidate(edit, mm);
  edit.rec?.at('__vma_unlink.cache', { vma: id, seqnum: edit.mm(mm).vmacache_seqnum });
}
