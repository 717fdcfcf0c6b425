/** Moving memory to another address. */
import { ANON_MERGE, call, critical, effect, FROM_5_10, FROM_5_17, type Listing, only, plain, test } from './types';

export const moveVma = {
  fn: 'move_vma',
  source: 'mm/mremap.c: move_vma, Linux 5.10',
  lines: {
    full: test(0, 'map_count ≥ max_map_count − 3? → ENOMEM'),
    copy: call(0, 'copy ← copy_vma(vma, new_addr, new_len, pgoff)'),
    lockedStays: only(['6.1', '6.12'], test(1, 'DONTUNMAP: is vma locked? then cut the moved part out')),
    pages: effect(0, 'the pages move over; mapping and index stay'),
    accounted: test(0, 'VM_ACCOUNT?'),
    hide: effect(1, 'clear VM_ACCOUNT: the charge moves too'),
    account: effect(0, 'total_vm and its class ← + pages of new_len'),
    stays: only(FROM_5_10, test(0, 'MREMAP_DONTUNMAP?')),
    keep: effect(1, 'vma stays, empty: charge it again, not locked'),
    allMoved: only(FROM_5_17, test(1, 'have all pages of vma moved?')),
    forget: only(FROM_5_17, effect(2, 'leave its anon_vmas: as if never written to')),
    unmap: call(0, 'otherwise unmap the old range'),
    remains: test(0, 'is something left of vma?'),
    restore: effect(1, 'VM_ACCOUNT again, on both sides of the cut'),
    done: effect(0, 'locked: locked_vm ← + pages. return new_addr'),
  },
} as const satisfies Listing;

export const copyVma = {
  fn: 'copy_vma',
  source: 'mm/mmap.c: copy_vma, Linux 5.10',
  lines: {
    unfaulted: test(0, 'anonymous, and without an anon_vma?'),
    updates: only(ANON_MERGE, test(0, 'otherwise: anonymous, and shared with nobody?')),
    pgoff: plain(1, 'pgoff ← the page number of the new address'),
    find: call(0, 'where is the place for [addr, end)?'),
    merge: call(0, 'can a neighbour take [addr, end), with what vma has?'),
    merged: test(0, 'merged?'),
    self: test(1, 'has vma itself become part of it? then vma ← it'),
    dup: critical(0, 'otherwise insert ← a copy of vma for [addr, end)'),
    clone: critical(0, 'it joins every anon_vma that vma is in'),
    link: call(0, 'vma_link(insert) at the place'),
  },
} as const satisfies Listing;
