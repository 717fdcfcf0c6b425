/**
 * mmap. Models: ksys_mmap_pgoff, do_mmap and mmap_region of mm/mmap.c, 5.10.
 * Leaves out: hugetlb, pkeys, append-only files, memory-hotplug and DAX flags.
 */

import { type Addr, type Bytes, isPageAligned, type Pages, pageAlign, pageDown, toPages } from '../addr';
import type { CallOf } from '../call';
import type { Edit } from '../edit';
import { isError, type Ret } from '../errno';
import { findVma, findVmaLinks, freePlace } from '../find';
import type { Profile } from '../kernel';
import { chargeMemory, isAccountable, mayExpandVm, rlimit, vmStatAccount } from '../limits';
import { vmaLink } from '../link';
import { newVma } from '../make-vma';
import { vmaMerge } from '../merge';
import type { MergeArgs } from '../merge-around';
import { otherParts } from '../other-parts';
import type { Doomed, Place } from '../place';
import { emptyTable } from '../table';
import { doMunmap } from '../unmap';
import { getUnmappedArea } from '../unmapped-area';
import { add, drop, has, MAP, MAP_TYPE, only, protToFlags, specialOf, VM, VM_LOCKED_MASK, VM_MAY } from '../vm-flags';
import type { FileId, MmId, VmaId, VmOps } from '../world';

type MmapCall = CallOf<'mmap'>;

/** The largest page offset of a file: MAX_LFS_FILESIZE in pages. */
const MAX_FILE_PAGES = 2 ** 51;
/** The mmap system call: the errors of the entry, then do_mmap, then population. */
export function sysMmap(edit: Edit, mm: MmId, call: MmapCall): Ret {
  const unaligned = !isPageAligned(call.offset);
  // NULL without MAP_FIXED is no place: the kernel has yet to choose one.
  if (call.addr !== 0 || has(call.flags, MAP.FIXED))
    edit.rec?.about({ request: { addr: call.addr, end: call.addr + call.len } });
  edit.rec?.test('mmap.offset', unaligned, { addr: call.addr, len: call.len });
  if (unaligned) return 'EINVAL';
  const anonymous = has(call.flags, MAP.ANONYMOUS);
  const badFd = !anonymous && (call.fd === -1 || edit.findFile(call.fd) === undefined);
  edit.rec?.test('mmap.badFd', badFd, { file: anonymous ? null : call.fd });
  if (badFd) return 'EBADF';
  edit.rec?.at('mmap.doMmap', { addr: call.addr, len: call.len, prot: call.prot, mapflags: call.flags });
  const ret = doMmap(edit, mm, call, anonymous ? null : (call.fd as FileId));
  if (isError(ret)) return ret;
  const flags = edit.mm(mm).def_flags;
  const wantsPages =
    has(call.flags, MAP.LOCKED) ||
    has(flags, VM.LOCKED) ||
    only(call.flags, MAP.POPULATE + MAP.NONBLOCK) === MAP.POPULATE;
  edit.rec?.test('mmap.populate', wantsPages, { addr: ret, len: call.len, mapflags: call.flags });
  if (wantsPages) {
    edit.rec?.at('mmap.fill', { addr: ret, len: pageAlign(call.len) });
    otherParts().mmPopulate(edit, mm, ret, ret + pageAlign(call.len), true);
  }
  return ret;
}

/** do_mmap(): the checks in their order, then the address, then the flags. */
function doMmap(edit: Edit, mm: MmId, call: MmapCall, file: FileId | null): Ret {
  edit.rec?.test('do_mmap.empty', call.len === 0, { len: call.len });
  if (call.len === 0) return 'EINVAL';
  const noReplace = edit.profile.noReplace && has(call.flags, MAP.FIXED_NOREPLACE);
  const flags = noReplace ? add(call.flags, MAP.FIXED) : call.flags;
  const hint = has(flags, MAP.FIXED) ? call.addr : roundHint(edit, call.addr);
  const len = pageAlign(call.len);
  edit.rec?.test('do_mmap.wraps', len === 0, { len: call.len });
  if (len === 0) return 'ENOMEM';
  const pgoff = toPages(call.offset);
  const { map_count } = edit.mm(mm);
  const full = map_count > edit.sysctl.max_map_count;
  edit.rec?.test('do_mmap.full', full, { count: map_count, max: edit.sysctl.max_map_count });
  if (full) return 'ENOMEM';
  edit.rec?.at('do_mmap.area', { addr: hint, len, mapflags: flags });
  const addr = getUnmappedArea(edit, mm, hint, len, flags, file === null && !has(flags, MAP.SHARED));
  edit.rec?.test('do_mmap.noArea', isError(addr), { addr: isError(addr) ? null : addr, len });
  if (isError(addr)) return addr;
  edit.rec?.about({ request: { addr, end: addr + len } });
  if (occupied(edit, mm, addr, len, noReplace)) return 'EEXIST';
  const vm_flags = add(add(protToFlags(call.prot), flagBits(edit.profile, flags)), add(edit.mm(mm).def_flags, VM_MAY));
  edit.rec?.at('do_mmap.flags', { addr, len, flags: vm_flags });
  const mayNot = has(flags, MAP.LOCKED) && rlimit(edit, 'RLIMIT_MEMLOCK') === 0;
  edit.rec?.test('do_mmap.mayNotLock', mayNot, { mapflags: flags });
  if (mayNot) return 'EPERM';
  if (overLockLimit(edit, mm, vm_flags, len)) return 'EAGAIN';
  const typed =
    file === null ? anonymousFlags(edit, flags, vm_flags) : fileFlags(edit, file, pgoff, len, flags, vm_flags);
  if (isError(typed)) return typed;
  const final = has(flags, MAP.NORESERVE) && edit.sysctl.overcommit_memory !== 2 ? add(typed, VM.NORESERVE) : typed;
  const shared = has(typed, VM.MAYSHARE);
  const page = file !== null ? pgoff : shared ? 0 : toPages(addr);
  edit.rec?.at('do_mmap.region', { addr, len, flags: final, pgoff: page, file });
  return mmapRegion(edit, mm, addr, len, final, file, page);
}

/** round_hint_to_min(). */
function roundHint(edit: Edit, addr: Addr): Addr {
  const hint = pageDown(addr);
  return hint !== 0 && hint < edit.sysctl.mmap_min_addr ? pageAlign(edit.sysctl.mmap_min_addr) : hint;
}

/** MAP_FIXED_NOREPLACE only: is anything in the range? */
function occupied(edit: Edit, mm: MmId, addr: Addr, len: Bytes, asked: boolean): boolean {
  if (edit.profile.noReplace) edit.rec?.test('do_mmap.noReplace', asked, { addr, len });
  if (!asked) return false;
  edit.rec?.at('do_mmap.findOld', { addr });
  const vma = findVma(edit, mm, addr);
  const taken = vma !== null && edit.vma(vma).vm_start < addr + len;
  edit.rec?.test('do_mmap.taken', taken, { addr, len, vma });
  return taken;
}

/** calc_vm_flag_bits(). MAP_DENYWRITE and MAP_EXECUTABLE of a user were dropped at the entry: only execve sets them. */
function flagBits(profile: Profile, flags: number): number {
  let bits = 0;
  if (has(flags, MAP.GROWSDOWN)) bits = add(bits, VM.GROWSDOWN);
  if (has(flags, MAP.SHARE_POOL) && profile.sharePool) bits = add(bits, VM.SHARE_POOL);
  if (has(flags, MAP.STACK) && profile.stackNoHugepage) bits = add(bits, VM.NOHUGEPAGE);
  if (has(flags, MAP.LOCKED)) bits = add(bits, VM.LOCKED);
  return bits;
}

/** mlock_future_check(): would locked pages pass RLIMIT_MEMLOCK? */
function overLockLimit(edit: Edit, mm: MmId, vm_flags: number, len: Bytes): boolean {
  const locked = has(vm_flags, VM.LOCKED);
  edit.rec?.test('do_mmap.locked', locked, { flags: vm_flags, len });
  if (!locked) return false;
  const { locked_vm } = edit.mm(mm);
  const over = locked_vm + toPages(len) > toPages(rlimit(edit, 'RLIMIT_MEMLOCK'));
  edit.rec?.test('do_mmap.lockLimit', over, { locked_vm, limit: rlimit(edit, 'RLIMIT_MEMLOCK') });
  return over;
}

/** Anonymous memory: shared is a file of its own, private is not. */
function anonymousFlags(edit: Edit, flags: number, vm_flags: number): Ret {
  const type = only(flags, MAP_TYPE);
  edit.rec?.test('do_mmap.anonShared', type === MAP.SHARED, { mapflags: flags });
  if (type === MAP.SHARED) {
    const grows = has(vm_flags, VM.GROWSDOWN);
    edit.rec?.test('do_mmap.sharedStack', grows, { flags: vm_flags });
    return grows ? 'EINVAL' : add(vm_flags, VM.SHARED + VM.MAYSHARE);
  }
  edit.rec?.test('do_mmap.anonPrivate', type === MAP.PRIVATE, { mapflags: flags });
  return type === MAP.PRIVATE ? vm_flags : 'EINVAL';
}

/** A file: what its mode and its kind allow. */
function fileFlags(edit: Edit, id: FileId, pgoff: Pages, len: Bytes, flags: number, vm_flags: number): Ret {
  const file = edit.file(id);
  const tooFar = edit.profile.fileLimit && pgoff + toPages(len) > MAX_FILE_PAGES;
  edit.rec?.test('do_mmap.fileLimit', tooFar, { file: id, pgoff });
  if (tooFar) return 'EOVERFLOW';
  const type = only(flags, MAP_TYPE);
  const isShared = type === MAP.SHARED || type === MAP.SHARED_VALIDATE;
  edit.rec?.test('do_mmap.fileShared', isShared, { file: id, mapflags: flags });
  let result = vm_flags;
  if (isShared) {
    const refused = has(vm_flags, VM.WRITE) && !file.writable;
    edit.rec?.test('do_mmap.notWritable', refused, { file: id, flags: vm_flags });
    if (refused) return 'EACCES';
    result = add(result, VM.SHARED + VM.MAYSHARE);
    if (!file.writable) result = drop(result, VM.MAYWRITE + VM.SHARED);
  } else {
    edit.rec?.test('do_mmap.filePrivate', type === MAP.PRIVATE, { file: id, mapflags: flags });
    if (type !== MAP.PRIVATE) return 'EINVAL';
  }
  edit.rec?.test('do_mmap.notReadable', !file.readable, { file: id });
  if (!file.readable) return 'EACCES';
  const grows = has(vm_flags, VM.GROWSDOWN);
  edit.rec?.test('do_mmap.fileStack', grows, { flags: vm_flags });
  return grows ? 'EINVAL' : result;
}

/** What vma_merge hears of a new mapping: it has no pages, no policy and no watcher yet. */
export const newMapping = (vm_flags: number, file: FileId | null, pgoff: Pages): MergeArgs => ({
  vm_flags,
  anon_vma: null,
  source: null,
  exclude: null,
  file,
  pgoff,
  policy: null,
  userfaultfd_ctx: null,
  anon_name: null,
});

/** What ->mmap() of /dev/mem adds: remap_pfn_range. */
const MEM_FLAGS = VM.IO + VM.PFNMAP + VM.DONTEXPAND + VM.DONTDUMP + VM.ARCH_1;

/** mmap_region(): make room, charge, merge or build. Returns addr. Errors: ENOMEM. */
function mmapRegion(
  edit: Edit,
  mm: MmId,
  addr: Addr,
  len: Bytes,
  flags: number,
  file: FileId | null,
  pgoff: Pages,
): Ret {
  const end = addr + len;
  const pages = toPages(len);
  edit.rec?.about({ request: { addr, end } });
  const { limitBeforeRoom } = edit.profile;
  if (limitBeforeRoom && overLimits(edit, mm, addr, end, flags, pages)) return 'ENOMEM';
  // From 6.12 on what is in the way is only gathered, so that a refusal loses nothing.
  const gathers = edit.profile.munmapForm === 'gather';
  const room = gathers ? placeOrNull(edit, mm, addr, end) : makeRoom(edit, mm, addr, end, 'mmap_region');
  if (typeof room === 'string') return room;
  const doomed = room === null ? otherParts().gatherOverlap(edit, mm, addr, end) : null;
  if (typeof doomed === 'string') return doomed;
  if (!limitBeforeRoom && otherParts().pastLimits(edit, mm, flags, pages)) return 'ENOMEM';
  const accountable = isAccountable(flags);
  edit.rec?.test('mmap_region.accountable', accountable, { flags, pages });
  let vm_flags = flags;
  if (accountable) {
    const refused = !chargeMemory(edit, pages);
    edit.rec?.test('mmap_region.charge', refused, { pages });
    if (refused) return 'ENOMEM';
    vm_flags = add(vm_flags, VM.ACCOUNT);
  }
  const place = room ?? replace(edit, mm, doomed, addr, end);
  edit.rec?.at('mmap_region.merge', { prev: place.prev, addr, end, flags: vm_flags, pgoff, file });
  const merge = edit.profile.newMapping === 'vma_merge' ? vmaMerge : otherParts().expandNeighbour;
  const merged = merge(edit, mm, place.prev, addr, end, newMapping(vm_flags, file, pgoff));
  edit.rec?.test('mmap_region.merged', merged !== null, { survivor: merged, addr, end });
  const vma = merged ?? buildVma(edit, mm, addr, end, vm_flags, file, pgoff, place);
  account(edit, mm, vma, vm_flags, pages);
  edit.rec?.at('mmap_region.done', { addr, vma });
  return addr;
}

/** The place, or null where something has to go first. */
function placeOrNull(edit: Edit, mm: MmId, addr: Addr, end: Addr): Place | null {
  const place = findVmaLinks(edit, mm, addr, end);
  edit.rec?.test('mmap_region.inTheWay', place === null, { addr, end });
  return place;
}

/** What was gathered goes now; then the place is free. */
function replace(edit: Edit, mm: MmId, doomed: Doomed | null, addr: Addr, end: Addr): Place {
  if (doomed !== null) otherParts().completeOverlap(edit, mm, doomed);
  edit.rec?.about({ request: { addr, end } });
  return freePlace(edit, mm, addr, end);
}

/** may_expand_vm(); pages that will be replaced do not count a second time. */
function overLimits(edit: Edit, mm: MmId, addr: Addr, end: Addr, flags: number, pages: Pages): boolean {
  const tooMany = !mayExpandVm(edit, mm, flags, pages);
  edit.rec?.test('mmap_region.limit', tooMany, { pages, total_vm: edit.mm(mm).total_vm });
  if (!tooMany) return false;
  const still = !mayExpandVm(edit, mm, flags, pages - otherParts().countVmaPagesRange(edit, mm, addr, end));
  edit.rec?.test('mmap_region.limitAgain', still, { pages, total_vm: edit.mm(mm).total_vm });
  return still;
}

/**
 * Unmap what is in the way until a place is found: munmap_vma_range(), before 5.10 a loop of mmap_region and do_brk.
 * brk has seen that nothing is there, so where it looks by itself no more than the search is to be told.
 */
export function makeRoom(
  edit: Edit,
  mm: MmId,
  addr: Addr,
  end: Addr,
  caller: 'mmap_region' | 'do_brk_flags',
): Place | 'ENOMEM' | 'EPERM' {
  const is510 = edit.profile.adjustForm === 'expand';
  const fn = is510 ? 'munmap_vma_range' : otherParts().roomFunction(edit, caller);
  for (;;) {
    if (fn !== null) edit.rec?.at(`${fn}.find`, { addr, end });
    const place = findVmaLinks(edit, mm, addr, end);
    if (fn !== null) edit.rec?.test(`${fn}.overlap`, place === null, { addr, end });
    if (place !== null) return place;
    if (fn !== null) edit.rec?.at(`${fn}.unmap`, { addr, end });
    const ret = doMunmap(edit, mm, addr, end - addr);
    edit.rec?.about({ request: { addr, end } });
    if (fn !== null) edit.rec?.test(`${fn}.failed`, isError(ret), { addr, end });
    if (isError(ret)) return ret === 'EPERM' ? 'EPERM' : 'ENOMEM';
  }
}

/** A new vm_area_struct, its file mapped, linked at its place. */
function buildVma(
  edit: Edit,
  mm: MmId,
  addr: Addr,
  end: Addr,
  flags: number,
  file: FileId | null,
  pgoff: Pages,
  place: Place,
): VmaId {
  const sharedAnon = file === null && has(flags, VM.SHARED);
  const kind = file === null ? null : edit.inode(edit.file(file).inode).kind;
  const vm_file = sharedAnon ? openShmem(edit, toPages(end - addr)) : file;
  const vm_ops: VmOps = vm_file === null ? null : sharedAnon || kind === 'shmem' ? 'shmem' : 'file';
  const vm_flags = kind === 'mem' ? add(flags, MEM_FLAGS) : flags;
  const id = edit.addVma(newVma(mm, addr, end, vm_flags, pgoff, vm_file, vm_ops));
  edit.rec?.at('mmap_region.alloc', { vma: id, addr, end, flags: vm_flags, file: vm_file });
  const changed = vm_flags !== flags && place.prev !== null;
  edit.rec?.test('mmap_region.flagsChanged', changed, { vma: id, flags: vm_flags, prev: place.prev });
  if (changed) {
    // Only ->mmap() of raw memory changes flags here, and what it sets is VM_SPECIAL: this never merges.
    edit.rec?.at('mmap_region.mergeAgain', { prev: place.prev, addr, end, flags: vm_flags });
    vmaMerge(edit, mm, place.prev, addr, end, newMapping(vm_flags, vm_file, pgoff));
  }
  edit.rec?.at('mmap_region.link', { vma: id, prev: place.prev });
  vmaLink(edit, mm, id, place);
  return id;
}

/** shmem_zero_setup(): shared anonymous memory is a file without a name, one for each call. */
function openShmem(edit: Edit, pages: Pages): FileId {
  const inode = edit.addInode({
    name: '/dev/zero (deleted)',
    pages,
    kind: 'shmem',
    i_mmap: emptyTable(),
    truncate_count: 0,
  });
  return edit.addFile({ inode, readable: true, writable: true });
}

/** The counters of the mm; locked pages too, except of special memory. */
function account(edit: Edit, mm: MmId, id: VmaId, flags: number, pages: Pages): void {
  const { vm_flags } = edit.vma(id);
  vmStatAccount(edit, mm, vm_flags, pages);
  edit.rec?.at('mmap_region.account', { vma: id, pages, total_vm: edit.mm(mm).total_vm });
  const locked = has(flags, VM.LOCKED);
  edit.rec?.test('mmap_region.locked', locked, { vma: id });
  if (!locked) return;
  if (has(vm_flags, specialOf(edit.profile))) edit.editVma(id).vm_flags = drop(vm_flags, VM_LOCKED_MASK);
  else edit.editMm(mm).locked_vm += pages;
  edit.rec?.at('mmap_region.lock', { vma: id, locked_vm: edit.mm(mm).locked_vm });
}
