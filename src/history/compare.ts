/**
 * One script on several kernels. Why two of them differ is found by experiment, never looked up: fields of the first
 * kernel's profile are set as the second has them until the first behaves like the second.
 *
 *   T0 = a            T1 = a with the fewest fields of b that do what b does up to the first difference
 *                     T2 = T1 with the fewest more, up to where T1 and b part       … until nothing is left
 *
 * A call's reasons are the steps of this chain that change what it does.
 */
import {
  differingFields,
  type KernelName,
  type Profile,
  type ProfileField,
  profileOf,
  profileWith,
  run,
} from '../engine';
import { type Aspect, aspectsOf, type Observation, observe, observePieces } from './observe';
import { type Parting, partingOf } from './parting';
import { atOnce, type Pieces } from './pieces';
import { worldBefore } from './replay';
import type { Timeline } from './types';

/** A kernel, or one with some fields as another has them. */
export interface Target {
  readonly kernel: KernelName;
  readonly variant?: Profile;
}
/** The script on a kernel, up to and without entry `end`. */
export type Replay = (target: Target, end?: number) => Pieces<Timeline>;

export interface Reason {
  /** The fields that make the difference; none where it was not found. */
  readonly fields: readonly ProfileField[];
  /** The call where they first did. */
  readonly call: number;
  /** start: first seen here · again: same cause, other call · follows: the memory was different already. */
  readonly kind: 'start' | 'again' | 'follows';
}

export interface CallDifference {
  readonly aspects: readonly Aspect[];
  readonly reasons: readonly Reason[];
}

/** One kernel against the first. */
export interface Comparison {
  readonly kernel: KernelName;
  readonly timeline: Timeline;
  readonly seen: readonly Observation[];
  /** By call; only where something differs. */
  readonly differences: ReadonlyMap<number, CallDifference>;
  /** The first call that differs; null: none does. */
  readonly first: number | null;
  /** The line where the two part, at the first difference. */
  readonly parting: Parting | null;
}

/** A stage of the chain. */
interface Stage {
  readonly call: number;
  readonly fields: readonly ProfileField[];
  readonly before: readonly Observation[];
  readonly after: readonly Observation[];
  readonly timelines: readonly [Timeline, Timeline];
}

/** More than so many calls in all experiments together are not made: about a second. */
const MOST_CALLS = 20_000;
/** A chain that does not end by then would explain nothing that a reader could follow. */
const MOST_STAGES = 8;
/** What leaves traces in the world beside the VMAs: one call on another kernel's world says nothing about these. */
const HIDDEN: readonly ProfileField[] = ['structure', 'vmacache', 'gapSearch', 'anonVmaChains', 'anonVmaReuse'];

const differAt = (a: readonly Observation[], b: readonly Observation[], index: number): boolean => {
  const x = a[index];
  const y = b[index];
  return x !== undefined && y !== undefined && aspectsOf(x, y).length > 0;
};

/** A few milliseconds of comparing two VMAs. */
const COMPARED_A_PIECE = 20_000;

/** The indices in which two runs differ, one after the other; null: so far none since the last, and a piece is over. */
function* differing(a: readonly Observation[], b: readonly Observation[]): Generator<number | null> {
  let compared = 0;
  for (let index = 0; index < a.length; index++) {
    if (differAt(a, b, index)) yield index;
    compared += a[index]?.vmas.length ?? 0;
    if (compared < COMPARED_A_PIECE) continue;
    compared = 0;
    yield null;
  }
}

/** The first index in which two runs differ, or -1. */
function* parts(a: readonly Observation[], b: readonly Observation[]): Pieces<number> {
  for (const index of differing(a, b)) {
    if (index !== null) return index;
    yield 0;
  }
  return -1;
}

type Works = (fields: readonly ProfileField[]) => Pieces<boolean>;

/** The fewest of `candidates` with which `works` holds: one, else what is left when none can be spared; null: none. */
function* fewest(candidates: readonly ProfileField[], works: Works): Pieces<readonly ProfileField[] | null> {
  for (const field of candidates) if (yield* works([field])) return [field];
  if (!(yield* works(candidates))) return null;
  let left = candidates;
  for (const field of candidates) {
    const without = left.filter((other) => other !== field);
    if (yield* works(without)) left = without;
  }
  return left;
}

/** The chain from `a` to what `b` does. */
function* stagesOf(replay: Replay, a: Timeline, seenA: readonly Observation[], b: Comparison): Pieces<Stage[]> {
  const from = profileOf(a.start);
  const to = profileOf(b.timeline.start);
  const stages: Stage[] = [];
  let fields: readonly ProfileField[] = [];
  let now = { timeline: a, seen: seenA };
  while (stages.length < MOST_STAGES) {
    const call = yield* parts(now.seen, b.seen);
    if (call === -1) break;
    const known = fields;
    const variantOf = (more: readonly ProfileField[]): Target => ({
      kernel: a.start.kernel,
      variant: profileWith(from, to, [...known, ...more]),
    });
    const candidates = differingFields(from, to).filter((field) => !known.includes(field));
    const works: Works = function* (more) {
      const seen = yield* observePieces(yield* replay(variantOf(more), call + 1));
      return (yield* parts(seen, b.seen)) === -1;
    };
    const isCheap = candidates.length * (call + 1) <= MOST_CALLS;
    const found = isCheap ? yield* fewest(candidates, works) : null;
    if (found === null) {
      const unknown = isCheap ? [] : yield* oneCallFields(now.timeline, b, call, candidates);
      const timelines = [now.timeline, b.timeline] as const;
      stages.push({ call, fields: unknown, before: now.seen, after: b.seen, timelines });
      break;
    }
    const timeline = yield* replay(variantOf(found));
    const seen = yield* observePieces(timeline);
    stages.push({ call, fields: found, before: now.seen, after: seen, timelines: [now.timeline, timeline] });
    fields = [...known, ...found];
    now = { timeline, seen };
  }
  return stages;
}

/** In a long log only the call itself is tried, on the world of the first kernel. */
function* oneCallFields(
  a: Timeline,
  b: Comparison,
  index: number,
  candidates: readonly ProfileField[],
): Pieces<readonly ProfileField[]> {
  const before = worldBefore(a, index);
  const call = b.timeline.entries[index]?.call ?? null;
  const wanted = b.seen[index];
  if (call === null || wanted === undefined) return [];
  const works: Works = function* (fields) {
    yield 0;
    const variant = profileWith(profileOf(before), profileOf(b.timeline.start), fields);
    const { world, ...outcome } = run({ ...before, variant }, call);
    const entry = { ...(a.entries[index] ?? b.timeline.entries[index]), call, outcome };
    const [seen] = observe({ ...a, start: before, entries: [entry as Timeline['entries'][number]], worlds: [world] });
    return seen !== undefined && aspectsOf(seen, wanted).every((aspect) => aspect === 'survivor');
  };
  const open = candidates.filter((field) => !HIDDEN.includes(field));
  return (yield* fewest(open, works)) ?? [];
}

function reasonsOf(stages: readonly Stage[], index: number): Reason[] {
  return stages
    .filter(({ before, after }) => differAt(before, after, index))
    .map(({ call, fields, before, after }): Reason => {
      if (call === index) return { fields, call, kind: 'start' };
      return { fields, call, kind: differAt(before, after, index - 1) ? 'follows' : 'again' };
    });
}

const NOTHING = new Map<number, CallDifference>();

/** The script on one kernel, compared with nothing yet. */
export function* runOn(replay: Replay, kernel: KernelName): Pieces<Comparison> {
  const timeline = yield* replay({ kernel });
  const seen = yield* observePieces(timeline);
  return { kernel, timeline, seen, differences: NOTHING, first: null, parting: null };
}

/** The script on each kernel; the first of them is what the others are compared with. */
export function compareKernels(replay: Replay, kernels: readonly KernelName[]): Comparison[] {
  const [a, ...others] = kernels.map((kernel) => atOnce(runOn(replay, kernel)));
  return a === undefined ? [] : [a, ...others.map((b) => atOnce(compareWith(replay, a, b)))];
}

/** What `b` does otherwise than `a`, and why. */
export function* compareWith(replay: Replay, a: Comparison, b: Comparison): Pieces<Comparison> {
  const first = yield* parts(a.seen, b.seen);
  if (first === -1) return b;
  const stages = yield* stagesOf(replay, a.timeline, a.seen, b);
  const differences = new Map<number, CallDifference>();
  for (const index of differing(a.seen, b.seen)) {
    const seen = index === null ? undefined : a.seen[index];
    const other = index === null ? undefined : b.seen[index];
    if (index === null || !seen || !other) yield 0;
    else differences.set(index, { aspects: aspectsOf(seen, other), reasons: reasonsOf(stages, index) });
  }
  const parted = stages[0];
  return { ...b, differences, first, parting: parted === undefined ? null : partingOf(parted.timelines, first) };
}
