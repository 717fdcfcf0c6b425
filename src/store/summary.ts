/** What came of a call, in facts that a sentence, a mark of the timeline or a preview can be made of. */
import { isError, liveMm, type MergeCase, type Outcome, type Ret, type VmaId, type World } from '../engine';
import type { Entry } from '../history';

export interface Summary {
  readonly ret: Ret;
  /** The merge cases taken, in order; 0 is left out. */
  readonly cases: readonly MergeCase[];
  /** Survivors of these merges, each once. */
  readonly survivors: readonly VmaId[];
  readonly removed: readonly VmaId[];
  readonly splits: number;
  readonly mapCount: { readonly before: number; readonly after: number };
}

const mapCount = (world: World): number => liveMm(world)?.map_count ?? 0;

/** The facts of one outcome. */
export function summarise(outcome: Outcome, before: World, after: World): Summary {
  const merges = outcome.events.flatMap((event) => (event.kind === 'merge' && event.mergeCase > 0 ? [event] : []));
  const survivors = merges.flatMap(({ survivor }) => (survivor === null ? [] : [survivor]));
  return {
    ret: outcome.ret,
    cases: merges.map(({ mergeCase }) => mergeCase),
    survivors: [...new Set(survivors)],
    removed: merges.flatMap(({ removed }) => removed),
    splits: outcome.events.filter(({ kind }) => kind === 'split').length,
    mapCount: { before: mapCount(before), after: mapCount(after) },
  };
}

/** A mark of the timeline: `text` is a case number, `!` for a refusal, or nothing. */
export interface TimelineMark {
  readonly kind: 'case' | 'refused' | 'unread' | 'split' | 'plain';
  readonly text: string;
}

export function markOf({ outcome }: Entry): TimelineMark {
  if (outcome === null) return { kind: 'unread', text: '?' };
  if (isError(outcome.ret)) return { kind: 'refused', text: '!' };
  for (const event of outcome.events) {
    if (event.kind === 'merge' && event.mergeCase > 0) return { kind: 'case', text: String(event.mergeCase) };
  }
  return outcome.events.some(({ kind }) => kind === 'split')
    ? { kind: 'split', text: '' }
    : { kind: 'plain', text: '' };
}
