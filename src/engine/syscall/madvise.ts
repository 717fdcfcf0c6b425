/**
 * madvise. Models: do_madvise, madvise_vma, madvise_behavior, madvise_dontneed_free of mm/madvise.c, 5.10;
 * hugepage_madvise and ksm_madvise for their flags. Leaves out: what COLD, PAGEOUT, WILLNEED do to pages.
 */
import { type Addr, isPageAligned, pageAlign, toPages } from '../addr';
import type { CallOf } from '../call';
import type { Edit } from '../edit';
import type { Errno, Ret } from '../errno';
import { findVmaPrev } from '../find-prev';
import { MADV } from '../madv';
import { mergeOrSplit } from '../modify';
import { clearPages } from '../pages';
import { isSealed } from '../seal';
import { add, drop, has, specialOf, VM } from '../vm-flags';
import type { MmId, Vma, VmaId } from '../world';

/** The advices that change no flags and no layout. */
const PAGE_ADVICES: readonly number[] = [MADV.WILLNEED, MADV.DONTNEED, MADV.FREE, MADV.REMOVE, MADV.COLD, MADV.PAGEOUT];
const FLAG_ADVICES: readonly number[] = [
  MADV.NORMAL,
  MADV.RANDOM,
  MADV.SEQUENTIAL,
  MADV.DONTFORK,
  MADV.DOFORK,
  MADV.MERGEABLE,
  MADV.UNMERGEABLE,
  MADV.HUGEPAGE,
  MADV.NOHUGEPAGE,
  MADV.DONTDUMP,
  MADV.DODUMP,
  MADV.WIPEONFORK,
  MADV.KEEPONFORK,
];

/** is_madv_discard(): the advices that throw contents away. */
const DISCARDS: readonly number[] = [MADV.DONTNEED, MADV.FREE, MADV.REMOVE, MADV.DONTFORK, MADV.WIPEONFORK];

/**
 * Errors: EINVAL (advice, alignment, length, an advice that the VMA cannot take), ENOMEM (a hole: all that
 * is mapped is still worked on; a split at max_map_count).
 */
export function sysMadvise(edit: Edit, mm: MmId, { addr, len: rawLen, advice }: CallOf<'madvise'>): Ret {
  const missing = !edit.profile.wipeOnFork && (advice === MADV.WIPEONFORK || advice === MADV.KEEPONFORK);
  const unknown = missing || (!PAGE_ADVICES.includes(advice) && !FLAG_ADVICES.includes(advice));
  edit.rec?.about({ request: { addr, end: addr + rawLen } });
  edit.rec?.test('madvise.unknown', unknown, { advice });
  if (unknown) return 'EINVAL';
  edit.rec?.test('madvise.unaligned', !isPageAligned(addr), { addr });
  if (!isPageAligned(addr)) return 'EINVAL';
  const len = pageAlign(rawLen);
  const wraps = (rawLen !== 0 && len === 0) || addr + len >= 2 ** 64;
  edit.rec?.test('madvise.wraps', wraps, { len: rawLen });
  if (wraps) return 'EINVAL';
  const end = addr + len;
  edit.rec?.test('madvise.empty', end === addr, { addr, len });
  if (end === addr) return 0;
  edit.rec?.about({ request: { addr, end } });
  edit.rec?.at('madvise.find', { addr });
  const found = findVmaPrev(edit, mm, addr);
  let { vma } = found;
  let prev = vma !== null && addr > edit.vma(vma).vm_start ? vma : found.prev;
  let start = addr;
  let unmapped: Ret = 0;
  for (;;) {
    edit.rec?.test('madvise.none', vma === null, { vma, start });
    if (vma === null) return 'ENOMEM';
    const { vm_start, vm_end } = edit.vma(vma);
    edit.rec?.test('madvise.hole', start < vm_start, { vma, start, vm_start });
    if (start < vm_start) {
      unmapped = 'ENOMEM';
      start = vm_start;
      edit.rec?.test('madvise.past', start >= end, { start, end });
      if (start >= end) return unmapped;
    }
    const tmpEnd = Math.min(vm_end, end);
    edit.rec?.about({ request: { addr: start, end: tmpEnd } });
    edit.rec?.at('madvise.vma', { vma, prev, start, end: tmpEnd, advice });
    const done = adviseVma(edit, mm, vma, prev, start, tmpEnd, advice);
    edit.rec?.test('madvise.failed', done.error !== null, { vma });
    if (done.error !== null) return done.error;
    prev = done.vma;
    start = Math.max(tmpEnd, edit.vma(prev).vm_end);
    edit.rec?.test('madvise.reached', start >= end, { start, end });
    if (start >= end) return unmapped;
    vma = edit.vma(prev).vm_next;
  }
}

interface Advised {
  /** The VMA that ends the part done: prev of the next round. */
  readonly vma: VmaId;
  readonly error: Errno | null;
}

/** A sealed VMA that cannot be written to keeps its pages, and stays what it is in a child. */
function sealForbids(edit: Edit, id: VmaId, advice: number): boolean {
  if (!edit.profile.mseal || !DISCARDS.includes(advice)) return false;
  const { vm_ops, vm_flags } = edit.vma(id);
  const refused = isSealed(edit, id) && vm_ops === null && !has(vm_flags, VM.WRITE);
  edit.rec?.test('madvise.sealed', refused, { vma: id, flags: vm_flags, advice });
  return refused;
}

function adviseVma(
  edit: Edit,
  mm: MmId,
  id: VmaId,
  prev: VmaId | null,
  start: Addr,
  end: Addr,
  advice: number,
): Advised {
  if (sealForbids(edit, id, advice)) return { vma: id, error: 'EPERM' };
  if (FLAG_ADVICES.includes(advice)) return madviseBehavior(edit, mm, id, prev, start, end, advice);
  const vma = edit.vma(id);
  const refused = pageAdviceRefused(vma, advice);
  edit.rec?.test('madvise.cannot', refused, { vma: id, flags: vma.vm_flags, advice });
  if (refused) return { vma: id, error: 'EINVAL' };
  const zaps = advice === MADV.DONTNEED || advice === MADV.FREE;
  edit.rec?.test('madvise.zaps', zaps, { vma: id, advice });
  if (zaps) {
    clearPages(edit, mm, toPages(start), toPages(end));
    edit.rec?.at('madvise.zap', { vma: id, start, end });
  }
  return { vma: id, error: null };
}

/** can_madv_lru_vma() and its like: locked, hugetlb and raw memory keep their pages. */
function pageAdviceRefused(vma: Vma, advice: number): boolean {
  if (advice === MADV.WILLNEED) return false;
  const held = VM.LOCKED + VM.HUGETLB + VM.PFNMAP;
  if (advice === MADV.REMOVE)
    return has(vma.vm_flags, VM.LOCKED) || vma.vm_file === null || !has(vma.vm_flags, VM.SHARED);
  if (advice === MADV.FREE && vma.vm_ops !== null) return true;
  return has(vma.vm_flags, held);
}

/** The flags after the advice, or null where this VMA cannot take it. */
function advisedFlags(edit: Edit, id: VmaId, advice: number): number | null {
  const vma = edit.vma(id);
  const flags = vma.vm_flags;
  const special = has(flags, specialOf(edit.profile));
  switch (advice) {
    case MADV.NORMAL:
      return drop(flags, VM.RAND_READ + VM.SEQ_READ);
    case MADV.SEQUENTIAL:
      return add(drop(flags, VM.RAND_READ), VM.SEQ_READ);
    case MADV.RANDOM:
      return add(drop(flags, VM.SEQ_READ), VM.RAND_READ);
    case MADV.DONTFORK:
      return add(flags, VM.DONTCOPY);
    case MADV.DOFORK:
      return has(flags, VM.IO) ? null : drop(flags, VM.DONTCOPY);
    case MADV.WIPEONFORK:
      return vma.vm_file !== null || has(flags, VM.SHARED) ? null : add(flags, VM.WIPEONFORK);
    case MADV.KEEPONFORK:
      return drop(flags, VM.WIPEONFORK);
    case MADV.DONTDUMP:
      return add(flags, VM.DONTDUMP);
    case MADV.DODUMP:
      return special ? null : drop(flags, VM.DONTDUMP);
    case MADV.MERGEABLE:
      return has(flags, KSM_UNFIT) ? flags : add(flags, VM.MERGEABLE);
    case MADV.UNMERGEABLE:
      return drop(flags, VM.MERGEABLE);
    case MADV.HUGEPAGE:
      return add(drop(flags, VM.NOHUGEPAGE), VM.HUGEPAGE);
    default:
      return add(drop(flags, VM.HUGEPAGE), VM.NOHUGEPAGE);
  }
}
/** ksm_madvise() quietly leaves these alone. */
const KSM_UNFIT = VM.MERGEABLE + VM.SHARED + VM.MAYSHARE + VM.PFNMAP + VM.IO + VM.DONTEXPAND + VM.HUGETLB + VM.MIXEDMAP;

/** madvise_behavior(): new flags for [start, end), by merge or split. */
function madviseBehavior(
  edit: Edit,
  mm: MmId,
  id: VmaId,
  prev: VmaId | null,
  start: Addr,
  end: Addr,
  advice: number,
): Advised {
  const oldflags = edit.vma(id).vm_flags;
  const newflags = advisedFlags(edit, id, advice);
  edit.rec?.test('madvise_behavior.cannot', newflags === null, { vma: id, oldflags, advice });
  if (newflags === null) return { vma: id, error: 'EINVAL' };
  edit.rec?.test('madvise_behavior.same', newflags === oldflags, { vma: id, newflags, oldflags });
  if (newflags === oldflags) return { vma: id, error: null };
  const modified = mergeOrSplit(edit, mm, 'madvise_behavior', id, prev, start, end, newflags);
  if (modified.error !== null) return modified;
  edit.editVma(modified.vma).vm_flags = newflags;
  edit.rec?.at('madvise_behavior.flags', { vma: modified.vma, newflags });
  return modified;
}
