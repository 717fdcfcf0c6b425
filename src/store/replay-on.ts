/** The session's calls again, on another kernel or with other settings. */
import { type Call, createWorld, type KernelName, openBulk, type World } from '../engine';
import type { Entry, Replay, Timeline } from '../history';
import { emptyScope } from '../language';
import { runText } from './script';

/** Up to here every world is kept. */
const KEEP_ALL = 2000;

/** A log's calls have their numbers already; the lines of a script are read anew, since names may mean other addresses. */
const isLog = (entries: readonly Entry[]): boolean =>
  entries.every(({ scope }) => scope.size === 0) &&
  entries.some(({ call, expected }) => expected !== null || call?.name === 'execve');

/** The entries' own calls on a world. */
function runCalls(origin: string, entries: readonly Entry[], start: World): Timeline {
  const bulk = openBulk(start);
  const worlds: (World | null)[] = [];
  const made = entries.map((entry): Entry => {
    const outcome = entry.call === null ? null : bulk.apply(entry.call);
    worlds.push(worlds.length < KEEP_ALL ? bulk.world() : null);
    return { ...entry, outcome };
  });
  if (worlds.length > 0) worlds[worlds.length - 1] = bulk.world();
  return { origin, start, startScope: emptyScope, entries: made, worlds };
}

/** These entries on the world given. */
export function runEntries(origin: string, entries: readonly Entry[], start: World): Timeline {
  if (isLog(entries)) return runCalls(origin, entries, start);
  return runText(origin, entries.map(({ source }) => source).join('\n'), start);
}

/** The session, to be replayed. */
export const replayOf =
  ({ origin, entries }: Timeline): Replay =>
  ({ kernel, variant }, end = entries.length) =>
    runEntries(origin, entries.slice(0, end), createWorld({ kernel, ...(variant && { variant }) }));

const isSeriesCall = (call: Call | null): boolean => call?.name === 'sysctl' && call.key.startsWith('series_');

/** Whether each patch of the series of 2022 is in force. */
export interface SeriesSwitches {
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
