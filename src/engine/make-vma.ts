/** Building vm_area_struct records. */
import type { Addr, Pages } from './addr';
import type { FileId, MmId, Mutable, Vma, VmaId, VmOps } from './world';

/** One and the same for all: what is never written to needs no array of its own. */
const NO_CHAIN: Vma['anon_vma_chain'] = [];

/**
 * What every VMA begins with: linked nowhere, never written to, no policy, no watcher, no name. Field by field: to spread
 * an object of defaults takes as long as all the rest of mmap's own work.
 */
export const newVma = (
  vm_mm: MmId,
  vm_start: Addr,
  vm_end: Addr,
  vm_flags: number,
  vm_pgoff: Pages,
  vm_file: FileId | null,
  vm_ops: VmOps,
): Omit<Vma, 'id' | 'rev'> => ({
  vm_mm,
  vm_start,
  vm_end,
  vm_flags,
  vm_pgoff,
  vm_file,
  vm_ops,
  vm_next: null,
  vm_prev: null,
  rb_parent: null,
  rb_left: null,
  rb_right: null,
  rb_colour: 'red',
  rb_subtree_gap: 0,
  anon_vma: null,
  anon_vma_chain: NO_CHAIN,
  vm_policy: null,
  vm_userfaultfd_ctx: null,
  anon_name: null,
  vm_truncate_count: 0,
});

/** Every VMA is built here, so that all have one shape: the engine reads nothing more often. */
export function makeVma(from: Omit<Vma, 'id' | 'rev'>, id: VmaId, rev: number): Mutable<Vma> {
  return {
    id,
    rev,
    vm_mm: from.vm_mm,
    vm_start: from.vm_start,
    vm_end: from.vm_end,
    vm_flags: from.vm_flags,
    vm_pgoff: from.vm_pgoff,
    vm_file: from.vm_file,
    vm_ops: from.vm_ops,
    vm_next: from.vm_next,
    vm_prev: from.vm_prev,
    rb_parent: from.rb_parent,
    rb_left: from.rb_left,
    rb_right: from.rb_right,
    rb_colour: from.rb_colour,
    rb_subtree_gap: from.rb_subtree_gap,
    anon_vma: from.anon_vma,
    anon_vma_chain: from.anon_vma_chain,
    vm_policy: from.vm_policy,
    vm_userfaultfd_ctx: from.vm_userfaultfd_ctx,
    anon_name: from.anon_name,
    vm_truncate_count: from.vm_truncate_count,
  };
}
