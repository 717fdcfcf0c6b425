/**
 * Finding VMAs with or by their neighbours, and what a range holds. Models: find_vma_prev, find_vma_intersection,
 * count_vma_pages_range of mm/mmap.c, 5.10.
 */
import { type Addr, type Pages, toPages } from './addr';
import type { Edit } from './edit';
import { findVma } from './find';
import { otherParts } from './other-parts';
import type { VmaAndPrev } from './place';
import type { MmId, VmaId } from './world';

/** find_vma() with its predecessor: without a result that is the rightmost node. */
export function findVmaPrev(edit: Edit, mm: MmId, addr: Addr): VmaAndPrev {
  if (edit.profile.listLinks === 'single') return otherParts().descendToPrev(edit, mm, addr);
  edit.rec?.at('find_vma_prev.find', { addr });
  const vma = findVma(edit, mm, addr);
  edit.rec?.test('find_vma_prev.found', vma !== null, { addr, vma });
  if (vma !== null) {
    const prev = edit.vma(vma).vm_prev;
    edit.rec?.at('find_vma_prev.prev', { addr, vma, prev });
    return { vma, prev };
  }
  const prev = lastVma(edit, mm);
  edit.rec?.at('find_vma_prev.rightmost', { addr, vma, prev });
  return { vma, prev };
}

/** The rightmost node of the tree. */
export function lastVma(edit: Edit, mm: MmId): VmaId | null {
  let last: VmaId | null = null;
  for (let node = edit.mm(mm).mm_rb; node !== null; node = edit.vma(node).rb_right) last = node;
  return last;
}

/** The first VMA that overlaps [start, end), or NULL. */
export function findVmaIntersection(edit: Edit, mm: MmId, start: Addr, end: Addr): VmaId | null {
  edit.rec?.at('find_vma_intersection.find', { start, end });
  const vma = findVma(edit, mm, start);
  const apart = vma === null || end <= edit.vma(vma).vm_start;
  edit.rec?.test('find_vma_intersection.apart', apart, { start, end, vma });
  edit.rec?.at('find_vma_intersection.done', { start, end, vma: apart ? null : vma });
  return apart ? null : vma;
}

/** count_vma_pages_range(): the mapped pages of [addr, end). */
export function countVmaPagesRange(edit: Edit, mm: MmId, addr: Addr, end: Addr): Pages {
  let pages = 0;
  let id = findVma(edit, mm, addr);
  while (id !== null && edit.vma(id).vm_start < end) {
    const vma = edit.vma(id);
    pages += toPages(Math.min(end, vma.vm_end) - Math.max(addr, vma.vm_start));
    id = vma.vm_next;
  }
  return pages;
}
