/** What mmap_region of other kernels does at another place, or under another name, than that of 5.10. */
import type { Pages } from '../addr';
import type { Edit } from '../edit';
import { mayExpandVm } from '../limits';
import type { MmId } from '../world';

/** may_expand_vm() where room was made first: what was in the way is gone already, whatever the answer. */
export function pastLimits(edit: Edit, mm: MmId, flags: number, pages: Pages): boolean {
  const tooMany = !mayExpandVm(edit, mm, flags, pages);
  edit.rec?.test('mmap_region.limitAfter', tooMany, { pages, total_vm: edit.mm(mm).total_vm });
  return tooMany;
}

/** Where the lines of making room stand: before 5.10 in mmap_region itself; null: brk looks without a word. */
export function roomFunction(
  { profile: { adjustForm } }: Edit,
  caller: 'mmap_region' | 'do_brk_flags',
): 'munmap_vma_range' | 'mmap_region' | null {
  if (caller === 'do_brk_flags') return null;
  return adjustForm === 'void' || adjustForm === 'reimport' ? caller : 'munmap_vma_range';
}
