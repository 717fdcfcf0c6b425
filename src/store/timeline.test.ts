import { describe, expect, test } from 'vitest';
import { openApp } from './app';
import { loadSession } from './read-session';
import { save, savedSession } from './session';
import { callMarks, countLine } from './timeline';
import { verbsOf } from './verbs';

const SCRIPT = `a = mmap(0x7f0000000000, 4p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mmap(a+4p, 2p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mprotect(a+1p, 1p, PROT_READ)
munmap(a+4p, 2p)
munmap(a+1, 1p)
munmap(a+40p, 1p)
this is no call
touch(a, 1p, w)
sysctl(vm.max_map_count, 3)
`;

function open() {
  const app = openApp();
  const verbs = verbsOf(app);
  verbs.openScript('test', SCRIPT);
  return { app, verbs, session: () => app.store.getState().history.present };
}

describe('the marks of the timeline', () => {
  test('one for each call: new, merge case, split, removed, refused, no change, unread, changed', () => {
    const { session } = open();
    const marks = callMarks(session(), 0, 9);
    expect(marks.map(({ kind }) => kind)).toEqual([
      'new',
      'case',
      'split',
      'removed',
      'refused',
      'same',
      'unread',
      'changed',
      'same',
    ]);
    expect(marks[1]?.text).toBe('2');
    expect(marks.map(({ mapCount }) => mapCount)).toEqual([1, 1, 3, 3, 3, 3, 3, 3, 3]);
    expect(marks.map(({ limit }) => limit).slice(-2)).toEqual([65_530, 3]);
  });

  test('a window of a timeline that kept no worlds says the same', () => {
    const { session } = open();
    const whole = callMarks(session(), 0, 9);
    const { entries, ...rest } = session();
    // Other entries: what is known of these must not answer.
    const bare = { ...rest, entries: entries.map((entry) => ({ ...entry })), worlds: entries.map(() => null) };
    expect(callMarks(bare, 3, 7)).toEqual(whole.slice(3, 7));
  });

  test('the line of map_count begins before the first call and holds the limit of its time', () => {
    const line = countLine(open().session());
    expect(line[0]).toEqual({ call: -1, mapCount: 0, limit: 65_530 });
    expect(line[line.length - 1]).toEqual({ call: 8, mapCount: 3, limit: 3 });
  });
});

describe('bookmarks from one visit to the next', () => {
  test('are kept with the session; what is no bookmark is left out', () => {
    const { app, verbs, session } = open();
    verbs.seek({ call: 2, step: 4 });
    verbs.toggleBookmark();
    const values = new Map<string, string>();
    const storage = {
      getItem: (key: string) => values.get(key) ?? null,
      setItem: (key: string, value: string) => void values.set(key, value),
      removeItem: (key: string) => void values.delete(key),
    };
    const saved = savedSession(app.store.getState());
    if (saved) save(storage, 'session', saved);
    const [key = '', text = ''] = [...values][0] ?? [];
    values.set(key, text.replace('"bookmarks":[', '"bookmarks":[{"call":"x"},7,'));
    const loaded = loadSession(storage);
    expect(loaded).toMatchObject({ bookmarks: [{ call: 2, step: 4 }] });
    const other = openApp();
    if (loaded !== null && loaded !== 'damaged') verbsOf(other).openSaved(loaded);
    expect(other.store.getState().history.present.bookmarks).toEqual(session().bookmarks);
  });
});
