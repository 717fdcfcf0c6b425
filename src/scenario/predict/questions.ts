/** The questions that a recorded call gives. Every right answer is read off the recording. */
import { type CallName, isError, liveMm, profileOf, type VmaId } from '../../engine';
import { type Chance, openChance, seedOf } from './chance';
import {
  caseReveal,
  changeReveal,
  changesTree,
  createdBy,
  freedBy,
  isMergeDecision,
  type MergeEvent,
  mergesOf,
  refusalsAt,
  refusalsOf,
  rotationsOf,
  vmasOf,
} from './facts';
import {
  ANSWERS,
  type Choices,
  caseChoices,
  countChoices,
  freedChoices,
  holderChoices,
  resultChoices,
  rotationChoices,
} from './options';
import type { Fact, Question, QuestionKind, RecordedCall } from './question';

/** Of a whole call: all but the decisions of its listings. */
export type CallQuestionKind = Exclude<QuestionKind, 'decision'>;

/** Calls that may change the VMAs of the process that makes them, and leave it running. */
const CHANGES_MEMORY: ReadonlySet<CallName> = new Set([
  'mmap',
  'munmap',
  'mprotect',
  'mremap',
  'brk',
  'madvise',
  'mlock',
  'mlock2',
  'munlock',
  'mlockall',
  'munlockall',
  'mseal',
  'mbind',
  'userfaultfd_register',
  'userfaultfd_unregister',
  'set_vma_anon_name',
  'vma_merge',
  'insert_vm_struct',
] as const);

interface Draft extends Choices {
  readonly fact: Fact;
  readonly reveal: number;
  readonly range?: Question['range'];
}

type Make = (recorded: RecordedCall, chance: Chance) => Draft | null;

/** More than these have no names that anybody keeps apart. */
const MOST_INVOLVED = 4;

/** The only time that the call asks to merge; null where it does not, or more often: then it has no one answer. */
function onlyMerge(recorded: RecordedCall): MergeEvent | null {
  const [merge, second] = mergesOf(recorded);
  return merge === undefined || second !== undefined ? null : merge;
}

const rangeOf = ({ addr, end }: MergeEvent): NonNullable<Question['range']> => ({ addr, end });

/** Does the range lie where nothing is mapped yet? */
const isHole = ({ before }: RecordedCall, { addr, end }: MergeEvent): boolean =>
  !vmasOf(before).some(({ vm_start, vm_end }) => vm_start < end && vm_end > addr);

/** prev, area and next as the screen names them, and whoever else is near. */
function involvedIn({ before }: RecordedCall, { addr, end, prev, area, next }: MergeEvent): VmaId[] {
  const list = vmasOf(before);
  const there = new Set(list.map(({ id }) => id));
  const near = [...list].sort((a, b) => distance(a, addr, end) - distance(b, addr, end));
  const ids = [prev, area, next].flatMap((ref) => (ref !== null && there.has(ref.id) ? [ref.id] : []));
  return [...new Set([...ids, ...near.map(({ id }) => id)])].slice(0, MOST_INVOLVED);
}

const distance = ({ vm_start, vm_end }: { vm_start: number; vm_end: number }, addr: number, end: number): number =>
  Math.max(0, vm_start - end, addr - vm_end);

/** Who holds the range afterwards: one that was there, null: a new one; undefined: nobody alone. */
function holderOf({ before, after }: RecordedCall, { addr, end }: MergeEvent): VmaId | null | undefined {
  const vma = vmasOf(after).find(({ vm_start, vm_end }) => vm_start <= addr && vm_end >= end);
  if (vma === undefined) return undefined;
  return vmasOf(before).some(({ id }) => id === vma.id) ? vma.id : null;
}

function mergeFact(recorded: RecordedCall, merge: MergeEvent): Fact {
  return {
    kind: 'merge',
    mergeCase: merge.mergeCase,
    holder: merge.survivor ?? holderOf(recorded, merge) ?? null,
    freed: freedBy(recorded),
    refusals: refusalsOf(recorded),
  };
}

const whichCase: Make = (recorded, chance) => {
  const merge = onlyMerge(recorded);
  const choices = merge && caseChoices(chance, merge.mergeCase, isHole(recorded, merge));
  return (
    choices && { ...choices, fact: mergeFact(recorded, merge), reveal: caseReveal(recorded), range: rangeOf(merge) }
  );
};

/** Who holds the range, or who goes: chance says which of the two is asked. */
const whoSurvives: Make = (recorded, chance) => {
  const merge = onlyMerge(recorded);
  if (merge === null) return null;
  const involved = involvedIn(recorded, merge);
  const holder = holderOf(recorded, merge);
  if (involved.length < 2 || holder === undefined) return null;
  const freed = freedBy(recorded);
  const isKnown = freed.every((id) => involved.includes(id)) && freed.length <= 2;
  const choices =
    chance.below(2) === 0 && isKnown ? freedChoices(chance, freed, involved) : holderChoices(chance, holder, involved);
  const reveal = Math.min(caseReveal(recorded), changeReveal(recorded));
  return choices && { ...choices, fact: mergeFact(recorded, merge), reveal, range: rangeOf(merge) };
};

const howMany: Make = (recorded, chance) => {
  const before = liveMm(recorded.before)?.map_count;
  const after = liveMm(recorded.after)?.map_count;
  if (before === undefined || after === undefined) return null;
  const fact: Fact = { kind: 'count', before, after, created: createdBy(recorded), freed: freedBy(recorded) };
  return { ...countChoices(chance, after), fact, reveal: changeReveal(recorded) };
};

const doesItRotate: Make = (recorded) => {
  const change = profileOf(recorded.before).structure === 'rb' ? changesTree(recorded) : null;
  if (change === null) return null;
  const anchors = rotationsOf(recorded);
  const fact: Fact = { kind: 'rotations', anchors, inserts: change === 'insert' };
  return { ...rotationChoices(anchors.length), fact, reveal: changeReveal(recorded) };
};

const whatResult: Make = (recorded, chance) => {
  const { outcome, call, steps } = recorded;
  const errno = isError(outcome.ret) ? outcome.ret : null;
  const choices = resultChoices(chance, errno, call.name);
  const refusedAt = errno === null ? null : (outcome.refusedAt ?? null);
  return (
    choices && {
      ...choices,
      fact: { kind: 'result', ret: outcome.ret, refusedAt },
      reveal: Math.max(0, steps.length - 1),
    }
  );
};

const MAKERS: Readonly<Record<CallQuestionKind, Make>> = {
  case: whichCase,
  survivor: whoSurvives,
  count: howMany,
  rotate: doesItRotate,
  result: whatResult,
};

const CALL_QUESTION_KINDS = Object.keys(MAKERS) as CallQuestionKind[];

/**
 * How often a kind is taken where it applies. Whether it is taken must not depend on the answer: then the question itself
 * would give it away.
 */
const WEIGHTS: Readonly<Record<CallQuestionKind, number>> = { case: 6, survivor: 4, count: 2, rotate: 2, result: 1 };

/** One question for each kind that applies to the call, all at its beginning. */
export function callQuestions(recorded: RecordedCall, seed: number): Question[] {
  if (!CHANGES_MEMORY.has(recorded.call.name) || recorded.steps.length === 0) return [];
  return CALL_QUESTION_KINDS.flatMap((kind) => {
    const draft = MAKERS[kind](recorded, openChance(seedOf(kind, seed)));
    if (draft === null) return [];
    const { options, right, fact, reveal, range = null } = draft;
    return [{ key: kind, kind, range, step: 0, reveal, options, right, fact }];
  });
}

/** The one that is asked where each call has one. */
export function callQuestion(recorded: RecordedCall, seed: number): Question | null {
  const all = callQuestions(recorded, seed);
  const lots = all.flatMap((question) =>
    Array.from({ length: WEIGHTS[question.kind as CallQuestionKind] }, () => question),
  );
  const [first, ...rest] = lots;
  return first === undefined ? null : openChance(seedOf('kind', seed)).pick([first, ...rest]);
}

/** Every question that vma_merge and its predicates ask: yes or no, before the line is executed. */
export function decisionQuestions({ steps }: RecordedCall): Question[] {
  return steps.flatMap((step, index): Question[] => {
    if (!isMergeDecision(step)) return [];
    const [refusal = null] = refusalsAt(step);
    return [
      {
        key: `decision ${index}`,
        kind: 'decision',
        range: step.request ?? null,
        step: index,
        reveal: index,
        options: ANSWERS,
        right: step.outcome === true ? 0 : 1,
        fact: { kind: 'decision', refusal: step.outcome === true ? null : refusal },
      },
    ];
  });
}
