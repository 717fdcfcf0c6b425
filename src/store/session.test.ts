import { describe, expect, test } from 'vitest';
import { openApp } from './app';
import { loadPreferences } from './preferences';
import { loadSession } from './read-session';
import { type KeyValueStore, save, savedSession, setAside } from './session';
import { verbsOf } from './verbs';

function memory(entries: Readonly<Record<string, string>> = {}): KeyValueStore & { readonly all: Map<string, string> } {
  const all = new Map(Object.entries(entries));
  return {
    all,
    getItem: (key) => all.get(key) ?? null,
    setItem: (key, value) => void all.set(key, value),
    removeItem: (key) => void all.delete(key),
  };
}

const forbidden: KeyValueStore = {
  getItem: () => {
    throw new Error('forbidden');
  },
  setItem: () => {
    throw new Error('full');
  },
  removeItem: () => {
    throw new Error('forbidden');
  },
};

describe('the session from one visit to the next', () => {
  test('what is saved opens the same calls at the same cursor', () => {
    const storage = memory();
    const app = openApp();
    const verbs = verbsOf(app);
    verbs.openCase('case5');
    verbs.seek({ call: 2, step: 7 });
    const session = savedSession(app.store.getState());
    if (session) save(storage, 'session', session);
    const loaded = loadSession(storage);
    expect(loaded).toEqual(session);
    const other = openApp();
    if (loaded !== null && loaded !== 'damaged') verbsOf(other).openSaved(loaded);
    const { present } = other.store.getState().history;
    expect(present.cursor).toEqual({ call: 2, step: 7 });
    expect(present.entries.map(({ source }) => source)).toEqual(
      app.store.getState().history.present.entries.map(({ source }) => source),
    );
  });

  test.each([
    ['not JSON', '{'],
    ['a list', '[1]'],
    ['null', 'null'],
    ['another version', '{"version":2,"origin":"empty","kernel":"5.10","script":"","cursor":{"call":0,"step":0}}'],
    ['an unknown kernel', '{"version":1,"origin":"empty","kernel":"7.0","script":"","cursor":{"call":0,"step":0}}'],
    ['a script that is none', '{"version":1,"origin":"empty","kernel":"5.10","script":7,"cursor":{"call":0,"step":0}}'],
    ['half a step', '{"version":1,"origin":"empty","kernel":"5.10","script":"","cursor":{"call":0,"step":0.5}}'],
  ])('%s is damaged, and is set aside, not deleted', (_, text) => {
    const storage = memory({ 'vmascope.session': text });
    expect(loadSession(storage)).toBe('damaged');
    setAside(storage);
    expect(storage.all.get('vmascope.session.damaged')).toBe(text);
    expect(loadSession(storage)).toBeNull();
  });

  test('a storage that is forbidden or full is no error', () => {
    expect(loadSession(forbidden)).toBeNull();
    expect(() => save(forbidden, 'preferences', loadPreferences(forbidden, []))).not.toThrow();
    expect(() => setAside(forbidden)).not.toThrow();
  });

  test('the language is the browser’s until one is chosen', () => {
    expect(loadPreferences(memory(), ['zh-TW', 'en']).language).toBe('zh-cn');
    expect(loadPreferences(memory(), ['de-DE']).language).toBe('en');
    expect(loadPreferences(memory({ 'vmascope.preferences': '{"language":"en"}' }), ['zh-CN']).language).toBe('en');
    expect(loadPreferences(memory({ 'vmascope.preferences': '{"speed":9,"theme":"pink"}' }), [])).toMatchObject({
      speed: 1,
      theme: 'auto',
    });
  });
});
