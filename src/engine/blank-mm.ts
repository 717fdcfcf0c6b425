/** The address space of a process that has mapped nothing. */
import { pageAlign, TASK_SIZE } from './addr';
import { emptyTable } from './table';
import type { Mm } from './world';

/** TASK_SIZE less the largest stack gap of a process without randomisation. */
export const DEFAULT_MMAP_BASE = 0x7ffff7fff000;

/** An mm with nothing in it. */
export const blankMm = (): Omit<Mm, 'id' | 'rev'> => ({
  mmap: null,
  mm_rb: null,
  map_count: 0,
  total_vm: 0,
  data_vm: 0,
  exec_vm: 0,
  stack_vm: 0,
  locked_vm: 0,
  def_flags: 0,
  mmap_base: DEFAULT_MMAP_BASE,
  mmap_legacy_base: pageAlign(TASK_SIZE / 3),
  layout: 'topdown',
  free_area_cache: DEFAULT_MMAP_BASE,
  cached_hole_size: 0,
  mmap_cache: null,
  task_size: TASK_SIZE,
  highest_vm_end: 0,
  start_data: 0,
  end_data: 0,
  start_brk: 0,
  brk: 0,
  start_stack: TASK_SIZE - 4096,
  vmacache_seqnum: 1,
  pgd: emptyTable(),
  mm_users: 1,
});
