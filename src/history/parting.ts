/** Where two recordings of one call part: the first line that one executes and the other does not, or answers otherwise. */
import { type RuleName, record, type Step } from '../engine';
import { worldBefore } from './replay';
import type { Timeline } from './types';

type Anchor = Step['anchor'];

export interface PartingSide {
  /** null: the recording ended here. */
  readonly anchor: Anchor | null;
  readonly outcome: boolean | null;
  /** The rule that said no, where the line asked about merging. */
  readonly rule: RuleName | null;
}

/** One side each; the anchor is the same where the line answers otherwise. */
export type Parting = readonly [PartingSide, PartingSide];

function sideOf(step: Step | undefined): PartingSide {
  const failed = step?.why?.flatMap(({ checks }) => checks).find(({ ok }) => !ok);
  return { anchor: step?.anchor ?? null, outcome: step?.outcome ?? null, rule: failed?.rule ?? null };
}

function stepsOf(timeline: Timeline, index: number): readonly Step[] {
  const call = timeline.entries[index]?.call ?? null;
  return call === null ? [] : record(worldBefore(timeline, index), call).steps;
}

/** The same question, put to the same VMA, with another answer. */
function answeredOtherwise(mine: readonly Step[], theirs: readonly Step[]): Parting | null {
  const asked = new Map<string, Step>();
  for (const step of theirs) for (const { question, vma } of step.why ?? []) asked.set(`${question} ${vma}`, step);
  for (const step of mine)
    for (const { question, vma } of step.why ?? []) {
      const other = asked.get(`${question} ${vma}`);
      if (other !== undefined && other.outcome !== step.outcome) return [sideOf(step), sideOf(other)];
    }
  return null;
}

/**
 * null where both do the same lines: then only values differ. Where the two run through different functions, a question
 * that both of them ask tells more than the first line of each.
 */
export function partingOf([a, b]: readonly [Timeline, Timeline], index: number): Parting | null {
  const mine = stepsOf(a, index);
  const theirs = stepsOf(b, index);
  const length = Math.max(mine.length, theirs.length);
  for (let at = 0; at < length; at++) {
    const one = mine[at];
    const other = theirs[at];
    if (one?.anchor === other?.anchor && one?.outcome === other?.outcome) continue;
    const otherwise = one?.frame.fn === other?.frame.fn ? null : answeredOtherwise(mine, theirs);
    return otherwise ?? [sideOf(one), sideOf(other)];
  }
  return null;
}
