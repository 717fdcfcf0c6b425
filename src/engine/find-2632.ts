/** Finding a VMA and its place as 2.6.32 does it. Models: find_vma_prev and find_vma_prepare of mm/mmap.c, 2.6.32. */
import type { Addr } from './addr';
import type { Edit } from './edit';
import type { Place, VmaAndPrev } from './place';
import type { MmId, VmaId } from './world';

/** Without vm_prev: a descent of its own to the last VMA that ends at or below addr; its successor is the result. */
export function descendToPrev(edit: Edit, mm: MmId, addr: Addr): VmaAndPrev {
  let prev: VmaId | null = null;
  let node = edit.mm(mm).mm_rb;
  edit.rec?.at('find_vma_prev@2632.root', { addr, node });
  while (node !== null) {
    const here = edit.vma(node);
    const above = here.vm_end > addr;
    edit.rec?.test('find_vma_prev@2632.above', above, { addr, node, vm_end: here.vm_end });
    if (above) {
      node = here.rb_left;
      edit.rec?.at('find_vma_prev@2632.left', { addr, node, prev });
    } else {
      prev = node;
      node = here.rb_right;
      edit.rec?.at('find_vma_prev@2632.right', { addr, node, prev });
    }
  }
  const vma = prev === null ? edit.mm(mm).mmap : edit.vma(prev).vm_next;
  edit.rec?.at('find_vma_prev@2632.done', { addr, vma, prev });
  return { vma, prev };
}

/**
 * find_vma_prepare() with its caller's test for an overlap. It stops where a VMA contains addr: prev and the place mean
 * nothing then, and the caller makes room and asks again.
 */
export function findVmaPrepare(edit: Edit, mm: MmId, addr: Addr, end: Addr): Place | null {
  let vma: VmaId | null = null;
  let prev: VmaId | null = null;
  let rb_parent: VmaId | null = null;
  let side: 'left' | 'right' = 'left';
  let node = edit.mm(mm).mm_rb;
  edit.rec?.at('find_vma_prepare.root', { addr, node });
  while (node !== null) {
    const here = edit.vma(node);
    rb_parent = node;
    const above = here.vm_end > addr;
    edit.rec?.test('find_vma_prepare.above', above, { addr, node, vm_end: here.vm_end });
    if (above) {
      vma = node;
      edit.rec?.at('find_vma_prepare.found', { addr, node, vma });
      const contains = here.vm_start <= addr;
      edit.rec?.test('find_vma_prepare.contains', contains, { addr, node, vm_start: here.vm_start });
      if (contains) break;
      side = 'left';
      node = here.rb_left;
      edit.rec?.at('find_vma_prepare.left', { addr, node, rb_parent });
    } else {
      prev = rb_parent;
      side = 'right';
      node = here.rb_right;
      edit.rec?.at('find_vma_prepare.right', { addr, node, rb_parent, prev });
    }
  }
  edit.rec?.at('find_vma_prepare.done', { addr, vma, prev });
  return vma !== null && edit.vma(vma).vm_start < end ? null : { prev, rb_parent, side };
}

/** mm->mmap_cache: the one VMA found last, in 3.14 and before. */
export function mmapCacheFind(edit: Edit, mm: MmId, addr: Addr): VmaId | null {
  const { mmap_cache } = edit.mm(mm);
  const vma = mmap_cache === null ? null : edit.vma(mmap_cache);
  const hit = vma !== null && vma.vm_start <= addr && addr < vma.vm_end;
  edit.rec?.test('find_vma.cached', hit, { addr, vma: mmap_cache });
  return hit ? mmap_cache : null;
}

export function mmapCacheUpdate(edit: Edit, mm: MmId, addr: Addr, vma: VmaId): void {
  edit.editMm(mm).mmap_cache = vma;
  edit.rec?.at('find_vma.remember', { addr, vma });
}
