/** What a replay takes and gives. */
import type { Addr, Call, KernelName, Outcome, Pid, Ret, World } from '../engine';
import type { LogRet } from './log';
import type { MapsLine } from './maps';
import type { MapsDifference } from './maps-compare';
import type { ExecMaps } from './replay-maps';

/** Why a call stands in the history. */
export type EntryOrigin =
  /** A line of the log. */
  | 'log'
  /** A line of the log that failed here, for want of what the next entries bring: then it is made again. */
  | 'tried'
  /** What the log takes for granted: an open file, another task's turn, a limit that was higher on that machine. */
  | 'needed'
  /** Memory that was there before the log, or before the program could be watched. */
  | 'there-before';

/** One call of the replay, in the order made. */
export interface ReplayEntry {
  readonly call: Call;
  readonly outcome: Outcome;
  readonly origin: EntryOrigin;
  /** Of the log; 0 where it is not from there. */
  readonly line: number;
  readonly recorded?: LogRet;
}

/** A call that came out differently than the log says. */
export interface ReplayMismatch {
  readonly line: number;
  readonly call: Call;
  readonly recorded: LogRet;
  readonly actual: Ret;
}

export interface ReplayRange {
  readonly start: Addr;
  readonly end: Addr;
}

export interface ProcessReplay {
  readonly pid: Pid;
  /** The pid of the process that made it; null for the first. */
  readonly parent: Pid | null;
  /** The program it ran last. */
  readonly command: string;
  /** Calls on memory that it and its threads made. */
  readonly calls: number;
  /** How often vma_merge took each case; [0] is no merge. */
  readonly cases: readonly number[];
  /** Calls that failed, in the log as here. */
  readonly errors: number;
  readonly mismatches: readonly ReplayMismatch[];
  readonly mismatchCount: number;
  /** Names of calls that may change the map in a way that is not modelled. */
  readonly unmodelled: readonly string[];
  /** Memory that was used though nothing shows how it came: there before the log. */
  readonly before: readonly ReplayRange[];
  /** The map at its exit, or at the end of the log. */
  readonly map: readonly MapsLine[];
  /** Was there a map to compare with? Then: is it the same? */
  readonly exact?: boolean;
  readonly difference?: MapsDifference;
  /** The recorded map has no stack and this one has: the recorder was cut short. */
  readonly mapCutOff?: true;
  /** Did it start from a recorded map? */
  readonly fromMap: boolean;
  readonly ended: boolean;
}

export interface ReplayOptions {
  readonly kernel?: KernelName;
  /** /proc/PID/maps after the execs of each process, and at its exit. */
  readonly execMaps?: ExecMaps;
  readonly exitMaps?: ReadonlyMap<Pid, readonly MapsLine[]>;
  /** Called for each call in the order made: a history is built from them. */
  readonly onEntry?: (entry: ReplayEntry) => void;
}

export interface ReplayResult {
  readonly processes: readonly ProcessReplay[];
  readonly world: World;
}
