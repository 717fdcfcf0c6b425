/**
 * Splitting. Models: __split_vma and split_vma of mm/mmap.c, 5.10; split_vma, 2.6.32. Leaves out: hugetlb, allocation failure.
 *
 *     new_below   VVVVVV -> NNNVVV     the object keeps the high part
 *     otherwise   VVVVVV -> VVVNNN     the object keeps the low part
 */
import { type Addr, toPages } from './addr';
import { vmaAdjust } from './adjust';
import type { AdjustArgs } from './adjust-plan';
import { anonVmaClone, linearPageIndex } from './anon-vma';
import type { Edit } from './edit';
import type { Errno } from './errno';
import { otherParts } from './other-parts';
import type { MmId, VmaId } from './world';

type Split = '__split_vma' | 'split_vma@2632' | '__split_vma@612';

function splitFunction({ profile }: Edit): Split {
  if (profile.adjustForm === 'commit') return '__split_vma@612';
  return profile.adjustForm === 'void' ? 'split_vma@2632' : '__split_vma';
}

/** __split_vma(): no limit is tested here. Returns the new VMA. */
export function splitVmaUnchecked(edit: Edit, mm: MmId, id: VmaId, at: Addr, new_below: boolean): VmaId {
  const fn = splitFunction(edit);
  const vma = edit.vma(id);
  const below = new_below ? 1 : 0;
  edit.rec?.about({ request: undefined });
  if (fn !== 'split_vma@2632') edit.rec?.at(`${fn}.enter`, { vma: id, addr: at, new_below: below });
  const copy = edit.addVma(vma);
  cutCopy(edit, copy, at, new_below);
  edit.rec?.at(`${fn}.dup`, { vma: id, insert: copy, addr: at, new_below: below });
  edit.events.push({
    kind: 'split',
    vma: { id, vm_start: vma.vm_start, vm_end: vma.vm_end },
    at,
    new_below,
    created: copy,
  });
  anonVmaClone(edit, copy, id);
  edit.rec?.at(`${fn}.clone`, { vma: id, insert: copy, anon_vma: vma.anon_vma });
  const { vm_start, vm_end, vm_pgoff } = vma;
  const args: AdjustArgs = new_below
    ? { start: at, end: vm_end, pgoff: vm_pgoff + toPages(at - vm_start), insert: copy, expand: null }
    : { start: vm_start, end: at, pgoff: vm_pgoff, insert: copy, expand: null };
  if (fn === '__split_vma@612') {
    otherParts().commitSplit(edit, mm, id, copy, args);
    return copy;
  }
  edit.rec?.test(`${fn}.below`, new_below, { vma: id, insert: copy, addr: at });
  if (new_below) edit.rec?.at(`${fn}.adjustLow`, { vma: id, insert: copy, start: at, end: vm_end });
  else edit.rec?.at(`${fn}.adjustHigh`, { vma: id, insert: copy, start: vm_start, end: at });
  vmaAdjust(edit, mm, id, args);
  return copy;
}

/** What vm_area_dup copied becomes the other part, linked nowhere. Written in place: another object would be one more. */
function cutCopy(edit: Edit, id: VmaId, at: Addr, new_below: boolean): void {
  const copy = edit.editVma(id);
  if (new_below) copy.vm_end = at;
  else {
    copy.vm_pgoff = linearPageIndex(copy, at);
    copy.vm_start = at;
  }
  copy.anon_vma_chain = [];
  copy.vm_next = null;
  copy.vm_prev = null;
  copy.rb_parent = null;
  copy.rb_left = null;
  copy.rb_right = null;
}

/** split_vma(): the same below max_map_count. Errors: ENOMEM at the limit. */
export function splitVma(edit: Edit, mm: MmId, id: VmaId, at: Addr, new_below: boolean): Errno | VmaId {
  const { map_count } = edit.mm(mm);
  const { max_map_count } = edit.sysctl;
  const fn = edit.profile.adjustForm === 'void' ? 'split_vma@2632' : 'split_vma';
  edit.rec?.test(`${fn}.limit`, map_count >= max_map_count, { vma: id, count: map_count, max: max_map_count });
  if (map_count >= max_map_count) return 'ENOMEM';
  if (fn === 'split_vma') edit.rec?.at('split_vma.split', { vma: id, addr: at, new_below: new_below ? 1 : 0 });
  return splitVmaUnchecked(edit, mm, id, at, new_below);
}
