/** One call of a log on the engine: the recorded address, the recorded result, and what the log does not say. */
import { add, type Call, drop, isError, MAP, type Outcome, PAGE_SIZE } from '../engine';
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

/** The engine refused what the kernel did. Tries again with the memory or the limits that it must have had. */
function again(
  engine: ReplayWorld,
  task: LogTask,
  state: ProcessState,
  call: MemoryCall,
  line: number,
  first: Outcome,
): Outcome {
  let outcome = first;
  const range = rangeOf(call);
  if (range !== null && (outcome.ret === 'ENOMEM' || outcome.ret === 'EFAULT')) {
    const holes = engine.fill(task, range.addr, range.len);
    state.wasBefore(holes);
    engine.switchTo(task);
    outcome = engine.apply(call, 'log', line);
  }
  if (LIMITS.has(outcome.ret) && engine.raiseLimits()) outcome = engine.apply(call, 'log', line);
  // Something lies here that was not there: the log is right.
  if (outcome.ret === 'EEXIST' && call.name === 'mmap') {
    const flags = add(drop(call.flags, MAP.FIXED_NOREPLACE), MAP.FIXED);
    outcome = engine.apply({ ...call, flags }, 'log', line);
  }
  return outcome;
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
  const first = engine.apply(call, 'log', endLine, ret);
  const outcome = isError(first.ret) ? again(engine, task, state, call, endLine, first) : first;
  state.count(outcome);
  if (isTooNew(call, outcome)) state.leaveOut(call.name === 'madvise' ? printFlags('advice', call.advice) : call.name);
  else if (first.ret === 'EEXIST' || outcome.ret !== ret) state.mismatch(endLine, call as Call, ret, first.ret);
}
