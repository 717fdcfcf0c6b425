import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ARENA,
  areas,
  at,
  emptyWorld,
  layout,
  mmap,
  mmapAnywhere,
  PRIVATE_FIXED,
  R,
  RW,
  RWX,
  returned,
  worldAfter,
  write,
} from '../testing/calls';
import { createWorld } from './create';
import type { Ret } from './errno';
import { run } from './run';
import { currentMm } from './select';
import { MAP, VM } from './vm-flags';
import type { World } from './world';

const PAGE = 4096;
const GUARD = 256 * PAGE;
const BASE = currentMm(createWorld()).mmap_base;
const LEGACY_BASE = Math.ceil(0x7ffffffff000 / 3 / PAGE) * PAGE;
const STACK = PRIVATE_FIXED + MAP.GROWSDOWN;
const area = (world: World, pages: number, addr = 0, flags = 0): Ret =>
  returned(world, { name: 'get_unmapped_area', addr, len: pages * PAGE, flags });

/** Every hole of an address space, guards kept clear, by walking the list. */
function holes(world: World): { start: number; end: number }[] {
  let start = 0;
  const out: { start: number; end: number }[] = [];
  for (const vma of areas(world)) {
    const guarded = Math.max(0, vma.vm_start - (vma.vm_flags % 0x200 >= VM.GROWSDOWN ? GUARD : 0));
    if (guarded > start) out.push({ start, end: guarded });
    start = vma.vm_end;
  }
  return [...out, { start, end: Number.POSITIVE_INFINITY }];
}
const linearTopDown = (world: World, len: number, high: number): number | null =>
  holes(world)
    .reverse()
    .map(({ start, end }) => ({ start, place: Math.min(end, high) - len }))
    .find(({ start, place }) => place >= start && place >= PAGE)?.place ?? null;
const linearBottomUp = (world: World, len: number, low: number, high: number): number | null =>
  holes(world)
    .map(({ start, end }) => ({ place: Math.max(start, low), end: Math.min(end, high) }))
    .find(({ place, end }) => place + len <= end)?.place ?? null;

/** VMAs spread below a roof; kinds alternate so that none merges. */
const spread = fc.array(
  fc.record({
    gap: fc.integer({ min: 0, max: 400 }),
    pages: fc.integer({ min: 1, max: 9 }),
    stack: fc.boolean(),
    kind: fc.constantFrom(R, RW, RWX),
  }),
  { maxLength: 30, size: 'max' },
);
type Spread = readonly {
  readonly gap: number;
  readonly pages: number;
  readonly stack: boolean;
  readonly kind: number;
}[];
function worldOf(list: Spread, roof: number): World {
  let end = roof;
  return list.reduce((world, { gap, pages, stack, kind }) => {
    end -= (gap + pages) * PAGE;
    return worldAfter(world, { ...mmap(0, pages, kind, stack ? STACK : PRIVATE_FIXED), addr: end });
  }, createWorld());
}

describe('the search by rb_subtree_gap finds what a walk over all holes finds', () => {
  test('top-down: the highest hole below mmap_base', () => {
    fc.assert(
      fc.property(spread, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 500 }), (list, above, pages) => {
        const world = worldOf(list, BASE + above * PAGE);
        expect(area(world, pages)).toBe(linearTopDown(world, pages * PAGE, BASE));
      }),
      { seed: 5, numRuns: 400 },
    );
  });

  test('bottom-up: the lowest hole of the 32-bit window', () => {
    fc.assert(
      fc.property(spread, fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 500 }), (list, above, pages) => {
        const plain = list.map((one) => ({ ...one, stack: false }));
        const world = worldOf(plain, 0x40000000 + above * PAGE);
        const expected = linearBottomUp(world, pages * PAGE, 0x40000000, 0x80000000);
        expect(area(world, pages, 0, MAP['32BIT'])).toBe(expected ?? 'ENOMEM');
      }),
      { seed: 6, numRuns: 400 },
    );
  });

  test('bottom-up at the upper end of the window, where holes run out', () => {
    fc.assert(
      fc.property(spread, fc.integer({ min: 1, max: 3000 }), (list, pages) => {
        const filled = worldAfter(createWorld(), { ...mmap(0, 1, RW), addr: 0x40000000, len: 0x3fc00000 });
        let end = 0x80000000;
        const world = list.reduce((now, { gap, pages: own, kind }) => {
          end -= (gap + own) * PAGE;
          return end <= 0x7fd00000 ? now : worldAfter(now, { ...mmap(0, own, kind), addr: end });
        }, filled);
        const expected = linearBottomUp(world, pages * PAGE, 0x40000000, 0x80000000);
        expect(area(world, pages, 0, MAP['32BIT'])).toBe(expected ?? 'ENOMEM');
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});

test('bottom-up, a stack whose guard begins below the window hides what lies left of it in the tree', () => {
  const stack = { ...mmap(0, 1, R, STACK), addr: 0x40002000 };
  const world = worldAfter(createWorld(), stack, { ...mmap(0, 1, RW), addr: 0x40001000 });
  // The page at 0x40000000 is free, but the walk never goes there.
  expect(area(world, 1, 0, MAP['32BIT'])).toBe(0x40003000);
});

test('a request longer than the 32-bit window, and one that only a hole behind it could take: ENOMEM', () => {
  for (const pages of [0x40001, 0x80001]) expect(area(createWorld(), pages, 0, MAP['32BIT'])).toBe('ENOMEM');
  const full = worldAfter(
    createWorld(),
    { ...mmap(0, 1, R), addr: 0x40000000, len: 0x40000000 },
    { ...mmap(0, 1, RW), addr: 0x90000000 },
  );
  expect(area(full, 2, 0, MAP['32BIT'])).toBe('ENOMEM');
});

describe('without room below mmap_base', () => {
  /** All is taken from page 0 up to mmap_base, but for a small hole high up. */
  const full = worldAfter(
    createWorld(),
    { ...mmap(0, 1, R), addr: 65536, len: BASE - 65536 - 4 * PAGE },
    { ...mmap(0, 1, RW), addr: BASE - PAGE },
  );

  test('what fits in the hole goes there', () => {
    expect(area(full, 3)).toBe(BASE - 4 * PAGE);
  });
  test('what does not is looked for upwards from TASK_UNMAPPED_BASE: above mmap_base', () => {
    expect(area(full, 20)).toBe(BASE);
    expect(returned(full, mmapAnywhere(20, RW))).toBe(BASE);
  });
  test('and where that is taken too: ENOMEM', () => {
    const none = worldAfter(full, { ...mmap(0, 1, R), addr: BASE, len: 0x7ffffffff000 - BASE });
    expect([area(none, 20), returned(none, mmapAnywhere(20, RW))]).toEqual(['ENOMEM', 'ENOMEM']);
  });
  test('the hole below mmap_min_addr is found and then refused: EPERM', () => {
    expect(area(full, 15)).toBe('EPERM');
  });
  test('the fall-back starts at a third of the address space', () => {
    const world = worldAfter(createWorld(), {
      ...mmap(0, 1, R),
      addr: LEGACY_BASE + 8 * PAGE,
      len: BASE - LEGACY_BASE,
    });
    const low = worldAfter(world, { ...mmap(0, 1, R), addr: 65536, len: LEGACY_BASE - 65536 });
    expect(area(low, 8)).toBe(LEGACY_BASE);
  });
});

describe('hints', () => {
  const world = emptyWorld(mmap(0, 4, RW), mmap(600, 2, RW, STACK));

  test('a free hint is taken, rounded down to a page', () => {
    expect(returned(world, { ...mmapAnywhere(2, R), addr: at(10) + 5 })).toBe(at(10));
  });
  test('an occupied hint is ignored', () => {
    expect(returned(world, { ...mmapAnywhere(2, R), addr: at(3) })).toBe(BASE - 2 * PAGE);
    expect(returned(world, { ...mmapAnywhere(2, R), addr: at(0) - PAGE })).toBe(BASE - 2 * PAGE);
  });
  test("a hint in a stack's guard gap is ignored, right below the gap it is taken", () => {
    expect(returned(world, { ...mmapAnywhere(2, R), addr: at(600 - 257) })).toBe(BASE - 2 * PAGE);
    expect(returned(world, { ...mmapAnywhere(2, R), addr: at(600 - 258) })).toBe(at(600 - 258));
  });
  test('a hint below mmap_min_addr is raised to it', () => {
    expect(returned(world, { ...mmapAnywhere(2, R), addr: PAGE })).toBe(65536);
  });
  test('a hint that does not fit below the end of memory is ignored', () => {
    expect(returned(world, { ...mmapAnywhere(2, R), addr: 0x7fffffffe000 })).toBe(BASE - 2 * PAGE);
  });
  test('MAP_32BIT takes a hint inside of its window only', () => {
    const flags = MAP.PRIVATE + MAP.ANONYMOUS + MAP['32BIT'];
    expect(returned(world, { ...mmapAnywhere(2, R, flags), addr: 0x50000000 })).toBe(0x50000000);
    expect(returned(world, { ...mmapAnywhere(2, R, flags), addr: at(10) })).toBe(0x40000000);
  });
});

describe('a stack grows by faults below it', () => {
  const stack = emptyWorld(mmap(2000, 2, RW, STACK));

  test('down to the page that is touched; the pages between come with it', () => {
    const world = worldAfter(stack, write(1990, 1));
    expect(layout(world)).toBe('1990-2002');
    expect(currentMm(world)).toMatchObject({ total_vm: 12, stack_vm: 12, map_count: 1 });
  });
  test('it has an anon_vma afterwards, also after a read', () => {
    const { world } = run(stack, { name: 'touch', addr: at(1999), len: PAGE, write: false });
    expect(areas(world)[0]?.anon_vma).not.toBeNull();
  });
  test('an accessible neighbour must stay 256 pages away', () => {
    const world = worldAfter(stack, mmap(1000, 100, R));
    expect([returned(world, write(1356, 1)), returned(world, write(1355, 1))]).toEqual([1, 'EFAULT']);
  });
  test('a neighbour without any access, or another stack, may be near', () => {
    expect(returned(worldAfter(stack, mmap(1900, 10, 0)), write(1910, 1))).toBe(1);
    expect(returned(worldAfter(stack, mmap(1900, 10, R, STACK)), write(1910, 1))).toBe(1);
  });
  test('RLIMIT_STACK bounds the whole VMA', () => {
    const world = worldAfter(stack, { name: 'rlimit', resource: 'RLIMIT_STACK', value: 10 * PAGE });
    expect([returned(world, write(1992, 1)), returned(world, write(1991, 1))]).toEqual([1, 'EFAULT']);
  });
  test('RLIMIT_AS, and RLIMIT_MEMLOCK of a locked stack, bound it too', () => {
    const narrow = worldAfter(stack, { name: 'rlimit', resource: 'RLIMIT_AS', value: 3 * PAGE });
    expect([returned(narrow, write(1999, 1)), returned(narrow, write(1998, 1))]).toEqual([1, 'EFAULT']);
    const locked = worldAfter(
      stack,
      { name: 'mlock', addr: at(2000), len: 2 * PAGE },
      { name: 'rlimit', resource: 'RLIMIT_MEMLOCK', value: 3 * PAGE },
    );
    expect([returned(locked, write(1999, 1)), returned(locked, write(1998, 1))]).toEqual([1, 'EFAULT']);
    expect(currentMm(worldAfter(locked, write(1999, 1))).locked_vm).toBe(3);
  });
  test('it never grows below mmap_min_addr', () => {
    const low = worldAfter(createWorld(), { ...mmap(0, 1, RW, STACK), addr: 65536 + PAGE });
    const touch = (addr: number): Ret => returned(low, { name: 'touch', addr, len: PAGE, write: true });
    expect([touch(65536), touch(65536 - PAGE)]).toEqual([1, 'EFAULT']);
  });
  test('its gap in the tree is what lies below the guard', () => {
    expect(areas(stack)[0]?.rb_subtree_gap).toBe(at(2000) - GUARD);
    expect(areas(worldAfter(stack, write(1990, 1)))[0]?.rb_subtree_gap).toBe(at(1990) - GUARD);
  });
  test('mprotect with PROT_GROWSDOWN reaches down to its start', () => {
    const call = { name: 'mprotect', addr: at(2001), len: PAGE, prot: R + 0x01000000 } as const;
    expect(areas(worldAfter(stack, call)).map((vma) => vma.vm_flags % 4)).toEqual([1]);
  });
});

test('what is mapped nowhere in particular grows downwards from mmap_base and merges', () => {
  const world = worldAfter(createWorld(), mmapAnywhere(3, RW), mmapAnywhere(2, RW));
  expect(areas(world)).toMatchObject([{ vm_start: BASE - 5 * PAGE, vm_end: BASE }]);
  expect(ARENA).toBeLessThan(BASE);
});
