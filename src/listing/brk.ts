/** The heap's end. */
import { call, charge, effect, type Listing, test } from './types';

export const brk = {
  fn: 'brk',
  source: 'mm/mmap.c: brk, Linux 5.10',
  lines: {
    below: test(0, 'brk < start_brk? → the present break'),
    dataLimit: test(0, 'data and heap past RLIMIT_DATA? → the present break'),
    samePage: test(0, 'newbrk = oldbrk, in whole pages? only set it'),
    shrinks: test(0, 'does the break go down?'),
    unmap: call(1, 'unmap [newbrk, oldbrk)'),
    unmapFailed: test(1, 'failed? → the present break'),
    findNext: call(0, 'otherwise next ← find_vma(oldbrk)'),
    blocked: test(0, 'next less than a page above newbrk? → present break'),
    grow: call(0, 'the heap grows over [oldbrk, newbrk)'),
    growFailed: test(0, 'failed? → the present break'),
    set: effect(0, 'mm->brk ← brk'),
    locked: test(0, 'grown, and is everything new to be locked?'),
    populate: call(1, 'mm_populate(oldbrk, newbrk)'),
  },
} as const satisfies Listing;

export const doBrkFlags = {
  fn: 'do_brk_flags',
  source: 'mm/mmap.c: do_brk_flags, Linux 5.10',
  lines: {
    area: call(0, 'get_unmapped_area(addr, len, MAP_FIXED)'),
    noArea: test(0, 'refused? → the error'),
    lockLimit: test(0, 'VM_LOCKED, and past RLIMIT_MEMLOCK? → EAGAIN'),
    room: call(0, 'the place of [addr, end), cleared if need be'),
    limit: test(0, 'past RLIMIT_AS or RLIMIT_DATA? → ENOMEM'),
    full: test(0, 'map_count > max_map_count? → ENOMEM'),
    charge: charge(0, 'cannot be charged? → ENOMEM'),
    merge: call(0, 'can a neighbour take [addr, end)?'),
    merged: test(0, 'merged?'),
    alloc: effect(1, 'no: a new vm_area_struct for [addr, end)'),
    link: call(1, 'vma_link(vma)'),
    account: effect(0, 'total_vm and its class ← + pages'),
  },
} as const satisfies Listing;

/** The same before 4.11. */
export const doBrk = {
  ...doBrkFlags,
  fn: 'do_brk',
  source: 'mm/mmap.c: do_brk, Linux 4.4',
} as const satisfies Listing;
