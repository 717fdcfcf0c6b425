/**
 * Giving part of a VMA other flags: merge with a neighbour that has them already, or split.
 * Models: the common part of mprotect_fixup, mlock_fixup and madvise_behavior, 5.10; of mseal_fixup, 6.12.
 */
import type { Addr } from './addr';
import { linearPageIndex } from './anon-vma';
import type { Edit } from './edit';
import type { Errno } from './errno';
import { vmaMerge } from './merge';
import { splitVma } from './split';
import type { MmId, Vma, VmaId } from './world';

export type FixupFunction =
  | 'mprotect_fixup'
  | 'mlock_fixup'
  | 'madvise_behavior'
  | 'mseal_fixup'
  | 'mbind_range'
  | 'userfaultfd_register'
  | 'set_anon_name';

const NOTHING_ELSE: NewContext = {};

/** What else the range is to have; what is not given stays. */
export type NewContext = Partial<Pick<Vma, 'vm_policy' | 'vm_userfaultfd_ctx' | 'anon_name'>>;

/** The VMA that holds exactly the range now, or the error; its flags are still the caller's to set. */
export interface Modified {
  readonly vma: VmaId;
  readonly error: Errno | null;
}

/** madvise turns a split's ENOMEM into EAGAIN from 6.1 on. */
const splitError = (edit: Edit, fn: FixupFunction): Errno =>
  fn === 'madvise_behavior' ? edit.profile.madviseSplitError : 'ENOMEM';

/** [start, end) lies inside the VMA. Errors: ENOMEM from a split at max_map_count; a first split stays. */
export function mergeOrSplit(
  edit: Edit,
  mm: MmId,
  fn: FixupFunction,
  id: VmaId,
  prev: VmaId | null,
  start: Addr,
  end: Addr,
  newflags: number,
  context: NewContext = NOTHING_ELSE,
): Modified {
  const vma = edit.vma(id);
  const lines = edit.profile.mergeForm === 'two-functions' || fn === 'mseal_fixup' ? 'vma_modify' : fn;
  if (lines === 'vma_modify') edit.rec?.at(`${fn}.modify`, { vma: id, prev, start, end, newflags });
  edit.rec?.at(`${lines}.merge`, { vma: id, prev, start, end, newflags });
  const merged = vmaMerge(edit, mm, prev, start, end, {
    vm_flags: newflags,
    anon_vma: vma.anon_vma,
    source: vma,
    exclude: null,
    file: vma.vm_file,
    pgoff: linearPageIndex(vma, start),
    policy: context.vm_policy === undefined ? vma.vm_policy : context.vm_policy,
    userfaultfd_ctx: context.vm_userfaultfd_ctx === undefined ? vma.vm_userfaultfd_ctx : context.vm_userfaultfd_ctx,
    anon_name: context.anon_name === undefined ? vma.anon_name : context.anon_name,
  });
  edit.rec?.test(`${lines}.merged`, merged !== null, { survivor: merged, start, end });
  if (merged !== null) return { vma: merged, error: null };
  const { vm_start, vm_end } = edit.vma(id);
  edit.rec?.test(`${lines}.head`, start !== vm_start, { vma: id, start, vm_start });
  if (start !== vm_start) {
    edit.rec?.at(`${lines}.splitHead`, { vma: id, addr: start, new_below: 1 });
    if (typeof splitVma(edit, mm, id, start, true) === 'string') return { vma: id, error: splitError(edit, fn) };
  }
  edit.rec?.test(`${lines}.tail`, end !== vm_end, { vma: id, end, vm_end });
  if (end !== vm_end) {
    edit.rec?.at(`${lines}.splitTail`, { vma: id, addr: end, new_below: 0 });
    if (typeof splitVma(edit, mm, id, end, false) === 'string') return { vma: id, error: splitError(edit, fn) };
  }
  return { vma: id, error: null };
}
