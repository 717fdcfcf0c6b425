/** The series of 2022 on the session: its switches, its two trace events, and what the merges came to. */
import { type Call, createWorld, currentTask, type KernelName, openBulk, type SysctlName } from '../engine';
import { countMerges, isTraceEvent, type MergeCounts, traceLine } from '../formats/trace-log';
import { type TraceRow, traceText } from '../formats/trace-text';
import type { Cursor, Entry, Timeline } from '../history';
import { emptyScope } from '../language';
import { replaySeries, runEntries, type SeriesSwitches } from './replay-on';

export { traceText };

export const SERIES_KERNEL: KernelName = '5.17-anon-merge';
export const SWITCHES = ['series_refactor', 'series_page_offset', 'series_anon_vmas', 'series_tracing'] as const;
export type Switch = (typeof SWITCHES)[number];

const isSwitch = (key: SysctlName): key is Switch => SWITCHES.some((name) => name === key);
const switchOf = (call: Call | null): Switch | null =>
  call?.name === 'sysctl' && isSwitch(call.key) ? call.key : null;

/** The lines that set switches before anything else. */
function leading(entries: readonly Entry[]): number {
  const count = entries.findIndex(({ call }) => switchOf(call) === null);
  return count === -1 ? entries.length : count;
}

/** The switches as the script sets them at its start. */
export function switchesOf({ entries }: Timeline): SeriesSwitches {
  const set = { series_refactor: true, series_page_offset: true, series_anon_vmas: true, series_tracing: true };
  for (const { call } of entries.slice(0, leading(entries))) {
    const key = switchOf(call);
    if (key !== null && call?.name === 'sysctl') set[key] = call.value === 1;
  }
  return set;
}

/** The session with one switch set anew by a line at its start; the cursor stays at its call. */
export function withSwitch(
  timeline: Timeline & { readonly cursor: Cursor },
  key: Switch,
  on: boolean,
): { readonly timeline: Timeline; readonly cursor: Cursor } {
  const { origin, entries, cursor } = timeline;
  const head = entries.slice(0, leading(entries)).filter(({ call }) => switchOf(call) !== key);
  const call: Call = { name: 'sysctl', key, value: 0 };
  const line: Entry = {
    source: `sysctl(vm.${key}, 0)`,
    call,
    error: null,
    outcome: null,
    expected: null,
    scope: emptyScope,
  };
  const next = [...(on ? [] : [line]), ...head, ...entries.slice(leading(entries))];
  const moved = Math.max(0, cursor.call + next.length - entries.length);
  return {
    timeline: runEntries(origin, next, createWorld({ kernel: SERIES_KERNEL })),
    cursor: { call: moved, step: cursor.step },
  };
}

/** The event's own fields, as the trace format has them. */
export const traceFields = ({ event }: TraceRow): string => traceLine(event).slice(event.kind.length + 2);

/** Whoever these calls leave in charge may be another task. */
const CHANGES_TASK: ReadonlySet<Call['name']> = new Set(['switch', 'fork', 'exit', 'execve']);

/** Every event of the session, in order, with the task that caused it. */
export function traceRows({ start, entries }: Timeline): TraceRow[] {
  const bulk = openBulk(start);
  let { pid, name } = currentTask(start);
  return entries.flatMap(({ call, outcome }, index) => {
    if (call === null || outcome === null) return [];
    const rows = outcome.events
      .filter(isTraceEvent)
      .map((event, number): TraceRow => ({ call: index, number, task: name, pid, event }));
    bulk.apply(call);
    if (CHANGES_TASK.has(call.name)) ({ pid, name } = currentTask(bulk.world()));
    return rows;
  });
}

export interface SeriesTotals extends MergeCounts {
  /** VMAs of all processes at the end. */
  readonly vmas: number;
}

function totalsOf(timeline: Timeline): SeriesTotals {
  const counts = countMerges(timeline.entries.flatMap(({ outcome }) => outcome?.events ?? []));
  const last = timeline.worlds.at(-1) ?? timeline.start;
  return { ...counts, vmas: last.vmas.size };
}

/** What the session's merges come to, without the series (its tracing alone) and with it. */
export function seriesTotals(session: Timeline): { readonly without: SeriesTotals; readonly with: SeriesTotals } {
  const totals = (on: boolean): SeriesTotals =>
    totalsOf(
      replaySeries(session, {
        series_refactor: true,
        series_page_offset: on,
        series_anon_vmas: on,
        series_tracing: true,
      }),
    );
  return { without: totals(false), with: totals(true) };
}
