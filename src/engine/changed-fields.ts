/** Which fields of a VMA differ between two instants. */
import type { Vma } from './world';

/** The fields that a reader of vm_area_struct sees. */
const FIELDS = [
  'vm_flags',
  'vm_pgoff',
  'vm_file',
  'vm_next',
  'vm_prev',
  'rb_parent',
  'rb_left',
  'rb_right',
  'rb_colour',
  'rb_subtree_gap',
  'anon_vma',
  'anon_vma_chain',
  'vm_policy',
  'vm_userfaultfd_ctx',
  'anon_name',
  'vm_truncate_count',
] as const;
export type VmaField = (typeof FIELDS)[number] | 'vm_start' | 'vm_end';

/** Which fields of one VMA differ. */
export function changedFields(was: Vma, to: Vma): VmaField[] {
  const bounds: VmaField[] = [];
  if (was.vm_start !== to.vm_start) bounds.push('vm_start');
  if (was.vm_end !== to.vm_end) bounds.push('vm_end');
  return [...bounds, ...FIELDS.filter((field) => was[field] !== to[field])];
}
