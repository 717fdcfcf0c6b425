/**
 * The session as a text that can be edited: what stays in front of the first changed line is kept, the rest is run on
 * the world that it meets. One edit, which undo takes back.
 */
import type { World } from '../engine';
import {
  type Cursor,
  type Entry,
  edit,
  keptBookmarks,
  keptGiven,
  type Session,
  scopeBefore,
  worldBefore,
} from '../history';
import { type LanguageError, parseScript } from '../language';
import type { App } from './app';
import { linesOf, makeStatement, unread } from './script';

/** Every call of the session as one line. */
export const scriptOf = ({ entries }: Session): string => entries.map(({ source }) => source).join('\n');

export interface ScriptEdit {
  readonly entries: readonly Entry[];
  readonly worlds: readonly (World | null)[];
  /** Calls in front of the first change. */
  readonly kept: number;
  /** Line of the first change, from 1; null: nothing changed. */
  readonly firstLine: number | null;
  /** One for each bad line: what it says when it is run. */
  readonly errors: readonly LanguageError[];
}

type Line = ReturnType<typeof linesOf>[number];
const placeOf = (line: Line): number => ('code' in line ? line.line : line.span.line);
const sourceOf = (line: Line, texts: readonly string[]): string =>
  'code' in line ? (texts[line.line - 1] ?? '').trim() : line.source.trim();

/** Runs the text from its first changed line on; nothing of the session changes. */
export function runEdit(session: Session, text: string): ScriptEdit {
  const texts = text.split('\n');
  const lines = linesOf(text);
  const { entries: old, worlds: oldWorlds } = session;
  const isSame = (line: Line, index: number): boolean => old[index]?.source === sourceOf(line, texts);
  const found = lines.findIndex((line, index) => !isSame(line, index));
  const kept = found === -1 ? lines.length : found;
  const entries: Entry[] = old.slice(0, kept);
  const worlds: (World | null)[] = oldWorlds.slice(0, kept);
  const errors = lines.slice(0, kept).flatMap((line, index) => {
    const error = old[index]?.error;
    return error ? [{ ...error, line: placeOf(line) }] : [];
  });
  let world = worldBefore(session, kept);
  let scope = scopeBefore(session, kept);
  for (const line of lines.slice(kept)) {
    const read = 'code' in line ? { ok: false as const, error: line } : makeStatement(line, scope, world);
    if (read.ok) {
      for (const made of read.made) {
        entries.push(made.entry);
        worlds.push(made.world);
        ({ world } = made);
        ({ scope } = made.entry);
      }
      continue;
    }
    errors.push(read.error);
    entries.push(unread(sourceOf(line, texts), read.error, scope));
    worlds.push(world);
  }
  const changed = lines[kept];
  const firstLine = changed ? placeOf(changed) : kept < old.length ? texts.length : null;
  return { entries, worlds, kept, firstLine, errors };
}

/** The bad lines of a text that is too long to be run at every key: what can be known without a run. */
export const syntaxErrors = (text: string): readonly LanguageError[] => {
  const bad = new Map<number, LanguageError>();
  for (const error of parseScript(text).errors) if (!bad.has(error.line)) bad.set(error.line, error);
  return [...bad.values()];
};

/** Puts the edited calls in place of the old ones; the cursor stands before the first changed call, or at the end. */
export function applyEdit({ store, cache }: App, { entries, worlds, kept }: ScriptEdit, at: 'change' | 'end'): void {
  const { history } = store.getState();
  const { present } = history;
  const last = Math.max(0, entries.length - 1);
  const session: Session = {
    ...present,
    entries,
    worlds,
    bookmarks: keptBookmarks(present, kept),
    ...keptGiven(present, kept),
    cursor: { call: 0, step: 0 },
  };
  const cursor: Cursor =
    at === 'change'
      ? { call: Math.min(kept, last), step: 0 }
      : { call: last, step: cache.get(session, last).steps.length };
  store.setState({ history: edit(history, { ...session, cursor }), arrival: 'edit', playing: false });
}
