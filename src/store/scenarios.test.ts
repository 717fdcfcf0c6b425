import { describe, expect, test } from 'vitest';
import { vmaName } from '../engine';
import { CASES, WELCOME } from '../scenario';
import { openApp } from './app';
import { runScript } from './script';
import { welcomeTimeline } from './show';
import { verbsOf } from './verbs';

describe('the atlas', () => {
  test.each(CASES)(
    '$id ends in merge case $mergeCase, with the survivor and the number of VMAs that it names',
    (atlas) => {
      const { entries, worlds } = runScript(`case:${atlas.id}`, atlas.script, atlas.kernel);
      expect(entries.map(({ error }) => error)).toEqual(entries.map(() => null));
      const events = entries.flatMap(({ outcome }) => outcome?.events ?? []);
      const merges = events.filter((event) => event.kind === 'merge' && event.mergeCase > 0);
      expect(merges).toMatchObject([{ mergeCase: atlas.mergeCase, survivor: atlas.survivor + 1 }]);
      const mms = [...(worlds.at(-1)?.mms.root?.slots ?? [])].filter(Boolean);
      expect(mms).toMatchObject([{ map_count: atlas.vmas }]);
      expect(vmaName(atlas.survivor + 1)).toBe('ABC'[atlas.survivor]);
    },
  );
});

test('the welcome reads without an error, and its next step decides a merge', () => {
  const app = openApp();
  verbsOf(app).openWelcome();
  const { entries, cursor } = app.store.getState().history.present;
  expect(entries.filter(({ error }) => error !== null)).toEqual([]);
  expect(cursor.call).toBe(WELCOME.opensAtCall);
  const { next, executed } = app.moment();
  expect(next?.mergeCase).toBe(1);
  expect(executed?.mergeCase ?? 0).toBe(0);
});

test('the lines of the welcome make the very calls that stand beside them', () => {
  const script = WELCOME.lines.map(({ source }) => source).join('\n');
  expect(welcomeTimeline().entries).toEqual(runScript('welcome', script, WELCOME.kernel).entries);
});
