/**
 * Replays a log: every call of every process on the engine, in the order that the log allows.
 * - A call cut in two: munmap, and a brk that shrinks, at its first line, since another thread may take the freed range before
 *   the second; everything else at its second line, when its result is there. mremap moves at its second line too, or just
 *   before another thread takes what it leaves.
 * - An address that the kernel chose is the log's: the call asks for it, and nothing else may lie there.
 * - A call that failed is made as well, and must fail in the same way; where it does not, its effect is dropped.
 * - Memory that is used but was never mapped was there before; it is put there, and listed.
 */
import '../engine/all-calls';
import { type Image, pageAlign, pageDown } from '../engine';
import type { LogEvent, StraceLog } from './log';
import { findTasks, type Generation, type LogProcess, type LogTask, type LogTasks } from './log-tasks';
import type { MapsLine } from './maps';
import { imageOfMaps, type KnownFiles, knownFiles, mapsOf } from './maps-image';
import { assignExecMaps } from './replay-maps';
import { applyMemory } from './replay-memory';
import { ProcessState } from './replay-process';
import { Segments } from './replay-segments';
import type { ReplayOptions, ReplayResult } from './replay-types';
import { ReplayWorld } from './replay-world';

const isCut = (event: LogEvent): boolean => event.enter !== event.leave;

class Replay {
  private readonly engine: ReplayWorld;
  private readonly tasks: LogTasks;
  private readonly states = new Map<LogProcess, ProcessState>();
  private readonly execMaps: ReadonlyMap<LogEvent, readonly MapsLine[]>;
  private readonly known: KnownFiles;
  private readonly segments: Segments;
  /** Calls cut in two that were made before their second line. */
  private readonly made = new Set<LogEvent>();
  /** mremap calls that have begun and not ended. */
  private readonly moving = new Map<LogEvent, LogTask>();
  /** Tasks of a process that is ending: each leaves with its last line. */
  private readonly leaving = new Set<LogTask>();

  constructor(
    private readonly log: StraceLog,
    private readonly options: ReplayOptions,
  ) {
    this.engine = new ReplayWorld(options);
    this.segments = new Segments(this.engine, options.exitMaps);
    this.tasks = findTasks(log);
    this.execMaps = assignExecMaps(options.execMaps ?? new Map(), log.events, this.tasks);
    const maps = [...(options.execMaps?.values() ?? [])].flat();
    this.known = knownFiles([...maps, ...(options.exitMaps?.values() ?? [])]);
  }

  run(): ReplayResult {
    this.log.events.forEach((event, index) => {
      const task = this.tasks.ofEvent[index];
      if (task === null || task === undefined) return;
      if (!this.engine.has(task)) this.create(task);
      this.step(task, this.stateOf(task.process), event, index);
      if (this.leaving.has(task) && task.last <= index) this.leave(task);
    });
    for (const [process, state] of this.states) state.finish(() => this.mapOf(process));
    const processes = [...this.states.values()].map((state) => state.report());
    return { processes, world: this.engine.world() };
  }

  private stateOf(process: LogProcess): ProcessState {
    let state = this.states.get(process);
    if (state === undefined) {
      const parent = process.parent === null ? undefined : this.states.get(process.parent);
      state = new ProcessState(process, this.options.exitMaps?.get(process.pid), parent);
      this.states.set(process, state);
    }
    return state;
  }

  private create(task: LogTask): void {
    this.engine.create(task);
    const first = task.process.generations[0];
    // A log that begins in the middle of a program: its heap is where brk says.
    if (task.parent !== null || first?.brk === undefined) return;
    this.engine.switchTo(task);
    this.engine.apply({ name: 'execve', image: this.emptyImage('', first) }, 'there-before', 0);
  }

  private emptyImage(name: string, { brk, lowestBrk }: Generation): Image {
    if (brk === undefined || lowestBrk === undefined) return { name, vmas: [] };
    return { name, vmas: [], start_brk: Math.min(pageDown(brk), lowestBrk), brk };
  }

  private mapOf(process: LogProcess): MapsLine[] {
    const [task] = this.engine.living(process);
    const mm = task === undefined ? null : this.engine.mmOf(task);
    return mm === null ? [] : mapsOf(this.engine.world(), mm, this.known);
  }

  private step(task: LogTask, state: ProcessState, event: LogEvent, index: number): void {
    const { op, ret } = event;
    const isEnter = index === event.enter;
    const isLeave = index === event.leave;
    switch (op.kind) {
      case 'memory':
        this.memory(task, state, event, index);
        break;
      case 'clone': {
        const child = isLeave ? this.tasks.children.get(event) : undefined;
        if (child !== undefined && child.last >= 0 && !this.engine.has(child)) this.create(child);
        break;
      }
      case 'execve':
        if (isLeave && ret === 0) this.exec(task, state, event, op.path);
        break;
      case 'exit':
        if (isEnter && (op.group || this.isLast(task))) state.end(this.mapOf(task.process));
        if (isLeave) this.leaveTogether(op.group ? [...this.engine.living(task.process)] : [task], index);
        break;
      case 'gone':
        if (!state.hasEnded && this.isLast(task)) state.end(this.mapOf(task.process));
        this.willLeave(task, index);
        break;
      default:
        if (isLeave) this.segments.step(task, state, event);
    }
    // Threads go on for a moment while the process ends; its map was read in that moment.
    if (isLeave && state.hasEnded && state.differs && op.kind === 'memory') state.end(this.mapOf(task.process));
  }

  private isLast(task: LogTask): boolean {
    const living = this.engine.living(task.process);
    return living.size === 1 && living.has(task);
  }

  private leaveTogether(tasks: readonly LogTask[], index: number): void {
    for (const task of tasks) this.willLeave(task, index);
  }

  private willLeave(task: LogTask, index: number): void {
    this.leaving.add(task);
    if (task.last <= index) this.leave(task);
  }

  private leave(task: LogTask): void {
    this.leaving.delete(task);
    this.engine.exit(task);
  }

  private exec(task: LogTask, state: ProcessState, event: LogEvent, path: string): void {
    for (const other of [...this.engine.living(task.process)]) if (other !== task) this.leave(other);
    const lines = this.execMaps.get(event);
    state.exec(path, lines !== undefined);
    const generation = task.process.generations[state.generation] ?? { exec: event };
    const { brk } = generation;
    const image =
      lines === undefined
        ? this.emptyImage(path, generation)
        : imageOfMaps(lines, { name: path, ...(brk !== undefined && { brk }) });
    this.engine.switchTo(task);
    this.engine.apply({ name: 'execve', image }, 'log', event.endLine, 0);
  }

  private memory(task: LogTask, state: ProcessState, event: LogEvent, index: number): void {
    const { op } = event;
    if (op.kind !== 'memory') return;
    if (isCut(event) && index === event.enter) {
      if (op.call.name === 'mremap') this.moving.set(event, task);
      const isEarly = op.call.name === 'munmap' || (op.call.name === 'brk' && this.shrinks(task, op.call.addr));
      if (!isEarly) return;
      this.made.add(event);
    } else {
      this.moving.delete(event);
      if (this.made.delete(event)) return;
      if (this.moving.size > 0) this.moveAway(task, event);
    }
    applyMemory(this.engine, task, state, event);
  }

  private shrinks(task: LogTask, addr: number): boolean {
    const mm = this.engine.mmOf(task);
    const brk = mm === null ? 0 : (this.engine.brkOf(mm) ?? 0);
    return addr !== 0 && addr < brk;
  }

  /** What a move of another thread has left by now, this call may take. */
  private moveAway(task: LogTask, event: LogEvent): void {
    const taken = takenBy(event);
    if (taken === null) return;
    for (const [move, mover] of this.moving) {
      if (move.op.kind !== 'memory' || move.op.call.name !== 'mremap') continue;
      const { addr, old_len } = move.op.call;
      if (taken.end <= addr || taken.start >= pageAlign(addr + old_len)) continue;
      if (this.engine.mmOf(mover) !== this.engine.mmOf(task)) continue;
      this.moving.delete(move);
      this.made.add(move);
      applyMemory(this.engine, mover, this.stateOf(mover.process), move);
    }
  }
}

/** The memory that a call got. */
function takenBy({ op, ret }: LogEvent): { start: number; end: number } | null {
  if (op.kind !== 'memory' || typeof ret !== 'number') return null;
  if (op.call.name === 'mmap') return { start: ret, end: pageAlign(ret + op.call.len) };
  return op.call.name === 'mremap' ? { start: ret, end: pageAlign(ret + op.call.new_len) } : null;
}

/** Replays a log; with the maps of its processes each starts from its own and is compared in the end. */
export function replayLog(log: StraceLog, options: ReplayOptions = {}): ReplayResult {
  return new Replay(log, options).run();
}
