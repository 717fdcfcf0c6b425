/** The calls of a session made once more, for what the text of a program needs to know of each. */
import {
  type Addr,
  type Call,
  isError,
  type Mm,
  type MmId,
  type Pid,
  type Ret,
  run,
  tableGet,
  tableValues,
  toBytes,
  vmasInOrder,
  type World,
} from '../../engine';
import type { Scope } from '../../language';
import { whyLeftOut } from './left-out';

/** A call as the session has it. */
export interface SessionCall {
  /** The line as it was written. */
  readonly source: string;
  readonly call: Call;
  /** The names after it. */
  readonly scope: Scope;
}

export interface MadeCall extends SessionCall {
  readonly ret: Ret;
  /** The names that it could use. */
  readonly before: Scope;
  /** The name that it gives to its result. */
  readonly bound: string | null;
  /** The process that makes it: the first task with this address space. */
  readonly who: Pid;
  /** The one that makes the next. */
  readonly then: Pid;
  /** Why it is left out; null: it is made. */
  readonly left: string | null;
  /** The process that ends with this call. */
  readonly leaves: Pid | null;
}

export interface Span {
  readonly start: Addr;
  readonly end: Addr;
}

export interface Replayed {
  readonly calls: readonly MadeCall[];
  readonly world: World;
  /** What the calls have to do with, ascending and apart. */
  readonly spans: readonly Span[];
  /** What brk has to do with; null: no call is a brk. */
  readonly heap: Span | null;
  /** The processes in the order in which they came to be; threads are none. */
  readonly pids: readonly Pid[];
}

/** The first task with the address space of that task: what a thread does is done to the memory of its process. */
function processOf(world: World, pid: Pid): Pid {
  const mm = tableGet(world.tasks, pid)?.mm ?? null;
  if (mm === null) return pid;
  return tableValues(world.tasks).find((task) => task.mm === mm)?.pid ?? pid;
}

const mmOf = (world: World, pid: Pid): MmId | null => tableGet(world.tasks, pid)?.mm ?? null;

/** The address space of the first process. */
function firstMm(world: World): Mm | undefined {
  const id = mmOf(world, world.current);
  return id === null ? undefined : tableGet(world.mms, id);
}

function boundName(before: Scope, after: Scope): string | null {
  for (const [name, bound] of after) if (before.get(name) !== bound) return name;
  return null;
}

/** The ranges that a call names, and the one that it returns. */
function rangesOf(call: Call, ret: Ret): Span[] {
  const spans: Span[] = [];
  const add = (start: Addr, len: number): void => {
    if (start > 0 && len > 0) spans.push({ start, end: start + len });
  };
  if ('addr' in call && 'len' in call) add(call.addr, call.len);
  if (call.name === 'mmap' && !isError(ret)) add(ret, call.len);
  if (call.name === 'mremap') {
    add(call.addr, call.old_len);
    if (!isError(ret)) add(ret, call.new_len);
  }
  return spans;
}

/** In order, those that touch or overlap as one, none past the end of user memory. */
function joined(spans: readonly Span[], limit: Addr): Span[] {
  const out: Span[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start >= limit) continue;
    const last = out[out.length - 1];
    if (last && start <= last.end)
      out[out.length - 1] = { start: last.start, end: Math.max(last.end, Math.min(end, limit)) };
    else out.push({ start, end: Math.min(end, limit) });
  }
  return out;
}

/** What lies inside of `hole` is taken out of each. */
const without = (spans: readonly Span[], hole: Span | null): Span[] =>
  hole === null
    ? [...spans]
    : spans.flatMap(({ start, end }) =>
        [
          { start, end: Math.min(end, hole.start) },
          { start: Math.max(start, hole.end), end },
        ].filter((part) => part.start < part.end),
      );

/** Room above the highest break: a neighbour that close would stand in its way. */
const HEAP_SPARE_PAGES = 16;

export function replaySession(start: World, startScope: Scope, given: readonly SessionCall[]): Replayed {
  let world = start;
  let before = startScope;
  const calls: MadeCall[] = [];
  const spans: Span[] = [];
  const pids: Pid[] = [start.current];
  const first = firstMm(start);
  let top: Addr | null = null;
  for (const each of given) {
    const who = processOf(world, world.current);
    const leaver = each.call.name === 'exit' ? processOf(world, each.call.pid ?? world.current) : who;
    const leaving = each.call.name === 'exit' ? mmOf(world, leaver) : null;
    const left = whyLeftOut(world, each.call);
    // A file keeps its number, whether it is opened or not.
    const isMade = left === null || each.call.name === 'open';
    const { world: after, ret } = isMade ? run(world, each.call) : { world, ret: 0 };
    if (left === null) spans.push(...rangesOf(each.call, ret));
    if (each.call.name === 'brk' && !isError(ret)) top = Math.max(top ?? 0, ret);
    if (each.call.name === 'fork' && !isError(ret) && !each.call.thread) pids.push(ret);
    world = after;
    const then = processOf(after, after.current);
    const leaves = leaving === null || (tableGet(after.mms, leaving) ?? null) !== null ? null : leaver;
    calls.push({ ...each, ret, before, bound: boundName(before, each.scope), who, then, leaves, left });
    before = each.scope;
  }
  for (const { id, task_size } of tableValues(world.mms))
    for (const { vm_start, vm_end } of vmasInOrder(world, id))
      if (vm_end <= task_size) spans.push({ start: vm_start, end: vm_end });
  const start_brk = first?.start_brk ?? 0;
  const heap = top === null ? null : { start: start_brk, end: top + toBytes(HEAP_SPARE_PAGES) };
  return { calls, world, spans: without(joined(spans, first?.task_size ?? 0), heap), heap, pids };
}
