import type * as link61Listings from '../../../listing/link-61';
import type * as unmapMapleListings from '../../../listing/unmap-maple';
import { common } from './common';
import type { LinesOf } from './lines-of';

export const unmapMaple: LinesOf<typeof link61Listings | typeof unmapMapleListings> = {
  ...common,
  'store vma in the maple tree under its range': '把 vma 按其范围保存到枫树',
  'vma ← the first VMA from start on': 'vma ← 从 start 起的第一个 VMA',
  'last ← the VMA at end, or the first above': 'last ← end 处的 VMA，或其上的第一个',
  'maple tree: nothing in the range; map_count goes down': '枫树：该范围内清空；map_count 减少',
  'mm/mmap.c: do_mas_munmap and what it calls, Linux 6.1': 'mm/mmap.c: do_mas_munmap 及其调用的函数，Linux 6.1',
  'vms_gather_munmap_vmas: cut the ends off': 'vms_gather_munmap_vmas：切开两端',
  'vms_complete_munmap_vmas: pages, counters, objects': 'vms_complete_munmap_vmas：页、计数、对象',
  'mm/vma.c: do_vmi_munmap and what it calls, Linux 6.12': 'mm/vma.c: do_vmi_munmap 及其调用的函数，Linux 6.12',
  'is another one sealed? return EPERM': '另有一个已封住？返回 EPERM',
};
