import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Call, createWorld, MAP, PAGE_SIZE, PROT, run, type World } from '../engine';
import { emptyScope } from '../language';
import { append } from './append';
import { checkpoints } from './checkpoints';
import { moved, seek } from './cursor';
import { canRedo, canUndo, load, openHistory, redo, undo } from './history';
import { worldBefore } from './replay';
import { openStepCache } from './steps';
import type { Entry, History, Made } from './types';

const BASE = 0x7f0000000000;
const ANONYMOUS = MAP.PRIVATE + MAP.ANONYMOUS + MAP.FIXED;
const RW = PROT.READ + PROT.WRITE;

const mmap = (page: number, pages: number): Call => ({
  name: 'mmap',
  addr: BASE + page * PAGE_SIZE,
  len: pages * PAGE_SIZE,
  prot: RW,
  flags: ANONYMOUS,
  fd: -1,
  offset: 0,
});
const munmap = (page: number, pages: number): Call => ({
  name: 'munmap',
  addr: BASE + page * PAGE_SIZE,
  len: pages * PAGE_SIZE,
});

function make(call: Call, world: World): Made {
  const { world: after, ...outcome } = run(world, call);
  const entry: Entry = { source: JSON.stringify(call), call, error: null, outcome, expected: null, scope: emptyScope };
  return { entry, world: after };
}

const fresh = (): History => openHistory('test', createWorld(), emptyScope);

/** Makes a call where the cursor stands. */
function apply(history: History, call: Call): History {
  const { present } = history;
  const kept = present.cursor.step === 0 ? present.cursor.call : present.cursor.call + 1;
  const world = worldBefore(present, Math.min(kept, present.entries.length));
  return append(history, [make(call, world)]);
}

const sources = ({ present }: History): string[] => present.entries.map(({ source }) => source);
const END = { call: Number.POSITIVE_INFINITY, step: Number.POSITIVE_INFINITY };

describe('the session as a value', () => {
  test('a call made at the end is the last one, and the cursor stands before its first step', () => {
    const cache = openStepCache();
    const two = apply(seek(apply(fresh(), mmap(0, 2)), cache, END), mmap(4, 2));
    expect(two.present.entries).toHaveLength(2);
    expect(two.present.cursor).toEqual({ call: 1, step: 0 });
  });

  test('a call made in the past drops the future, and undo brings it back with the cursor', () => {
    const cache = openStepCache();
    let history = fresh();
    for (const page of [0, 4, 8]) history = seek(apply(history, mmap(page, 2)), cache, END);
    const before = seek(history, cache, { call: 0, step: 2 });
    const forked = apply(before, munmap(0, 1));
    expect(forked.present.entries).toHaveLength(2);
    expect(sources(forked)[1]).toContain('munmap');
    expect(undo(forked).present).toBe(before.present);
    expect(redo(undo(forked)).present).toBe(forked.present);
  });

  test('at step 0 a call takes the place of the one about to be made', () => {
    const cache = openStepCache();
    const history = seek(apply(fresh(), mmap(0, 2)), cache, { call: 0, step: 0 });
    expect(sources(apply(history, mmap(8, 1)))).toEqual([JSON.stringify(mmap(8, 1))]);
  });

  test('seeking never edits', () => {
    const cache = openStepCache();
    const history = apply(fresh(), mmap(0, 2));
    const there = seek(history, cache, END);
    expect(there.present.entries).toBe(history.present.entries);
    expect(there.past).toBe(history.past);
    expect(seek(there, cache, END)).toBe(there);
  });

  test('undo and redo at their ends change nothing', () => {
    const history = fresh();
    expect(undo(history)).toBe(history);
    expect(redo(history)).toBe(history);
    expect([canUndo(history), canRedo(history)]).toEqual([false, false]);
  });

  test('opening another timeline can be undone', () => {
    const history = apply(fresh(), mmap(0, 2));
    const opened = load(history, { ...fresh().present, origin: 'other' });
    expect(opened.present.entries).toEqual([]);
    expect(undo(opened).present).toBe(history.present);
  });
});

describe('the player', () => {
  const cache = openStepCache();
  const history = apply(seek(apply(fresh(), mmap(0, 2)), cache, END), munmap(0, 1));
  const start = seek(history, cache, { call: 0, step: 0 });

  test('walking forward step by step meets every step once, and back the same ones in reverse', () => {
    const forward = [];
    let at = start;
    for (;;) {
      forward.push(at.present.cursor);
      const next = seek(at, cache, moved(at.present, cache, 'nextStep'));
      if (next === at) break;
      at = next;
    }
    const counts = [0, 1].map((index) => cache.get(history.present, index).steps.length);
    expect(forward).toHaveLength((counts[0] ?? 0) + (counts[1] ?? 0) + 2);
    const back = [];
    for (;;) {
      back.push(at.present.cursor);
      const previous = seek(at, cache, moved(at.present, cache, 'previousStep'));
      if (previous === at) break;
      at = previous;
    }
    expect(back.reverse()).toEqual(forward);
  });

  test('a call is first gone to the end of, then the next one', () => {
    const first = cache.get(history.present, 0).steps.length;
    const second = cache.get(history.present, 1).steps.length;
    const once = seek(start, cache, moved(start.present, cache, 'nextCall'));
    expect(once.present.cursor).toEqual({ call: 0, step: first });
    const twice = seek(once, cache, moved(once.present, cache, 'nextCall'));
    expect(twice.present.cursor).toEqual({ call: 1, step: second });
    expect(moved(twice.present, cache, 'previousCall')).toEqual({ call: 1, step: 0 });
  });

  test('a cursor out of range is the nearest one in range', () => {
    const seen = [END, { call: -3, step: -1 }, { call: 0.7, step: Number.NaN }].map(
      (cursor) => seek(start, cache, cursor).present.cursor,
    );
    expect(seen).toEqual([
      { call: 1, step: cache.get(history.present, 1).steps.length },
      { call: 0, step: 0 },
      { call: 0, step: 0 },
    ]);
  });
});

describe('checkpoints', () => {
  const calls = Array.from({ length: 25 }, (_, index) => mmap(index * 3, 2));
  const start = createWorld();
  const made: Made[] = [];
  for (const call of calls) made.push(make(call, made.at(-1)?.world ?? start));
  const entries = made.map(({ entry }) => entry);

  test('one world in so many is kept, and the last', () => {
    const kept = checkpoints(start, entries, 10).map((world) => world !== null);
    expect(kept.flatMap((is, index) => (is ? [index] : []))).toEqual([9, 19, 24]);
  });

  test('a world between two of them is what running every call gives', () => {
    const timeline = { origin: '', start, startScope: emptyScope, entries, worlds: checkpoints(start, entries, 10) };
    for (const index of [0, 1, 9, 10, 14, 25]) {
      const wanted = index === 0 ? start : made[index - 1]?.world;
      const strip = ({ vmas, mms }: World) =>
        JSON.stringify([vmas, mms], (key, value: unknown) => (key === 'rev' ? undefined : value));
      expect(strip(worldBefore(timeline, index))).toBe(strip(wanted ?? start));
    }
  });
});

test('the step cache keeps the recordings used last', () => {
  const cache = openStepCache(2);
  const roomy = openStepCache();
  let history = fresh();
  for (const page of [0, 4, 8]) history = seek(apply(history, mmap(page, 2)), roomy, END);
  const first = cache.get(history.present, 0);
  cache.get(history.present, 1);
  expect(cache.get(history.present, 0)).toBe(first);
  cache.get(history.present, 2);
  expect(cache.size).toBe(2);
  expect(cache.get(history.present, 0)).toBe(first);
});

test('a call begins in the very world that the one before it left, though only a checkpoint of it is kept', () => {
  const cache = openStepCache();
  let history = fresh();
  for (const page of [0, 4, 8]) history = seek(apply(history, mmap(page, 2)), cache, END);
  const { entries, worlds } = history.present;
  const timeline = { ...history.present, worlds: worlds.map((world, index) => (index === 2 ? world : null)) };
  expect(entries).toHaveLength(3);
  const fewer = openStepCache();
  const left = fewer.get(timeline, 1).after;
  expect(fewer.get(timeline, 2).before).toBe(left);
});

/** The model: plain lists of what was done, no worlds. */
interface Model {
  calls: string[];
  past: string[][];
  future: string[][];
  at: number;
}

test('any walk of calls, undo, redo and seeking leaves the entries that a plain list has', () => {
  const verb = fc.oneof(
    fc.record({
      kind: fc.constant('call' as const),
      page: fc.nat(40),
      pages: fc.integer({ min: 1, max: 4 }),
      map: fc.boolean(),
    }),
    fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const) }),
    fc.record({ kind: fc.constant('seek' as const), call: fc.nat(12), end: fc.boolean() }),
  );
  fc.assert(
    fc.property(fc.array(verb, { maxLength: 25 }), (verbs) => {
      const cache = openStepCache();
      let history = fresh();
      const model: Model = { calls: [], past: [], future: [], at: 0 };
      for (const step of verbs) {
        if (step.kind === 'call') {
          const call = step.map ? mmap(step.page, step.pages) : munmap(step.page, step.pages);
          const kept = Math.min(model.calls.length, history.present.cursor.step === 0 ? model.at : model.at + 1);
          history = apply(history, call);
          model.past.push(model.calls);
          model.future = [];
          model.calls = [...model.calls.slice(0, kept), JSON.stringify(call)];
        } else if (step.kind === 'seek') {
          history = seek(history, cache, { call: step.call, step: step.end ? Number.POSITIVE_INFINITY : 0 });
        } else {
          history = step.kind === 'undo' ? undo(history) : redo(history);
          const [from, to] = step.kind === 'undo' ? [model.past, model.future] : [model.future, model.past];
          const other = from.pop();
          if (other) {
            to.push(model.calls);
            model.calls = other;
          }
        }
        model.at = history.present.cursor.call;
        expect(sources(history)).toEqual(model.calls);
        expect(history.past).toHaveLength(model.past.length);
        expect(history.future).toHaveLength(model.future.length);
      }
      // Whatever the way there: every world is that of its calls run in order.
      let world = history.present.start;
      history.present.entries.forEach(({ call }, index) => {
        if (call) world = run(world, call).world;
        expect(worldBefore(history.present, index + 1).vmas.size).toBe(world.vmas.size);
      });
    }),
    { numRuns: 150 },
  );
});
