/**
 * The predicates of merging: yes, or the rule that says no.
 * Models: is_mergeable_vma, is_mergeable_anon_vma (3.0 to 6.15), can_vma_merge_before,
 * can_vma_merge_after, mpol_equal of mm/mmap.c, 5.10.
 */
import { type Pages, toPages } from './addr';
import { isSingular } from './anon-vma';
import type { Edit } from './edit';
import type { RuleCheck, RuleName, RuleValue } from './step';
import { tableEntries } from './table';
import { differing, drop, VM } from './vm-flags';
import type { AnonVmaId, FileId, Vma, VmaId } from './world';

/** What the range brings: the arguments of vma_merge. */
export interface MergeRequest {
  readonly vm_flags: number;
  readonly anon_vma: AnonVmaId | null;
  /** The VMA that the range is cut or copied from; null for a new mapping. */
  readonly source: Vma | null;
  /** A neighbour that must not take part; null: none. */
  readonly exclude: VmaId | null;
  readonly file: FileId | null;
  readonly pgoff: Pages;
  readonly pglen: Pages;
  readonly policy: string | null;
  readonly userfaultfd_ctx: number | null;
  readonly anon_name: string | null;
}

/** What the predicates read: an edit, or a world at rest. */
export type MergeView = Pick<Edit, 'vma' | 'anonVma' | 'profile' | 'series'>;

/** Where the range lies, seen from the neighbour: behind it, or before it. */
export type Where = 'after' | 'before';

const text = (value: string | null): RuleValue => ({ kind: 'text', value });
const pagesOf = (vma: Vma): Pages => toPages(vma.vm_end - vma.vm_start);

/** The bits that keep two words of vm_flags apart; VM_SOFTDIRTY does not count. */
const flagsApart = (a: number, b: number): number => drop(differing(a, b), VM.SOFTDIRTY);

/** vm_ops->close: the kernel's own special mappings have one. */
const hasClose = (vma: Vma): boolean => vma.vm_ops === 'special';

/**
 * is_mergeable_anon_vma(): may pages of a and b live in one VMA? a: the range's, b: that of the neighbour
 * `vma` (null: prev and next are compared with one another). source: the VMA that the range is cut from.
 * 3.0 to 6.15: a range written to never joins a neighbour never written to; an empty chain is not singular.
 */
export function isMergeableAnonVma(
  view: MergeView,
  a: AnonVmaId | null,
  b: AnonVmaId | null,
  vma: Vma | null,
  source: Vma | null,
): boolean {
  if (a === b) return true;
  switch (view.profile.anonVmaRule) {
    case 'two-arguments':
      return a === null || b === null;
    case 'singular':
      if ((a === null || b === null) && (vma === null || isSingular(vma))) return true;
      // The series: different anon_vmas too, where the one that is given up serves nobody else.
      return view.series.anonVmas && a !== null && b !== null && isUnshared(view, a);
    case 'source-chain':
      if (a !== null && b !== null) return false;
      if (vma === null) return true;
      return a === null ? isSingular(vma) : source === null || isSingular(source);
  }
}

/**
 * An anon_vma that is a root and serves no VMA with another primary one, so no other process.
 * Models: rbt_no_children of the RFC v2 of 2022.
 */
export function isUnshared(view: Pick<Edit, 'vma' | 'anonVma'>, id: AnonVmaId): boolean {
  const { root, vmas } = view.anonVma(id);
  if (root !== id) return false;
  for (const [, vma] of tableEntries(vmas)) if (view.vma(vma).anon_vma !== id) return false;
  return true;
}

/** The pgoff that the neighbour would need to have for the range to continue it, and the one that it has. */
function pgoffs(vma: Vma, req: MergeRequest, where: Where): { expected: Pages; actual: Pages } {
  return where === 'after'
    ? { expected: req.pgoff, actual: vma.vm_pgoff + pagesOf(vma) }
    : { expected: req.pgoff + req.pglen, actual: vma.vm_pgoff };
}

type Rule = readonly [RuleName, (view: MergeView, vma: Vma, req: MergeRequest, where: Where) => boolean];

/** In the kernel's order: policy, is_mergeable_vma, is_mergeable_anon_vma, pgoff. */
const RULES: readonly Rule[] = [
  ['policy', (_view, vma, req) => vma.vm_policy === req.policy],
  ['flags', (_view, vma, req) => flagsApart(vma.vm_flags, req.vm_flags) === 0],
  ['file', (_view, vma, req) => vma.vm_file === req.file],
  ['close', (_view, vma) => !hasClose(vma)],
  ['userfaultfd', (_view, vma, req) => vma.vm_userfaultfd_ctx === req.userfaultfd_ctx],
  ['anon_name', (view, vma, req) => !view.profile.anonNames || vma.anon_name === req.anon_name],
  ['anon_vma', (view, vma, req) => isMergeableAnonVma(view, req.anon_vma, vma.anon_vma, vma, req.source)],
  [
    'pgoff',
    (_view, vma, req, where) => {
      const { expected, actual } = pgoffs(vma, req, where);
      return expected === actual;
    },
  ],
];

/**
 * can_vma_merge_after / can_vma_merge_before, the policy test that vma_merge puts before them included.
 * null: yes. Otherwise the first rule that says no.
 */
export function whyNotMergeable(view: MergeView, vma: Vma, req: MergeRequest, where: Where): RuleName | null {
  for (const [name, holds] of RULES) if (!holds(view, vma, req, where)) return name;
  return null;
}

function values(rule: RuleName, vma: Vma, req: MergeRequest, where: Where): Pick<RuleCheck, 'expected' | 'actual'> {
  switch (rule) {
    case 'flags': {
      const mark = flagsApart(vma.vm_flags, req.vm_flags);
      return {
        expected: { kind: 'flags', value: req.vm_flags, mark },
        actual: { kind: 'flags', value: vma.vm_flags, mark },
      };
    }
    case 'file':
      return { expected: { kind: 'file', value: req.file }, actual: { kind: 'file', value: vma.vm_file } };
    case 'anon_vma':
      return {
        expected: { kind: 'anon_vma', value: req.anon_vma },
        actual: { kind: 'anon_vma', value: vma.anon_vma, chain: vma.anon_vma_chain.length },
      };
    case 'pgoff': {
      const { expected, actual } = pgoffs(vma, req, where);
      return { expected: { kind: 'pages', value: expected }, actual: { kind: 'pages', value: actual } };
    }
    case 'close':
      return { expected: text(null), actual: text(hasClose(vma) ? 'close' : null) };
    case 'userfaultfd':
      return {
        expected: text(req.userfaultfd_ctx === null ? null : String(req.userfaultfd_ctx)),
        actual: text(vma.vm_userfaultfd_ctx === null ? null : String(vma.vm_userfaultfd_ctx)),
      };
    case 'anon_name':
      return { expected: text(req.anon_name), actual: text(vma.anon_name) };
    default:
      return { expected: text(req.policy), actual: text(vma.vm_policy) };
  }
}

/** Every rule that the kernel has, with its two values, for the Why panel. */
export function explainMergeable(view: MergeView, vma: Vma, req: MergeRequest, where: Where): RuleCheck[] {
  const { userfaultfd, anonNames } = view.profile;
  const known = RULES.filter(
    ([rule]) => (rule !== 'userfaultfd' || userfaultfd) && (rule !== 'anon_name' || anonNames),
  );
  return known.map(([rule, holds]) => ({ rule, ok: holds(view, vma, req, where), ...values(rule, vma, req, where) }));
}

/** The extra test of "both": may prev's anon_vma and next's be one? */
export function explainBoth(view: MergeView, prev: Vma, next: Vma): RuleCheck[] {
  return [
    {
      rule: 'anon_vma',
      ok: isMergeableAnonVma(view, prev.anon_vma, next.anon_vma, null, null),
      expected: { kind: 'anon_vma', value: prev.anon_vma, chain: prev.anon_vma_chain.length },
      actual: { kind: 'anon_vma', value: next.anon_vma, chain: next.anon_vma_chain.length },
    },
  ];
}

/** What an existing VMA brings as a range of its own: the question between two neighbours. */
export function requestOf(vma: Vma): MergeRequest {
  return {
    vm_flags: vma.vm_flags,
    anon_vma: vma.anon_vma,
    source: vma,
    exclude: null,
    file: vma.vm_file,
    pgoff: vma.vm_pgoff,
    pglen: pagesOf(vma),
    policy: vma.vm_policy,
    userfaultfd_ctx: vma.vm_userfaultfd_ctx,
    anon_name: vma.anon_name,
  };
}
