/**
 * Which recorded map belongs to which execve. A recorder reads the map while strace holds the process, so an execve marked
 * (DELAYED) has one and the others have none. Where the numbers do not fit, a map must hold what the program then uses.
 */
import { type Addr, pageAlign, pageDown } from '../engine';
import type { LogEvent } from './log';
import type { LogProcess, LogTasks } from './log-tasks';
import type { MapsLine } from './maps';

/** Per pid: the maps of its execs in order. */
export type ExecMaps = ReadonlyMap<number, readonly (readonly MapsLine[])[]>;

interface Range {
  readonly start: Addr;
  readonly end: Addr;
}

/** Enough evidence: the first pieces of memory that were there without being mapped. */
const EVIDENCE = 4;
/** How many calls are looked through for it. */
const LOOK_AHEAD = 400;

/** Ranges that the program changes after this execve though it never mapped them: they are in its image. */
function usedUnmapped(exec: LogEvent, events: readonly LogEvent[], tasks: LogTasks, process: LogProcess): Range[] {
  const mapped: Range[] = [];
  const used: Range[] = [];
  const last = Math.min(events.length, exec.leave + 1 + LOOK_AHEAD);
  for (let i = exec.leave + 1; i < last && used.length < EVIDENCE; i++) {
    const event = events[i];
    if (event === undefined || tasks.ofEvent[i]?.process !== process) continue;
    const { op, ret } = event;
    if (op.kind === 'execve' && ret === 0) break;
    if (op.kind !== 'memory' || typeof ret !== 'number') continue;
    if (op.call.name === 'mmap') mapped.push({ start: ret, end: pageAlign(ret + op.call.len) });
    if (op.call.name !== 'mprotect' || op.call.len === 0) continue;
    const start = pageDown(op.call.addr);
    const end = pageAlign(op.call.addr + op.call.len);
    if (!mapped.some((range) => range.start < end && start < range.end)) used.push({ start, end });
  }
  return used;
}

const holds = (lines: readonly MapsLine[], { start, end }: Range): boolean =>
  lines.some((line) => line.vm_start < end && start < line.vm_end);

function assignOne(
  process: LogProcess,
  maps: readonly (readonly MapsLine[])[],
  events: readonly LogEvent[],
  tasks: LogTasks,
  assigned: Map<LogEvent, readonly MapsLine[]>,
): void {
  const execs = process.generations.flatMap(({ exec }) => (exec === null ? [] : [exec]));
  const delayed = execs.filter(({ op }) => op.kind === 'execve' && op.delayed);
  const likely = delayed.length > 0 ? delayed : execs;
  if (likely.length === maps.length) {
    likely.forEach((exec, index) => {
      const lines = maps[index];
      if (lines !== undefined) assigned.set(exec, lines);
    });
    return;
  }
  let next = 0;
  for (const lines of maps) {
    const found = likely.findIndex(
      (exec, index) =>
        index >= next && usedUnmapped(exec, events, tasks, process).every((range) => holds(lines, range)),
    );
    const exec = likely[found];
    if (exec === undefined) continue;
    assigned.set(exec, lines);
    next = found + 1;
  }
}

/** The map to start from after each execve that has one. */
export function assignExecMaps(
  execMaps: ExecMaps,
  events: readonly LogEvent[],
  tasks: LogTasks,
): ReadonlyMap<LogEvent, readonly MapsLine[]> {
  const assigned = new Map<LogEvent, readonly MapsLine[]>();
  for (const process of tasks.processes) {
    // A recorder that missed one leaves a hole in the list.
    const maps = execMaps.get(process.pid)?.filter((lines) => lines !== undefined);
    if (maps !== undefined) assignOne(process, maps, events, tasks, assigned);
  }
  return assigned;
}
