/** The session on one kernel after the other, piece by piece. */
import type { KernelName } from '../engine';
import type { Pieces, Timeline } from '../history';
import { type Comparison, compareWith, runOn } from '../history/compare';
import { replayOf } from './replay-on';

export type { Comparison, Pieces } from '../history';

/** Runs the session on a kernel and compares it with the first. */
export function comparisonOf(session: Timeline): (kernel: KernelName, first: Comparison | null) => Pieces<Comparison> {
  const replay = replayOf(session);
  return function* (kernel, first) {
    const seen = yield* runOn(replay, kernel);
    return first === null ? seen : yield* compareWith(replay, first, seen);
  };
}
