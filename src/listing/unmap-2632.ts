/** Taking a range out of an address space in 2.6.32: each cut is limited, and the next search for room is told. */
import { call, critical, effect, type Listing, plain, ret, test } from './types';

export const doMunmap2632 = {
  fn: 'do_munmap',
  form: '2632',
  source: 'mm/mmap.c: do_munmap, unmap_region, remove_vma_list; Linux 2.6.32',
  lines: {
    badRange: test(0, 'start not aligned, or the range past TASK_SIZE? → EINVAL'),
    empty: test(0, 'is it 0 pages long? → EINVAL'),
    find: call(0, 'vma ← find_vma(start)'),
    nothing: test(0, 'is nothing mapped in the range? → 0'),
    inside: test(0, 'does start lie inside vma?'),
    splitStart: call(1, 'split_vma(vma, start): the copy has the tail'),
    findLast: call(0, 'last ← find_vma(end)'),
    cutsLast: test(0, 'does end lie inside last?'),
    splitEnd: call(1, 'split_vma(last, end): the copy has the head'),
    first: plain(0, 'prev, vma ← the neighbour below, the first to go'),
    locked: test(0, 'does the process have locked pages?'),
    unlock: effect(1, 'unlock those VMAs, locked_vm goes down'),
    detach: call(0, 'detach_vmas_to_be_unmapped(vma … end)'),
    zap: effect(0, 'drop the pages of [start, end)'),
    remove: effect(0, 'each VMA: count its pages off, leave file, free it'),
    done: ret(0, 'return 0'),
  },
} as const satisfies Listing;

export const detachVmas2632 = {
  fn: 'detach_vmas_to_be_unmapped',
  form: '2632',
  source: 'mm/mmap.c: detach_vmas_to_be_unmapped, arch_unmap_area(_topdown); Linux 2.6.32',
  lines: {
    erase: call(0, 'while vma starts below end: rb_erase(vma)'),
    count: critical(1, 'map_count ← map_count − 1; vma ← the one behind it'),
    splice: critical(0, 'list: prev->vm_next ← the first that stays'),
    unmapArea: critical(0, 'mm->unmap_area: the hole may move free_area_cache'),
    cache: critical(0, 'mm->mmap_cache ← NULL'),
  },
} as const satisfies Listing;
