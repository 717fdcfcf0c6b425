/** Into the tree without gaps and out of a one-way list. Models: __vma_link_rb and __vma_unlink of mm/mmap.c, 2.6.32. */
import type { Edit } from './edit';
import { vmaUnlinkList } from './link';
import type { Place } from './place';
import { rbErase, rbInsertColour, rbLinkNode } from './rb-tree';
import { vmEndGap } from './subtree-gap';
import type { MmId, VmaId } from './world';

/** 3.7 and before: no gaps, so nothing but the node itself. */
export function hangWithoutGaps(edit: Edit, mm: MmId, id: VmaId, { rb_parent, side }: Place): void {
  const vma = edit.vma(id);
  if (vma.vm_next === null) edit.editMm(mm).highest_vm_end = vmEndGap(vma);
  rbLinkNode(edit, mm, id, rb_parent, side);
  edit.rec?.at('vma_link_rb@2632.hang', { vma: id, rb_parent, side });
  edit.rec?.at('vma_link_rb@2632.rebalance', { vma: id });
  rbInsertColour(edit, mm, id);
}

/** The same of 2.6.32: if the cached VMA goes, its predecessor is cached. */
export function unlinkOneWay(edit: Edit, mm: MmId, id: VmaId): void {
  const { vm_prev: prev, vm_next: next } = edit.vma(id);
  vmaUnlinkList(edit, mm, id);
  edit.rec?.at('__vma_unlink@2632.list', { vma: id, prev, next });
  edit.rec?.at('__vma_unlink@2632.tree', { vma: id });
  rbErase(edit, mm, id);
  const cached = edit.mm(mm).mmap_cache === id;
  edit.rec?.test('__vma_unlink@2632.cached', cached, { vma: id });
  if (!cached) return;
  edit.editMm(mm).mmap_cache = prev;
  edit.rec?.at('__vma_unlink@2632.cache', { vma: id, prev });
}

/** 2.6.32: a VMA begins with the truncations that its file has seen. */
export function takeTruncateCount(edit: Edit, id: VmaId): void {
  const { vm_file, vm_truncate_count } = edit.vma(id);
  const count = vm_file === null ? vm_truncate_count : edit.inode(edit.file(vm_file).inode).truncate_count;
  if (count !== vm_truncate_count) edit.editVma(id).vm_truncate_count = count;
  edit.rec?.at('vma_link@2632.lock', { vma: id, file: vm_file, count });
}
