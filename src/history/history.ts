/**
 * The session as a value: load, undo, redo; apply is in append.ts. Moving the cursor is in cursor.ts and never edits.
 *
 *   entries   a   b   c   d          apply(x) at b, done or under way:   a  b  x
 *                 ^                  apply(x) at b, before it:           a  x
 *               cursor               undo brings back a b c d and the cursor
 */
import type { World } from '../engine';
import type { Scope } from '../language';
import type { History, Session, Timeline } from './types';

/** Edits that undo can take back: each keeps two arrays of references, so a hundred cost little. */
const UNDO_LIMIT = 100;

/** A history with no calls. */
export function openHistory(origin: string, start: World, startScope: Scope): History {
  const present: Session = { origin, start, startScope, entries: [], worlds: [], cursor: { call: 0, step: 0 } };
  return { present, past: [], future: [] };
}

/** How many entries stay when a call is made at the cursor: the call under way is completed first. */
export function keptEntries({ entries, cursor }: Session): number {
  return Math.min(entries.length, cursor.step === 0 ? cursor.call : cursor.call + 1);
}

/** Replaces the session by another; undo brings the old one back. */
export function edit(history: History, present: Session): History {
  return { present, past: [...history.past, history.present].slice(-UNDO_LIMIT), future: [] };
}

/** What the origin still stands for when only so many entries stay. */
export const keptGiven = ({ given }: Timeline, kept: number): Pick<Timeline, 'given'> =>
  given === undefined ? {} : { given: Math.min(given, kept) };

/** Opens a whole timeline in place of the present one, the cursor before its first call. */
export function load(history: History, timeline: Timeline): History {
  return edit(history, { ...timeline, cursor: { call: 0, step: 0 } });
}

export const canUndo = (history: History): boolean => history.past.length > 0;
export const canRedo = (history: History): boolean => history.future.length > 0;

/** The session before the last edit; the same history where there is none. */
export function undo(history: History): History {
  const before = history.past[history.past.length - 1];
  if (before === undefined) return history;
  return { present: before, past: history.past.slice(0, -1), future: [...history.future, history.present] };
}

/** Takes the last undo back. */
export function redo(history: History): History {
  const after = history.future[history.future.length - 1];
  if (after === undefined) return history;
  return { present: after, past: [...history.past, history.present], future: history.future.slice(0, -1) };
}

/** The names bound before entry `index`. */
export function scopeBefore({ entries, startScope }: Timeline, index: number): Scope {
  return index <= 0 ? startScope : (entries[index - 1]?.scope ?? startScope);
}
