/** What gates a merge besides flags, file, pgoff and anon_vma: policy, watcher, name. */
import { mergeOrSplit, mergeOrSplitOn, modifies } from './modify';
import { call, effect, type Listing, test, VMACACHE } from './types';

export const mbind = {
  fn: 'mbind',
  source: 'mm/mempolicy.c: do_mbind, Linux 5.10',
  lines: {
    bad: test(0, 'unknown mode, or a bad range? → EINVAL'),
    walk: call(0, 'walk the VMAs from find_vma(start) to end'),
    hole: test(0, 'is there a hole? → EFAULT'),
    range: call(0, 'mbind_range(start, end, policy) → its result'),
  },
} as const satisfies Listing;

/** The loop that the three have in common. */
const enter = {
  find: call(0, 'vma ← find_vma(start)'),
  same: test(0, 'has vma what is wanted already? then the next'),
} as const;
const set = effect(0, 'vma ← the new state; then the next VMA');
const eachVma = { ...enter, ...mergeOrSplit, set } as const;
/** userfaultfd came with 4.3, names with 5.17, vma_modify with 6.7. */
const WATCHED_BEFORE_MODIFY = [...VMACACHE, '6.1'] as const;
const NAMES_BEFORE_MODIFY = ['5.17', '5.17-anon-merge', '6.1'] as const;

export const mbindRange = {
  fn: 'mbind_range',
  source: 'mm/mempolicy.c: mbind_range, Linux 5.10',
  lines: eachVma,
} as const satisfies Listing;

export const userfaultfdRegister = {
  fn: 'userfaultfd_register',
  source: 'fs/userfaultfd.c: userfaultfd_register and _unregister, Linux 5.10',
  lines: {
    bad: test(0, 'a kernel before 4.3, or a bad range? → EINVAL'),
    check: call(0, 'walk the VMAs from find_vma(start) to end'),
    refused: test(0, 'nothing mapped, a file, or another watcher? → error'),
    ...enter,
    ...mergeOrSplitOn(WATCHED_BEFORE_MODIFY),
    ...modifies,
    set,
  },
} as const satisfies Listing;

export const setVmaAnonName = {
  fn: 'set_vma_anon_name',
  source: 'mm/madvise.c: madvise_set_anon_name, Linux 5.17',
  lines: {
    bad: test(0, 'a kernel before 5.17, or not aligned? → EINVAL'),
    check: call(0, 'walk the VMAs from find_vma(start) to end'),
    file: test(0, 'is a file mapped there? → EBADF'),
    range: call(0, 'name each VMA. a hole was there? → ENOMEM'),
  },
} as const satisfies Listing;

export const setAnonName = {
  fn: 'set_anon_name',
  source: 'mm/madvise.c: madvise_vma_behavior for a name, Linux 5.17',
  lines: { ...enter, ...mergeOrSplitOn(NAMES_BEFORE_MODIFY), ...modifies, set },
} as const satisfies Listing;
