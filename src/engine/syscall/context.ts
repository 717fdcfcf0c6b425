/**
 * What gates a merge besides flags, file, pgoff and anon_vma: NUMA policy, userfaultfd context, name.
 * Models: mbind_range of mm/mempolicy.c, userfaultfd_register and _unregister of fs/userfaultfd.c, 5.10;
 * madvise_vma_anon_name of mm/madvise.c, 5.17. Leaves out: moving pages to their nodes, the faults themselves.
 */
import { type Addr, type Bytes, isPageAligned, pageAlign } from '../addr';
import type { CallOf } from '../call';
import type { Edit } from '../edit';
import type { Errno, Ret } from '../errno';
import { findVma } from '../find';
import { type FixupFunction, mergeOrSplit, type NewContext } from '../modify';
import { add, drop, has, VM } from '../vm-flags';
import type { MmId, Vma, VmaId } from '../world';

const MPOL_DEFAULT = 0;
const MPOL_LAST = 4;
const UFFD_BITS = VM.UFFD_MISSING + VM.UFFD_WP;

/** What one VMA of the range is to become; null: it has it already. */
type Wanted = (vma: Vma) => { readonly flags: number; readonly context: NewContext } | null;

type ContextFunction = Extract<FixupFunction, 'mbind_range' | 'userfaultfd_register' | 'set_anon_name'>;

interface Range {
  readonly start: Addr;
  readonly end: Addr;
}

/** Page-aligned, not wrapping; null: EINVAL. */
function rangeOf(addr: Addr, len: Bytes): Range | null {
  const bytes = pageAlign(len);
  return isPageAligned(addr) && (len === 0 || bytes !== 0) ? { start: addr, end: addr + bytes } : null;
}

/** The VMAs of the range, clipped to it, with merges and splits; holes are passed over. */
function changeRange(edit: Edit, mm: MmId, fn: ContextFunction, { start, end }: Range, wanted: Wanted): Errno | null {
  edit.rec?.about({ request: { addr: start, end } });
  edit.rec?.at(`${fn}.find`, { start, end });
  let vma = findVma(edit, mm, start);
  while (vma !== null && edit.vma(vma).vm_start < end) {
    const { vm_start, vm_end, vm_prev } = edit.vma(vma);
    const lo = Math.max(vm_start, start);
    const hi = Math.min(vm_end, end);
    const to = wanted(edit.vma(vma));
    edit.rec?.test(`${fn}.same`, to === null, { vma, start: lo, end: hi });
    let last: VmaId = vma;
    if (to !== null) {
      const prev = lo > vm_start ? vma : vm_prev;
      const modified = mergeOrSplit(edit, mm, fn, vma, prev, lo, hi, to.flags, to.context);
      if (modified.error !== null) return modified.error;
      last = modified.vma;
      Object.assign(edit.editVma(last), { vm_flags: to.flags }, to.context);
      edit.rec?.at(`${fn}.set`, { vma: last, newflags: to.flags });
    }
    vma = edit.vma(last).vm_end >= end ? null : edit.vma(last).vm_next;
  }
  return null;
}

function hasHole(edit: Edit, mm: MmId, { start, end }: Range): boolean {
  let at = start;
  for (let id = findVma(edit, mm, start); id !== null && at < end; id = edit.vma(id).vm_next) {
    const { vm_start, vm_end } = edit.vma(id);
    if (vm_start > at) return true;
    at = vm_end;
  }
  return at < end;
}

/** Errors: EINVAL (mode, alignment), EFAULT (a hole: nothing is changed), ENOMEM (a split at max_map_count). */
export function sysMbind(edit: Edit, mm: MmId, { addr, len, mode, nodes }: CallOf<'mbind'>): Ret {
  const range = rangeOf(addr, len);
  const bad = range === null || mode < 0 || mode > MPOL_LAST;
  edit.rec?.test('mbind.bad', bad, { addr, len });
  if (range === null || bad) return 'EINVAL';
  edit.rec?.at('mbind.walk', { start: range.start, end: range.end });
  const hole = hasHole(edit, mm, range);
  edit.rec?.test('mbind.hole', hole, { start: range.start, end: range.end });
  if (hole) return 'EFAULT';
  const vm_policy = mode === MPOL_DEFAULT ? null : `${mode}:${nodes}`;
  edit.rec?.at('mbind.range', { start: range.start, end: range.end, text: vm_policy });
  return (
    changeRange(edit, mm, 'mbind_range', range, (vma) =>
      vma.vm_policy === vm_policy ? null : { flags: vma.vm_flags, context: { vm_policy } },
    ) ?? 0
  );
}

/** Private anonymous memory and shared memory can be watched. */
const watchable = (vma: Vma): boolean => vma.vm_ops === null || vma.vm_ops === 'shmem';

/** ctx null: unregister. Errors: EINVAL (a kernel before 4.3, range, nothing mapped, memory that cannot be watched), EBUSY (watched by another). */
export function sysUserfaultfd(
  edit: Edit,
  mm: MmId,
  { addr, len }: { readonly addr: Addr; readonly len: Bytes },
  ctx: number | null,
): Ret {
  const range = rangeOf(addr, len);
  const bad = !edit.profile.userfaultfd || range === null || len === 0;
  edit.rec?.test('userfaultfd_register.bad', bad, { addr, len });
  if (range === null || bad) return 'EINVAL';
  edit.rec?.at('userfaultfd_register.check', { start: range.start, end: range.end });
  const refused = watchRefused(edit, mm, range, ctx);
  edit.rec?.test('userfaultfd_register.refused', refused !== null, { start: range.start, end: range.end });
  if (refused !== null) return refused;
  const wanted: Wanted = (vma) => {
    const flags = ctx === null ? drop(vma.vm_flags, UFFD_BITS) : add(vma.vm_flags, VM.UFFD_MISSING);
    return vma.vm_userfaultfd_ctx === ctx && flags === vma.vm_flags
      ? null
      : { flags, context: { vm_userfaultfd_ctx: ctx } };
  };
  return changeRange(edit, mm, 'userfaultfd_register', range, wanted) ?? 0;
}

function watchRefused(edit: Edit, mm: MmId, { start, end }: Range, ctx: number | null): Errno | null {
  let found = false;
  for (let id = findVma(edit, mm, start); id !== null && edit.vma(id).vm_start < end; id = edit.vma(id).vm_next) {
    const vma = edit.vma(id);
    found = true;
    if (!watchable(vma)) return 'EINVAL';
    if (ctx !== null && vma.vm_userfaultfd_ctx !== null && vma.vm_userfaultfd_ctx !== ctx) return 'EBUSY';
  }
  return found ? null : 'EINVAL';
}

/** Errors: EINVAL (a kernel before 5.17, alignment), EBADF (memory with a file), ENOMEM (a hole; the rest is named). */
export function sysAnonName(edit: Edit, mm: MmId, { addr, len, anon_name }: CallOf<'set_vma_anon_name'>): Ret {
  const range = rangeOf(addr, len);
  const bad = !edit.profile.anonNames || range === null;
  edit.rec?.test('set_vma_anon_name.bad', bad, { addr, len });
  if (range === null || bad) return 'EINVAL';
  edit.rec?.at('set_vma_anon_name.check', { start: range.start, end: range.end });
  const file = overFile(edit, mm, range);
  edit.rec?.test('set_vma_anon_name.file', file, { start: range.start, end: range.end });
  if (file) return 'EBADF';
  const hole = hasHole(edit, mm, range);
  edit.rec?.at('set_vma_anon_name.range', { start: range.start, end: range.end, text: anon_name });
  const error = changeRange(edit, mm, 'set_anon_name', range, (vma) =>
    vma.anon_name === anon_name ? null : { flags: vma.vm_flags, context: { anon_name } },
  );
  return error ?? (hole ? 'ENOMEM' : 0);
}

function overFile(edit: Edit, mm: MmId, { start, end }: Range): boolean {
  for (let id = findVma(edit, mm, start); id !== null && edit.vma(id).vm_start < end; id = edit.vma(id).vm_next) {
    if (edit.vma(id).vm_file !== null || has(edit.vma(id).vm_flags, VM.SHARED)) return true;
  }
  return false;
}
