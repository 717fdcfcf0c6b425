/**
 * The session from one visit to the next: the script as text, the kernel, the cursor. Steps and worlds are run again.
 * What cannot be read is set aside under another key, never deleted. Reading it is in read-session.ts.
 */
import type { KernelName } from '../engine';
import type { Cursor } from '../history';
import { readOrigin } from './origin';
import type { Preferences, State } from './state';

export interface KeyValueStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export interface SavedSession {
  readonly origin: string;
  readonly kernel: KernelName;
  /** null: as the origin has it (a recorded program, a large space). */
  readonly script: string | null;
  /** So many calls of the origin stand in front of the script; absent: none, or all where the script is null. */
  readonly kept?: number;
  readonly cursor: Cursor;
  readonly bookmarks?: readonly Cursor[];
}

export const SESSION = 'vmascope.session';
const ASIDE = 'vmascope.session.damaged';
export const PREFERENCES = 'vmascope.preferences';
export const VERSION = 1;
/** Browsers give about five million characters to a site; a long log is not kept. */
const MOST_CHARACTERS = 1_000_000;

/** The part of the state that is kept; null where it is too long. */
export function savedSession({ history }: State): SavedSession | null {
  const { origin, start, entries, cursor, bookmarks = [], given = 0 } = history.present;
  const { kind } = readOrigin(origin);
  const kept = kind === 'program' || kind === 'large' ? given : 0;
  const script = entries
    .slice(kept)
    .map(({ source }) => source)
    .join('\n');
  if (script.length > MOST_CHARACTERS) return null;
  return {
    origin,
    kernel: start.kernel,
    script,
    ...(kept > 0 && { kept }),
    cursor,
    ...(bookmarks.length > 0 && { bookmarks }),
  };
}

/** Writes it; a full or forbidden storage is no error. */
export function save(storage: KeyValueStore, key: 'session' | 'preferences', value: SavedSession | Preferences): void {
  try {
    storage.setItem(key === 'session' ? SESSION : PREFERENCES, JSON.stringify({ version: VERSION, ...value }));
  } catch {
    // Private windows and full storages: the session then ends with the page.
  }
}

/** Was something kept, readable or not? */
export function hasSession(storage: KeyValueStore): boolean {
  try {
    return storage.getItem(SESSION) !== null;
  } catch {
    return false;
  }
}

/** Puts a session that could not be read, or that broke the page, out of the way. */
export function setAside(storage: KeyValueStore): void {
  try {
    const text = storage.getItem(SESSION);
    if (text !== null) storage.setItem(ASIDE, text);
    storage.removeItem(SESSION);
  } catch {
    // Nothing was kept in the first place.
  }
}
