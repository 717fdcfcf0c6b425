/**
 * Which process a line without a pid belongs to. strace leaves the pid out without -f, and, when it writes to the
 * terminal, as long as only one process is left: first the one it started, later whichever survives.
 */
import type { Prefix } from '../language';
import type { LogOp, LogRet } from './log';

/** Stands for the process that strace started until its number is known. */
const MAIN = 0;
/** The number of the only process of a log without pids. */
const ONLY = 1;

interface Noted {
  readonly op: LogOp;
  readonly ret: LogRet;
  pid: number;
}

export class TraceePids {
  private readonly alive = new Set<number>([MAIN]);
  private readonly children = new Set<number>();
  /** `[pid N]` in the order of appearance. */
  private readonly bracketed = new Set<number>();
  /** Did a call stand behind a pid? */
  seen = false;

  /** The process of a line. */
  of({ pid, bracketed }: Prefix): number {
    if (pid !== -1) {
      if (bracketed) this.bracketed.add(pid);
      return pid;
    }
    if (this.alive.size === 1) for (const only of this.alive) return only;
    return MAIN;
  }

  /** Under which number a call of this process began: the first process may have had none yet. */
  keyOf(pid: number, began: (pid: number) => boolean): number {
    return began(pid) || this.children.has(pid) || !began(MAIN) ? pid : MAIN;
  }

  /** A call was read: children come, processes go. */
  note({ op, ret, pid }: Noted): void {
    if (pid !== MAIN) this.seen = true;
    if (op.kind === 'clone' && typeof ret === 'number' && ret > 0) this.message(ret, true);
    else if (op.kind === 'exit' || op.kind === 'gone') this.message(pid, false);
  }

  /** `Process 7 attached`, `Process 7 detached`. */
  message(pid: number, isAttached: boolean): void {
    if (isAttached) {
      this.children.add(pid);
      this.alive.add(pid);
    } else this.alive.delete(this.children.has(pid) ? pid : MAIN);
  }

  /** Puts the number of the first process where it was missing: the one in brackets that nobody started. */
  settle(events: readonly Noted[]): void {
    let main = ONLY;
    for (const pid of this.bracketed) {
      if (this.children.has(pid)) continue;
      main = pid;
      break;
    }
    for (const event of events) if (event.pid === MAIN) event.pid = main;
  }
}
