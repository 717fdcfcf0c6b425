/**
 * vma_merge: can a range become part of its neighbours? Models: vma_merge of mm/mmap.c, 5.10.
 *
 * The range fills a hole (cases 1 to 3) or is the part of one VMA whose flags change (4 to 8):
 *
 *     PP**NN -> PPPPPP  1     PP[**]NN -> PPNNNN  4 (tail of P)    PP[**]NN -> PPPPPP  6 (all of A)
 *     PP**.. -> PPPP..  2     PP[**AA] -> PPPPAA  5 (head of A)    PP[**]NN -> PPPPNN  7 (all of A)
 *     ..**NN -> ..NNNN  3                                          PP[**]NN -> PPNNNN  8 (all of A)
 */
import { type Addr, toPages } from './addr';
import { vmaAdjust } from './adjust';
import type { MergeCase, VmaRef } from './call';
import type { Edit } from './edit';
import { explainBoth, explainMergeable, isMergeableAnonVma, type MergeRequest, whyNotMergeable } from './mergeable';
import { otherParts } from './other-parts';
import { has, VM, VM_SPECIAL } from './vm-flags';
import type { MmId, Vma, VmaId } from './world';

interface Neighbours {
  readonly prev: VmaId | null;
  readonly area: VmaId | null;
  readonly next: VmaId | null;
}

/** Prev, area and next before the change, kept for the event: the change may free them. */
type Refs = { readonly [K in keyof Neighbours]: VmaRef | null };

/** The caller's account of the range, without what vma_merge computes itself. */
export type MergeArgs = Omit<MergeRequest, 'pglen'>;

/**
 * Returns the VMA that now holds [addr, end), or null: nothing merged.
 * prev: the VMA before addr, or the one that contains it.
 */
export function vmaMerge(
  edit: Edit,
  mm: MmId,
  prev: VmaId | null,
  addr: Addr,
  end: Addr,
  args: MergeArgs,
): VmaId | null {
  const req = requestFor(args, toPages(end - addr));
  edit.rec?.about({ request: { addr, end } });
  const special = has(req.vm_flags, VM_SPECIAL);
  edit.rec?.test('vma_merge.special', special, { addr, end, flags: req.vm_flags });
  if (special) {
    edit.events.push({
      kind: 'merge',
      mergeCase: 0,
      addr,
      end,
      ...refsOf(edit, lookAround(edit, mm, prev, end)),
      survivor: null,
      removed: [],
    });
    return null;
  }
  if (edit.profile.sharePool) {
    const pooled = has(req.vm_flags, VM.SHARE_POOL);
    edit.rec?.test('vma_merge.sharePool', pooled, { addr, end, flags: req.vm_flags });
    if (pooled) {
      edit.events.push({
        kind: 'merge',
        mergeCase: 0,
        addr,
        end,
        ...refsOf(edit, lookAround(edit, mm, prev, end)),
        survivor: null,
        removed: NONE,
      });
      return null;
    }
  }
  const around = neighbours(edit, mm, prev, end);
  const refs = refsOf(edit, around);
  const trace = edit.series.tracing
    ? otherParts().avMergeEvent(edit, vmaOrNull(edit, around.prev), vmaOrNull(edit, around.next), addr, end, req)
    : null;
  const withPrev = asksPrev(edit, around, addr, req);
  const result = withPrev
    ? mergeWithPrev(edit, mm, around, addr, end, req)
    : mergeWithNext(edit, mm, around, addr, end, req);
  const survivor = result?.survivor ?? null;
  const removed = survivor === null ? NONE : gone(edit, refs);
  const mergeCase = result?.mergeCase ?? 0;
  const { prev: before, area, next } = refs;
  edit.events.push({ kind: 'merge', mergeCase, addr, end, prev: before, area, next, survivor, removed });
  if (trace !== null) edit.events.push({ ...trace, merged: survivor === null ? 0 : 1 });
  if (survivor === null) edit.rec?.at('vma_merge.none', { addr, end });
  else {
    if (edit.profile.khugepaged) edit.rec?.at('vma_merge.khugepaged', { survivor, flags: req.vm_flags });
    edit.rec?.at('vma_merge.done', { addr, end, survivor, mergeCase });
  }
  edit.rec?.about({ tags: undefined });
  return survivor;
}

/** Written out field by field: this is on the way of every call. */
export const requestFor = (args: MergeArgs, pglen: number): MergeRequest => ({
  vm_flags: args.vm_flags,
  anon_vma: args.anon_vma,
  source: args.source,
  exclude: args.exclude,
  file: args.file,
  pgoff: args.pgoff,
  pglen,
  policy: args.policy,
  userfaultfd_ctx: args.userfaultfd_ctx,
  anon_name: args.anon_name,
});

const NONE: readonly VmaId[] = [];

/** Which of area and next the merge has freed. */
function gone(edit: Edit, { area, next }: Refs): VmaId[] {
  const out: VmaId[] = [];
  if (area !== null && edit.findVmaById(area.id) === undefined) out.push(area.id);
  if (next !== null && next.id !== area?.id && edit.findVmaById(next.id) === undefined) out.push(next.id);
  return out;
}

const vmaOrNull = (edit: Edit, id: VmaId | null): Vma | null => (id === null ? null : edit.vma(id));

const refsOf = (edit: Edit, around: Neighbours): Refs => ({
  prev: edit.ref(around.prev),
  area: edit.ref(around.area),
  next: edit.ref(around.next),
});

/** prev, area and next of the range, without a step. */
function lookAround(edit: Edit, mm: MmId, prev: VmaId | null, end: Addr): Neighbours {
  const area = prev === null ? edit.mm(mm).mmap : edit.vma(prev).vm_next;
  const next = area !== null && edit.vma(area).vm_end === end ? edit.vma(area).vm_next : area;
  return { prev, area, next };
}

function neighbours(edit: Edit, mm: MmId, prev: VmaId | null, end: Addr): Neighbours {
  let next = prev === null ? edit.mm(mm).mmap : edit.vma(prev).vm_next;
  edit.rec?.at('vma_merge.next', { prev, next });
  const area = next;
  edit.rec?.about({ tags: { prev: edit.ref(prev), area: edit.ref(area), next: edit.ref(next) } });
  edit.rec?.at('vma_merge.area', { prev, area, next });
  const covers = next !== null && edit.vma(next).vm_end === end;
  edit.rec?.test('vma_merge.covers', covers, { end, area, next });
  if (next !== null && covers) {
    next = edit.vma(next).vm_next;
    edit.rec?.about({ tags: { prev: edit.ref(prev), area: edit.ref(area), next: edit.ref(next) } });
    edit.rec?.at('vma_merge.beyond', { prev, area, next });
  }
  return { prev, area, next };
}

/** Step 5 of the order of checks: does the range continue prev? */
function asksPrev(edit: Edit, { prev }: Neighbours, addr: Addr, req: MergeRequest): boolean {
  const vma = prev === null ? null : edit.vma(prev);
  const adjacent = vma !== null && vma.vm_end === addr && vma.id !== req.exclude;
  edit.rec?.test('vma_merge.prevEnds', adjacent, { prev, addr });
  if (vma === null || !adjacent) return false;
  const ok = whyNotMergeable(edit, vma, req, 'after') === null;
  edit.rec?.test('vma_merge.prevFits', ok, { prev, addr }, [
    { question: 'after', vma: vma.id, checks: explainMergeable(edit, vma, req, 'after') },
  ]);
  return ok;
}

/** Does the range run into next? Asked twice in the kernel, so on two lines. */
function fitsNext(edit: Edit, next: VmaId | null, end: Addr, req: MergeRequest, lines: 'both' | 'alone'): boolean {
  const vma = next === null ? null : edit.vma(next);
  const adjacent = vma !== null && vma.vm_start === end && vma.id !== req.exclude;
  edit.rec?.test(lines === 'both' ? 'vma_merge.nextStarts' : 'vma_merge.nextAlone', adjacent, { next, end });
  if (vma === null || !adjacent) return false;
  const ok = whyNotMergeable(edit, vma, req, 'before') === null;
  const why =
    edit.rec && ([{ question: 'before', vma: vma.id, checks: explainMergeable(edit, vma, req, 'before') }] as const);
  edit.rec?.test(
    lines === 'both' ? 'vma_merge.nextFits' : 'vma_merge.nextFitsAlone',
    ok,
    { next, end },
    why ?? undefined,
  );
  return ok;
}

interface Merged {
  readonly survivor: VmaId;
  readonly mergeCase: MergeCase;
}

function mergeWithPrev(
  edit: Edit,
  mm: MmId,
  { prev: prevId, area, next: nextId }: Neighbours,
  addr: Addr,
  end: Addr,
  req: MergeRequest,
): Merged {
  const prev = edit.vma(prevId as VmaId);
  let both = fitsNext(edit, nextId, end, req, 'both');
  if (both) {
    const next = edit.vma(nextId as VmaId);
    both = isMergeableAnonVma(edit, prev.anon_vma, next.anon_vma, null, null);
    edit.rec?.test(
      'vma_merge.anonBoth',
      both,
      { prev: prev.id, next: next.id, anon_vma: prev.anon_vma, other_anon_vma: next.anon_vma },
      [{ question: 'both', vma: next.id, checks: explainBoth(edit, prev, next) }],
    );
    if (both) {
      const mergeCase = next.vm_start === addr || area === nextId ? 1 : 6;
      edit.rec?.about({ mergeCase });
      edit.rec?.at('vma_merge.case16', {
        prev: prev.id,
        area,
        next: next.id,
        vm_start: prev.vm_start,
        vm_end: next.vm_end,
        mergeCase,
      });
      vmaAdjust(edit, mm, prev.id, {
        start: prev.vm_start,
        end: next.vm_end,
        pgoff: prev.vm_pgoff,
        insert: null,
        expand: prev.id,
      });
      return { survivor: prev.id, mergeCase };
    }
  }
  const mergeCase = caseOfPrev(edit, area, addr, end);
  edit.rec?.about({ mergeCase });
  edit.rec?.at('vma_merge.case257', { prev: prev.id, area, vm_start: prev.vm_start, vm_end: end, mergeCase });
  vmaAdjust(edit, mm, prev.id, { start: prev.vm_start, end, pgoff: prev.vm_pgoff, insert: null, expand: prev.id });
  return { survivor: prev.id, mergeCase };
}

/** Prev alone takes the range: a hole (2), the head of area (5), or all of area (7). */
function caseOfPrev(edit: Edit, area: VmaId | null, addr: Addr, end: Addr): MergeCase {
  const covered = area === null ? null : edit.vma(area);
  if (covered === null || covered.vm_start !== addr) return 2;
  return covered.vm_end === end ? 7 : 5;
}

function mergeWithNext(
  edit: Edit,
  mm: MmId,
  { prev: prevId, area, next: nextId }: Neighbours,
  addr: Addr,
  end: Addr,
  req: MergeRequest,
): Merged | null {
  if (!fitsNext(edit, nextId, end, req, 'alone')) return null;
  const next = edit.vma(nextId as VmaId);
  const prev = prevId === null ? null : edit.vma(prevId);
  const inPrev = prev !== null && addr < prev.vm_end;
  edit.rec?.test('vma_merge.inPrev', inPrev, { prev: prevId, addr, next: next.id });
  if (inPrev) {
    edit.rec?.about({ mergeCase: 4 });
    edit.rec?.at('vma_merge.case4', {
      prev: prev.id,
      next: next.id,
      vm_start: prev.vm_start,
      vm_end: addr,
      mergeCase: 4,
    });
    vmaAdjust(edit, mm, prev.id, {
      start: prev.vm_start,
      end: addr,
      pgoff: prev.vm_pgoff,
      insert: null,
      expand: next.id,
    });
    return { survivor: next.id, mergeCase: 4 };
  }
  const mergeCase = area === next.id ? 3 : 8;
  edit.rec?.about({ mergeCase });
  edit.rec?.at('vma_merge.case38', { area, next: next.id, vm_start: addr, vm_end: next.vm_end, mergeCase });
  vmaAdjust(edit, mm, area as VmaId, {
    start: addr,
    end: next.vm_end,
    pgoff: next.vm_pgoff - req.pglen,
    insert: null,
    expand: edit.profile.case8Keeps === 'next' || mergeCase === 3 ? next.id : null,
  });
  return { survivor: edit.profile.case8Keeps === 'next' ? next.id : (area as VmaId), mergeCase };
}
