/** Memory that is not mapped by mmap: System V segments and the rings of asynchronous input and output. */
import { add, isError, MAP, PAGE_SIZE, PROT, pageAlign } from '../engine';
import type { LogEvent } from './log';
import type { LogTask } from './log-tasks';
import { withoutRemark } from './maps-image';
import type { ProcessState } from './replay-process';
import type { ReplayOptions } from './replay-types';
import type { ReplayWorld } from './replay-world';

/** struct aio_ring and struct io_event take 32 bytes each; the kernel doubles the number and adds two. */
const RING_UNIT = 32;
const ringBytes = (events: number): number => pageAlign(RING_UNIT + RING_UNIT * (events * 2 + 2));

export class Segments {
  /** By the id that shmget returned. */
  private readonly known = new Map<number, { readonly len: number; readonly path: string }>();
  /** What is attached where. */
  private readonly attached = new Map<number, number>();

  constructor(
    private readonly engine: ReplayWorld,
    private readonly exitMaps: ReplayOptions['exitMaps'],
  ) {}

  step(task: LogTask, state: ProcessState, event: LogEvent): void {
    const { op, ret } = event;
    if (typeof ret !== 'number') return;
    switch (op.kind) {
      case 'shmget':
        this.known.set(ret, { len: pageAlign(op.size), path: `/SYSV${op.key.toString(16).padStart(8, '0')}` });
        return;
      case 'shmat': {
        const segment = this.known.get(op.id) ?? this.seenAtExit(task, ret);
        if (segment === undefined) state.leaveOut('shmat');
        else this.attach(task, state, event, ret, segment.len, segment.path, op.readOnly);
        return;
      }
      case 'io_setup':
        // The kernel takes four events for each processor at least, and the log does not say how many there are.
        this.attach(task, state, event, op.addr, ringBytes(op.events), '/[aio]', false);
        return;
      case 'shmdt':
      case 'io_destroy':
        this.detach(task, state, event, op.addr);
        return;
      case 'unmodelled':
        if (op.name !== '') state.leaveOut(op.name);
        return;
      default:
    }
  }

  /** Without shmget in the log, the map at the exit shows how long the segment was, if it is still there. */
  private seenAtExit(task: LogTask, addr: number): { len: number; path: string } | undefined {
    const line = this.exitMaps
      ?.get(task.process.pid)
      ?.find(({ vm_start, name }) => vm_start === addr && name.startsWith('/SYSV'));
    return line === undefined ? undefined : { len: line.vm_end - line.vm_start, path: withoutRemark(line.name) };
  }

  private attach(
    task: LogTask,
    state: ProcessState,
    event: LogEvent,
    addr: number,
    len: number,
    path: string,
    readOnly: boolean,
  ): void {
    if (addr % PAGE_SIZE !== 0 || len === 0) return;
    this.engine.switchTo(task);
    const fd = this.engine.file(path);
    const prot = readOnly ? PROT.READ : add(PROT.READ, PROT.WRITE);
    const flags = add(MAP.SHARED, MAP.FIXED_NOREPLACE);
    const { endLine } = event;
    const outcome = this.engine.apply({ name: 'mmap', addr, len, prot, flags, fd, offset: 0 }, 'log', endLine);
    state.count(outcome);
    if (isError(outcome.ret)) state.leaveOut(event.op.kind);
    else this.attached.set(addr, len);
  }

  private detach(task: LogTask, state: ProcessState, event: LogEvent, addr: number): void {
    const len = this.attached.get(addr);
    if (len === undefined) {
      state.leaveOut(event.op.kind);
      return;
    }
    this.engine.switchTo(task);
    state.count(this.engine.apply({ name: 'munmap', addr, len }, 'log', event.endLine));
  }
}
