/** vma_merge on free arguments: no kernel function, a bench to try it on. */
import { call, effect, type Listing, test } from './types';

export const mergeLab = {
  fn: 'merge_lab',
  source: 'a bench of our own around vma_merge',
  lines: {
    bad: test(0, 'is [addr, end) empty or not aligned? → EINVAL'),
    unknown: test(0, 'an argument that this vma_merge lacks? → EINVAL'),
    find: call(0, 'vma ← find_vma(addr)'),
    across: test(0, 'neither a hole nor a part of one VMA? → EINVAL'),
    nobody: test(0, 'prev=, anon_vma=: is no VMA there? → EINVAL'),
    misplaced: test(0, 'prev not below addr, or addr in what follows it? → EINVAL'),
    torn: test(0, 'may a merge lose pages or the file of vma? → EINVAL'),
    merge: call(0, 'can a neighbour take [addr, end)?'),
    merged: test(0, 'merged? otherwise 0'),
    finish: effect(0, 'flags, or total_vm, as the caller would → survivor'),
  },
} as const satisfies Listing;
