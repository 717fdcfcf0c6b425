/** The session on one kernel after the other. */
import type { KernelName } from '../engine';
import type { Timeline } from '../history';
import { type Comparison, compareWith, runOn } from '../history/compare';
import { replayOf } from './replay-on';

export type { Comparison } from '../history';

/** Runs the session on a kernel and compares it with the first. */
export function comparisonOf(session: Timeline): (kernel: KernelName, first: Comparison | null) => Comparison {
  const replay = replayOf(session);
  return (kernel, first) => {
    const seen = runOn(replay, kernel);
    return first === null ? seen : compareWith(replay, first, seen);
  };
}
