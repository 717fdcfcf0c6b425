/** Another length for a mapping. */
import {
  call,
  charge,
  effect,
  FROM_5_10,
  FROM_5_17,
  FROM_6_1,
  FROM_6_12,
  FROM_6_18,
  type Listing,
  only,
  ret,
  TO_5_17,
  test,
} from './types';

export const mremap = {
  fn: 'mremap',
  source: 'mm/mremap.c: mremap, Linux 5.10',
  lines: {
    unknown: test(0, 'is a flag unknown? → EINVAL'),
    fixedStays: test(0, 'MREMAP_FIXED without MREMAP_MAYMOVE? → EINVAL'),
    dontUnmapResize: only(FROM_5_10, test(0, 'DONTUNMAP without MAYMOVE, or resizing? → EINVAL')),
    unaligned: test(0, 'is addr not page aligned? → EINVAL'),
    newEmpty: test(0, 'is new_len 0? → EINVAL'),
    tooLong: only(FROM_6_18, test(0, 'new_len > TASK_SIZE? → EINVAL')),
    moveOnly: only(FROM_6_18, test(0, 'MREMAP_FIXED, old_len = new_len?')),
    moveSeveral: only(FROM_6_18, call(1, 'remap_move: VMA by VMA → its result')),
    lookUp: only(FROM_5_17, call(0, 'vma ← find_vma(addr)')),
    missing: only(FROM_5_17, test(0, 'is addr in no VMA? → EFAULT')),
    sealed: only(FROM_6_12, test(0, 'is it sealed? → EPERM')),
    prepare: only(FROM_6_18, call(0, 'vma_to_resize, before anything is changed')),
    unfit: only(FROM_6_18, test(0, 'may it not? → the error')),
    fixed: test(0, 'do the flags ask for a move?'),
    to: call(1, 'mremap_to: its own way → its result'),
    shrinks: test(0, 'old_len ≥ new_len?'),
    unmapTail: call(1, 'unmap what is beyond new_len'),
    tailFailed: test(1, 'failed? → its error. otherwise addr'),
    resize: call(0, 'vma ← vma_to_resize: may it grow?'),
    cannot: test(0, 'may it not? → the error'),
    wholeTail: test(0, 'does the range end where vma ends?'),
    expandable: call(1, 'vma_expandable: is there room behind it?'),
    adjust: only(TO_5_17, call(1, 'yes: vma_adjust to [vm_start, addr + new_len)')),
    extend: only(FROM_6_1, call(1, 'yes: vma takes [vm_end, addr + new_len), maybe with next')),
    account: effect(1, 'total_vm, locked_vm ← + pages → addr'),
    mayMove: test(0, 'MREMAP_MAYMOVE? otherwise ENOMEM'),
    area: call(0, 'new_addr ← get_unmapped_area(new_len)'),
    noArea: test(0, 'was none found? → the error'),
    move: call(0, 'move_vma(vma, new_addr)'),
    populate: call(0, 'VM_LOCKED: mm_populate of what was added'),
    uncharge: effect(0, 'an error: give the charge back'),
  },
} as const satisfies Listing;

export const mremapTo = {
  fn: 'mremap_to',
  source: 'mm/mremap.c: mremap_to, Linux 5.10',
  lines: {
    unaligned: test(0, 'is new_addr not page aligned? → EINVAL'),
    beyond: test(0, 'does the new range pass TASK_SIZE? → EINVAL'),
    overlap: test(0, 'do the old and the new range overlap? → EINVAL'),
    full: test(0, 'map_count + 2 ≥ max_map_count − 3? → ENOMEM'),
    fixed: test(0, 'MREMAP_FIXED?'),
    clear: call(1, 'unmap [new_addr, new_addr + new_len)'),
    clearFailed: test(1, 'failed? → its error'),
    trim: test(0, 'old_len ≥ new_len?'),
    trimTail: call(1, 'unmap the rest; old_len ← new_len'),
    resize: call(0, 'vma ← vma_to_resize: may it have new_len?'),
    cannot: test(0, 'may it not? → the error'),
    dontUnmap: only(FROM_5_10, test(0, 'MREMAP_DONTUNMAP?')),
    limit: only(FROM_5_10, test(1, 'would a second copy pass RLIMIT_AS? → ENOMEM')),
    area: call(0, 'get_unmapped_area(new_addr, new_len)'),
    noArea: test(0, 'refused? → the error'),
    move: call(0, 'move_vma(vma, new_addr)'),
    uncharge: effect(0, 'an error: give the charge back'),
  },
} as const satisfies Listing;

export const remapMove = {
  fn: 'remap_move',
  source: 'mm/mremap.c: remap_move, Linux 6.18',
  lines: {
    find: call(0, 'vma ← find_vma(start); for each VMA up to end:'),
    holeFirst: test(1, 'does the range begin with a hole? → EFAULT'),
    sealed: test(1, 'is vma sealed? → EPERM'),
    alone: test(1, 'special, and not the only one? → EFAULT'),
    part: call(1, 'mremap_to: its part, to the same distance from new_addr'),
    done: ret(0, 'return the new address of the first part'),
  },
} as const satisfies Listing;

export const vmaExpandable = {
  fn: 'vma_expandable',
  source: 'mm/mremap.c: vma_expandable, Linux 5.10',
  lines: {
    inTheWay: test(0, 'does the next VMA start below the new end? → no'),
    area: call(0, 'get_unmapped_area(vm_start, MAP_FIXED)'),
    refused: test(0, 'refused? → no. otherwise yes'),
  },
} as const satisfies Listing;

export const vmaToResize = {
  fn: 'vma_to_resize',
  source: 'mm/mremap.c: vma_to_resize, Linux 5.10',
  lines: {
    find: call(0, 'vma ← find_vma(addr)'),
    unmapped: test(0, 'is addr in no VMA? → EFAULT'),
    privateCopy: test(0, 'old_len 0, and not shared memory? → EINVAL'),
    notAnon: only(FROM_5_10, test(0, 'DONTUNMAP, and not private anonymous? → EINVAL')),
    beyond: test(0, 'does the old range pass the end of vma? → EFAULT'),
    sameLen: test(0, 'new_len = old_len? → vma'),
    dontExpand: test(0, 'VM_DONTEXPAND or VM_PFNMAP? → EFAULT'),
    lockLimit: test(0, 'VM_LOCKED, and past RLIMIT_MEMLOCK? → EAGAIN'),
    limit: test(0, 'past RLIMIT_AS or RLIMIT_DATA? → ENOMEM'),
    charge: charge(0, 'VM_ACCOUNT, and it cannot be charged? → ENOMEM. else vma'),
  },
} as const satisfies Listing;
