/**
 * The two trace events of the 2022 series as the kernel's trace file shows them, columns and all. The model has no
 * clock: the seconds are the number of the call, the microseconds the number of the event in it.
 */
import { type TraceEvent, traceLine } from './trace-log';

export interface TraceRow {
  /** From 0. */
  readonly call: number;
  /** From 0, within the call. */
  readonly number: number;
  readonly task: string;
  readonly pid: number;
  readonly event: TraceEvent;
}

const HEADER = `# tracer: nop
#
# entries-in-buffer/entries-written: {n}/{n}   #P:1
#
# TIMESTAMP is CALL.EVENT: seconds count the calls of the script from 1, microseconds the events of a call from 1.
#
#                                _-----=> irqs-off
#                               / _----=> need-resched
#                              | / _---=> hardirq/softirq
#                              || / _--=> preempt-depth
#                              ||| / _-=> migrate-disable
#                              |||| /     delay
#           TASK-PID     CPU#  |||||  TIMESTAMP  FUNCTION
#              | |         |   |||||     |         |
`;

/** `            init-1       [000] .....     5.000001: vm_av_merge: merged=1 …`. */
export function traceText(rows: readonly TraceRow[]): string {
  const lines = rows.map(({ call, number, task, pid, event }) => {
    const name = `${task.slice(0, 15).padStart(16)}-${String(pid).padEnd(7)}`;
    const time = `${call + 1}.${String(number + 1).padStart(6, '0')}`.padStart(12);
    return `${name} [000] ..... ${time}: ${traceLine(event)}\n`;
  });
  return `${HEADER.replaceAll('{n}', String(rows.length))}${lines.join('')}`;
}
