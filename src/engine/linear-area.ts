/**
 * The search for a free range before gaps were kept in the tree (3.7 and before): VMA by VMA, with a memory
 * of where it stopped. So the address depends on history, not only on the layout.
 * Models: arch_get_unmapped_area(_topdown) of x86-64 of 2.6.32.
 */
import type { Addr, Bytes } from './addr';
import type { Edit } from './edit';
import type { Ret } from './errno';
import { findVma } from './find';
import { UNKNOWN_HOLE } from './unmap-area';
import type { MmId } from './world';

/** The lowest hole from where the last search stopped; once more from the base when that fails. */
export function linearBottomUp(edit: Edit, mm: MmId, len: Bytes, base: Addr, limit: Addr): Ret {
  const { cached_hole_size, free_area_cache } = edit.mm(mm);
  const goesOn = len > cached_hole_size && free_area_cache >= base;
  edit.rec?.test('linear_area.goesOn', goesOn, { len, gap: cached_hole_size });
  let addr = goesOn ? free_area_cache : base;
  let restarted = !goesOn;
  if (!goesOn) edit.editMm(mm).cached_hole_size = 0;
  edit.rec?.at('linear_area.from', { addr });
  for (let id = findVma(edit, mm, addr); ; ) {
    const full = limit - len < addr;
    edit.rec?.test('linear_area.full', full, { addr, len, limit });
    if (full) {
      edit.rec?.test('linear_area.again', !restarted, { addr: base });
      if (restarted) return 'ENOMEM';
      restarted = true;
      addr = base;
      edit.editMm(mm).cached_hole_size = 0;
      edit.rec?.at('linear_area.restart', { addr });
      id = findVma(edit, mm, addr);
      continue;
    }
    const fits = id === null || addr + len <= edit.vma(id).vm_start;
    edit.rec?.test('linear_area.fits', fits, { addr, len, vma: id });
    if (id === null || fits) return takeLow(edit, mm, addr, len);
    const { vm_start, vm_end, vm_next } = edit.vma(id);
    passHole(edit, mm, vm_start - addr);
    addr = vm_end;
    edit.rec?.at('linear_area.next', { addr, vma: vm_next });
    id = vm_next;
  }
}

function takeLow(edit: Edit, mm: MmId, addr: Addr, len: Bytes): Addr {
  edit.editMm(mm).free_area_cache = addr + len;
  edit.rec?.at('linear_area.take', { addr, len });
  return addr;
}

function passHole(edit: Edit, mm: MmId, hole: Bytes): void {
  if (hole > edit.mm(mm).cached_hole_size) edit.editMm(mm).cached_hole_size = hole;
}

/** Downwards from where the last search stopped, then from mmap_base; null: nothing below it. */
export function linearTopDown(edit: Edit, mm: MmId, len: Bytes): Addr | null {
  const { mmap_base, cached_hole_size } = edit.mm(mm);
  if (len <= cached_hole_size) {
    const owner = edit.editMm(mm);
    owner.cached_hole_size = 0;
    owner.free_area_cache = mmap_base;
  }
  const top = edit.mm(mm).free_area_cache;
  edit.rec?.at('linear_area_topdown.from', { addr: top });
  if (top > len && isFree(edit, mm, top - len, len)) return takeHigh(edit, mm, top - len);
  if (mmap_base < len) return failDown(edit, mm);
  for (let addr = mmap_base - len; ; ) {
    edit.rec?.at('linear_area_topdown.find', { addr });
    const id = findVma(edit, mm, addr);
    const fits = id === null || addr + len <= edit.vma(id).vm_start;
    edit.rec?.test('linear_area_topdown.fits', fits, { addr, len, vma: id });
    if (id === null || fits) return takeHigh(edit, mm, addr);
    const { vm_start } = edit.vma(id);
    passHole(edit, mm, vm_start - addr);
    const low = len >= vm_start;
    edit.rec?.test('linear_area_topdown.low', low, { vma: id, len });
    if (low) return failDown(edit, mm);
    addr = vm_start - len;
  }
}

function isFree(edit: Edit, mm: MmId, addr: Addr, len: Bytes): boolean {
  edit.rec?.at('linear_area_topdown.findCached', { addr });
  const id = findVma(edit, mm, addr);
  const free = id === null || addr + len <= edit.vma(id).vm_start;
  edit.rec?.test('linear_area_topdown.cachedFits', free, { addr, len, vma: id });
  return free;
}

function takeHigh(edit: Edit, mm: MmId, addr: Addr): Addr {
  edit.editMm(mm).free_area_cache = addr;
  edit.rec?.at('linear_area_topdown.take', { addr });
  return addr;
}

/** The caller goes bottom-up; the next search begins anew. */
function failDown(edit: Edit, mm: MmId): null {
  const owner = edit.editMm(mm);
  owner.free_area_cache = owner.mmap_base;
  owner.cached_hole_size = UNKNOWN_HOLE;
  edit.rec?.at('linear_area_topdown.fail', { mmap_base: owner.mmap_base });
  return null;
}
