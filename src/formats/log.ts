/** A log of system calls as it was recorded: which process made which call when, and what came of it. */
import type { Bytes, Call, Pid } from '../engine';

/** The calls of a log that are the engine's own. Of mmap the file is in the op: a log knows descriptors, not ids. */
export type MemoryCall = Extract<
  Call,
  {
    name:
      | 'mmap'
      | 'munmap'
      | 'mprotect'
      | 'mremap'
      | 'brk'
      | 'madvise'
      | 'mlock'
      | 'mlock2'
      | 'munlock'
      | 'mlockall'
      | 'munlockall'
      | 'mseal'
      | 'mbind'
      | 'set_vma_anon_name';
  }
>;

export type LogOp =
  /** path: what is mapped; null for anonymous memory. */
  | { readonly kind: 'memory'; readonly call: MemoryCall; readonly path: string | null }
  /** clone, fork, vfork. vm: the same mm; thread: the same process too. */
  | { readonly kind: 'clone'; readonly vm: boolean; readonly thread: boolean }
  /** delayed: strace held the process afterwards, which is when a recorder reads its map. */
  | { readonly kind: 'execve'; readonly path: string; readonly delayed: boolean }
  /** group: exit_group, all threads of the process leave. */
  | { readonly kind: 'exit'; readonly group: boolean }
  /** The process is gone: `+++ exited with 0 +++`, `+++ killed by SIGSEGV +++`. */
  | { readonly kind: 'gone' }
  /** System V shared memory: the size is known where shmget is in the log. */
  | { readonly kind: 'shmget'; readonly key: number; readonly size: Bytes }
  | { readonly kind: 'shmat'; readonly id: number; readonly readOnly: boolean }
  | { readonly kind: 'shmdt'; readonly addr: number }
  /** io_setup maps the ring of an AIO context; its address is the context. */
  | { readonly kind: 'io_setup'; readonly events: number; readonly addr: number }
  | { readonly kind: 'io_destroy'; readonly addr: number }
  /** A call of a name that is watched, which does nothing to memory. */
  | { readonly kind: 'other' }
  /** A call that may change the map in a way that is not modelled. */
  | { readonly kind: 'unmodelled'; readonly name: string };

/** A value, the name of an error, or null where the log shows none (`?`, cut off). */
export type LogRet = number | string | null;

export interface LogCall {
  readonly op: LogOp;
  readonly pid: Pid;
  readonly ret: LogRet;
  /** The lines where it begins and where its result stands: two, where other processes came between. */
  readonly line: number;
  readonly endLine: number;
}

/** `log.events[enter] === call`, and `log.events[leave] === call` once more where it was cut in two. */
export interface LogEvent extends LogCall {
  readonly enter: number;
  readonly leave: number;
}

export const LOG_PROBLEMS = [
  'not-a-call',
  'bad-argument',
  'no-result',
  'too-long',
  'resumed-without-start',
  'never-resumed',
] as const;
export type LogProblemCode = (typeof LOG_PROBLEMS)[number];

/** A line that could not be used. */
export interface LogProblem {
  readonly line: number;
  readonly code: LogProblemCode;
  /** Its beginning. */
  readonly text: string;
}

export interface StraceLog {
  /** In the order of the log; a call that was cut in two stands here twice. */
  readonly events: readonly LogEvent[];
  /** The first problems; problemCount tells how many there were. */
  readonly problems: readonly LogProblem[];
  readonly problemCount: number;
  readonly lines: number;
  /** Lines that say nothing about memory: other calls, signals, messages. */
  readonly otherLines: number;
  /** Does the log say which process makes a call? */
  readonly hasPids: boolean;
}

const SENTENCES: { readonly [C in LogProblemCode]: string } = {
  'not-a-call': 'not a line of strace',
  'bad-argument': 'an argument cannot be read',
  'no-result': 'the line is cut off',
  'too-long': 'the line is too long',
  'resumed-without-start': 'a call ends that never began',
  'never-resumed': 'a call begins that never ends',
};
/** Why a line could not be used, in English. */
export const describeProblem = ({ code }: LogProblem): string => SENTENCES[code];
