/**
 * The engine as a replay needs it: the task of a log line becomes the current one, files are open before they are mapped,
 * a call that came out otherwise than recorded is tried again with what the log did not say.
 */
import {
  type Bulk,
  type Call,
  createWorld,
  type FileId,
  has,
  isError,
  type Outcome,
  openBulk,
  PAGE_SIZE,
  type Pid,
  pageAlign,
  pageDown,
  TASK_SIZE,
  tableGet,
  VM,
  type Vma,
  vmasInOrder,
  type World,
} from '../engine';
import { usualFlags } from '../language';
import type { LogProcess, LogTask } from './log-tasks';
import type { EntryOrigin, ReplayEntry, ReplayOptions, ReplayRange } from './replay-types';

/** A log does not tell how long a file is: long enough for every mapping and every access. */
const FILE_PAGES = 2 ** 31;
/** Limits on the recording machine that the log does not show; raised when a call that went well there fails here. */
const RAISED: readonly Call[] = [
  { name: 'sysctl', key: 'max_map_count', value: 2 ** 31 - 1 },
  { name: 'sysctl', key: 'mmap_min_addr', value: 0 },
  { name: 'rlimit', resource: 'RLIMIT_STACK', value: Number.POSITIVE_INFINITY },
];
const NOBODY: ReadonlySet<LogTask> = new Set();
/** The pid of the engine's first task, which exists before the log begins. */
const FIRST_PID = 1;

export class ReplayWorld {
  private bulk: Bulk;
  private current: Pid = FIRST_PID;
  private readonly pids = new Map<LogTask, Pid>();
  private readonly usedPids = new Set<Pid>();
  private readonly alive = new Map<LogProcess, Set<LogTask>>();
  private readonly files = new Map<string, FileId>();
  private raised = false;
  private readonly onEntry: ((entry: ReplayEntry) => void) | undefined;

  constructor({ kernel, onEntry }: ReplayOptions) {
    this.bulk = openBulk(createWorld(kernel === undefined ? {} : { kernel }));
    this.onEntry = onEntry;
  }

  apply(call: Call, origin: EntryOrigin, line: number, recorded?: ReplayEntry['recorded']): Outcome {
    const outcome = this.attempt(call);
    this.tell(call, outcome, origin, line, recorded);
    return outcome;
  }

  /** Makes a call; tell() must follow, for what it did stays done. */
  attempt(call: Call): Outcome {
    return this.bulk.apply(call);
  }

  tell(call: Call, outcome: Outcome, origin: EntryOrigin, line: number, recorded?: ReplayEntry['recorded']): void {
    this.onEntry?.({ call, outcome, origin, line, ...(recorded !== undefined && { recorded }) });
  }

  world(): World {
    return this.bulk.world();
  }

  /**
   * A call that failed in the log: it must fail here in the same way, and where it does not it is not made at all. What
   * made it fail, the log does not say: a limit, the mode of a file, memory that ran out.
   */
  applyFailed(call: Call, line: number, errno: string): Outcome {
    const before = this.bulk.world();
    const outcome = this.bulk.apply(call);
    if (outcome.ret === errno) this.onEntry?.({ call, outcome, origin: 'log', line, recorded: errno });
    else this.bulk = openBulk(before);
    return outcome;
  }

  /** The tasks of a process that have come and not gone. */
  living(process: LogProcess): ReadonlySet<LogTask> {
    return this.alive.get(process) ?? NOBODY;
  }

  isAlive(task: LogTask): boolean {
    return this.living(task.process).has(task);
  }

  /** Did the task come to be? */
  has(task: LogTask): boolean {
    return this.pids.has(task);
  }

  switchTo(task: LogTask): void {
    const pid = this.pids.get(task) ?? FIRST_PID;
    if (pid === this.current) return;
    this.apply({ name: 'switch', pid }, 'needed', 0);
    this.current = pid;
  }

  /** The task comes to be, by fork from its parent or, with nothing, from the first task. */
  create(task: LogTask): void {
    const { parent, birth } = task;
    const isFork = parent !== null && this.isAlive(parent);
    const siblings = this.alive.get(task.process);
    if (siblings === undefined) this.alive.set(task.process, new Set([task]));
    else siblings.add(task);
    const shares = isFork && birth?.op.kind === 'clone' && birth.op.vm;
    if (!isFork && task.pid === FIRST_PID && !this.usedPids.has(FIRST_PID)) {
      this.usedPids.add(FIRST_PID);
      this.pids.set(task, FIRST_PID);
      return;
    }
    if (isFork) this.switchTo(parent);
    else if (this.current !== FIRST_PID) {
      this.apply({ name: 'switch', pid: FIRST_PID }, 'needed', 0);
      this.current = FIRST_PID;
    }
    const pid = this.freePid(task.pid);
    const call: Call = { name: 'fork', pid, ...(shares && { thread: true }) };
    this.apply(call, isFork ? 'log' : 'needed', birth?.line ?? 0, birth?.ret ?? undefined);
    this.usedPids.add(pid);
    this.pids.set(task, pid);
  }

  /** The log's own pid; where a second process has it, one beyond all that a kernel gives. */
  private freePid(wanted: Pid): Pid {
    let pid = Math.max(FIRST_PID + 1, wanted);
    while (this.usedPids.has(pid) || (pid === FIRST_PID && wanted !== FIRST_PID)) pid += 2 ** 22;
    return pid;
  }

  exit(task: LogTask): void {
    const pid = this.pids.get(task);
    if (pid === undefined || !this.isAlive(task)) return;
    this.alive.get(task.process)?.delete(task);
    this.apply({ name: 'exit', pid }, 'log', 0);
    // Whoever goes on now is not of interest: the next line says whose turn it is.
    if (pid === this.current) this.current = -1;
  }

  /** The open file of a path: one for all who map it. */
  file(path: string): FileId {
    let id = this.files.get(path);
    if (id !== undefined) return id;
    const { ret } = this.apply({ name: 'open', path, pages: FILE_PAGES, mode: 'rw' }, 'needed', 0);
    id = isError(ret) ? -1 : ret;
    this.files.set(path, id);
    return id;
  }

  mmOf(task: LogTask): number | null {
    const pid = this.pids.get(task);
    return pid === undefined ? null : (tableGet(this.world().tasks, pid)?.mm ?? null);
  }

  brkOf(mm: number): number | undefined {
    return tableGet(this.world().mms, mm)?.brk;
  }

  get limitsAreRaised(): boolean {
    return this.raised;
  }

  /** Limits that the recording machine must have had higher. */
  raiseLimits(): void {
    this.raised = true;
    for (const call of RAISED) this.apply(call, 'needed', 0);
  }

  /** Maps what is missing in the range, for memory that was there before; gives the ranges that were. */
  fill(task: LogTask, addr: number, len: number): ReplayRange[] {
    const mm = this.mmOf(task);
    if (mm === null || len > TASK_SIZE) return [];
    const end = pageAlign(addr + len);
    const holes: ReplayRange[] = [];
    let at = pageDown(addr);
    for (const vma of vmasInOrder(this.world(), mm)) {
      if (at >= end) break;
      if (vma.vm_end <= at) continue;
      const isHole = vma.vm_start > at && !this.growStack(vma, at);
      if (isHole) holes.push({ start: at, end: Math.min(end, vma.vm_start) });
      at = isHole && vma.vm_start >= end ? end : vma.vm_end;
    }
    if (at < end) holes.push({ start: at, end });
    for (const { start, end: above } of holes) {
      const call: Call = {
        name: 'insert_vm_struct',
        addr: start,
        len: above - start,
        vm_flags: usualFlags('rw-p', ''),
      };
      this.apply(call, 'there-before', 0);
    }
    return holes;
  }

  /**
   * The stack has grown since its map was read: an access brings it down. One page farther than asked, for who changes a
   * page of its stack stands on a lower one.
   */
  private growStack({ vm_flags, vm_start }: Vma, at: number): boolean {
    if (!has(vm_flags, VM.GROWSDOWN) || vm_start - at > STACK_REACH) return false;
    const addr = at - PAGE_SIZE;
    const { ret } = this.apply({ name: 'touch', addr, len: PAGE_SIZE, write: true }, 'there-before', 0);
    return !isError(ret);
  }
}

/** As far below its start as a stack with the usual limit can be. */
const STACK_REACH = 8 * 1024 * 1024;
