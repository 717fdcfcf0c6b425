/** The session's calls again, on another kernel or with other settings. */
import { type Call, createWorld, type KernelName, openBulk, type World } from '../engine';
import {
  atOnce,
  type Entry,
  keepsWorld,
  keptGiven,
  type Pieces,
  type Replay,
  type Timeline,
  worldBefore,
} from '../history';
import { emptyScope } from '../language';
import { runText } from './script';

/** A few milliseconds of calls. */
const PIECE = 500;

/** name = call(…) */
const BINDS = /^\s*[A-Za-z_]\w*\s*=/;

/**
 * How many calls in front use no names: they have their numbers already. Behind that lines are read anew, since a name
 * may mean another address, and a line that was no call may be one.
 */
function namelessCalls(entries: readonly Entry[]): number {
  const first = entries.findIndex(({ call, scope, source }) => call === null || scope.size > 0 || BINDS.test(source));
  return first === -1 ? entries.length : first;
}

/** These entries on the world given, piece by piece. */
export function* entriesInPieces(origin: string, entries: readonly Entry[], start: World): Pieces<Timeline> {
  const nameless = namelessCalls(entries);
  const bulk = openBulk(start);
  const made: Entry[] = [];
  const worlds: (World | null)[] = [];
  for (const entry of entries.slice(0, nameless)) {
    if (made.length > 0 && made.length % PIECE === 0) yield made.length / entries.length;
    const outcome = entry.call === null ? null : bulk.apply(entry.call);
    made.push({ ...entry, outcome });
    worlds.push(keepsWorld(made.length) || made.length === nameless ? bulk.world() : null);
  }
  const timeline: Timeline = { origin, start, startScope: emptyScope, entries: made, worlds };
  return withLinesFrom(timeline, nameless, textOf(entries.slice(nameless)));
}

const textOf = (entries: readonly Entry[]): string => entries.map(({ source }) => source).join('\n');

/** The first `kept` calls of a timeline without names, and behind them the lines of a text. */
export function withLinesFrom(timeline: Timeline, kept: number, text: string): Timeline {
  if (text === '' && kept >= timeline.entries.length) return timeline;
  const { entries, worlds } = runText(timeline.origin, text, worldBefore(timeline, kept));
  return {
    ...timeline,
    entries: [...timeline.entries.slice(0, kept), ...entries],
    worlds: [...timeline.worlds.slice(0, kept), ...worlds],
    ...keptGiven(timeline, kept),
  };
}

/** These entries on the world given. */
export const runEntries = (origin: string, entries: readonly Entry[], start: World): Timeline =>
  atOnce(entriesInPieces(origin, entries, start));

/** The session, to be replayed. */
export const replayOf =
  ({ origin, entries }: Timeline): Replay =>
  ({ kernel, variant }, end = entries.length) =>
    entriesInPieces(origin, entries.slice(0, end), createWorld({ kernel, ...(variant && { variant }) }));

const isSeriesCall = (call: Call | null): boolean => call?.name === 'sysctl' && call.key.startsWith('series_');

/** Whether each patch of the series of 2022 is in force. */
export interface SeriesSwitches {
  readonly series_refactor: boolean;
  readonly series_page_offset: boolean;
  readonly series_anon_vmas: boolean;
  readonly series_tracing: boolean;
}

/** The session on the kernel with the series, the switches set at the start; what the script says of them is left out. */
export function replaySeries({ origin, entries }: Timeline, switches: SeriesSwitches): Timeline {
  const kernel: KernelName = '5.17-anon-merge';
  const world = createWorld({ kernel });
  const numbers = Object.fromEntries(Object.entries(switches).map(([key, on]) => [key, Number(on)]));
  const others = entries.filter(({ call }) => !isSeriesCall(call));
  return runEntries(origin, others, { ...world, sysctl: { ...world.sysctl, ...numbers } });
}
