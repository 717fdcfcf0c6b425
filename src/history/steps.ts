/** The steps of an entry, recorded when they are asked for and kept while they are in use. */
import { record, type Step, type World } from '../engine';
import { worldBefore } from './replay';
import type { Entry, Timeline } from './types';

export interface Recorded {
  readonly before: World;
  readonly after: World;
  readonly steps: readonly Step[];
  /** The line that refused the call. */
  readonly refusedAt: Step['anchor'] | null;
}

/** Enough for a walk to and fro over a few calls; a call on a large map holds some hundred kilobytes. */
const KEPT = 8;

/**
 * The recordings used last. An entry's world before it never changes (an edit makes new entries behind it),
 * so the entry itself is the key.
 */
export interface StepCache {
  get(timeline: Timeline, index: number): Recorded;
  readonly size: number;
}

/** A cache of `capacity` recordings; the one not used for longest goes first. */
export function openStepCache(capacity = KEPT): StepCache {
  const kept = new Map<Entry, Recorded>();
  return {
    get size() {
      return kept.size;
    },
    get(timeline, index) {
      const entry = timeline.entries[index];
      const known = entry && kept.get(entry);
      const recorded = known ?? recordEntry(timeline, index, kept);
      if (entry === undefined) return recorded;
      kept.delete(entry);
      kept.set(entry, recorded);
      const [oldest] = kept.keys();
      if (kept.size > capacity && oldest) kept.delete(oldest);
      return recorded;
    },
  };
}

/**
 * The world that the entry before left is the one before this: the very same objects, so that pictures find everything
 * they worked out for it. To run it forward from a checkpoint gives equal ones, and other ones.
 */
function recordEntry(timeline: Timeline, index: number, kept: ReadonlyMap<Entry, Recorded>): Recorded {
  const previous = timeline.entries[index - 1];
  const before = (previous && kept.get(previous))?.after ?? worldBefore(timeline, index);
  const call = timeline.entries[index]?.call ?? null;
  if (call === null) return { before, after: before, steps: [], refusedAt: null };
  const { world, steps, refusedAt = null } = record(before, call);
  return { before, after: world, steps, refusedAt };
}
