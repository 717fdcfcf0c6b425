/**
 * The search for a free range. Models: arch_get_unmapped_area(_topdown) of x86-64 and vm_unmapped_area in both
 * directions, 5.10. Leaves out: address colouring, the 57-bit window. Calls with MAP_FIXED do without it.
 */
import { type Addr, type Bytes, PAGE_SIZE, PMD_SIZE, pageDown } from './addr';
import type { Edit } from './edit';
import type { Ret } from './errno';
import { findVma } from './find';
import { linearBottomUp, linearTopDown } from './linear-area';
import { vmEndGap, vmStartGap } from './subtree-gap';
import { has, MAP } from './vm-flags';
import type { MmId, Vma, VmaId } from './world';

/** Where MAP_32BIT memory lies. */
const LOW_32BIT = { low: 0x40000000, high: 0x80000000 } as const;

interface Limits {
  readonly length: Bytes;
  readonly low_limit: Addr;
  readonly high_limit: Addr;
}

/**
 * From 6.7 on private anonymous memory of whole huge pages, asked for without a hint, begins at one: the
 * search is for a huge page more, and what it finds is rounded.
 */
export function searchAligned(edit: Edit, mm: MmId, hint: Addr, len: Bytes, flags: number, anonymous: boolean): Ret {
  const huge = edit.profile.alignsHuge && anonymous && hint === 0 && len % PMD_SIZE === 0;
  if (edit.profile.alignsHuge) edit.rec?.test('get_unmapped_area.huge', huge, { len });
  if (huge) {
    const found = search(edit, mm, 0, len + PMD_SIZE, flags);
    if (typeof found !== 'string') return found + PMD_SIZE - (found % PMD_SIZE);
  }
  return search(edit, mm, hint, len, flags);
}

/** arch_get_unmapped_area_topdown(): the hint, else the highest hole below mmap_base, else bottom-up. */
function search(edit: Edit, mm: MmId, hint: Addr, length: Bytes, flags: number): Ret {
  const { mmap_base, mmap_legacy_base, layout, task_size } = edit.mm(mm);
  const only32 = has(flags, MAP['32BIT']);
  edit.rec?.test('get_unmapped_area.only32', only32, { len: length, mapflags: flags });
  if (only32) {
    const within = hintFits(edit, mm, hint, length, LOW_32BIT.high);
    if (within !== null) return within;
    if (edit.profile.gapSearch === 'linear') return linearBottomUp(edit, mm, length, LOW_32BIT.low, LOW_32BIT.high);
    return bottomUp(edit, mm, { length, low_limit: LOW_32BIT.low, high_limit: LOW_32BIT.high });
  }
  const within = hintFits(edit, mm, hint, length, task_size);
  if (within !== null) return within;
  const legacy = layout === 'legacy';
  edit.rec?.test('get_unmapped_area.legacy', legacy, { len: length });
  if (edit.profile.gapSearch === 'linear') {
    const found = legacy ? null : linearTopDown(edit, mm, length);
    return found ?? linearBottomUp(edit, mm, length, mmap_legacy_base, task_size);
  }
  if (legacy) return bottomUp(edit, mm, { length, low_limit: mmap_legacy_base, high_limit: task_size });
  edit.rec?.at('get_unmapped_area.topDown', { len: length, low_limit: PAGE_SIZE, high_limit: mmap_base });
  const found = topDown(edit, mm, { length, low_limit: PAGE_SIZE, high_limit: mmap_base });
  edit.rec?.test('get_unmapped_area.fallBack', typeof found === 'string', { len: length });
  if (typeof found !== 'string') return found;
  return bottomUp(edit, mm, { length, low_limit: mmap_legacy_base, high_limit: task_size });
}

/** The hint itself, where the hole around it (guard gaps kept) is large enough. */
function hintFits(edit: Edit, mm: MmId, hint: Addr, length: Bytes, limit: Addr): Addr | null {
  const given = hint !== 0;
  edit.rec?.test('get_unmapped_area.hint', given, { addr: hint, len: length });
  if (!given) return null;
  const addr = pageDown(hint);
  edit.rec?.at('get_unmapped_area.findHint', { addr });
  const vma = findVma(edit, mm, addr);
  const fits = limit - length >= addr && (vma === null || addr + length <= vmStartGap(edit.vma(vma), edit.guardGap));
  edit.rec?.test('get_unmapped_area.hintFits', fits, { addr, len: length, vma });
  return fits ? addr : null;
}

/** The hole below a VMA, between guarded bounds. */
function holeBelow(edit: Edit, vma: Vma): { gap_start: Addr; gap_end: Addr } {
  return {
    gap_start: vma.vm_prev === null ? 0 : vmEndGap(edit.vma(vma.vm_prev)),
    gap_end: vmStartGap(vma, edit.guardGap),
  };
}

const subtreeHolds = (edit: Edit, id: VmaId | null, length: Bytes): id is VmaId =>
  id !== null && edit.vma(id).rb_subtree_gap >= length;

/** unmapped_area_topdown(): the highest hole; the tree is walked right, node, left by rb_subtree_gap. */
function topDown(edit: Edit, mm: MmId, { length, low_limit, high_limit }: Limits): Ret {
  edit.rec?.test('unmapped_area_topdown.tooLong', high_limit < length, { len: length, high_limit });
  if (high_limit < length) return 'ENOMEM';
  const hi = high_limit - length;
  const lo = low_limit + length;
  const { highest_vm_end, mm_rb } = edit.mm(mm);
  const above = highest_vm_end <= hi;
  edit.rec?.test('unmapped_area_topdown.above', above, { len: length, highest_vm_end, high_limit });
  if (above) return high_limit - length;
  edit.rec?.test('unmapped_area_topdown.rootHolds', subtreeHolds(edit, mm_rb, length), { len: length, root: mm_rb });
  if (!subtreeHolds(edit, mm_rb, length)) return 'ENOMEM';
  let id: VmaId = mm_rb;
  for (;;) {
    const vma = edit.vma(id);
    const { gap_start, gap_end } = holeBelow(edit, vma);
    const right = gap_start <= hi && subtreeHolds(edit, vma.rb_right, length);
    edit.rec?.test('unmapped_area_topdown.right', right, { node: id, child: vma.rb_right, len: length });
    if (right) {
      id = vma.rb_right as VmaId;
      continue;
    }
    const own = ownHole(edit, 'unmapped_area_topdown', id, length, gap_start, gap_end, {
      ends: gap_end < lo,
      tooHigh: gap_start > hi,
    });
    if (own === 'ends') return 'ENOMEM';
    if (own === 'fits') return takeTop(edit, id, gap_end, length, high_limit);
    const left = subtreeHolds(edit, vma.rb_left, length);
    edit.rec?.test('unmapped_area_topdown.left', left, { node: id, child: vma.rb_left, len: length });
    if (left) {
      id = vma.rb_left as VmaId;
      continue;
    }
    const climbed = climbTop(edit, id, length, lo, hi, high_limit);
    if (typeof climbed !== 'object') return climbed;
    id = climbed.goLeft;
  }
}

function takeTop(edit: Edit, node: VmaId, gap_end: Addr, length: Bytes, high_limit: Addr): Addr {
  const addr = Math.min(gap_end, high_limit) - length;
  edit.rec?.at('unmapped_area_topdown.take', { node, addr, gap_end });
  return addr;
}

/** Nothing below: up, until from a right child; that parent's own hole is next, then its left subtree. */
function climbTop(
  edit: Edit,
  from: VmaId,
  length: Bytes,
  lo: Addr,
  hi: Addr,
  high_limit: Addr,
): Ret | { goLeft: VmaId } {
  for (let id = from; ; ) {
    const parent = edit.vma(id).rb_parent;
    edit.rec?.at('unmapped_area_topdown.climb', { node: id, parent });
    if (parent === null) return 'ENOMEM';
    const fromRight = edit.vma(parent).rb_right === id;
    id = parent;
    if (!fromRight) continue;
    const { gap_start, gap_end } = holeBelow(edit, edit.vma(id));
    const own = ownHole(edit, 'unmapped_area_topdown', id, length, gap_start, gap_end, {
      ends: gap_end < lo,
      tooHigh: gap_start > hi,
    });
    if (own === 'ends') return 'ENOMEM';
    if (own === 'fits') return takeTop(edit, id, gap_end, length, high_limit);
    const { rb_left } = edit.vma(id);
    const left = subtreeHolds(edit, rb_left, length);
    edit.rec?.test('unmapped_area_topdown.left', left, { node: id, child: rb_left, len: length });
    if (left) return { goLeft: rb_left };
  }
}

interface Bounds {
  /** Beyond the limit: no later hole can do. */
  readonly ends: boolean;
  /** Outside of the limit on the far side: this one cannot do. */
  readonly tooHigh: boolean;
}

function ownHole(
  edit: Edit,
  fn: 'unmapped_area_topdown' | 'unmapped_area',
  node: VmaId,
  length: Bytes,
  gap_start: Addr,
  gap_end: Addr,
  { ends, tooHigh }: Bounds,
): 'ends' | 'fits' | 'no' {
  edit.rec?.test(`${fn}.past`, ends, { node, gap_start, gap_end });
  if (ends) return 'ends';
  const fits = !tooHigh && gap_end > gap_start && gap_end - gap_start >= length;
  edit.rec?.test(`${fn}.own`, fits, { node, gap_start, gap_end, len: length });
  return fits ? 'fits' : 'no';
}

/** unmapped_area(): the lowest hole; left, node, right; above the highest VMA at last. */
function bottomUp(edit: Edit, mm: MmId, limits: Limits): Ret {
  const { length, low_limit, high_limit } = limits;
  edit.rec?.at('get_unmapped_area.bottomUp', { len: length, low_limit, high_limit });
  edit.rec?.test('unmapped_area.tooLong', high_limit < length || low_limit > high_limit - length, {
    len: length,
    low_limit,
    high_limit,
  });
  if (high_limit < length) return 'ENOMEM';
  const hi = high_limit - length;
  if (low_limit > hi) return 'ENOMEM';
  const lo = low_limit + length;
  const { mm_rb } = edit.mm(mm);
  edit.rec?.test('unmapped_area.rootHolds', subtreeHolds(edit, mm_rb, length), { len: length, root: mm_rb });
  let id: VmaId | null = subtreeHolds(edit, mm_rb, length) ? mm_rb : null;
  while (id !== null) {
    const vma = edit.vma(id);
    const { gap_start, gap_end } = holeBelow(edit, vma);
    const left = gap_end >= lo && subtreeHolds(edit, vma.rb_left, length);
    edit.rec?.test('unmapped_area.left', left, { node: id, child: vma.rb_left, len: length });
    if (left) {
      id = vma.rb_left;
      continue;
    }
    const own = ownHole(edit, 'unmapped_area', id, length, gap_start, gap_end, {
      ends: gap_start > hi,
      tooHigh: gap_end < lo,
    });
    if (own === 'ends') return 'ENOMEM';
    if (own === 'fits') return takeLow(edit, id, gap_start, low_limit);
    const right = subtreeHolds(edit, vma.rb_right, length);
    edit.rec?.test('unmapped_area.right', right, { node: id, child: vma.rb_right, len: length });
    if (right) {
      id = vma.rb_right;
      continue;
    }
    const climbed = climbLow(edit, id, length, lo, hi, low_limit);
    if (typeof climbed !== 'object') return climbed;
    id = climbed.goRight;
  }
  return aboveAll(edit, mm, limits, hi);
}

/** Above the highest VMA: that hole is not in the tree. */
function aboveAll(edit: Edit, mm: MmId, { length, low_limit }: Limits, hi: Addr): Ret {
  const { highest_vm_end } = edit.mm(mm);
  const fits = highest_vm_end <= hi;
  edit.rec?.test('unmapped_area.highest', fits, { highest_vm_end, len: length });
  return fits ? Math.max(highest_vm_end, low_limit) : 'ENOMEM';
}

function takeLow(edit: Edit, node: VmaId, gap_start: Addr, low_limit: Addr): Addr {
  const addr = Math.max(gap_start, low_limit);
  edit.rec?.at('unmapped_area.take', { node, addr, gap_start });
  return addr;
}

function climbLow(
  edit: Edit,
  from: VmaId,
  length: Bytes,
  lo: Addr,
  hi: Addr,
  low_limit: Addr,
): Ret | { goRight: VmaId | null } {
  for (let id = from; ; ) {
    const parent = edit.vma(id).rb_parent;
    edit.rec?.at('unmapped_area.climb', { node: id, parent });
    if (parent === null) return { goRight: null };
    const fromLeft = edit.vma(parent).rb_left === id;
    id = parent;
    if (!fromLeft) continue;
    const { gap_start, gap_end } = holeBelow(edit, edit.vma(id));
    const own = ownHole(edit, 'unmapped_area', id, length, gap_start, gap_end, {
      ends: gap_start > hi,
      tooHigh: gap_end < lo,
    });
    if (own === 'ends') return 'ENOMEM';
    if (own === 'fits') return takeLow(edit, id, gap_start, low_limit);
    const { rb_right } = edit.vma(id);
    const right = subtreeHolds(edit, rb_right, length);
    edit.rec?.test('unmapped_area.right', right, { node: id, child: rb_right, len: length });
    if (right) return { goRight: rb_right };
  }
}
