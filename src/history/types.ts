/** What history keeps: the calls made, what came of each, and a cursor. All of it is immutable. */
import type { Call, Outcome, World } from '../engine';
import type { Expected, LanguageError, Scope } from '../language';

/** One line of the session. An entry with an error did nothing. */
export interface Entry {
  /** The line as it was typed, or as it stands in the file. */
  readonly source: string;
  readonly call: Call | null;
  /** Why the line is no call. */
  readonly error: LanguageError | null;
  /** null where there is no call. */
  readonly outcome: Outcome | null;
  /** What a recorded result in the line says that the call returns; null where it says nothing. */
  readonly expected: Expected | null;
  /** The names bound once the line is done. */
  readonly scope: Scope;
}

/**
 * Call `call` with its first `step` lines executed: 0 is before it, the number of its steps is after it.
 * An empty history stands at call 0, step 0.
 */
export interface Cursor {
  readonly call: number;
  readonly step: number;
}

/** An entry with the world that it left. */
export interface Made {
  readonly entry: Entry;
  readonly world: World;
}

export interface Timeline {
  /** What it was opened from; the store gives the word a meaning. */
  readonly origin: string;
  readonly start: World;
  readonly startScope: Scope;
  readonly entries: readonly Entry[];
  /** The world after each entry; null where a bulk import kept none (then an earlier one is run forward). */
  readonly worlds: readonly (World | null)[];
  /** By call and step, ascending; absent: none. */
  readonly bookmarks?: readonly Cursor[];
  /** So many entries in front are as the origin has them and can be had from it again; absent: none. */
  readonly given?: number;
}

/** One state of the session: what undo goes back to. */
export interface Session extends Timeline {
  readonly cursor: Cursor;
}

export interface History {
  readonly present: Session;
  /** Oldest first. */
  readonly past: readonly Session[];
  /** Next one last. */
  readonly future: readonly Session[];
}
