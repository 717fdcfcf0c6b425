/** struct mm_struct, field by field. Which kernel has which: KERNEL.md 1.2. */
import { type Mm, tableGet, type VmaId, type World } from '../../engine';
import type { StructField } from './field';
import { at, idText } from './vma-struct';

/** "No hole passed yet is known" is the largest number there is. */
const holeText = (bytes: number): string => (bytes >= Number.MAX_SAFE_INTEGER ? '~0' : at(bytes));

/** The first and the last VMA, by the tree. */
function endsOf(world: World, { mmap, mm_rb }: Mm): string {
  let last: VmaId | null = null;
  for (let id = mm_rb; id !== null; id = tableGet(world.vmas, id)?.rb_right ?? null) last = id;
  return last === mmap ? idText(mmap) : `${idText(mmap)} … ${idText(last)}`;
}

const count = (
  field: 'mm_users' | 'map_count' | 'total_vm' | 'locked_vm' | 'data_vm' | 'exec_vm' | 'stack_vm',
): Pick<StructField<Mm>, 'field' | 'group' | 'about' | 'value'> => ({
  field,
  group: 'counts',
  about: `mm.${field}`,
  value: (_, mm) => String(mm[field]),
});

const bound = (
  field: 'start_data' | 'end_data' | 'start_brk' | 'brk' | 'start_stack',
): Pick<StructField<Mm>, 'field' | 'group' | 'about' | 'value'> => ({
  field,
  group: 'areas',
  about: `mm.${field}`,
  value: (_, mm) => at(mm[field]),
});

const DOWN = '_topdown';
const directed = (name: string, { layout }: Mm): string => (layout === 'topdown' ? `${name}${DOWN}` : name);

export const MM_FIELDS: readonly StructField<Mm>[] = [
  { field: 'mmap', group: 'vmas', about: 'mm.mmap', until: '6.0', value: (_, mm) => idText(mm.mmap) },
  { field: 'mm_rb', group: 'vmas', about: 'mm.mm_rb', until: '6.0', value: (_, mm) => idText(mm.mm_rb) },
  { field: 'mm_mt', group: 'vmas', about: 'mm.mm_mt', since: '6.1', value: endsOf },
  {
    field: 'mmap_cache',
    group: 'vmas',
    about: 'mm.mmap_cache',
    until: '3.14',
    value: (_, mm) => idText(mm.mmap_cache),
  },
  {
    field: 'vmacache_seqnum',
    group: 'vmas',
    about: 'mm.vmacache_seqnum',
    since: '3.15',
    until: '6.0',
    value: (_, mm) => String(mm.vmacache_seqnum),
  },
  {
    field: 'get_unmapped_area',
    group: 'search',
    about: 'mm.get_unmapped_area',
    until: '6.9',
    value: (_, mm) => directed('arch_get_unmapped_area', mm),
  },
  {
    field: 'unmap_area',
    group: 'search',
    about: 'mm.unmap_area',
    until: '3.9',
    value: (_, mm) => directed('arch_unmap_area', mm),
  },
  { field: 'mmap_base', group: 'search', about: 'mm.mmap_base', value: (_, mm) => at(mm.mmap_base) },
  {
    field: 'mmap_legacy_base',
    group: 'search',
    about: 'mm.mmap_legacy_base',
    since: '3.10',
    value: (_, mm) => at(mm.mmap_legacy_base),
  },
  { field: 'task_size', group: 'search', about: 'mm.task_size', value: (_, mm) => at(mm.task_size) },
  {
    field: 'cached_hole_size',
    group: 'search',
    about: 'mm.cached_hole_size',
    until: '3.9',
    value: (_, mm) => holeText(mm.cached_hole_size),
  },
  {
    field: 'free_area_cache',
    group: 'search',
    about: 'mm.free_area_cache',
    until: '3.9',
    value: (_, mm) => at(mm.free_area_cache),
  },
  {
    field: 'highest_vm_end',
    group: 'search',
    about: 'mm.highest_vm_end',
    since: '3.8',
    until: '6.0',
    value: (_, mm) => at(mm.highest_vm_end),
  },
  count('mm_users'),
  count('map_count'),
  count('total_vm'),
  count('locked_vm'),
  { ...count('data_vm'), since: '4.5' },
  // Older kernels have these two as well, but count otherwise; the model counts as 4.5 does.
  { ...count('exec_vm'), only: ({ dataLimit }) => dataLimit },
  { ...count('stack_vm'), only: ({ dataLimit }) => dataLimit },
  { field: 'def_flags', group: 'counts', about: 'mm.def_flags', value: (_, mm) => at(mm.def_flags) },
  bound('start_data'),
  bound('end_data'),
  bound('start_brk'),
  bound('brk'),
  bound('start_stack'),
];
