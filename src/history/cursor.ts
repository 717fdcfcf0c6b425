/** Moving about in the history. Nothing here edits: entries, worlds, undo and redo stay as they are. */
import type { StepCache } from './steps';
import type { Cursor, History, Session } from './types';

/** How many steps entry `index` has. */
export function stepCount(session: Session, cache: StepCache, index: number): number {
  return session.entries.length === 0 ? 0 : cache.get(session, index).steps.length;
}

/** The cursor nearest to the one asked for; step Infinity is the end of its call. */
export function clampCursor(session: Session, cache: StepCache, { call, step }: Cursor): Cursor {
  const last = Math.max(0, session.entries.length - 1);
  const at = Math.min(Math.max(0, Math.trunc(call) || 0), last);
  return {
    call: at,
    step: Math.max(0, Math.min(Math.trunc(step) || (step > 0 ? step : 0), stepCount(session, cache, at))),
  };
}

/** Puts the cursor somewhere else. */
export function seek(history: History, cache: StepCache, cursor: Cursor): History {
  const { present } = history;
  const next = clampCursor(present, cache, cursor);
  if (next.call === present.cursor.call && next.step === present.cursor.step) return history;
  return { ...history, present: { ...present, cursor: next } };
}

export type Move = 'nextStep' | 'previousStep' | 'nextCall' | 'previousCall' | 'start' | 'end';

/** Where a move of the player leads; the same place at either end. */
export function moved(session: Session, cache: StepCache, move: Move): Cursor {
  const { cursor, entries } = session;
  const count = stepCount(session, cache, cursor.call);
  const isLast = cursor.call >= entries.length - 1;
  switch (move) {
    case 'nextStep':
      if (cursor.step < count) return { call: cursor.call, step: cursor.step + 1 };
      return isLast ? cursor : { call: cursor.call + 1, step: 0 };
    case 'previousStep':
      if (cursor.step > 0) return { call: cursor.call, step: cursor.step - 1 };
      return cursor.call === 0 ? cursor : endOf(session, cache, cursor.call - 1);
    case 'nextCall':
      if (cursor.step < count) return { call: cursor.call, step: count };
      return isLast ? cursor : endOf(session, cache, cursor.call + 1);
    case 'previousCall':
      if (cursor.step > 0) return { call: cursor.call, step: 0 };
      return { call: Math.max(0, cursor.call - 1), step: 0 };
    case 'start':
      return { call: 0, step: 0 };
    case 'end':
      return endOf(session, cache, Math.max(0, entries.length - 1));
  }
}

const endOf = (session: Session, cache: StepCache, call: number): Cursor => ({
  call,
  step: stepCount(session, cache, call),
});
