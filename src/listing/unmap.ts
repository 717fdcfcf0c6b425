/** Taking a range out of an address space. */
import { call, critical, effect, type Listing, plain, ret, test } from './types';

export const doMunmap = {
  fn: '__do_munmap',
  source: 'mm/mmap.c: __do_munmap, unmap_region, remove_vma_list; Linux 5.10',
  lines: {
    badRange: test(0, 'start not aligned, or the range past TASK_SIZE? → EINVAL'),
    empty: test(0, 'is it 0 pages long? → EINVAL'),
    find: call(0, 'vma ← find_vma(start)'),
    nothing: test(0, 'is nothing mapped in the range? → 0'),
    inside: test(0, 'does start lie inside vma?'),
    limit: test(1, 'end too, and map_count ≥ max_map_count? → ENOMEM'),
    splitStart: call(1, '__split_vma(vma, start): the copy has the tail'),
    findLast: call(0, 'last ← find_vma(end)'),
    cutsLast: test(0, 'does end lie inside last?'),
    splitEnd: call(1, '__split_vma(last, end): the copy has the head'),
    first: plain(0, 'prev, vma ← the neighbour below, the first to go'),
    locked: test(0, 'does the process have locked pages?'),
    unlock: effect(1, 'unlock those VMAs, locked_vm goes down'),
    detach: call(0, 'detach_vmas_to_be_unmapped(vma … end)'),
    zap: effect(0, 'drop the pages of [start, end)'),
    remove: effect(0, 'each VMA: count its pages off, leave file, free it'),
    done: ret(0, 'return 0'),
  },
} as const satisfies Listing;

/** Before it could give the lock back early, it had no underscores. */
export const doMunmap44 = {
  ...doMunmap,
  fn: 'do_munmap',
  form: '44',
  source: 'mm/mmap.c: do_munmap, unmap_region, remove_vma_list; Linux 4.4',
} as const satisfies Listing;

export const detachVmas = {
  fn: 'detach_vmas_to_be_unmapped',
  source: 'mm/mmap.c: detach_vmas_to_be_unmapped, Linux 5.10',
  lines: {
    erase: call(0, 'while vma starts below end: rb_erase(vma)'),
    count: critical(1, 'map_count ← map_count − 1; vma ← the one behind it'),
    splice: critical(0, 'list: prev and the first that stays are neighbours'),
    hasNext: test(0, 'does one stay above?'),
    nextGap: call(1, 'the hole below it has grown: vma_gap_update(next)'),
    highest: critical(0, 'otherwise highest_vm_end ← the end of prev, or 0'),
    cache: critical(0, 'vmacache_seqnum + 1: what is cached counts no more'),
  },
} as const satisfies Listing;
