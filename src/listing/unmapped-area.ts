/** Finding a free range. */
import { call, FROM_6_12, type Listing, only, plain, ret, test } from './types';

export const getUnmappedArea = {
  fn: 'get_unmapped_area',
  source: 'mm/mmap.c: get_unmapped_area; arch/x86/kernel/sys_x86_64.c: arch_get_unmapped_area_topdown; Linux 5.10',
  lines: {
    tooLong: test(0, 'len > TASK_SIZE? → ENOMEM'),
    fixed: test(0, 'MAP_FIXED? then addr as it is'),
    huge: only(FROM_6_12, test(0, 'anonymous, no hint, whole huge pages? then 2 MiB more')),
    only32: test(0, 'otherwise: MAP_32BIT? then only from 1 to 2 GiB'),
    hint: test(0, 'is there a hint?'),
    findHint: call(1, 'vma ← find_vma(addr)'),
    hintFits: test(1, 'does [addr, addr + len) fit below vma? take it'),
    legacy: test(0, 'otherwise: is the layout bottom-up (legacy)?'),
    topDown: call(0, 'otherwise unmapped_area_topdown, below mmap_base'),
    fallBack: test(0, 'nothing found there?'),
    bottomUp: call(1, 'unmapped_area: the lowest hole'),
    beyond: test(0, 'does the range pass TASK_SIZE? → ENOMEM'),
    unaligned: test(0, 'is addr not page aligned? → EINVAL'),
    low: test(0, 'addr < mmap_min_addr? → EPERM'),
    done: ret(0, 'return addr'),
  },
} as const satisfies Listing;

export const unmappedAreaTopdown = {
  fn: 'unmapped_area_topdown',
  source: 'mm/mmap.c: unmapped_area_topdown, Linux 5.10',
  lines: {
    tooLong: test(0, 'len > high_limit? → ENOMEM'),
    above: test(0, 'room above the highest VMA? → high_limit − len'),
    rootHolds: test(0, 'rb_subtree_gap of the root ≥ len? otherwise ENOMEM'),
    right: test(0, 'again: is there one in the right subtree? go right'),
    past: test(0, 'is the hole below node too low? → ENOMEM'),
    own: test(0, 'does the hole below node hold len, within the limits?'),
    take: ret(1, 'return its upper end − len'),
    left: test(0, 'is there one in the left subtree? go left, again'),
    climb: plain(0, 'node ← parent, until from the right; at the top ENOMEM'),
  },
} as const satisfies Listing;

export const unmappedArea = {
  fn: 'unmapped_area',
  source: 'mm/mmap.c: unmapped_area, Linux 5.10',
  lines: {
    tooLong: test(0, 'is len larger than low_limit to high_limit? → ENOMEM'),
    rootHolds: test(0, 'rb_subtree_gap of the root ≥ len?'),
    left: test(0, 'again: is there one in the left subtree? go left'),
    past: test(0, 'is the hole below node too high? → ENOMEM'),
    own: test(0, 'does the hole below node hold len, within the limits?'),
    take: ret(1, 'return its lower end'),
    right: test(0, 'is there one in the right subtree? go right, again'),
    climb: plain(0, 'node ← parent, until from the left or at the top'),
    highest: test(0, 'does it fit above highest_vm_end? otherwise ENOMEM'),
  },
} as const satisfies Listing;
