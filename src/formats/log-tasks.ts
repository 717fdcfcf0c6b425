/**
 * Who is who in a log. A child's calls can stand before its parent's clone has returned, and a pid can be used again, so
 * the results of all clones are read first:
 *
 *   7 clone(… <unfinished ...>         the child is born between here …
 *   8 mmap(…) = 0x7f…                  … and its own first call, at the latest
 *   7 <... clone resumed>) = 8         when clone returns
 */
import type { Pid } from '../engine';
import type { LogEvent, StraceLog } from './log';

/** The life of a process from one execve to the next, or from its birth. */
export interface Generation {
  /** null before the first execve in the log. */
  readonly exec: LogEvent | null;
  /** What its first brk says about the break; undefined where it makes none. */
  brk?: number;
  /** The lowest break seen: the heap cannot begin above it. */
  lowestBrk?: number;
}

/** Threads with one pid for all. */
export interface LogProcess {
  readonly pid: Pid;
  readonly parent: LogProcess | null;
  readonly tasks: LogTask[];
  readonly generations: Generation[];
}

/** A thread, or the only one of its process. */
export interface LogTask {
  readonly pid: Pid;
  readonly process: LogProcess;
  /** The clone that made it, and who called it; null for the first process. */
  readonly birth: LogEvent | null;
  readonly parent: LogTask | null;
  /** The last of its events. */
  last: number;
}

export interface LogTasks {
  /** For each event of the log; null where there is no such task any more. */
  readonly ofEvent: readonly (LogTask | null)[];
  readonly processes: readonly LogProcess[];
  /** The child of each clone that succeeded. */
  readonly children: ReadonlyMap<LogEvent, LogTask>;
}

const isBirth = ({ op, ret }: LogEvent): boolean => op.kind === 'clone' && typeof ret === 'number' && ret > 0;

class TaskFinder {
  readonly ofEvent: (LogTask | null)[] = [];
  readonly processes: LogProcess[] = [];
  readonly children = new Map<LogEvent, LogTask>();
  private readonly live = new Map<Pid, LogTask>();
  private readonly dead = new Set<LogTask>();
  /** By the child's pid: clones in the order of the log, and how many of them are used up. */
  private readonly births = new Map<Pid, { readonly clones: LogEvent[]; used: number }>();

  constructor(private readonly events: readonly LogEvent[]) {
    events.forEach((event, index) => {
      if (index !== event.enter || !isBirth(event)) return;
      const pid = Number(event.ret);
      const known = this.births.get(pid);
      if (known === undefined) this.births.set(pid, { clones: [event], used: 0 });
      else known.clones.push(event);
    });
  }

  run(): void {
    this.events.forEach((event, index) => {
      const task = this.taskOf(event, index);
      this.ofEvent.push(task);
      if (task === null) return;
      task.last = index;
      this.note(task, event, index);
    });
  }

  private isDead(task: LogTask | undefined): boolean {
    return task === undefined || this.dead.has(task);
  }

  private taskOf(event: LogEvent, index: number): LogTask | null {
    const known = this.live.get(event.pid);
    if (event.op.kind === 'gone') return known ?? null;
    if (!this.isDead(known)) return known ?? null;
    const birth = this.nextBirth(event.pid);
    if (birth !== undefined && birth.enter < index) return this.born(event.pid, birth);
    // What a dead process still says is the end of a call that was cut in two; only execve begins a new life.
    if (known !== undefined && event.op.kind !== 'execve') return known;
    return this.newProcess(event.pid, null, null);
  }

  private nextBirth(pid: Pid): LogEvent | undefined {
    const births = this.births.get(pid);
    return births?.clones[births.used];
  }

  private born(pid: Pid, birth: LogEvent): LogTask {
    const births = this.births.get(pid);
    if (births !== undefined) births.used++;
    const parent = this.live.get(birth.pid) ?? null;
    const isThread = birth.op.kind === 'clone' && birth.op.thread && parent !== null;
    const task = isThread ? this.newTask(pid, parent.process, birth, parent) : this.newProcess(pid, birth, parent);
    this.children.set(birth, task);
    return task;
  }

  private newProcess(pid: Pid, birth: LogEvent | null, parent: LogTask | null): LogTask {
    const process: LogProcess = { pid, parent: parent?.process ?? null, tasks: [], generations: [{ exec: null }] };
    this.processes.push(process);
    return this.newTask(pid, process, birth, parent);
  }

  private newTask(pid: Pid, process: LogProcess, birth: LogEvent | null, parent: LogTask | null): LogTask {
    const task: LogTask = { pid, process, birth, parent, last: -1 };
    process.tasks.push(task);
    this.live.set(pid, task);
    return task;
  }

  private note(task: LogTask, event: LogEvent, index: number): void {
    const { op, ret } = event;
    if (op.kind === 'gone') this.dead.add(task);
    if (index !== event.leave) return;
    if (isBirth(event) && this.nextBirth(Number(ret)) === event) this.born(Number(ret), event);
    else if (op.kind === 'execve' && ret === 0) this.execed(task, event);
    else if (op.kind === 'exit') for (const one of op.group ? task.process.tasks : [task]) this.dead.add(one);
    else if (op.kind === 'memory' && op.call.name === 'brk' && typeof ret === 'number') noteBrk(task, ret);
  }

  private execed(task: LogTask, event: LogEvent): void {
    for (const other of task.process.tasks) if (other !== task) this.dead.add(other);
    task.process.generations.push({ exec: event });
  }
}

/** The first brk of a program is brk(NULL), which tells where its heap begins. */
function noteBrk({ process }: LogTask, ret: number): void {
  const now = process.generations[process.generations.length - 1];
  if (now === undefined) return;
  now.brk ??= ret;
  now.lowestBrk = Math.min(now.lowestBrk ?? ret, ret);
}

/** The tasks and processes of a log. */
export function findTasks(log: StraceLog): LogTasks {
  const finder = new TaskFinder(log.events);
  finder.run();
  const { ofEvent, processes, children } = finder;
  return { ofEvent, processes, children };
}
