/** Finding VMAs: by address, with the predecessor, in a range; and the place of a new one. */
import { call, effect, type Listing, MMAP_CACHE, only, plain, ret, TO_5_17, test, VMACACHE } from './types';

export const findVma = {
  fn: 'find_vma',
  source: 'mm/mmap.c: find_vma; mm/vmacache.c: vmacache_find, vmacache_update; Linux 5.10',
  lines: {
    stale: only(VMACACHE, test(0, 'is the vmacache older than mm->vmacache_seqnum?')),
    flush: only(VMACACHE, effect(1, 'take the new number, empty the four slots')),
    probe: only(VMACACHE, test(0, 'otherwise: is there a slot whose VMA contains addr?')),
    cached: only(MMAP_CACHE, test(0, 'does mm->mmap_cache contain addr?')),
    hit: only(TO_5_17, ret(1, 'return it')),
    root: only(TO_5_17, plain(0, 'node ← root of mm_rb; vma ← NULL; while there is a node:')),
    above: only(TO_5_17, test(1, 'node.vm_end > addr?')),
    candidate: only(TO_5_17, plain(2, 'vma ← node: it may be the one')),
    contains: only(TO_5_17, test(2, 'node.vm_start ≤ addr? then it is: stop')),
    left: only(TO_5_17, plain(2, 'otherwise node ← left child')),
    right: only(TO_5_17, plain(1, 'otherwise node ← right child')),
    update: only(VMACACHE, effect(0, 'if there is a vma: slot[hash(addr)] ← vma')),
    remember: only(MMAP_CACHE, effect(0, 'if there is a vma: mm->mmap_cache ← vma')),
    done: ret(0, 'return vma'),
  },
} as const satisfies Listing;

export const findVmaPrev = {
  fn: 'find_vma_prev',
  source: 'mm/mmap.c: find_vma_prev, Linux 5.10',
  lines: {
    find: call(0, 'vma ← find_vma(addr)'),
    found: test(0, 'is there one?'),
    prev: ret(1, 'return it and the VMA before it'),
    rightmost: ret(0, 'otherwise return NULL and the rightmost node'),
  },
} as const satisfies Listing;

export const findVmaIntersection = {
  fn: 'find_vma_intersection',
  source: 'include/linux/mm.h: find_vma_intersection, Linux 5.10',
  lines: {
    find: call(0, 'vma ← find_vma(start)'),
    apart: test(0, 'none, or does it start at end or above?'),
    done: ret(0, 'return NULL then, otherwise vma'),
  },
} as const satisfies Listing;

export const findVmaLinks = {
  fn: 'find_vma_links',
  source: 'mm/mmap.c: find_vma_links, Linux 5.10',
  lines: {
    root: only(VMACACHE, plain(0, 'node ← root of mm_rb; prev ← NULL; while there is a node:')),
    above: only(VMACACHE, test(1, 'node.vm_end > addr?')),
    overlap: only(VMACACHE, test(2, 'node.vm_start < end? then it is in the way')),
    refuse: ret(3, 'return ENOMEM'),
    left: only(VMACACHE, plain(2, 'otherwise rb_parent ← node; go left')),
    right: only(VMACACHE, plain(1, 'otherwise rb_parent ← prev ← node; go right')),
    done: ret(0, 'return prev, rb_parent and the side: that is the place'),
  },
} as const satisfies Listing;
