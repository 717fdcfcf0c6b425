/** Where the anonymous pages of a VMA go. */
import { critical, effect, FROM_6_1, type Listing, MMAP_CACHE, only, test, VMACACHE } from './types';

/** Chains of avcs came with 2.6.34. */
const SINCE_CHAINS = [...VMACACHE, ...FROM_6_1] as const;

export const anonVmaPrepare = {
  fn: 'anon_vma_prepare',
  source: 'mm/rmap.c: __anon_vma_prepare; mm/mmap.c: find_mergeable_anon_vma; Linux 5.10',
  lines: {
    has: test(0, 'has vma an anon_vma already? done'),
    next: test(0, 'may it share the one of the VMA above?'),
    prev: test(0, 'otherwise: the one of the VMA below?'),
    alloc: effect(0, 'otherwise: a new anon_vma, a root'),
    enlist: only(MMAP_CACHE, effect(0, 'vma->anon_vma ← it; vma joins its list')),
    attach: only(SINCE_CHAINS, effect(0, 'vma->anon_vma ← it; one avc ties the two')),
  },
} as const satisfies Listing;

export const anonVmaFork = {
  fn: 'anon_vma_fork',
  source: 'mm/rmap.c: anon_vma_fork, anon_vma_clone; Linux 5.10',
  lines: {
    unfaulted: test(0, 'has vma no anon_vma? then the child gets none'),
    join: only(MMAP_CACHE, critical(1, 'child joins the list of that anon_vma: done')),
    clone: only(SINCE_CHAINS, critical(0, 'child joins every anon_vma in the chain of vma')),
    reused: only(SINCE_CHAINS, test(0, 'is one of them free to become its own? done')),
    alloc: only(SINCE_CHAINS, critical(0, 'otherwise: a new anon_vma for child, below that of vma')),
  },
} as const satisfies Listing;
