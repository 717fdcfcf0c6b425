import { effect, type Listing, plain, ret, test } from './types';

export const findVma = {
  fn: 'find_vma',
  source: 'mm/mmap.c and mm/vmacache.c, Linux 5.10',
  lines: {
    stale: test(0, 'is the vmacache older than mm->vmacache_seqnum?'),
    flush: effect(1, 'take the new number, empty the four slots'),
    probe: test(0, 'does a slot, from hash(addr) round, hold a VMA with addr?'),
    hit: ret(1, 'return it'),
    root: plain(0, 'node ← root of mm_rb; vma ← NULL'),
    above: test(1, 'node.vm_end > addr?'),
    candidate: plain(2, 'vma ← node'),
    contains: test(2, 'node.vm_start ≤ addr? then stop'),
    left: plain(2, 'node ← left child'),
    right: plain(2, 'no: node ← right child'),
    update: effect(0, 'if vma: slot[hash(addr)] ← vma'),
    done: ret(0, 'return vma'),
  },
} as const satisfies Listing;
