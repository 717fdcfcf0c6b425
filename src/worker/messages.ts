/** What page and import worker say to each other. */
import type { Call, KernelName } from '../engine';

export interface NamedText {
  readonly name: string;
  readonly text: string;
}

export interface ImportRequest {
  readonly texts: readonly NamedText[];
  readonly kernel: KernelName;
}

/** One call of the import, in the order made. */
export interface ImportedCall {
  /** As it is shown: the line of the log where there is one. */
  readonly source: string;
  readonly call: Call;
  /** What the log says that it returned; null where it says nothing. */
  readonly recorded: number | string | null;
}

export interface ImportReport {
  /** Lines that could not be read. */
  readonly problems: number;
  /** The first of them. */
  readonly firstProblem: { readonly line: number; readonly text: string } | null;
  /** Calls that came out otherwise than recorded. */
  readonly mismatches: number;
  /** Processes compared with their recorded map at exit, and how many were the same. */
  readonly compared: number;
  readonly exact: number;
}

export type ImportMessage =
  | { readonly kind: 'progress'; readonly value: number }
  | { readonly kind: 'calls'; readonly calls: readonly ImportedCall[] }
  | { readonly kind: 'done'; readonly report: ImportReport }
  /** Nothing in the texts could be used. */
  | { readonly kind: 'failed'; readonly detail: string };
