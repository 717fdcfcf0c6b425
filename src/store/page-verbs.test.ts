import { expect, test } from 'vitest';
import { openApp } from './app';
import { workshopStore } from './late';
import { pageVerbs } from './page-verbs';
import { DEFAULT_PREFERENCES } from './state';

test('what is asked for first is done first, also while the call language is on its way', async () => {
  const app = openApp(DEFAULT_PREFERENCES);
  const verbs = pageVerbs(app);
  verbs.openWelcome();
  const { length } = app.store.getState().history.present.entries;
  verbs.move('end');
  expect(workshopStore.getState().part).toBeNull();
  const first = verbs.typeCall('munmap(a, 1p)');
  verbs.move('previousStep');
  const second = verbs.typeCall('munmap(a+1p, 1p)');
  verbs.undo();
  expect(await Promise.all([first, second])).toEqual([null, null]);
  await expect.poll(() => app.store.getState().history.present.entries.length).toBe(length + 1);
  const { entries, cursor } = app.store.getState().history.present;
  // The second call is taken back; the cursor stands where the step back led: in the first one.
  expect(entries.map(({ source }) => source).slice(length)).toEqual(['munmap(a, 1p)']);
  expect(cursor.call).toBe(length);
  expect(cursor.step).toBe(app.cache.get(app.store.getState().history.present, length).steps.length - 1);
});
