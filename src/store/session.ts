/**
 * The session from one visit to the next: the script as text, the kernel, the cursor. Steps and worlds are run again.
 * What cannot be read is set aside under another key, never deleted.
 */
import { isKernelName, type KernelName } from '../engine';
import type { Cursor } from '../history';
import { originText, readOrigin } from './origin';
import {
  DEFAULT_PREFERENCES,
  LANGUAGES,
  type Language,
  type Preferences,
  SPEEDS,
  type Speed,
  type State,
  THEMES,
  type Theme,
} from './state';

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

const SESSION = 'vmascope.session';
const ASIDE = 'vmascope.session.damaged';
const PREFERENCES = 'vmascope.preferences';
const VERSION = 1;
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

type Fields = Readonly<Record<string, unknown>>;

function parsed(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Fields) : null;
  } catch {
    return null;
  }
}

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

const oneOf = <T>(values: readonly T[], value: unknown, otherwise: T): T =>
  values.find((x) => x === value) ?? otherwise;

/** The preferences kept; what cannot be read is as at first. */
export function loadPreferences(storage: KeyValueStore, languages: readonly string[]): Preferences {
  const system: Language = languages[0]?.toLowerCase().startsWith('zh') ? 'zh-cn' : 'en';
  let fields: Fields = {};
  try {
    fields = parsed(storage.getItem(PREFERENCES) ?? '') ?? {};
  } catch {
    // A forbidden storage: as at first.
  }
  return {
    language: oneOf<Language>(LANGUAGES, fields['language'], system),
    theme: oneOf<Theme>(THEMES, fields['theme'], DEFAULT_PREFERENCES.theme),
    lecture: fields['lecture'] === true,
    lectureTheme: oneOf<Theme>(THEMES, fields['lectureTheme'], DEFAULT_PREFERENCES.lectureTheme),
    shortcuts: fields['shortcuts'] !== false,
    speed: oneOf<Speed>(SPEEDS, fields['speed'], DEFAULT_PREFERENCES.speed),
  };
}
