/**
 * A new mapping that makes a neighbour larger, as 6.1 does it without vma_merge.
 * Models: the middle of mmap_region and vma_expand of mm/mmap.c, 6.1; the growth of do_brk_flags, 6.1 and 6.12.
 * The successor is asked first; the predecessor is then compared with the successor's anon_vma.
 */
import type { Addr } from './addr';
import type { MergeCase } from './call';
import { expandAtOnce, vmaExpand } from './commit';
import type { Edit } from './edit';
import { type MergeArgs, rangeOf } from './merge-around';
import { explainMergeable, whyNotMergeable } from './mergeable';
import type { MmId, VmaId } from './world';

/** The VMA that holds [addr, end) now, or null. The range is a hole behind prev. */
export function expandNeighbour(
  edit: Edit,
  mm: MmId,
  prev: VmaId | null,
  addr: Addr,
  end: Addr,
  args: MergeArgs,
): VmaId | null {
  const next = prev === null ? edit.mm(mm).mmap : edit.vma(prev).vm_next;
  const refs = { prev: edit.ref(prev), area: edit.ref(next), next: edit.ref(next) };
  edit.rec?.about({ request: { addr, end }, tags: refs });
  const req = rangeOf(mm, addr, end, args);
  const low = next === null ? null : edit.vma(next);
  const withNext = low !== null && low.vm_start === end && whyNotMergeable(edit, low, req, 'before') === null;
  edit.rec?.test(
    'vma_expand.next',
    withNext,
    { next, end },
    low === null
      ? undefined
      : [{ question: 'before', vma: low.id, checks: explainMergeable(edit, low, req, 'before') }],
  );
  // The object that would take both decides which pages the predecessor must get along with.
  const asked = withNext && low !== null ? { ...req, anon_vma: low.anon_vma, source: low } : req;
  const high = prev === null ? null : edit.vma(prev);
  const withPrev = high !== null && high.vm_end === addr && whyNotMergeable(edit, high, asked, 'after') === null;
  edit.rec?.test(
    'vma_expand.prev',
    withPrev,
    { prev, addr },
    high === null
      ? undefined
      : [{ question: 'after', vma: high.id, checks: explainMergeable(edit, high, asked, 'after') }],
  );
  const mergeCase: MergeCase = withPrev ? (withNext ? 1 : 2) : withNext ? 3 : 0;
  const survivor = withPrev ? prev : withNext ? next : null;
  edit.events.push({
    kind: 'merge',
    mergeCase,
    addr,
    end,
    ...refs,
    survivor,
    removed: mergeCase === 1 && next !== null ? [next] : [],
  });
  edit.rec?.about({ mergeCase });
  if (withPrev && high !== null) growPrev(edit, mm, high.id, withNext && low !== null ? low.vm_end : end);
  else if (withNext && low !== null) growNext(edit, mm, low.id, addr, low.vm_pgoff - req.pglen);
  edit.rec?.about({ tags: undefined });
  return survivor;
}

function growPrev(edit: Edit, mm: MmId, id: VmaId, end: Addr): void {
  const { vm_start, vm_pgoff } = edit.vma(id);
  edit.rec?.at('vma_expand.growPrev', { vma: id, start: vm_start, end });
  expandAtOnce(edit, mm, id, { start: vm_start, end, pgoff: vm_pgoff, insert: null, expand: id });
}

function growNext(edit: Edit, mm: MmId, id: VmaId, start: Addr, pgoff: number): void {
  edit.rec?.at('vma_expand.growNext', { vma: id, start, pgoff });
  expandAtOnce(edit, mm, id, { start, end: edit.vma(id).vm_end, pgoff, insert: null, expand: id });
}

/** do_brk_flags of 6.1 and 6.12: only what lies before the new heap may grow. */
export function expandHeap(
  edit: Edit,
  mm: MmId,
  prev: VmaId | null,
  addr: Addr,
  end: Addr,
  args: MergeArgs,
): VmaId | null {
  const { start_brk } = edit.mm(mm);
  const vma = prev === null ? null : edit.vma(prev);
  const within = vma !== null && (edit.profile.brkGrows === 'predecessor' || vma.vm_end > start_brk);
  const req = rangeOf(mm, addr, end, args);
  const grows = within && vma !== null && vma.vm_end === addr && whyNotMergeable(edit, vma, req, 'after') === null;
  const area = edit.ref(vma === null ? edit.mm(mm).mmap : vma.vm_next);
  edit.rec?.about({ request: { addr, end }, tags: { prev: edit.ref(prev), area, next: area } });
  const justExpands = edit.profile.mergeForm === 'two-functions';
  edit.rec?.test(
    justExpands ? 'vma_merge_new_range.heap' : 'vma_expand.heap',
    grows,
    { prev, addr, start: start_brk },
    vma === null ? undefined : [{ question: 'after', vma: vma.id, checks: explainMergeable(edit, vma, req, 'after') }],
  );
  edit.events.push({
    kind: 'merge',
    mergeCase: grows ? 2 : 0,
    addr,
    end,
    prev: edit.ref(prev),
    area,
    next: area,
    survivor: grows ? prev : null,
    removed: [],
  });
  if (!grows || vma === null) return null;
  edit.rec?.about({ mergeCase: 2 });
  if (justExpands) {
    const { id, vm_start: start, vm_pgoff: pgoff } = vma;
    edit.rec?.at('vma_merge_new_range.expand', { vma: id, start, end });
    vmaExpand(edit, mm, id, { start, end, pgoff, insert: null, expand: id });
  } else growPrev(edit, mm, vma.id, end);
  return vma.id;
}
