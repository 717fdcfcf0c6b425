/** Memory that no call may unmap, move or change any more. */
import { modifies } from './modify';
import { call, effect, FROM_6_12, type Listing, only, test } from './types';

export const mseal = {
  fn: 'mseal',
  source: 'mm/mseal.c: do_mseal, check_mm_seal, apply_mm_seal; Linux 6.12',
  lines: {
    unknown: test(0, 'does this kernel not know mseal (before 6.10)? → ENOSYS'),
    bad: only(FROM_6_12, test(0, 'flags, addr not aligned, or len wraps? → EINVAL')),
    empty: only(FROM_6_12, test(0, 'is len 0? → 0')),
    find: only(FROM_6_12, call(0, 'walk the VMAs from find_vma(start) to end')),
    hole: only(FROM_6_12, test(0, 'is there a hole? → ENOMEM, nothing is sealed')),
    fixup: only(FROM_6_12, call(0, 'again: mseal_fixup(vma, start, min(vm_end, end))')),
    reached: only(FROM_6_12, test(0, 'is end reached? → 0. otherwise again with the next VMA')),
  },
} as const satisfies Listing;

export const msealFixup = {
  fn: 'mseal_fixup',
  source: 'mm/mseal.c: mseal_fixup, Linux 6.12',
  lines: {
    sealed: test(0, 'is vma sealed already? nothing to do'),
    ...modifies,
    flags: effect(0, 'vm_flags ← with VM_SEALED'),
  },
} as const satisfies Listing;
