/** What a line of the call language says, before any name is looked up. */

/** Where a piece of text stands: lines and columns count from 1, columns and length in UTF-16 units. */
export interface Span {
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** p is pages; K, M, G and T are powers of 1024. */
export type Unit = '' | 'p' | 'K' | 'M' | 'G' | 'T';
export type Base = 8 | 10 | 16;
export type Operator = '+' | '-' | '*' | '|';

export type Expr =
  | { readonly kind: 'number'; readonly value: number; readonly unit: Unit; readonly base: Base; readonly span: Span }
  /** A variable, a flag, NULL, or a word such as RLIMIT_AS and vm.max_map_count. */
  | { readonly kind: 'name'; readonly text: string; readonly span: Span }
  | { readonly kind: 'text'; readonly value: string; readonly span: Span }
  /** `3</usr/lib/libc.so.6>`, as strace -y prints a file. */
  | { readonly kind: 'fd'; readonly fd: number; readonly path: string; readonly span: Span }
  | { readonly kind: 'sign'; readonly op: '+' | '-'; readonly operand: Expr; readonly span: Span }
  | { readonly kind: 'op'; readonly op: Operator; readonly left: Expr; readonly right: Expr; readonly span: Span }
  /** A structure or an array as strace prints it: `{flags=CLONE_VM|...}`, `["cat", "x"]`. */
  | { readonly kind: 'raw'; readonly text: string; readonly span: Span };

export interface Arg {
  /** `pid` of `exit(pid=3)`. */
  readonly name?: string;
  readonly value: Expr;
  readonly span: Span;
}

/** What follows the `=` behind a call: the result that a log recorded, or that a script expects. */
export type Recorded =
  | { readonly kind: 'value'; readonly value: Expr; readonly span: Span }
  | { readonly kind: 'errno'; readonly errno: string; readonly span: Span }
  /** `?`: strace did not see one. */
  | { readonly kind: 'unknown'; readonly span: Span };

export interface Name {
  readonly text: string;
  readonly span: Span;
}

/** One call with its result's name, its recorded result and its comment. */
export interface Statement {
  /** The line as it was written. */
  readonly source: string;
  /** The whole call. */
  readonly span: Span;
  /** The process that a pasted strace line begins with. */
  readonly pid?: number;
  /** The variable that the result is bound to. */
  readonly name?: Name;
  readonly call: Name;
  readonly args: readonly Arg[];
  readonly recorded?: Recorded;
  readonly comment?: string;
}

/** A line that holds nothing but a comment. */
export interface Comment {
  readonly line: number;
  readonly text: string;
}
