/**
 * fork. Models: copy_mm and dup_mmap of kernel/fork.c, 5.10. Leaves out: copying of page tables that the
 * kernel would skip (clean file pages are there in both).
 */
import { toPages } from '../addr';
import { anonVmaFork } from '../anon-vma-fork';
import type { CallOf } from '../call';
import type { Edit } from '../edit';
import type { Ret } from '../errno';
import { EMPTY_VMACACHE } from '../find';
import { chargeMemory, vmStatAccount } from '../limits';
import { vmaLinkFile } from '../link';
import { runsOf, setPages } from '../pages';
import { rbInsertColour, rbLinkNode } from '../rb-tree';
import { vmaGapUpdate, vmEndGap } from '../subtree-gap';
import { emptyTable } from '../table';
import { releaseVma } from '../unmap';
import { drop, has, VM, VM_LOCKED_MASK } from '../vm-flags';
import type { MmId, VmaId } from '../world';

/** Returns the child's pid. Errors: ENOMEM where VM_ACCOUNT cannot be charged; then there is no child. */
export function sysFork(edit: Edit, mm: MmId, call: CallOf<'fork'>): Ret {
  const pid = call.pid ?? edit.freePid();
  if (edit.findTask(pid) !== undefined) return 'EAGAIN';
  const thread = call.thread === true;
  edit.rec?.test('fork.thread', thread, { pid });
  let childMm = mm;
  if (thread) {
    edit.editMm(mm).mm_users++;
    edit.rec?.at('fork.share', { pid });
  } else {
    childMm = newMm(edit, mm);
    edit.rec?.at('fork.newMm', { pid });
    edit.rec?.at('fork.dup', { pid });
    if (!dupMmap(edit, mm, childMm)) {
      tearDown(edit, childMm);
      edit.rec?.at('fork.undo', { pid });
      return 'ENOMEM';
    }
  }
  const parent = edit.task(edit.current);
  edit.addTask({
    pid,
    parent: parent.pid,
    mm: childMm,
    name: parent.name,
    vmacache: EMPTY_VMACACHE,
    vmacache_seqnum: 0,
    rlimits: parent.rlimits,
  });
  edit.rec?.at('fork.task', { pid });
  return pid;
}

function newMm(edit: Edit, from: MmId): MmId {
  const { id: _id, rev: _rev, ...fields } = edit.mm(from);
  const { layout, mmap_base, mmap_legacy_base } = fields;
  return edit.addMm({
    ...fields,
    mmap: null,
    mm_rb: null,
    map_count: 0,
    locked_vm: 0,
    highest_vm_end: 0,
    def_flags: 0,
    vmacache_seqnum: 1,
    mmap_cache: null,
    free_area_cache: layout === 'legacy' ? mmap_legacy_base : mmap_base,
    cached_hole_size: Number.MAX_SAFE_INTEGER,
    pgd: emptyTable(),
    mm_users: 1,
  });
}

/** dup_mmap(): each VMA in order, so the child's tree grows by ascending insertion. */
function dupMmap(edit: Edit, from: MmId, to: MmId): boolean {
  let last: VmaId | null = null;
  for (let id = edit.mm(from).mmap; id !== null; id = edit.vma(id).vm_next) {
    const vma = edit.vma(id);
    const pages = toPages(vma.vm_end - vma.vm_start);
    const left = has(vma.vm_flags, VM.DONTCOPY);
    edit.rec?.test('dup_mmap.dontCopy', left, { vma: id, flags: vma.vm_flags });
    if (left) {
      vmStatAccount(edit, to, vma.vm_flags, -pages);
      edit.rec?.at('dup_mmap.leave', { vma: id, pages });
      continue;
    }
    const refused = has(vma.vm_flags, VM.ACCOUNT) && !chargeMemory(edit, pages);
    edit.rec?.test('dup_mmap.charge', refused, { vma: id, pages });
    if (refused) return false;
    last = dupVma(edit, to, id, last);
  }
  return true;
}

function dupVma(edit: Edit, to: MmId, id: VmaId, last: VmaId | null): VmaId {
  const vma = edit.vma(id);
  const child: VmaId = edit.addVma({
    ...vma,
    vm_mm: to,
    vm_flags: drop(vma.vm_flags, VM_LOCKED_MASK),
    anon_vma_chain: [],
    vm_userfaultfd_ctx: null,
    vm_next: null,
    vm_prev: null,
    rb_parent: null,
    rb_left: null,
    rb_right: null,
  });
  edit.rec?.at('dup_mmap.dup', { vma: id, child });
  const wipe = has(vma.vm_flags, VM.WIPEONFORK);
  edit.rec?.test('dup_mmap.wipe', wipe, { vma: id, child });
  if (wipe) {
    edit.editVma(child).anon_vma = null;
    edit.rec?.at('dup_mmap.forget', { child });
  } else {
    edit.rec?.at('dup_mmap.anon', { vma: id, child });
    anonVmaFork(edit, child, id);
  }
  vmaLinkFile(edit, child);
  append(edit, to, child, last);
  if (!wipe) copyPages(edit, vma.vm_mm, to, id);
  edit.rec?.at('dup_mmap.pages', { vma: id, child });
  return child;
}

/** To the end of the list and, as right child of the last, into the tree. */
function append(edit: Edit, mm: MmId, id: VmaId, last: VmaId | null): void {
  const vma = edit.editVma(id);
  vma.vm_prev = last;
  if (last === null) edit.editMm(mm).mmap = id;
  else edit.editVma(last).vm_next = id;
  edit.rec?.at('dup_mmap.list', { child: id, prev: last });
  edit.editMm(mm).highest_vm_end = vmEndGap(edit.vma(id));
  rbLinkNode(edit, mm, id, last, 'right');
  edit.rec?.at('dup_mmap.hang', { child: id, rb_parent: last });
  vmaGapUpdate(edit, id);
  if (edit.profile.structure === 'maple') edit.rec?.at('dup_mmap.maple', { child: id });
  edit.rec?.at('dup_mmap.rebalance', { child: id });
  rbInsertColour(edit, mm, id);
  edit.editMm(mm).map_count++;
  edit.rec?.at('dup_mmap.count', { child: id, count: edit.mm(mm).map_count });
}

/** copy_page_range(): the same frames in both, until one of the two writes. */
function copyPages(edit: Edit, from: MmId, to: MmId, id: VmaId): void {
  const { vm_start, vm_end } = edit.vma(id);
  for (const run of runsOf(edit, from, toPages(vm_start), toPages(vm_end))) setPages(edit, to, run);
}

/** exit_mmap() or a fork that failed: every VMA of the mm goes, with it the mm. */
export function tearDown(edit: Edit, mm: MmId): void {
  for (let id = edit.mm(mm).mmap; id !== null; ) {
    const { vm_next } = edit.vma(id);
    releaseVma(edit, id);
    id = vm_next;
  }
  edit.freeMm(mm);
}
