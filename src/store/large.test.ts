import { describe, expect, test } from 'vitest';
import { isError, liveMm, validate } from '../engine';
import { atOnce, worldBefore } from '../history';
import { LARGE_IDS, type LargeId } from '../scenario';
import { openApp } from './app';
import type { App } from './index';
import { largePieces } from './large';
import { runText } from './script';
import { savedSession } from './session';
import { verbsOf } from './verbs';

const open = (id: LargeId) => atOnce(largePieces(id, '5.10'));

describe.each(LARGE_IDS)('the space of %s VMAs', (id) => {
  const { timeline, opensAt } = open(id);
  const play = timeline.entries.slice(opensAt);

  test('has so many, by calls of which none is refused', () => {
    const world = worldBefore(timeline, opensAt);
    expect(liveMm(world)?.map_count).toBe(Number(id));
    expect(timeline.entries.slice(0, opensAt).filter(({ outcome }) => isError(outcome?.ret ?? 0))).toEqual([]);
    expect(validate(world)).toEqual([]);
  });

  test('ends in all eight merge cases', () => {
    const cases = play.flatMap(({ outcome }) =>
      (outcome?.events ?? []).flatMap((event) =>
        event.kind === 'merge' && event.mergeCase > 0 ? [event.mergeCase] : [],
      ),
    );
    expect(cases).toEqual([1, 6, 4, 5, 2, 3, 7, 8]);
  });

  test('its calls, read as text, are the same calls', () => {
    const text = play.map(({ source }) => source).join('\n');
    const read = runText('empty', text, worldBefore(timeline, opensAt));
    expect(read.entries.map(({ call, outcome }) => [call, outcome?.ret])).toEqual(
      play.map(({ call, outcome }) => [call, outcome?.ret]),
    );
  });
});

test('at the limit: a split is refused, one more mapping is not, the next is, and the merges make room', () => {
  const { timeline, opensAt } = open('65530');
  const rets = timeline.entries.slice(opensAt).map(({ outcome }) => outcome?.ret);
  expect([rets[0], rets[2], rets.at(-1)]).toEqual(['ENOMEM', 'ENOMEM', 0]);
  expect(isError(rets[1] ?? 'ENOMEM')).toBe(false);
});

/** When nothing is being opened any more. */
const opened = ({ store }: App): Promise<void> =>
  new Promise((resolve) => {
    const stop = store.subscribe(({ importing }) => {
      if (importing !== null) return;
      stop();
      resolve();
    });
  });

describe('opened from the menu', () => {
  test('the cursor stands before the first call to watch; only what is typed behind it is saved', async () => {
    const app = openApp();
    const verbs = verbsOf(app);
    await verbs.openLarge('1000');
    const { present } = app.store.getState().history;
    expect(present.origin).toBe('large:1000');
    expect(present.entries.length - present.cursor.call).toBe(8);
    verbs.move('end');
    expect(verbs.typeCall('x = munmap(0x7f0000000000, 1p)')).toBeNull();
    const saved = savedSession(app.store.getState());
    expect(saved).toMatchObject({ script: 'x = munmap(0x7f0000000000, 1p)', kept: present.entries.length });
    const other = openApp();
    if (saved) verbsOf(other).openSaved(saved);
    await opened(other);
    await expect.poll(() => other.store.getState().history.present.entries.length).toBe(present.entries.length + 1);
    expect(other.store.getState().history.present.cursor).toEqual(app.store.getState().history.present.cursor);
    verbs.undo();
    expect(app.store.getState().history.present.entries.length).toBe(present.entries.length);
  });

  test('a call in the past drops what is behind it, and no more of the origin is asked for than is left', async () => {
    const app = openApp();
    const verbs = verbsOf(app);
    await verbs.openLarge('1000');
    const { call } = app.store.getState().history.present.cursor;
    verbs.typeCall('munmap(0x7f0000000000, 1p)');
    expect(savedSession(app.store.getState())).toMatchObject({ kept: call, script: 'munmap(0x7f0000000000, 1p)' });
  });

  test('cancelled, the session stays', async () => {
    const app = openApp();
    const verbs = verbsOf(app);
    verbs.openWelcome();
    const before = app.store.getState().history;
    const opening = verbs.openLarge('65530');
    const stop = app.store.subscribe(({ importing }) => {
      if (importing !== null && importing.progress > 0.05) verbs.cancelImport();
    });
    await opening;
    stop();
    expect(app.store.getState().history).toBe(before);
    expect(app.store.getState().importing).toBeNull();
  });

  test('on another kernel the same calls are made again, and it is still the same origin', async () => {
    const app = openApp();
    const verbs = verbsOf(app);
    await verbs.openLarge('65530');
    const { entries } = app.store.getState().history.present;
    verbs.chooseKernel('4.4');
    await opened(app);
    await expect.poll(() => app.store.getState().history.present.start.kernel).toBe('4.4');
    const { present } = app.store.getState().history;
    expect(present.entries.map(({ source }) => source)).toEqual(entries.map(({ source }) => source));
    expect(present.given).toBe(entries.length);
    expect(present.worlds.filter((world) => world !== null).length).toBeGreaterThan(2000);
  });
});
