/** What the forms of vma_merge have in common: the range, its neighbours, the questions put to them. */
import { type Addr, toPages } from './addr';
import type { MergeCase, VmaRef } from './call';
import type { Edit } from './edit';
import { explainMergeable, type MergeRequest, type Where, whyNotMergeable } from './mergeable';
import type { Why } from './step';
import type { MmId, Vma, VmaId } from './world';

/** The listing that the kernel at hand runs through. */
export type MergeFunction =
  | 'vma_merge'
  | 'vma_merge@2632'
  | 'vma_merge@44'
  | 'vma_merge@61'
  | 'vma_merge@series'
  | 'vma_merge_new_range'
  | 'vma_merge_existing_range';
/** Those that stop at the first answer, and those that ask both neighbours before they act (6.1, the series). */
export type PrevFirst = 'vma_merge' | 'vma_merge@2632' | 'vma_merge@44';
export type BothFirst = 'vma_merge@61' | 'vma_merge@series';
export type OrderFunction = PrevFirst | BothFirst;
/** Those of 6.12. */
export type RangeFunction = Extract<MergeFunction, 'vma_merge_new_range' | 'vma_merge_existing_range'>;

export interface Neighbours {
  readonly prev: VmaId | null;
  readonly area: VmaId | null;
  readonly next: VmaId | null;
}

/** Prev, area and next before the change, kept for the event: the change may free them. */
export type Refs = { readonly [K in keyof Neighbours]: VmaRef | null };

/** The caller's account of the range, without what vma_merge computes itself. */
export type MergeArgs = Omit<MergeRequest, 'pglen'>;

/** The range that is asked for, [addr, end), with what it brings. */
export interface Range extends MergeRequest {
  readonly mm: MmId;
  readonly addr: Addr;
  readonly end: Addr;
}

export interface Merged {
  readonly survivor: VmaId;
  readonly mergeCase: MergeCase;
}

/** One object, written out field by field: this is on the way of every call. */
export const rangeOf = (mm: MmId, addr: Addr, end: Addr, args: MergeArgs): Range => ({
  mm,
  addr,
  end,
  vm_flags: args.vm_flags,
  anon_vma: args.anon_vma,
  source: args.source,
  exclude: args.exclude,
  file: args.file,
  pgoff: args.pgoff,
  pglen: toPages(end - addr),
  policy: args.policy,
  userfaultfd_ctx: args.userfaultfd_ctx,
  anon_name: args.anon_name,
});

export const vmaOrNull = (edit: Edit, id: VmaId | null): Vma | null => (id === null ? null : edit.vma(id));

export const refsOf = (edit: Edit, around: Neighbours): Refs => ({
  prev: edit.ref(around.prev),
  area: edit.ref(around.area),
  next: edit.ref(around.next),
});

/** prev, area and next of the range, without a step. */
export function lookAround(edit: Edit, mm: MmId, prev: VmaId | null, end: Addr): Neighbours {
  const area = prev === null ? edit.mm(mm).mmap : edit.vma(prev).vm_next;
  const next = area !== null && edit.vma(area).vm_end === end ? edit.vma(area).vm_next : area;
  return { prev, area, next };
}

/** Does prev end where the range begins, or next begin where it ends? A neighbour left out by the caller does not count. */
export const touches = (vma: Vma | null, { addr, end, exclude }: Range, where: Where): vma is Vma =>
  vma !== null && vma.id !== exclude && (where === 'after' ? vma.vm_end === addr : vma.vm_start === end);

export const fits = (edit: Edit, vma: Vma, range: Range, where: Where): boolean =>
  whyNotMergeable(edit, vma, range, where) === null;

/** Every rule with its answer, for the Why panel. */
export const whyFits = (edit: Edit, vma: Vma, range: Range, where: Where): Why[] => [
  { question: where, vma: vma.id, checks: explainMergeable(edit, vma, range, where) },
];

/** Prev alone takes the range: a hole (2), the head of area (5), or all of area (7). */
export function caseOfPrev(edit: Edit, area: VmaId | null, { addr, end }: Range): 2 | 5 | 7 {
  const covered = area === null ? null : edit.vma(area);
  if (covered === null || covered.vm_start !== addr) return 2;
  return covered.vm_end === end ? 7 : 5;
}

/** Both take it: a hole (1), or all of area (6). */
export const caseOfBoth = (area: VmaId | null, next: VmaId): 1 | 6 => (area === next ? 1 : 6);
