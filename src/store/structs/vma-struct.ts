/** struct vm_area_struct, field by field. Which kernel has which: KERNEL.md 1.1. */
import { hex, profileOf, tableGet, type Vma, type VmaId, vmaName, type World } from '../../engine';
import { anonVmaName, baseName, flagsText, pathOf } from '../texts';
import type { StructField } from './field';

export const idText = (id: VmaId | null): string => (id === null ? 'NULL' : vmaName(id));
export const at = (addr: number): string => `0x${hex(addr)}`;

/** Where the struct hangs in its file's i_mmap: `libc.so.6->i_mmap`, or a dash while it is taken out. */
function mappingOf(world: World, vma: Vma): string {
  const file = vma.vm_file === null ? undefined : tableGet(world.files, vma.vm_file);
  const inode = file && tableGet(world.inodes, file.inode);
  if (inode === undefined || tableGet(inode.i_mmap, vma.id) === undefined) return '–';
  return `${baseName(inode.name)}->i_mmap`;
}

function listMembership(world: World, vma: Vma): string {
  const anon = vma.anon_vma === null ? undefined : tableGet(world.anon_vmas, vma.anon_vma);
  return anon !== undefined && tableGet(anon.vmas, vma.id) !== undefined ? `${anonVmaName(anon.id)}->head` : '–';
}

export const VMA_FIELDS: readonly StructField<Vma>[] = [
  { field: 'vm_start', group: 'place', about: 'vma.vm_start', value: (_, vma) => at(vma.vm_start) },
  { field: 'vm_end', group: 'place', about: 'vma.vm_end', value: (_, vma) => at(vma.vm_end) },
  { field: 'vm_next', group: 'place', about: 'vma.vm_next', until: '6.0', value: (_, vma) => idText(vma.vm_next) },
  {
    field: 'vm_prev',
    group: 'place',
    about: 'vma.vm_prev',
    since: '2.6.36',
    until: '6.0',
    value: (_, vma) => idText(vma.vm_prev),
  },
  {
    field: 'vm_rb.parent',
    group: 'place',
    about: 'vma.vm_rb.parent',
    until: '6.0',
    value: (_, vma) => idText(vma.rb_parent),
  },
  {
    field: 'vm_rb.rb_left',
    group: 'place',
    about: 'vma.vm_rb.left',
    until: '6.0',
    value: (_, vma) => idText(vma.rb_left),
  },
  {
    field: 'vm_rb.rb_right',
    group: 'place',
    about: 'vma.vm_rb.right',
    until: '6.0',
    value: (_, vma) => idText(vma.rb_right),
  },
  {
    field: 'vm_rb.color',
    group: 'place',
    about: 'vma.vm_rb.color',
    until: '6.0',
    value: (_, vma) => `RB_${vma.rb_colour.toUpperCase()}`,
  },
  {
    field: 'rb_subtree_gap',
    group: 'place',
    about: 'vma.rb_subtree_gap',
    since: '3.8',
    until: '6.0',
    value: (_, vma) => at(vma.rb_subtree_gap),
  },
  { field: 'vm_mm', group: 'rights', about: 'vma.vm_mm', value: (_, vma) => `mm ${vma.vm_mm}` },
  {
    field: 'vm_flags',
    group: 'rights',
    about: 'vma.vm_flags',
    value: (world, vma) => `${at(vma.vm_flags)} ${flagsText(vma.vm_flags, true, profileOf(world))}`,
  },
  { field: 'shared.prio_tree_node', group: 'rmap', about: 'vma.shared', until: '3.6', value: mappingOf },
  { field: 'shared.rb', group: 'rmap', about: 'vma.shared', since: '3.7', value: mappingOf },
  { field: 'anon_vma_node', group: 'rmap', about: 'vma.anon_vma_node', until: '2.6.33', value: listMembership },
  {
    field: 'anon_vma_chain',
    group: 'rmap',
    about: 'vma.anon_vma_chain',
    since: '2.6.34',
    value: (_, vma) => vma.anon_vma_chain.map(anonVmaName).join(' → ') || '∅',
  },
  {
    field: 'anon_vma',
    group: 'rmap',
    about: 'vma.anon_vma',
    value: (_, vma) => (vma.anon_vma === null ? 'NULL' : anonVmaName(vma.anon_vma)),
  },
  { field: 'vm_ops', group: 'backing', about: 'vma.vm_ops', value: (_, vma) => vma.vm_ops ?? 'NULL' },
  { field: 'vm_pgoff', group: 'backing', about: 'vma.vm_pgoff', value: (_, vma) => at(vma.vm_pgoff) },
  {
    field: 'vm_file',
    group: 'backing',
    about: 'vma.vm_file',
    value: (world, vma) => (vma.vm_file === null ? 'NULL' : `#${vma.vm_file} ${pathOf(world, vma) ?? ''}`),
  },
  {
    field: 'vm_truncate_count',
    group: 'backing',
    about: 'vma.vm_truncate_count',
    only: ({ adjustForm }) => adjustForm === 'void',
    value: (_, vma) => String(vma.vm_truncate_count),
  },
  { field: 'vm_policy', group: 'other', about: 'vma.vm_policy', value: (_, vma) => vma.vm_policy ?? 'NULL' },
  {
    field: 'vm_userfaultfd_ctx',
    group: 'other',
    about: 'vma.vm_userfaultfd_ctx',
    since: '4.3',
    value: (_, vma) => (vma.vm_userfaultfd_ctx === null ? 'NULL' : String(vma.vm_userfaultfd_ctx)),
  },
  {
    field: 'anon_name',
    group: 'other',
    about: 'vma.anon_name',
    since: '5.17',
    value: (_, vma) => vma.anon_name ?? 'NULL',
  },
];
