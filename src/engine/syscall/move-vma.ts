/**
 * Moving memory to another address. Models: move_vma of mm/mremap.c and copy_vma of mm/mmap.c, 5.10.
 * Leaves out: KSM, uprobes, failing page table copies.
 */
import { type Addr, type Bytes, toPages } from '../addr';
import { anonVmaClone, linearPageIndex, unlinkAnonVmas } from '../anon-vma';
import type { Edit } from '../edit';
import type { Ret } from '../errno';
import { isError } from '../errno';
import { findVmaLinks } from '../find';
import { chargeMemory, vmStatAccount } from '../limits';
import { vmaLink } from '../link';
import { vmaMerge } from '../merge';
import { movePages } from '../page-moves';
import { mmPopulate } from '../populate';
import { mayUpdatePgoff, rekeyMoved } from '../series';
import { splitVma } from '../split';
import { doMunmap } from '../unmap';
import { add, drop, has, MREMAP, VM, VM_LOCKED_MASK } from '../vm-flags';
import type { MmId, VmaId } from '../world';

export interface Move {
  readonly old_addr: Addr;
  readonly old_len: Bytes;
  readonly new_len: Bytes;
  readonly new_addr: Addr;
  readonly flags: number;
}

/** move_vma(): a copy at the new place, the pages over, the old range out. Errors: ENOMEM. */
export function moveVma(edit: Edit, mm: MmId, source: VmaId, move: Move): Ret {
  const { old_addr, old_len, new_len, new_addr, flags } = move;
  const { map_count } = edit.mm(mm);
  const full = map_count >= edit.sysctl.max_map_count - 3;
  edit.rec?.test('move_vma.full', full, { count: map_count, max: edit.sysctl.max_map_count });
  if (full) return 'ENOMEM';
  const { vm_flags, anon_vma: sourceAv } = edit.vma(source);
  const pgoff = linearPageIndex(edit.vma(source), old_addr);
  edit.rec?.at('move_vma.copy', { vma: source, addr: new_addr, len: new_len, pgoff });
  const stays = has(flags, MREMAP.DONTUNMAP);
  if (stays && edit.profile.mremap.dontUnmapCuts && !cutLocked(edit, mm, source, move)) return 'ENOMEM';
  const { vma, copy } = copyVma(edit, mm, source, new_addr, new_len, pgoff, old_addr, stays);
  movePages(edit, mm, toPages(old_addr), toPages(new_addr), toPages(old_len));
  const shift = linearPageIndex(edit.vma(copy), new_addr) - pgoff;
  rekeyMoved(edit, mm, copy, sourceAv, new_addr, old_len, shift);
  edit.rec?.at('move_vma.pages', { vma, insert: copy, old_addr, new_addr, old_len });
  const pieces = hideAccount(edit, vma, move, has(vm_flags, VM.ACCOUNT));
  vmStatAccount(edit, mm, edit.vma(vma).vm_flags, toPages(new_len));
  edit.rec?.at('move_vma.account', { vma, total_vm: edit.mm(mm).total_vm });
  if (edit.profile.mremap.dontUnmap) edit.rec?.test('move_vma.stays', stays, { vma, moveflags: flags });
  if (stays) {
    keepSource(edit, vma, has(vm_flags, VM.ACCOUNT), toPages(edit.vma(copy).vm_end - edit.vma(copy).vm_start));
    if (edit.profile.mremap.accountDefect) restoreAccount(edit, vma, pieces);
    if (edit.profile.mremap.dontUnmapForgets && copy !== vma) forgetMoved(edit, vma, move);
  } else {
    edit.rec?.at('move_vma.unmap', { start: old_addr, end: old_addr + old_len });
    const ret = doMunmap(edit, mm, old_addr, old_len);
    restoreAccount(edit, vma, isError(ret) ? { left: 0, split: false } : pieces);
    if (has(vm_flags, VM.LOCKED)) edit.editMm(mm).locked_vm += toPages(new_len);
  }
  edit.rec?.at('move_vma.done', { insert: copy, new_addr });
  return new_addr;
}

interface Pieces {
  /** Bytes of the source VMA outside of the moved range. */
  readonly left: Bytes;
  /** On both sides. */
  readonly split: boolean;
}

/** The charge moves with the memory: hide VM_ACCOUNT, so that unmapping gives nothing back. */
function hideAccount(edit: Edit, id: VmaId, { old_addr, old_len }: Move, hides: boolean): Pieces {
  edit.rec?.test('move_vma.accounted', hides, { vma: id });
  if (!hides) return { left: 0, split: false };
  const { vm_start, vm_end } = edit.vma(id);
  const vma = edit.editVma(id);
  vma.vm_flags = drop(vma.vm_flags, VM.ACCOUNT);
  edit.rec?.at('move_vma.hide', { vma: id, flags: vma.vm_flags });
  return { left: vm_end - vm_start - old_len, split: old_addr > vm_start && old_addr + old_len < vm_end };
}

/**
 * What remains of the source is charged as before: the VMA, and after a cut in the middle the one behind it.
 * With MREMAP_DONTUNMAP nothing was cut, and 5.10 marks the unrelated next VMA all the same.
 */
function restoreAccount(edit: Edit, id: VmaId, { left, split }: Pieces): void {
  edit.rec?.test('move_vma.remains', left > 0, { vma: left > 0 ? id : null });
  if (left === 0) return;
  const vma = edit.editVma(id);
  vma.vm_flags = add(vma.vm_flags, VM.ACCOUNT);
  if (split && vma.vm_next !== null) {
    const tail = edit.editVma(vma.vm_next);
    tail.vm_flags = add(tail.vm_flags, VM.ACCOUNT);
  }
  edit.rec?.at('move_vma.restore', { vma: id, next: split ? edit.vma(id).vm_next : null });
}

/** MREMAP_DONTUNMAP: the source stays, empty and unlocked. */
function keepSource(edit: Edit, id: VmaId, accounted: boolean, pages: number): void {
  if (accounted) chargeMemory(edit, pages);
  const vma = edit.editVma(id);
  vma.vm_flags = add(drop(vma.vm_flags, VM_LOCKED_MASK), accounted ? VM.ACCOUNT : 0);
  edit.rec?.at('move_vma.keep', { vma: id, flags: vma.vm_flags });
}

/** From 5.13 on a VMA whose pages have all left is as good as never written to. */
function forgetMoved(edit: Edit, id: VmaId, { old_addr, old_len }: Move): void {
  const { vm_start, vm_end, anon_vma, vm_ops } = edit.vma(id);
  const whole = vm_start === old_addr && vm_end === old_addr + old_len && anon_vma !== null;
  edit.rec?.test('move_vma.allMoved', whole, { vma: id, anon_vma });
  if (!whole) return;
  unlinkAnonVmas(edit, id);
  if (vm_ops === null && edit.profile.mremap.dontUnmapResetsPgoff) edit.editVma(id).vm_pgoff = toPages(vm_start);
  edit.rec?.at('move_vma.forget', { vma: id, pgoff: edit.vma(id).vm_pgoff });
}

/** A locked VMA that stays is cut to the moved part first (6.1, 6.12): only that part will lose VM_LOCKED. */
function cutLocked(edit: Edit, mm: MmId, id: VmaId, { old_addr, old_len }: Move): boolean {
  const { vm_flags, vm_start } = edit.vma(id);
  const locked = has(vm_flags, VM.LOCKED);
  edit.rec?.test('move_vma.lockedStays', locked, { vma: id, flags: vm_flags });
  if (!locked) return true;
  if (vm_start < old_addr && isError(splitVma(edit, mm, id, old_addr, true))) return false;
  if (old_addr + old_len < edit.vma(id).vm_end && isError(splitVma(edit, mm, id, old_addr + old_len, false)))
    return false;
  return true;
}

/** A copy that lands beside its own source, which stays: which neighbour may not merge with it? */
function excludedBy(edit: Edit, mm: MmId, source: VmaId, prev: VmaId | null): VmaId | 'all' | null {
  const next = prev === null ? edit.mm(mm).mmap : edit.vma(prev).vm_next;
  if (prev !== source && next !== source) return null;
  const { dontUnmapBeside } = edit.profile.mremap;
  return dontUnmapBeside === 'merges' ? null : dontUnmapBeside === 'alone' ? 'all' : source;
}

/** copy_vma(): merge the moved range into its new neighbours, or link a copy. The place is free: the caller saw to it. */
function copyVma(
  edit: Edit,
  mm: MmId,
  source: VmaId,
  addr: Addr,
  len: Bytes,
  moved: number,
  old_addr: Addr,
  stays: boolean,
): { vma: VmaId; copy: VmaId } {
  const vma = edit.vma(source);
  const end = addr + len;
  const unfaulted = vma.vm_ops === null && vma.anon_vma === null;
  edit.rec?.about({ request: { addr, end } });
  edit.rec?.test('copy_vma.unfaulted', unfaulted, { vma: source, anon_vma: vma.anon_vma });
  const updated = mayUpdatePgoff(edit, mm, vma, old_addr, len);
  if (edit.series.pageOffset) edit.rec?.test('copy_vma.updates', updated, { vma: source, anon_vma: vma.anon_vma });
  const pgoff = unfaulted || updated ? toPages(addr) : moved;
  if (unfaulted || updated) edit.rec?.at('copy_vma.pgoff', { vma: source, pgoff });
  edit.rec?.at('copy_vma.find', { addr, end });
  const place = findVmaLinks(edit, mm, addr, end);
  if (place === null) throw new Error(`engine: the place for a copy of vma ${source} is taken`);
  const exclude = stays ? excludedBy(edit, mm, source, place.prev) : null;
  edit.rec?.at('copy_vma.merge', { prev: place.prev, addr, end, pgoff });
  const merged =
    exclude === 'all'
      ? null
      : vmaMerge(edit, mm, place.prev, addr, end, {
          vm_flags: vma.vm_flags,
          anon_vma: vma.anon_vma,
          source: vma,
          exclude,
          file: vma.vm_file,
          pgoff,
          policy: vma.vm_policy,
          userfaultfd_ctx: vma.vm_userfaultfd_ctx,
          anon_name: vma.anon_name,
        });
  if (merged !== null && edit.series.tracing)
    edit.events.push({ kind: 'vm_pgoff_merge', faulted: vma.anon_vma !== null, updated });
  edit.rec?.test('copy_vma.merged', merged !== null, { survivor: merged });
  if (merged !== null) {
    const { vm_start, vm_end } = edit.vma(merged);
    const self = vm_start <= vma.vm_start && vma.vm_start < vm_end;
    edit.rec?.test('copy_vma.self', self, { vma: source, survivor: merged });
    return { vma: self ? merged : source, copy: merged };
  }
  const copy = edit.addVma({
    ...vma,
    vm_start: addr,
    vm_end: end,
    vm_pgoff: pgoff,
    anon_vma_chain: [],
    vm_next: null,
    vm_prev: null,
    rb_parent: null,
    rb_left: null,
    rb_right: null,
  });
  edit.rec?.at('copy_vma.dup', { vma: source, insert: copy, addr, end, pgoff });
  anonVmaClone(edit, copy, source);
  edit.rec?.at('copy_vma.clone', { vma: source, insert: copy, anon_vma: vma.anon_vma });
  edit.rec?.at('copy_vma.link', { insert: copy, prev: place.prev });
  vmaLink(edit, mm, copy, place);
  return { vma: source, copy };
}

/** mm_populate() of what a locked VMA has gained. */
export function populateGrown(edit: Edit, mm: MmId, start: Addr, end: Addr): void {
  edit.rec?.at('mremap.populate', { start, end });
  mmPopulate(edit, mm, start, end, true);
}
