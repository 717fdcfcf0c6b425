/**
 * vma_merge: can a range become part of its neighbours? Models: vma_merge of mm/mmap.c up to 6.1; of mm/vma.c, 6.12,
 * vma_merge_new_range and vma_merge_existing_range.
 *
 * The range fills a hole (cases 1 to 3) or is the part of one VMA whose flags change (4 to 8):
 *
 *     PP**NN -> PPPPPP  1     PP[**]NN -> PPNNNN  4 (tail of P)    PP[**]NN -> PPPPPP  6 (all of A)
 *     PP**.. -> PPPP..  2     PP[**AA] -> PPPPAA  5 (head of A)    PP[**]NN -> PPPPNN  7 (all of A)
 *     ..**NN -> ..NNNN  3                                          PP[**]NN -> PPNNNN  8 (all of A)
 *
 * What merges and who survives is the same in every form; they differ in the order of their questions.
 */
import type { Addr } from './addr';
import type { Edit } from './edit';
import {
  lookAround,
  type MergeArgs,
  type Merged,
  type MergeFunction,
  type Range,
  type Refs,
  rangeOf,
  refsOf,
  vmaOrNull,
} from './merge-around';
import { mergeInOrder, walkNeighbours } from './merge-order';
import { otherParts } from './other-parts';
import type { Why } from './step';
import { has, only, specialOf, VM } from './vm-flags';
import type { MmId, VmaId } from './world';

const NONE: readonly VmaId[] = [];

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
  const range = rangeOf(mm, addr, end, args);
  edit.rec?.about({ request: { addr, end } });
  const fn = functionFor(edit, prev, range);
  if (neverMerges(edit, fn, range)) {
    note(edit, range, refsOf(edit, lookAround(edit, mm, prev, end)), null);
    return null;
  }
  const split = fn === 'vma_merge_new_range' || fn === 'vma_merge_existing_range';
  const around = split ? lookAround(edit, mm, prev, end) : walkNeighbours(edit, fn, mm, prev, end);
  const refs = refsOf(edit, around);
  // The event tells the three results that the refactored form keeps.
  const trace =
    edit.series.tracing && edit.series.refactor
      ? otherParts().avMergeEvent(edit, vmaOrNull(edit, around.prev), vmaOrNull(edit, around.next), addr, end, range)
      : null;
  const merged = split ? otherParts().mergeRange(edit, fn, around, range) : mergeInOrder(edit, fn, around, range);
  note(edit, range, refs, merged);
  if (trace !== null) edit.events.push({ ...trace, merged: merged === null ? 0 : 1 });
  if (merged === null) edit.rec?.at(`${fn}.none`, { addr, end });
  else {
    if (edit.profile.khugepaged && fn !== 'vma_merge@2632')
      edit.rec?.at(`${fn}.khugepaged`, { survivor: merged.survivor, flags: range.vm_flags });
    edit.rec?.at(`${fn}.done`, { addr, end, survivor: merged.survivor, mergeCase: merged.mergeCase });
  }
  edit.rec?.about({ tags: undefined });
  return merged?.survivor ?? null;
}

/** Which function answers; from 6.12 on it depends on whether the range is a hole. */
function functionFor(edit: Edit, prev: VmaId | null, { mm, addr, end }: Range): MergeFunction {
  const { mergeForm, adjustForm, series } = edit.profile;
  switch (mergeForm) {
    case 'prev-first':
      return adjustForm === 'void' ? 'vma_merge@2632' : adjustForm === 'reimport' ? 'vma_merge@44' : 'vma_merge';
    case 'both-first':
      return !series ? 'vma_merge@61' : edit.series.refactor ? 'vma_merge@series' : 'vma_merge';
    case 'two-functions': {
      const before = vmaOrNull(edit, prev);
      const area = vmaOrNull(edit, before === null ? edit.mm(mm).mmap : before.vm_next);
      const isHole =
        !(before !== null && addr < before.vm_end) && !(area !== null && area.vm_start < end && area.vm_end > addr);
      return isHole ? 'vma_merge_new_range' : 'vma_merge_existing_range';
    }
  }
}

/** Flags that keep a mapping to itself. */
function neverMerges(edit: Edit, fn: MergeFunction, { addr, end, vm_flags }: Range): boolean {
  const special = specialOf(edit.profile);
  const isSpecial = has(vm_flags, special);
  const locals = { addr, end, flags: vm_flags };
  if (edit.rec !== null) edit.rec.test(`${fn}.special`, isSpecial, locals, whyNever('special', vm_flags, special));
  if (isSpecial || !edit.profile.sharePool) return isSpecial;
  const pooled = has(vm_flags, VM.SHARE_POOL);
  if (edit.rec !== null)
    edit.rec.test('vma_merge.sharePool', pooled, locals, whyNever('share_pool', vm_flags, VM.SHARE_POOL));
  return pooled;
}

/** The bits that the range may not have, and those that it has. */
const whyNever = (rule: 'special' | 'share_pool', vm_flags: number, barred: number): Why[] => [
  {
    question: 'range',
    vma: null,
    checks: [
      {
        rule,
        ok: !has(vm_flags, barred),
        expected: { kind: 'none-of', value: barred },
        actual: { kind: 'flags', value: vm_flags, mark: only(vm_flags, barred) },
      },
    ],
  },
];

/** What came of it, for whoever watches: the case, the three as they were, who stayed and who went. */
function note(edit: Edit, { addr, end }: Range, refs: Refs, merged: Merged | null): void {
  edit.events.push({
    kind: 'merge',
    mergeCase: merged?.mergeCase ?? 0,
    addr,
    end,
    prev: refs.prev,
    area: refs.area,
    next: refs.next,
    survivor: merged?.survivor ?? null,
    removed: merged === null ? NONE : gone(edit, refs),
  });
}

/** Which of area and next the merge has freed. */
function gone(edit: Edit, { area, next }: Refs): VmaId[] {
  const out: VmaId[] = [];
  if (area !== null && edit.findVmaById(area.id) === undefined) out.push(area.id);
  if (next !== null && next.id !== area?.id && edit.findVmaById(next.id) === undefined) out.push(next.id);
  return out;
}
