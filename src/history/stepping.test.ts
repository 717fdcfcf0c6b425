import { describe, expect, test } from 'vitest';
import { type Call, createWorld, MAP, PAGE_SIZE, PROT, run, type World } from '../engine';
import { emptyScope } from '../language';
import { append } from './append';
import { nearBookmark, toggleBookmark } from './bookmarks';
import { seek } from './cursor';
import { openHistory, undo } from './history';
import { isMergeStep, type Stride, strode } from './stepping';
import { openStepCache } from './steps';
import type { Entry, History, Made } from './types';

const BASE = 0x7f0000000000;
const mmap = (page: number, pages: number): Call => ({
  name: 'mmap',
  addr: BASE + page * PAGE_SIZE,
  len: pages * PAGE_SIZE,
  prot: PROT.READ + PROT.WRITE,
  flags: MAP.PRIVATE + MAP.ANONYMOUS + MAP.FIXED,
  fd: -1,
  offset: 0,
});

function make(call: Call, world: World): Made {
  const { world: after, ...outcome } = run(world, call);
  const entry: Entry = { source: call.name, call, error: null, outcome, expected: null, scope: emptyScope };
  return { entry, world: after };
}

/** Two areas, the hole between them filled (a merge), one more area. The cursor stands before the first call. */
function open() {
  const cache = openStepCache();
  const made: Made[] = [];
  let world = createWorld();
  for (const call of [mmap(0, 2), mmap(4, 2), mmap(2, 2), mmap(20, 1)]) {
    const next = make(call, world);
    ({ world } = next);
    made.push(next);
  }
  const history = seek(append(openHistory('test', createWorld(), emptyScope), made), cache, { call: 0, step: 0 });
  return { cache, history };
}

const go = (history: History, cache: ReturnType<typeof openStepCache>, stride: Stride): History =>
  seek(history, cache, strode(history.present, cache, stride));

describe('stepping by depth', () => {
  test('over executes the next line that is not deeper, and passes what was called', () => {
    const { cache, history } = open();
    let now = history;
    const depths: number[] = [];
    const total = cache.get(history.present, 0).steps.length;
    let presses = 0;
    while (now.present.cursor.call === 0 && now.present.cursor.step < total) {
      const { steps } = cache.get(now.present, 0);
      now = go(now, cache, 'over');
      const executed = steps[now.present.cursor.step - 1];
      if (executed && now.present.cursor.step < total) depths.push(executed.frame.depth);
      presses++;
    }
    expect(new Set(depths)).toEqual(new Set([0]));
    expect(presses).toBeLessThan(total / 2);
  });

  test('out executes a line of a function further up, never in the same call of the same one', () => {
    const { cache, history } = open();
    const { steps } = cache.get(history.present, 0);
    const deep = steps.findIndex(({ frame }) => frame.depth === 2);
    const from = seek(history, cache, { call: 0, step: deep + 1 });
    const { call, step } = strode(from.present, cache, 'out');
    expect(call).toBe(0);
    expect(steps[step - 1]?.frame.depth ?? 0).toBeLessThan(2);
    expect(step).toBeGreaterThan(deep + 1);
  });

  test('over and out go on to the next call at the end of one, and stay at the very end', () => {
    const { cache, history } = open();
    const end = seek(history, cache, { call: 0, step: Number.POSITIVE_INFINITY });
    expect(strode(end.present, cache, 'over')).toEqual({ call: 1, step: 0 });
    const last = seek(history, cache, { call: 3, step: Number.POSITIVE_INFINITY });
    expect(strode(last.present, cache, 'out')).toEqual(last.present.cursor);
  });
});

describe('on to what matters', () => {
  test('the next decision is a line with an outcome, and each press finds another', () => {
    const { cache, history } = open();
    let now = history;
    for (let press = 0; press < 12; press++) {
      const before = now.present.cursor;
      now = go(now, cache, 'decision');
      const { call, step } = now.present.cursor;
      expect(call * 1000 + step).toBeGreaterThan(before.call * 1000 + before.step);
      expect(cache.get(now.present, call).steps[step - 1]?.outcome).toBeDefined();
    }
  });

  test('the next merge is found across calls, and where there is none the cursor stays', () => {
    const { cache, history } = open();
    const there = go(history, cache, 'merge');
    const { call, step } = there.present.cursor;
    expect(call).toBe(2);
    const line = cache.get(there.present, 2).steps[step - 1];
    expect(line && isMergeStep(line)).toBe(true);
    expect(line?.mergeCase).toBe(1);
    expect(strode(there.present, cache, 'merge')).toEqual({ call, step });
  });
});

describe('bookmarks', () => {
  test('are set and taken away at the cursor, and found on either side of it', () => {
    const { cache, history } = open();
    const at = (from: History, call: number, step: number) => seek(from, cache, { call, step });
    const two = toggleBookmark(at(toggleBookmark(at(history, 2, 5)), 0, 3));
    expect(two.present.bookmarks).toEqual([
      { call: 0, step: 3 },
      { call: 2, step: 5 },
    ]);
    expect(nearBookmark(at(two, 1, 0).present, 'next')).toEqual({ call: 2, step: 5 });
    expect(nearBookmark(at(two, 1, 0).present, 'previous')).toEqual({ call: 0, step: 3 });
    expect(nearBookmark(at(two, 0, 0).present, 'previous')).toBeNull();
    expect(toggleBookmark(at(two, 0, 3)).present.bookmarks).toEqual([{ call: 2, step: 5 }]);
  });

  test('a call made in the past drops those behind it; undo brings them back', () => {
    const { cache, history } = open();
    const marked = toggleBookmark(seek(history, cache, { call: 2, step: 1 }));
    const past = seek(marked, cache, { call: 1, step: 0 });
    const forked = append(past, [make(mmap(30, 1), createWorld())]);
    expect(forked.present.bookmarks).toEqual([]);
    expect(undo(forked).present.bookmarks).toEqual([{ call: 2, step: 1 }]);
  });
});
