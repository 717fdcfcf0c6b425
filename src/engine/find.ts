/**
 * Finding VMAs. Models: find_vma with the vmacache (hash by 2 MiB granules), find_vma_links of mm/mmap.c and
 * mm/vmacache.c, 5.10.
 */
import { type Addr, PAGE_SIZE, PMD_SIZE } from './addr';
import type { Edit } from './edit';
import { otherParts } from './other-parts';
import type { Place } from './place';
import { slotOf } from './vm-flags';
import type { MmId, VmaId } from './world';

const VMACACHE_SIZE = 4;
export const EMPTY_VMACACHE: readonly (VmaId | null)[] = [null, null, null, null];
/** By 2 MiB from 4.19 on, by page before. */
const hashOf = (edit: Edit, addr: Addr): number =>
  slotOf(Math.floor(addr / (edit.profile.vmacache === 'pmd' ? PMD_SIZE : PAGE_SIZE)), VMACACHE_SIZE);

/** vmacache_invalidate(): what the tasks have cached of this mm counts no more. */
export function vmacacheInvalidate(edit: Edit, mm: MmId): void {
  const owner = edit.editMm(mm);
  owner.vmacache_seqnum++;
  owner.mmap_cache = null;
}

/** The cached VMA that contains addr; the cache is the current task's and serves its own mm only. */
function vmacacheFind(edit: Edit, mm: MmId, addr: Addr): VmaId | null {
  const task = edit.task(edit.current);
  if (task.mm !== mm || edit.profile.vmacache === 'none') return null;
  if (edit.profile.vmacache === 'mmap_cache') return otherParts().mmapCacheFind(edit, mm, addr);
  const { vmacache_seqnum } = edit.mm(mm);
  const stale = task.vmacache_seqnum !== vmacache_seqnum;
  edit.rec?.test('find_vma.stale', stale, { addr, seqnum: vmacache_seqnum });
  if (stale) {
    const mine = edit.editTask(task.pid);
    mine.vmacache_seqnum = vmacache_seqnum;
    mine.vmacache = EMPTY_VMACACHE;
    edit.rec?.at('find_vma.flush', { addr, seqnum: vmacache_seqnum });
    return null;
  }
  // Up to 4.18 the slots are tried from 0, later from the hashed one.
  const first = edit.profile.vmacache === 'page' ? 0 : hashOf(edit, addr);
  for (let i = 0; i < VMACACHE_SIZE; i++) {
    const slot = slotOf(first + i, VMACACHE_SIZE);
    const id = task.vmacache[slot] ?? null;
    if (id === null) continue;
    const vma = edit.vma(id);
    if (vma.vm_start <= addr && addr < vma.vm_end) {
      edit.rec?.test('find_vma.probe', true, { addr, slot, vma: id });
      return id;
    }
  }
  edit.rec?.test('find_vma.probe', false, { addr, slot: first, vma: null });
  return null;
}

function vmacacheUpdate(edit: Edit, mm: MmId, addr: Addr, vma: VmaId): void {
  const task = edit.task(edit.current);
  const slot = hashOf(edit, addr);
  if (task.mm !== mm || edit.profile.vmacache === 'none') return;
  if (edit.profile.vmacache === 'mmap_cache') {
    otherParts().mmapCacheUpdate(edit, mm, addr, vma);
    return;
  }
  if (task.vmacache[slot] !== vma) {
    const slots = task.vmacache.slice();
    slots[slot] = vma;
    edit.editTask(task.pid).vmacache = slots;
  }
  edit.rec?.at('find_vma.update', { addr, slot, vma });
}

/** The first VMA with addr < vm_end, or NULL; it may start above addr. */
export function findVma(edit: Edit, mm: MmId, addr: Addr): VmaId | null {
  const cached = vmacacheFind(edit, mm, addr);
  if (cached !== null) {
    edit.rec?.at('find_vma.hit', { addr, vma: cached });
    return cached;
  }
  let found: VmaId | null = null;
  let node = edit.mm(mm).mm_rb;
  edit.rec?.at('find_vma.root', { addr, node });
  while (node !== null) {
    // Fields are read one by one: the descent is the hottest loop there is.
    const here = edit.vma(node);
    const above = here.vm_end > addr;
    edit.rec?.test('find_vma.above', above, { addr, node, vm_end: here.vm_end });
    if (above) {
      found = node;
      edit.rec?.at('find_vma.candidate', { addr, node, vma: found });
      const contains = here.vm_start <= addr;
      edit.rec?.test('find_vma.contains', contains, { addr, node, vm_start: here.vm_start });
      if (contains) break;
      node = here.rb_left;
      edit.rec?.at('find_vma.left', { addr, node, vma: found });
    } else {
      node = here.rb_right;
      edit.rec?.at('find_vma.right', { addr, node, vma: found });
    }
  }
  if (found !== null) vmacacheUpdate(edit, mm, addr, found);
  edit.rec?.at('find_vma.done', { addr, vma: found });
  return found;
}

/** The place for [addr, end), or null where something overlaps it: from 3.7 on the kernel's -ENOMEM. */
export function findVmaLinks(edit: Edit, mm: MmId, addr: Addr, end: Addr): Place | null {
  if (edit.profile.placeSearch === 'find_vma_prepare') return otherParts().findVmaPrepare(edit, mm, addr, end);
  let prev: VmaId | null = null;
  let rb_parent: VmaId | null = null;
  let side: 'left' | 'right' = 'left';
  let node = edit.mm(mm).mm_rb;
  edit.rec?.at('find_vma_links.root', { addr, end, node });
  while (node !== null) {
    const here = edit.vma(node);
    rb_parent = node;
    const above = here.vm_end > addr;
    edit.rec?.test('find_vma_links.above', above, { addr, end, node, vm_end: here.vm_end });
    if (above) {
      const overlap = here.vm_start < end;
      edit.rec?.test('find_vma_links.overlap', overlap, { addr, end, node, vm_start: here.vm_start });
      if (overlap) {
        edit.rec?.at('find_vma_links.refuse', { addr, end, node });
        return null;
      }
      side = 'left';
      node = here.rb_left;
      edit.rec?.at('find_vma_links.left', { addr, end, node, rb_parent });
    } else {
      prev = rb_parent;
      side = 'right';
      node = here.rb_right;
      edit.rec?.at('find_vma_links.right', { addr, end, node, rb_parent, prev });
    }
  }
  edit.rec?.at('find_vma_links.done', { addr, end, prev, rb_parent, side });
  return { prev, rb_parent, side };
}

/** The place of a range that the caller knows to be free. */
export function freePlace(edit: Edit, mm: MmId, addr: Addr, end: Addr): Place {
  const place = findVmaLinks(edit, mm, addr, end);
  if (place === null) throw new Error(`engine: something lies between ${addr} and ${end}`);
  return place;
}
