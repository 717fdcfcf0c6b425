/** Reads the session of the last visit: only who comes again needs it. */
import { isKernelName } from '../engine';
import type { Cursor } from '../history';
import { originText, readOrigin } from './origin';
import { type KeyValueStore, type SavedSession, SESSION, VERSION } from './session';
import { type Fields, parsed } from './stored';

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0;

const isCursor = (value: unknown): value is Cursor => {
  const { call, step } = (typeof value === 'object' && value !== null ? value : {}) as Fields;
  return isCount(call) && isCount(step);
};

/** The session that was kept, nothing, or `damaged` where something is there that cannot be read. */
export function loadSession(storage: KeyValueStore): SavedSession | 'damaged' | null {
  let text: string | null;
  try {
    text = storage.getItem(SESSION);
  } catch {
    return null;
  }
  if (text === null) return null;
  const { version, origin, kernel, script, kept, cursor, bookmarks = [] } = parsed(text) ?? {};
  const isScript = script === null || typeof script === 'string';
  if (version !== VERSION || typeof origin !== 'string' || typeof kernel !== 'string' || !isKernelName(kernel))
    return 'damaged';
  if (!isScript || !isCursor(cursor) || (kept !== undefined && !isCount(kept))) return 'damaged';
  // Bookmarks that cannot be read are no reason to lose the session.
  const marks = Array.isArray(bookmarks) ? bookmarks.filter(isCursor) : [];
  const { call, step } = cursor;
  return {
    origin: originText(readOrigin(origin)),
    kernel,
    script,
    ...(kept !== undefined && { kept }),
    cursor: { call, step },
    ...(marks.length > 0 && { bookmarks: marks }),
  };
}
