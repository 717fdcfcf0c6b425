import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areaAt, areas, at, emptyWorld, mmap, mprotect, munmap, R, RW, returned, worldAfter } from '../testing/calls';
import { record, run } from './run';
import { currentTask } from './select';
import type { Step } from './step';
import type { World } from './world';

/** Five VMAs of two pages, two pages apart: [0,2) [4,6) … [16,18). */
const SPARSE = emptyWorld(...[0, 4, 8, 12, 16].map((page) => mmap(page, 2, RW)));
const PAGE = 4096;
/** A page table's worth: the granule of the hash. */
const PMD = 512;

const find = (world: World, addr: number): number => Number(returned(world, { name: 'find_vma', addr }));
const steps = (world: World, addr: number): readonly Step[] => record(world, { name: 'find_vma', addr }).steps;
const keys = (world: World, addr: number): string[] => steps(world, addr).map(({ anchor }) => anchor.slice(9));

describe('find_vma', () => {
  test('is the first VMA that ends above the address; it may begin above it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -8, max: 24 * PAGE }), (offset) => {
        const addr = at(0) + offset;
        const expected = areas(SPARSE).find((vma) => vma.vm_end > addr)?.id ?? 0;
        expect(find(SPARSE, addr)).toBe(expected);
      }),
      { seed: 8, numRuns: 300 },
    );
  });
  test('find_vma_prev is that and the one before; above all: nothing', () => {
    const ids = areas(SPARSE).map((vma) => vma.id);
    const prev = (page: number): unknown => {
      const { steps: made, ret } = record(SPARSE, { name: 'find_vma_prev', addr: at(page) });
      return [ret, made.at(-1)?.locals.prev ?? null];
    };
    expect([prev(0), prev(5), prev(6), prev(40)]).toEqual([
      [ids[0], null],
      [ids[1], ids[0]],
      [ids[2], ids[1]],
      [0, ids[4]],
    ]);
  });
  test('find_vma_intersection wants an overlap', () => {
    const ask = (from: number, to: number): number =>
      Number(returned(SPARSE, { name: 'find_vma_intersection', addr: at(from), end: at(to) }));
    expect([ask(2, 4), ask(2, 5), ask(1, 2), ask(18, 30)]).toEqual([0, areaAt(SPARSE, 4).id, areaAt(SPARSE, 0).id, 0]);
  });
});

describe('the vmacache', () => {
  const cache = (world: World): readonly (number | null)[] => currentTask(world).vmacache;
  /** The sequence number is taken over by the first look-up. */
  const fresh = run(SPARSE, { name: 'find_vma', addr: at(100) }).world;

  test('an old sequence number is taken over, the slots are emptied and the tree is asked', () => {
    expect(keys(SPARSE, at(0)).slice(0, 3)).toEqual(['stale', 'flush', 'root']);
    expect(keys(fresh, at(0)).slice(0, 3)).toEqual(['stale', 'probe', 'root']);
  });
  test('what was found is in the slot of the searched address: 2 MiB granules, four slots', () => {
    for (const granule of [0, 1, 2, 3, 4, 5]) {
      const world = worldAfter(fresh, mmap(granule * PMD + 100, 1, R), {
        name: 'find_vma',
        addr: at(granule * PMD + 100),
      });
      const slot = (Math.floor(at(0) / (PMD * PAGE)) + granule) % 4;
      expect(cache(world)[slot]).toBe(areaAt(world, granule * PMD + 100).id);
    }
  });
  test('a second look-up of what is cached asks no tree; a hit must contain the address', () => {
    const warm = worldAfter(fresh, { name: 'find_vma', addr: at(4) });
    expect(keys(warm, at(5))).toEqual(['stale', 'probe', 'hit']);
    expect(keys(warm, at(3))).toContain('root');
  });
  test('all slots are probed, whatever the hash', () => {
    const wide = worldAfter(fresh, mmap(200, 3 * PMD, R), { name: 'find_vma', addr: at(200) });
    expect(keys(wide, at(200 + 2 * PMD))).toEqual(['stale', 'probe', 'hit']);
  });
  test('nothing found: nothing cached', () => {
    expect(cache(run(fresh, { name: 'find_vma', addr: at(100) }).world)).toEqual(cache(fresh));
  });
  const stale = (world: World): boolean | undefined => steps(world, at(0))[0]?.outcome;
  const warm = worldAfter(fresh, { name: 'find_vma', addr: at(0) });
  test('munmap makes it stale, and so does a merge that removes a VMA', () => {
    expect(stale(worldAfter(warm, munmap(16, 2)))).toBe(true);
    expect(stale(worldAfter(warm, mmap(2, 2, RW)))).toBe(true);
  });
  test('an insertion, a split and a boundary that moves leave it as it is', () => {
    expect(stale(worldAfter(warm, mmap(20, 2, RW)))).toBe(false);
    expect(stale(worldAfter(warm, mprotect(0, 1, R)))).toBe(false);
    expect(stale(worldAfter(warm, mmap(2, 1, RW)))).toBe(false);
  });
  test('each task has its own; a child begins with an empty one', () => {
    const child = worldAfter(warm, { name: 'fork' }, { name: 'switch', pid: 2 });
    expect(cache(child)).toEqual([null, null, null, null]);
    const back = worldAfter(child, { name: 'switch', pid: 1 });
    expect(keys(back, at(0))).toEqual(['stale', 'probe', 'hit']);
  });
});
