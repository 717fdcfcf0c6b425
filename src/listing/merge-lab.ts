/** vma_merge on free arguments: no kernel function, a bench to try it on. */
import { call, effect, type Listing, test } from './types';

export const mergeLab = {
  fn: 'merge_lab',
  source: 'a bench of our own around vma_merge',
  lines: {
    bad: test(0, 'is [addr, end) empty or not aligned? → EINVAL'),
    find: call(0, 'vma ← find_vma(addr)'),
    across: test(0, 'neither a hole nor a part of one VMA? → EINVAL'),
    merge: call(0, 'can a neighbour take [addr, end)?'),
    merged: test(0, 'merged? otherwise 0'),
    finish: effect(0, 'flags, or total_vm, as the caller would → survivor'),
  },
} as const satisfies Listing;
