/** Mapping memory. */
import {
  call,
  charge,
  critical,
  effect,
  FROM_4_4,
  FROM_5_10,
  FROM_6_12,
  type Listing,
  MMAP_CACHE,
  only,
  plain,
  ret,
  TO_4_4,
  test,
} from './types';

export const mmap = {
  fn: 'mmap',
  source: 'arch/x86/kernel/sys_x86_64.c: mmap; mm/mmap.c: ksys_mmap_pgoff; mm/util.c: vm_mmap_pgoff; Linux 5.10',
  lines: {
    offset: test(0, 'is the offset not page aligned? → EINVAL'),
    badFd: test(0, 'not anonymous, and fd is no open file? → EBADF'),
    doMmap: call(0, 'addr ← do_mmap(addr, len, prot, flags, file, offset)'),
    populate: test(0, 'locked, or MAP_POPULATE?'),
    fill: call(1, 'mm_populate(addr, addr + len)'),
  },
} as const satisfies Listing;

export const doMmap = {
  fn: 'do_mmap',
  source: 'mm/mmap.c: do_mmap, Linux 5.10',
  lines: {
    empty: test(0, 'is len 0? → EINVAL'),
    wraps: test(0, 'is it 0 in whole pages (wrapped)? → ENOMEM'),
    full: test(0, 'map_count > max_map_count? → ENOMEM'),
    area: call(0, 'addr ← get_unmapped_area(hint, len)'),
    noArea: test(0, 'was none found? → the error'),
    noReplace: only(FROM_5_10, test(0, 'MAP_FIXED_NOREPLACE?')),
    findOld: call(1, 'vma ← find_vma(addr)'),
    taken: test(1, 'does it start below addr + len? → EEXIST'),
    flags: plain(0, 'vm_flags ← prot, flags, mm->def_flags, the MAY bits'),
    mayNotLock: test(0, 'MAP_LOCKED, and RLIMIT_MEMLOCK is 0? → EPERM'),
    locked: test(0, 'is VM_LOCKED among them?'),
    lockLimit: test(1, 'would that pass RLIMIT_MEMLOCK? → EAGAIN'),
    anonShared: test(0, 'anonymous: MAP_SHARED? then SHARED, MAYSHARE, pgoff 0'),
    sharedStack: test(1, 'and MAP_GROWSDOWN? → EINVAL'),
    anonPrivate: test(1, 'otherwise: MAP_PRIVATE? pgoff ← page; else EINVAL'),
    fileLimit: test(0, 'file: is the range past the largest file? → EOVERFLOW'),
    fileShared: test(1, 'MAP_SHARED? then SHARED, MAYSHARE'),
    notWritable: test(2, 'writable, but the file is not? → EACCES'),
    filePrivate: test(1, 'otherwise: MAP_PRIVATE? else EINVAL'),
    notReadable: test(1, 'was the file not opened to read? → EACCES'),
    fileStack: test(1, 'MAP_GROWSDOWN? → EINVAL'),
    region: call(0, 'mmap_region(addr, len, vm_flags, pgoff, file)'),
  },
} as const satisfies Listing;

export const mmapRegion = {
  fn: 'mmap_region',
  source: 'mm/mmap.c: mmap_region, Linux 5.10',
  lines: {
    limit: only(FROM_4_4, test(0, 'do the new pages pass RLIMIT_AS or RLIMIT_DATA?')),
    limitAgain: only(FROM_4_4, test(1, 'also without those they replace? → ENOMEM')),
    find: only(TO_4_4, call(0, 'again: where is the place for [addr, end)?')),
    overlap: only(TO_4_4, test(0, 'is something in the way?')),
    unmap: only(TO_4_4, call(1, 'do_munmap(addr, end − addr)')),
    failed: only(TO_4_4, test(1, 'failed? → ENOMEM. otherwise again')),
    limitAfter: only(MMAP_CACHE, test(0, 'do the new pages pass RLIMIT_AS? → ENOMEM')),
    inTheWay: only(FROM_6_12, test(0, 'is something mapped there? then it has to go')),
    gather: only(FROM_6_12, call(1, 'vms_gather_munmap_vmas: cut it off at both ends')),
    accountable: test(0, 'what is there goes or is gathered. private and writable?'),
    charge: charge(1, 'cannot be charged? → ENOMEM. else VM_ACCOUNT'),
    clear: only(FROM_6_12, critical(0, 'maple tree: what was gathered is out, map_count')),
    complete: only(FROM_6_12, call(0, 'vms_complete_munmap_vmas')),
    merge: call(0, 'can a neighbour take [addr, end)?'),
    merged: test(0, 'merged?'),
    alloc: critical(1, 'no: a new vm_area_struct for [addr, end)'),
    flagsChanged: test(1, 'has the driver changed its flags, and is there a prev?'),
    mergeAgain: call(2, 'once more: can a neighbour take it, with those flags?'),
    link: call(1, 'vma_link(vma) at the place that was found'),
    account: effect(0, 'total_vm and its class ← + pages'),
    locked: test(0, 'is VM_LOCKED set?'),
    lock: effect(1, 'locked_vm ← + pages; VM_SPECIAL: clear it instead'),
    done: ret(0, 'return addr'),
  },
} as const satisfies Listing;

/** From 6.12 on what is in the way is gathered instead. */
const CLEARS_FIRST = ['5.10', '5.10-openeuler', '5.17', '5.17-anon-merge', '6.1'] as const;

export const munmapVmaRange = {
  fn: 'munmap_vma_range',
  source: 'mm/mmap.c: munmap_vma_range, Linux 5.10',
  lines: {
    find: only(CLEARS_FIRST, call(0, 'again: where is the place for [addr, end)?')),
    overlap: only(CLEARS_FIRST, test(0, 'is something in the way? otherwise done')),
    unmap: only(CLEARS_FIRST, call(1, 'unmap [addr, end)')),
    failed: only(CLEARS_FIRST, test(1, 'failed? → ENOMEM. otherwise again')),
  },
} as const satisfies Listing;
