/** What came of a call, in facts that a sentence, a mark of the timeline or a preview can be made of. */
import { liveMm, type MergeCase, type Outcome, type Ret, type VmaId, type World } from '../engine';

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

/** The merges that came about, without those that were only asked for. */
export function mergesOf({ events }: Outcome): Pick<Summary, 'cases' | 'survivors' | 'removed'> {
  const merges = events.flatMap((event) => (event.kind === 'merge' && event.mergeCase > 0 ? [event] : []));
  const survivors = merges.flatMap(({ survivor }) => (survivor === null ? [] : [survivor]));
  return {
    cases: merges.map(({ mergeCase }) => mergeCase),
    survivors: [...new Set(survivors)],
    removed: merges.flatMap(({ removed }) => removed),
  };
}

/** The facts of one outcome. */
export function summarise(outcome: Outcome, before: World, after: World): Summary {
  return {
    ret: outcome.ret,
    ...mergesOf(outcome),
    splits: outcome.events.filter(({ kind }) => kind === 'split').length,
    mapCount: { before: mapCount(before), after: mapCount(after) },
  };
}
