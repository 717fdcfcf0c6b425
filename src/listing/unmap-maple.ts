/** Taking a range out of the maple tree: 6.1 in one function; 6.12 gathers, empties the range, completes. */
import { call, critical, effect, type Listing, plain, ret, test } from './types';

const checks = {
  badRange: test(0, 'start not aligned, or the range past TASK_SIZE? → EINVAL'),
  empty: test(0, 'is it 0 pages long? → EINVAL'),
  find: call(0, 'vma ← the first VMA from start on'),
  nothing: test(0, 'is nothing mapped in the range? → 0'),
} as const;
const inside = test(0, 'does start lie inside vma?');
const startCut = {
  limit: test(1, 'end too, and map_count ≥ max_map_count? → ENOMEM'),
  splitStart: call(1, '__split_vma(vma, start): the copy has the tail'),
} as const;
const endCut = {
  findLast: call(0, 'last ← the VMA at end, or the first above'),
  cutsLast: test(0, 'does end lie inside last?'),
  splitEnd: call(1, '__split_vma(last, end): the copy has the head'),
} as const;
const unlocks = {
  locked: test(0, 'does the process have locked pages?'),
  unlock: effect(1, 'unlock those VMAs, locked_vm goes down'),
} as const;
const clear = critical(0, 'maple tree: nothing in the range; map_count goes down');
const frees = {
  zap: effect(0, 'drop the pages of [start, end)'),
  remove: effect(0, 'each VMA: count its pages off, leave file, free it'),
} as const;

export const doMasMunmap = {
  fn: 'do_mas_munmap',
  source: 'mm/mmap.c: do_mas_munmap and what it calls, Linux 6.1',
  lines: {
    ...checks,
    inside,
    ...startCut,
    ...endCut,
    first: plain(0, 'prev, vma ← the neighbour below, the first to go'),
    ...unlocks,
    clear,
    ...frees,
    done: ret(0, 'return 0'),
  },
} as const satisfies Listing;

export const doVmiMunmap = {
  fn: 'do_vmi_munmap',
  source: 'mm/vma.c: do_vmi_munmap and what it calls, Linux 6.12',
  lines: {
    ...checks,
    gather: call(0, 'vms_gather_munmap_vmas: cut the ends off'),
    clear,
    complete: call(0, 'vms_complete_munmap_vmas: pages, counters, objects'),
    done: ret(0, 'return 0'),
  },
} as const satisfies Listing;

export const vmsGather = {
  fn: 'vms_gather_munmap_vmas',
  source: 'mm/vma.c: vms_gather_munmap_vmas, Linux 6.12',
  lines: {
    inside,
    sealed: test(0, 'is vma sealed? → EPERM'),
    ...startCut,
    sealedBehind: ret(0, 'is another one sealed? return EPERM'),
    ...endCut,
  },
} as const satisfies Listing;

export const vmsComplete = {
  fn: 'vms_complete_munmap_vmas',
  source: 'mm/vma.c: vms_complete_munmap_vmas, Linux 6.12',
  lines: { ...unlocks, unlock: critical(1, 'unlock those VMAs, locked_vm goes down'), ...frees },
} as const satisfies Listing;
