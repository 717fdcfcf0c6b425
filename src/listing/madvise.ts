/** Advice about a range. */
import { mergeOrSplit } from './modify';
import { call, effect, FROM_6_12, type Listing, only, test } from './types';

export const madvise = {
  fn: 'madvise',
  source: 'mm/madvise.c: do_madvise, madvise_vma, madvise_dontneed_free; Linux 5.10',
  lines: {
    unknown: test(0, 'is the advice unknown? → EINVAL'),
    unaligned: test(0, 'is addr not page aligned? → EINVAL'),
    wraps: test(0, 'does len wrap to 0? → EINVAL'),
    empty: test(0, 'is len 0? → 0'),
    find: call(0, 'vma, prev ← find_vma_prev(addr)'),
    none: test(0, 'again: is there no VMA left? → ENOMEM'),
    hole: test(0, 'is there a hole before vma? remember ENOMEM, skip it'),
    past: test(1, 'is the end of the range in it? → ENOMEM'),
    vma: call(0, 'advise vma; if flags change: madvise_behavior'),
    sealed: only(FROM_6_12, test(1, 'would it discard sealed read-only memory? → EPERM')),
    cannot: test(1, 'about pages: can vma not take it? → EINVAL'),
    zaps: test(1, 'MADV_DONTNEED or MADV_FREE?'),
    zap: effect(2, 'drop the pages of the range'),
    failed: test(0, 'has that failed? → its error'),
    reached: test(0, 'end reached? → 0, or ENOMEM. otherwise the next VMA'),
  },
} as const satisfies Listing;

export const madviseBehavior = {
  fn: 'madvise_behavior',
  source: 'mm/madvise.c: madvise_behavior, Linux 5.10',
  lines: {
    cannot: test(0, 'newflags ← by the advice. not for this VMA? → EINVAL'),
    same: test(0, 'newflags = oldflags? nothing to do'),
    ...mergeOrSplit,
    flags: effect(0, 'vm_flags ← newflags'),
  },
} as const satisfies Listing;
