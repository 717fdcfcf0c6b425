/** One call of a log on the engine: the recorded address, the recorded result, and what the log does not say. */
import { add, drop, isError, MAP, type Outcome, PAGE_SIZE, type Ret } from '../engine';
import { fixed, printFlags } from '../language';
import type { LogEvent, MemoryCall } from './log';
import type { LogTask } from './log-tasks';
import type { ProcessState } from './replay-process';
import type { ReplayWorld } from './replay-world';

/** What may be missing in a call that fails here and went well there. */
const NEEDS_MAPPED: ReadonlySet<MemoryCall['name']> = new Set([
  'mprotect',
  'mremap',
  'madvise',
  'mlock',
  'mlock2',
  'munlock',
  'mbind',
]);
const LIMITS: ReadonlySet<unknown> = new Set(['ENOMEM', 'EAGAIN', 'EPERM']);

/** The call with its file, opened if need be. */
function withFile(engine: ReplayWorld, call: MemoryCall, path: string | null): MemoryCall {
  return call.name === 'mmap' && path !== null ? { ...call, fd: engine.file(path) } : call;
}

/** The range that a call takes for mapped. */
function rangeOf(call: MemoryCall): { addr: number; len: number } | null {
  if (!NEEDS_MAPPED.has(call.name)) return null;
  if (call.name === 'mremap') return { addr: call.addr, len: Math.max(call.old_len, PAGE_SIZE) };
  return 'len' in call ? call : null;
}

/** One call of the log that went well there. */
interface Made {
  readonly engine: ReplayWorld;
  readonly task: LogTask;
  readonly state: ProcessState;
  readonly call: MemoryCall;
  readonly line: number;
  readonly ret: number;
}

/** What a call that failed here may have lacked. */
interface Help {
  readonly fits: (made: Made, ret: Ret) => boolean;
  readonly give: (made: Made) => void;
}

const memoryThatWasThere: Help = {
  fits: ({ call }, ret) => rangeOf(call) !== null && (ret === 'ENOMEM' || ret === 'EFAULT'),
  give: ({ engine, task, state, call }) => {
    const range = rangeOf(call);
    if (range !== null) state.wasBefore(engine.fill(task, range.addr, range.len));
    engine.switchTo(task);
  },
};
const higherLimits: Help = {
  fits: ({ engine }, ret) => LIMITS.has(ret) && !engine.limitsAreRaised,
  give: ({ engine }) => engine.raiseLimits(),
};

/** Something lies where the log says that nothing did: the log is right. Kernels before 4.17 map elsewhere then. */
function force({ engine, call, line, ret }: Made, got: Ret): Outcome | null {
  if (call.name !== 'mmap' || (isError(got) && got !== 'EEXIST')) return null;
  if (!isError(got)) engine.apply({ name: 'munmap', addr: got, len: call.len }, 'needed', 0);
  const flags = add(drop(call.flags, MAP.FIXED_NOREPLACE), MAP.FIXED);
  return engine.apply({ ...call, flags }, 'log', line, ret);
}

/** Makes the call; where it fails, again with the memory or the limits that it must have had. */
function make(made: Made): { readonly outcome: Outcome; readonly forced: boolean; readonly first: Ret } {
  const { engine, call, line, ret } = made;
  let outcome = engine.attempt(call);
  for (const help of [memoryThatWasThere, higherLimits]) {
    if (outcome.ret === ret || !help.fits(made, outcome.ret)) continue;
    // The attempt is told too: what it did to a part of the range stays done.
    engine.tell(call, outcome, 'tried', line, ret);
    help.give(made);
    outcome = engine.attempt(call);
  }
  const first = outcome.ret;
  const forced = first === ret ? null : force(made, first);
  if (forced === null) engine.tell(call, outcome, 'log', line, ret);
  return { outcome: forced ?? outcome, forced: forced !== null, first };
}

/** A call, or an advice, that the kernel of the replay does not have yet. */
const isTooNew = ({ name }: MemoryCall, { ret }: Outcome): boolean =>
  ret === 'ENOSYS' || ((name === 'madvise' || name === 'set_vma_anon_name') && ret === 'EINVAL');

/** Makes the call of one event as its process, and books what came of it. */
export function applyMemory(engine: ReplayWorld, task: LogTask, state: ProcessState, event: LogEvent): void {
  const { op, ret, endLine } = event;
  // Without a result nobody knows whether it was done.
  if (op.kind !== 'memory' || ret === null) return;
  engine.switchTo(task);
  const asked = withFile(engine, op.call, op.path);
  engine.switchTo(task);
  if (typeof ret === 'string') {
    const outcome = engine.applyFailed(asked, endLine, ret);
    if (outcome.ret === ret) state.count(outcome);
    else state.mismatch(endLine, asked, ret, outcome.ret);
    return;
  }
  const call = fixed(asked, ret) as MemoryCall;
  const { outcome, forced, first } = make({ engine, task, state, call, line: endLine, ret });
  state.count(outcome);
  if (isTooNew(call, outcome)) state.leaveOut(call.name === 'madvise' ? printFlags('advice', call.advice) : call.name);
  else if (forced || outcome.ret !== ret) state.mismatch(endLine, call, ret, first);
}
