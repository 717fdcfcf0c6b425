/** The book of one process during a replay: what it called, what came of it, and its map in the end. */
import { type Call, isError, type Outcome, type Ret } from '../engine';
import type { LogRet } from './log';
import type { LogProcess } from './log-tasks';
import type { MapsLine } from './maps';
import { compareMaps, type MapsDifference } from './maps-compare';
import type { ProcessReplay, ReplayMismatch, ReplayRange } from './replay-types';

/** Kept to be shown; beyond that they are counted only. */
const MISMATCHES_KEPT = 100;
const CASES = 9;

const hasStack = (lines: readonly MapsLine[] | undefined): boolean =>
  lines?.some(({ name }) => name === '[stack]') ?? false;

export class ProcessState {
  readonly process: LogProcess;
  private readonly expected: readonly MapsLine[] | undefined;
  private command = '';
  private calls = 0;
  private errors = 0;
  private readonly cases: number[] = new Array<number>(CASES).fill(0);
  private readonly mismatches: ReplayMismatch[] = [];
  private mismatchCount = 0;
  private readonly unmodelled = new Set<string>();
  private before: ReplayRange[] = [];
  private map: readonly MapsLine[] = [];
  private difference: MapsDifference | undefined;
  private fromMap = false;
  private ended = false;
  /** How many execs there were: the index of the generation. */
  generation = 0;

  constructor(process: LogProcess, expected: readonly MapsLine[] | undefined, parent: ProcessState | undefined) {
    this.process = process;
    this.expected = expected;
    this.command = parent?.command ?? '';
    this.fromMap = parent?.fromMap ?? false;
    // What was there before in the parent is there in the copy.
    this.before = [...(parent?.before ?? [])];
  }

  get hasEnded(): boolean {
    return this.ended;
  }
  get differs(): boolean {
    return this.difference !== undefined;
  }

  /** A call on memory with its result. */
  count(outcome: Outcome): void {
    this.calls++;
    if (isError(outcome.ret)) this.errors++;
    for (const event of outcome.events) {
      if (event.kind === 'merge') this.cases[event.mergeCase] = (this.cases[event.mergeCase] ?? 0) + 1;
    }
  }

  mismatch(line: number, call: Call, recorded: LogRet, actual: Ret): void {
    this.mismatchCount++;
    if (this.mismatches.length < MISMATCHES_KEPT) this.mismatches.push({ line, call, recorded, actual });
  }

  leaveOut(name: string): void {
    this.unmodelled.add(name);
  }

  wasBefore(ranges: readonly ReplayRange[]): void {
    this.before.push(...ranges);
  }

  exec(command: string, fromMap: boolean): void {
    this.command = command;
    this.fromMap = fromMap;
    this.before = [];
    this.generation++;
  }

  /** The map as the process ends; later again while its threads are still at work and it differs. */
  end(map: readonly MapsLine[]): void {
    this.ended = true;
    this.map = map;
    if (this.expected !== undefined) this.difference = compareMaps(this.expected, map);
  }

  /** The log is over. */
  finish(map: () => readonly MapsLine[]): void {
    if (this.ended) return;
    this.end(map());
    this.ended = false;
  }

  report(): ProcessReplay {
    const { process, command, calls, cases, errors, mismatches, mismatchCount, before, map, difference, fromMap } =
      this;
    return {
      pid: process.pid,
      parent: process.parent?.pid ?? null,
      command,
      calls,
      cases,
      errors,
      mismatches,
      mismatchCount,
      unmodelled: [...this.unmodelled],
      before,
      map,
      ...(this.expected !== undefined && { exact: difference === undefined }),
      ...(difference && { difference }),
      ...(difference && !hasStack(this.expected) && hasStack(map) && { mapCutOff: true as const }),
      fromMap,
      ended: this.ended,
    };
  }
}
