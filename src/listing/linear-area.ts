/** The search for a free range before gaps were kept in the tree: VMA by VMA. */
import { call, effect, type Listing, noting, test } from './types';

export const linearArea = {
  fn: 'linear_area',
  source: 'arch/x86/kernel/sys_x86_64.c: arch_get_unmapped_area, Linux 2.6.32',
  lines: {
    goesOn: test(0, 'len > cached_hole_size? then from free_area_cache on'),
    from: effect(0, 'otherwise from the base, cached_hole_size ← 0; find_vma'),
    full: test(0, 'again: does addr + len pass the limit?'),
    again: test(1, 'have holes been skipped? otherwise ENOMEM'),
    restart: effect(2, 'addr ← the base, cached_hole_size ← 0; again'),
    fits: test(0, 'does [addr, addr + len) fit below vma?'),
    take: effect(1, 'free_area_cache ← addr + len; return addr'),
    next: effect(0, 'note the hole, addr ← vm_end, vma ← vm_next; again'),
  },
} as const satisfies Listing;

export const linearAreaTopdown = {
  fn: 'linear_area_topdown',
  source: 'arch/x86/kernel/sys_x86_64.c: arch_get_unmapped_area_topdown, Linux 2.6.32',
  lines: {
    from: effect(0, 'len ≤ cached_hole_size? then from mmap_base again'),
    findCached: call(0, 'vma ← find_vma(free_area_cache − len)'),
    cachedFits: test(0, 'does it fit right below free_area_cache?'),
    find: call(0, 'otherwise addr ← mmap_base − len; vma ← find_vma(addr)'),
    fits: test(0, 'does [addr, addr + len) fit below vma?'),
    take: effect(1, 'free_area_cache ← addr; return addr'),
    low: noting(0, 'note the hole. vm_start ≤ len? otherwise again below vma'),
    fail: effect(1, 'free_area_cache ← mmap_base; then from below'),
  },
} as const satisfies Listing;
