/** Locking pages in memory. */
import { mergeOrSplit } from './modify';
import { call, effect, FROM_4_4, type Listing, only, plain, test } from './types';

export const mlock = {
  fn: 'mlock',
  source: 'mm/mlock.c: do_mlock, mlock2; Linux 5.10',
  lines: {
    missing: test(0, 'mlock2: unknown to this kernel (before 4.4)? → ENOSYS'),
    unknown: only(FROM_4_4, test(0, 'mlock2: is a flag unknown? → EINVAL')),
    mayNot: test(0, 'is RLIMIT_MEMLOCK 0? → EPERM'),
    widen: plain(0, '[start, end) ← the range, widened to whole pages'),
    limit: test(0, 'would locked_vm pass RLIMIT_MEMLOCK? → ENOMEM'),
    apply: call(0, 'apply_vma_lock_flags(start, end, VM_LOCKED)'),
    failed: test(0, 'has that failed? → its error'),
    populate: call(0, 'mm_populate(start, end)'),
  },
} as const satisfies Listing;

export const munlock = {
  fn: 'munlock',
  source: 'mm/mlock.c: munlock, Linux 5.10',
  lines: {
    apply: call(0, 'apply_vma_lock_flags(start, end, no flag)'),
  },
} as const satisfies Listing;

export const applyVmaLockFlags = {
  fn: 'apply_vma_lock_flags',
  source: 'mm/mlock.c: apply_vma_lock_flags, Linux 5.10',
  lines: {
    wraps: test(0, 'does the range wrap around? → EINVAL'),
    empty: test(0, 'is it empty? → 0'),
    find: call(0, 'vma ← find_vma(start)'),
    none: test(0, 'none, or does it begin above start? → ENOMEM'),
    fixup: call(0, 'again: mlock_fixup(vma, start, min(vm_end, end))'),
    failed: test(0, 'has that failed? → its error'),
    reached: test(0, 'is end reached? → 0'),
    gap: test(0, 'does no VMA start right there? → ENOMEM. otherwise again'),
  },
} as const satisfies Listing;

export const mlockFixup = {
  fn: 'mlock_fixup',
  source: 'mm/mlock.c: mlock_fixup, Linux 5.10',
  lines: {
    skip: test(0, 'same flags, VM_SPECIAL or VM_HUGETLB? nothing to do'),
    ...mergeOrSplit,
    flags: effect(0, 'vm_flags ← newflags; locked_vm ← ± pages'),
  },
} as const satisfies Listing;

export const mlockall = {
  fn: 'mlockall',
  source: 'mm/mlock.c: mlockall, Linux 5.10',
  lines: {
    bad: test(0, 'no flag, an unknown one, or only ONFAULT? → EINVAL'),
    mayNot: test(0, 'is RLIMIT_MEMLOCK 0? → EPERM'),
    limit: test(0, 'MCL_CURRENT, and total_vm past the limit? → ENOMEM'),
    populates: test(0, 'after apply_mlockall_flags: MCL_CURRENT?'),
    populate: call(1, 'mm_populate of the whole address space'),
  },
} as const satisfies Listing;

export const munlockall = {
  fn: 'munlockall',
  source: 'mm/mlock.c: munlockall, Linux 5.10',
  lines: {
    clear: call(0, 'apply_mlockall_flags(no flag)'),
  },
} as const satisfies Listing;

export const applyMlockallFlags = {
  fn: 'apply_mlockall_flags',
  source: 'mm/mlock.c: apply_mlockall_flags, Linux 5.10',
  lines: {
    default: effect(0, 'mm->def_flags: VM_LOCKED by MCL_FUTURE'),
    onlyFuture: test(0, 'only MCL_FUTURE? done'),
    fixup: call(0, 'each VMA: mlock_fixup(vma); errors do not count'),
  },
} as const satisfies Listing;
