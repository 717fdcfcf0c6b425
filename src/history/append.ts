/** Apply: more calls at the cursor. */
import { keptBookmarks } from './bookmarks';
import { edit, keptEntries, keptGiven } from './history';
import type { History, Made } from './types';

/** Makes more calls at the cursor, which then stands before the last of them. What came later is dropped. */
export function append(history: History, made: readonly Made[]): History {
  const { present } = history;
  const kept = keptEntries(present);
  if (made.length === 0) return history;
  return edit(history, {
    ...present,
    entries: [...present.entries.slice(0, kept), ...made.map(({ entry }) => entry)],
    worlds: [...present.worlds.slice(0, kept), ...made.map(({ world }) => world)],
    bookmarks: keptBookmarks(present, kept),
    ...keptGiven(present, kept),
    cursor: { call: kept + made.length - 1, step: 0 },
  });
}
