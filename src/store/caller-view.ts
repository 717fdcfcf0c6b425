/** A function that waits for the one it called: where it stands, and with what locals. */
import type { Frame } from '../engine';
import { type ListingView, listingView, localsOf } from './listing-view';
import type { Moment } from './moment';

/** The listing of the caller at this depth of the stack; null where the depth is the running function's, or none. */
export function callerView(moment: Moment, depth: number, isShort = false): ListingView | null {
  const running = listingView(moment);
  const at = running?.stack.findIndex((frame) => frame.depth === depth) ?? -1;
  const caller: Frame | undefined = running?.stack[at];
  const callee: Frame | undefined = running?.stack[at + 1];
  if (!running || !caller || !callee) return null;
  // What it knew when it called: the last line of its own before this moment.
  const stands = moment.steps.slice(0, moment.cursor.step).findLast(({ frame }) => frame === caller);
  return {
    ...running,
    fn: caller.fn,
    executed: null,
    next: null,
    calling: callee.from,
    callee: callee.fn,
    outcome: null,
    locals: localsOf(stands ?? null, isShort),
  };
}
