import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  areaAt,
  at,
  emptyWorld,
  madvise,
  mmap,
  mprotect,
  munmap,
  pageOf,
  R,
  RW,
  worldAfter,
  write,
} from '../testing/calls';
import { callIn, randomCall } from '../testing/random-calls';
import { changedFields } from './changed-fields';
import { createWorld } from './create';
import { type Change, diffWorlds } from './diff';
import { MADV } from './madv';
import { record, run } from './run';
import { currentMm, vmasInOrder } from './select';
import type { World } from './world';

const changes = (before: World, after: World): readonly Change[] => diffWorlds(before, after, currentMm(before).id);
const told = (before: World, after: World): string[] =>
  changes(before, after)
    .filter((change) => change.kind !== 'changed')
    .map((change) => {
      const range = 'to' in change ? change.to : change.was;
      return `${change.kind} ${pageOf(range.vm_start)}-${pageOf(range.vm_end)}`;
    });

describe('what became of each VMA', () => {
  const one = emptyWorld(mmap(0, 9, RW));

  test('nothing, of the same world', () => {
    expect(changes(one, one)).toEqual([]);
  });
  test('mapped where nothing was, unmapped where nothing is', () => {
    const two = worldAfter(one, mmap(20, 2, RW));
    expect(told(one, two)).toEqual(['mapped 20-22']);
    expect(told(two, one)).toEqual(['unmapped 20-22']);
  });
  test('split from the one that held its bytes', () => {
    const three = worldAfter(one, mprotect(3, 3, R));
    expect(told(one, three)).toEqual(['split 0-3', 'resized 3-6', 'split 6-9']);
    expect(changes(one, three).find((change) => change.kind === 'split')).toMatchObject({ from: areaAt(one, 0).id });
  });
  test('absorbed into the one that holds its bytes', () => {
    const three = worldAfter(one, mprotect(3, 3, R));
    const back = worldAfter(three, mprotect(3, 3, RW));
    expect(told(three, back)).toEqual(['resized 0-9', 'absorbed 3-6', 'absorbed 6-9']);
    expect(changes(three, back).find((change) => change.kind === 'absorbed')).toMatchObject({
      into: areaAt(back, 0).id,
    });
  });
  test('cut in the middle: one is shorter, one is split off', () => {
    expect(told(one, worldAfter(one, munmap(3, 3)))).toEqual(['resized 0-3', 'split 6-9']);
  });
  test('changed within the same bounds, with the fields that differ', () => {
    const advised = worldAfter(one, madvise(0, 9, MADV.RANDOM));
    const [change] = changes(one, advised);
    expect(change?.kind).toBe('changed');
    expect(changedFields(areaAt(one, 0), areaAt(advised, 0))).toEqual(['vm_flags']);
    expect(changedFields(areaAt(one, 0), areaAt(worldAfter(one, write(0, 1)), 0))).toEqual([
      'anon_vma',
      'anon_vma_chain',
    ]);
    expect(changedFields(areaAt(one, 0), areaAt(worldAfter(one, munmap(0, 1)), 1))).toEqual(
      expect.arrayContaining(['vm_start', 'vm_pgoff']),
    );
  });
});

test('of random calls, step by step: applied to what was before, the changes give what is after', () => {
  fc.assert(
    fc.property(fc.array(randomCall, { maxLength: 40, size: 'max' }), (randoms) => {
      let world = createWorld();
      for (const random of randoms) {
        const call = callIn(world, random, []);
        if (['fork', 'exit', 'switch'].includes(call.name)) continue;
        const { steps } = record(world, call);
        const { id } = currentMm(world);
        for (const now of [...steps.map((step) => step.world), run(world, call).world]) {
          const ids = new Set(vmasInOrder(world, id).map((vma) => vma.id));
          for (const change of diffWorlds(world, now, id)) {
            if (change.kind === 'absorbed' || change.kind === 'unmapped') ids.delete(change.id);
            else ids.add(change.id);
          }
          expect([...ids].sort()).toEqual(
            vmasInOrder(now, id)
              .map((vma) => vma.id)
              .sort(),
          );
          world = now;
        }
      }
    }),
    { seed: 9, numRuns: 25 },
  );
});

test('addresses ascend', () => {
  const before = emptyWorld(mmap(0, 2, RW), mmap(4, 2, R), mmap(8, 2, RW));
  const after = worldAfter(before, munmap(8, 2), mprotect(0, 1, R), mmap(20, 1, R));
  const starts = changes(before, after).map((change) => ('to' in change ? change.to : change.was).vm_start);
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
  expect(starts[0]).toBe(at(0));
});
