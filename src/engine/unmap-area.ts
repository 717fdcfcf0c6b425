/** What a freed range means for the next search for one. Models: arch_unmap_area(_topdown), 2.6.32. */
import type { Edit } from './edit';
import type { MmId, VmaId } from './world';

/** "No hole passed yet is known": larger than any request. */
export const UNKNOWN_HOLE = Number.MAX_SAFE_INTEGER;

/** mm->unmap_area(): a freed range moves the place where the next search begins. */
export function noteUnmapped(edit: Edit, mm: MmId, prev: VmaId | null, next: VmaId | null): void {
  const { layout, mmap_legacy_base, mmap_base, free_area_cache } = edit.mm(mm);
  if (layout === 'legacy') {
    const addr = prev === null ? mmap_legacy_base : edit.vma(prev).vm_end;
    if (addr >= mmap_legacy_base && addr < free_area_cache) {
      const owner = edit.editMm(mm);
      owner.free_area_cache = addr;
      owner.cached_hole_size = UNKNOWN_HOLE;
    }
    return;
  }
  const addr = next === null ? mmap_base : edit.vma(next).vm_start;
  if (addr > free_area_cache) edit.editMm(mm).free_area_cache = Math.min(addr, mmap_base);
}
