import { describe, expect, test } from 'vitest';
import { openApp } from './app';
import { callerView } from './caller-view';
import { lectureWindow } from './lecture-window';
import { listingView } from './listing-view';
import { DEFAULT_PREFERENCES, themeOf } from './state';
import { verbsOf } from './verbs';

/** `n` mappings that cannot merge, a page apart, and one call more. */
function appWith(n: number, last: string) {
  const app = openApp();
  const verbs = verbsOf(app);
  const at = (k: number): string => `0x${(0x7f0000000000 + k * 0x2000).toString(16)}`;
  for (let k = 0; k < n; k++)
    verbs.typeCall(`mmap(${at(k)}, 1p, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)`);
  verbs.typeCall(last.replace(/@(\d+)/, (_, k) => at(Number(k))));
  return { app, verbs, at };
}

describe('the window of a lecture', () => {
  test('few VMAs need none', () => {
    expect(lectureWindow(appWith(6, 'munmap(@2, 1p)').app.moment())).toBeNull();
  });

  test('up to nine are all shown', () => {
    const window = lectureWindow(appWith(9, 'munmap(@2, 1p)').app.moment());
    expect(window).toMatchObject({ inside: 9, below: 0, above: 0 });
  });

  test('more are shown by nine around what the call is about, the same at every step', () => {
    const { app, verbs } = appWith(30, 'munmap(@20, 1p)');
    const window = lectureWindow(app.moment());
    expect(window).toMatchObject({ inside: 9 });
    expect((window?.below ?? 0) + (window?.above ?? 0)).toBe(21);
    const asked = 0x7f0000000000 + 20 * 0x2000;
    expect(window?.view.addr).toBeLessThan(asked);
    expect(window?.view.end).toBeGreaterThan(asked + 0x1000);
    verbs.move('previousStep');
    expect(lectureWindow(app.moment())).toEqual(window);
  });

  test('at the ends of the space it stays within it', () => {
    expect(lectureWindow(appWith(30, 'munmap(@0, 1p)').app.moment())).toMatchObject({ below: 0, above: 21 });
    expect(lectureWindow(appWith(30, 'munmap(@29, 1p)').app.moment())).toMatchObject({ below: 21, above: 0 });
  });
});

describe('beginning and ending a lecture', () => {
  test('the look before it comes back, and the colours are its own', () => {
    const { app, verbs } = appWith(3, 'munmap(@1, 1p)');
    verbs.setTheme('dark');
    verbs.setTab('table');
    verbs.setView({ addr: 0, end: 0x1000 });
    const before = app.store.getState().options;
    verbs.setLecture(true);
    expect(app.store.getState().options.view).toBeNull();
    expect(themeOf(app.store.getState().preferences)).toBe('light');
    verbs.setTheme('auto');
    verbs.setTab('tree');
    verbs.setLecture(false);
    expect(app.store.getState().options).toBe(before);
    expect(app.store.getState().preferences).toEqual({ ...DEFAULT_PREFERENCES, theme: 'dark', lectureTheme: 'auto' });
  });
});

describe('a caller', () => {
  test('stands on the line that called, with the locals it had there', () => {
    const { app, verbs } = appWith(2, 'munmap(@1, 1p)');
    verbs.move('start');
    for (;;) {
      const running = listingView(app.moment());
      const depth = running?.stack.length ?? 0;
      if (depth > 1) break;
      verbs.move('nextStep');
    }
    const running = listingView(app.moment());
    const caller = callerView(app.moment(), 0);
    expect(caller?.fn).toBe(running?.stack[0]?.fn);
    expect(caller?.callee).toBe(running?.stack[1]?.fn);
    expect(caller?.calling?.startsWith(`${caller.fn}.`)).toBe(true);
    expect(caller?.executed).toBeNull();
    expect(callerView(app.moment(), (running?.stack.length ?? 1) - 1)).toBeNull();
  });
});
