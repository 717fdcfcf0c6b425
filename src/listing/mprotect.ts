/** Changing the access permissions of a range. */
import { mergeOrSplit } from './modify';
import { call, charge, effect, FROM_6_12, type Listing, only, plain, test } from './types';

export const mprotect = {
  fn: 'mprotect',
  source: 'mm/mprotect.c: do_mprotect_pkey, Linux 5.10',
  lines: {
    bothGrow: test(0, 'PROT_GROWSDOWN and PROT_GROWSUP? → EINVAL'),
    unaligned: test(0, 'is addr not page aligned? → EINVAL'),
    empty: test(0, 'is len 0? → 0'),
    wraps: test(0, 'does the range wrap around? → ENOMEM'),
    unknown: test(0, 'are there unknown bits in prot? → EINVAL'),
    find: call(0, 'vma ← find_vma(addr)'),
    none: test(0, 'is there none? → ENOMEM'),
    down: test(0, 'PROT_GROWSDOWN? then from the start of the stack'),
    above: test(1, 'does vma start at end or above? → ENOMEM'),
    notStack: test(1, 'is it no VM_GROWSDOWN? → EINVAL'),
    hole: test(0, 'otherwise: does vma start above addr? → ENOMEM'),
    up: test(1, 'PROT_GROWSUP? nothing grows upwards here → EINVAL'),
    newflags: plain(0, 'again: newflags ← prot and the other flags of vma'),
    may: test(0, 'does a VM_MAY bit forbid one of them? → EACCES'),
    fixup: call(0, 'mprotect_fixup(vma, start, min(vm_end, end))'),
    failed: test(0, 'has that failed? → its error'),
    reached: test(0, 'is end reached? → 0'),
    gap: test(0, 'does no VMA start right there? → ENOMEM. otherwise again'),
  },
} as const satisfies Listing;

export const mprotectFixup = {
  fn: 'mprotect_fixup',
  source: 'mm/mprotect.c: mprotect_fixup, Linux 5.10',
  lines: {
    sealed: only(FROM_6_12, test(0, 'is vma sealed? → EPERM')),
    same: test(0, 'newflags = oldflags? nothing to do'),
    writable: test(0, 'does it become (or stay) writable?'),
    dataLimit: test(1, 'does that pass RLIMIT_DATA? → ENOMEM'),
    mustCharge: test(1, 'private memory that was never charged?'),
    charge: charge(2, 'cannot be charged? → ENOMEM. else VM_ACCOUNT'),
    untouched: only(FROM_6_12, test(0, 'otherwise: charged, but never written to? uncharge')),
    ...mergeOrSplit,
    uncharge: effect(0, 'a split failed: give the charge back → ENOMEM'),
    flags: effect(0, 'vm_flags ← newflags; the counters of its class'),
    lockedWrite: test(0, 'is it locked, and writable only now?'),
    populate: call(1, 'write to its pages: handle_mm_fault'),
  },
} as const satisfies Listing;
