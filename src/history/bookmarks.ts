/** Bookmarks belong to the session: a call made in the past drops those behind it, and undo brings them back. */
import type { Cursor, History, Session } from './types';

const order = (a: Cursor, b: Cursor): number => a.call - b.call || a.step - b.step;
const isAt = (a: Cursor, b: Cursor): boolean => order(a, b) === 0;

/** Sets a bookmark at the cursor, or takes the one there away. No edit: undo goes back over it. */
export function toggleBookmark(history: History): History {
  const { present } = history;
  const { bookmarks = [], cursor, entries } = present;
  if (entries.length === 0) return history;
  const rest = bookmarks.filter((bookmark) => !isAt(bookmark, cursor));
  const next = rest.length < bookmarks.length ? rest : [...bookmarks, cursor].sort(order);
  return { ...history, present: { ...present, bookmarks: next } };
}

/** The nearest bookmark behind or before the cursor; null where there is none. */
export function nearBookmark({ bookmarks = [], cursor }: Session, way: 'next' | 'previous'): Cursor | null {
  const found =
    way === 'next'
      ? bookmarks.find((bookmark) => order(bookmark, cursor) > 0)
      : bookmarks.findLast((bookmark) => order(bookmark, cursor) < 0);
  return found ?? null;
}

/** Those at calls that stay. */
export const keptBookmarks = ({ bookmarks = [] }: Session, kept: number): readonly Cursor[] =>
  bookmarks.filter(({ call }) => call < kept);
