/** vma_merge called directly: every argument can be given, and each one decides what its rule says. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  areaAt,
  areas,
  at,
  layout,
  mmap,
  mmapFile,
  mremap,
  R,
  RW,
  RWX,
  returned,
  worldAfter,
  write,
} from '../testing/calls';
import { callIn, randomCall } from '../testing/random-calls';
import { PAGE_SIZE } from './addr';
import type { Call, CallOf } from './call';
import { createWorld } from './create';
import { KERNELS, type KernelName } from './kernel';
import { PROFILES } from './profiles';
import { record, run } from './run';
import { liveMm } from './select';
import { validate } from './validate';
import { MREMAP, VM } from './vm-flags';
import type { World } from './world';

const RW_FLAGS = 0x100073;
const R_FLAGS = 0x71;
const FILE = 2;
const OPEN: Call = { name: 'open', path: 'f', pages: 64, mode: 'rw' };
type Claims = Partial<CallOf<'vma_merge'>>;
const merge = (page: number, end: number, more: Claims = {}): Call => ({
  name: 'vma_merge',
  addr: at(page),
  end: at(end),
  vm_flags: RW_FLAGS,
  pgoff: null,
  ...more,
});
const on = (kernel: KernelName, ...calls: readonly Call[]): World => worldAfter(createWorld({ kernel }), ...calls);

/** The rule that refused last; null: none was asked, or all hold. */
function refusedBy(world: World, call: Call): string | null {
  const checks = record(world, call).steps.flatMap(({ why = [] }) => why.flatMap((one) => one.checks));
  return checks.find(({ ok }) => !ok)?.rule ?? null;
}

describe('a hole behind one VMA', () => {
  const world = on('6.18', OPEN, mmap(0, 4, RW), mmapFile(10, 2, R, FILE, 10));

  test('with nothing else said it merges', () => {
    expect(layout(worldAfter(world, merge(4, 6)))).toBe('0-6 10-12');
  });
  test.each<[string, Claims]>([
    ['file', { file: FILE }],
    ['policy', { policy: '2:1' }],
    ['userfaultfd', { userfaultfd_ctx: 1 }],
    ['anon_name', { anon_name: 'heap' }],
    ['pgoff', { pgoff: 1 }],
    ['flags', { vm_flags: R_FLAGS }],
  ])('another %s keeps it apart, and the rule says so', (rule, more) => {
    expect(layout(worldAfter(world, merge(4, 6, more)))).toBe('0-4 10-12');
    expect(refusedBy(world, merge(4, 6, more))).toBe(rule);
  });
  test('a file, its offset and its flags: the mapping of the file grows', () => {
    const claims = { file: FILE, pgoff: 12, vm_flags: R_FLAGS };
    expect(layout(worldAfter(world, merge(12, 14, claims)))).toBe('0-4 10-14');
  });
  test('without prev nobody is before the range', () => {
    expect(layout(worldAfter(world, merge(4, 6, { prev: null })))).toBe('0-4 10-12');
    expect(layout(worldAfter(world, merge(4, 6, { prev: at(3) })))).toBe('0-6 10-12');
  });
});

describe('anon_vma of a VMA', () => {
  const script = [mmap(0, 4, RW), mmap(6, 2, RW), mmap(20, 2, RW), write(0, 4), write(20, 2)];

  test('none: any neighbour takes the range; that of another: none does', () => {
    const world = on('5.10', ...script);
    expect(layout(worldAfter(world, merge(4, 5, { anon_vma: null })))).toBe('0-5 6-8 20-22');
    expect(layout(worldAfter(world, merge(4, 5, { anon_vma: at(0) })))).toBe('0-5 6-8 20-22');
    expect(layout(worldAfter(world, merge(4, 5, { anon_vma: at(20) })))).toBe('0-4 6-8 20-22');
    expect(refusedBy(world, merge(4, 5, { anon_vma: at(20) }))).toBe('anon_vma');
  });
  test.each<[KernelName, boolean]>([
    ['2.6.32', true],
    ['4.4', false],
    ['5.10', false],
    ['6.12', false],
    ['6.18', true],
  ])('on %s a written range beside memory never written to', (kernel, merges) => {
    const world = on(kernel, ...script);
    expect(layout(worldAfter(world, merge(5, 6, { anon_vma: at(20) })))).toBe(
      merges ? '0-4 5-8 20-22' : '0-4 6-8 20-22',
    );
  });
  test('the series merges different ones, where the one that is given up is shared with nobody', () => {
    const world = on('5.17-anon-merge', ...script);
    expect(layout(worldAfter(world, merge(4, 5, { anon_vma: at(20) })))).toBe('0-5 6-8 20-22');
    const shared = worldAfter(world, { name: 'fork' });
    expect(layout(worldAfter(shared, merge(4, 5, { anon_vma: at(20) })))).toBe('0-4 6-8 20-22');
  });
});

describe('a part of a VMA', () => {
  test('what is asked for is set on the survivor', () => {
    const world = on('6.18', mmap(0, 4, RW), mmap(4, 4, R));
    const watched = { vm_flags: RW_FLAGS, policy: null, userfaultfd_ctx: null, anon_name: null };
    expect(areaAt(worldAfter(world, merge(4, 6, watched)), 5)).toMatchObject({ vm_start: at(0), vm_flags: RW_FLAGS });
  });
  test('a written part that is said to be unwritten: up to 6.15 that is what keeps it apart', () => {
    const world = on('5.10', mmap(0, 4, RW), mmap(4, 4, R), write(0, 4));
    expect(layout(worldAfter(world, merge(0, 4, { vm_flags: R_FLAGS })))).toBe('0-4 4-8');
    const told = worldAfter(world, merge(0, 4, { vm_flags: R_FLAGS, anon_vma: null }));
    expect(layout(told)).toBe('0-8');
    expect(areaAt(told, 0).anon_vma).toBe(areaAt(world, 0).anon_vma);
    expect(validate(told)).toEqual([]);
  });
});

describe('refused on every kernel, with nothing changed', () => {
  const calls = [OPEN, mmap(0, 4, RW), mmapFile(4, 4, R, FILE, 4), mmap(10, 4, RW), mmap(14, 2, R), write(10, 4)];
  const refusals: readonly (readonly [string, Call])[] = [
    ['prev that is not there', merge(8, 9, { prev: at(50) })],
    ['anon_vma of nobody', merge(8, 9, { anon_vma: at(50) })],
    ['prev that begins behind addr', merge(0, 2, { prev: at(4) })],
    ['the tail of a VMA with another prev than that VMA', merge(2, 4, { prev: null })],
    [
      'a part of anonymous memory as a part of the file beside it',
      merge(2, 4, { file: FILE, vm_flags: R_FLAGS, pgoff: 2 }),
    ],
  ];
  for (const kernel of KERNELS) {
    test.each(refusals)(`${kernel}: %s`, (_, call) => {
      const world = on(kernel, ...calls);
      expect(returned(world, call)).toBe('EINVAL');
      expect(layout(run(world, call).world)).toBe(layout(world));
    });
  }
  test('written pages are not taken to another anon_vma', () => {
    const { MAYMOVE, FIXED } = MREMAP;
    const world = on(
      '5.10',
      mmap(0, 4, RW),
      write(0, 4),
      mmap(20, 4, RWX),
      write(20, 4),
      mremap(20, 4, 4, MAYMOVE + FIXED, 4),
    );
    const claims = { vm_flags: RW_FLAGS + VM.EXEC, pgoff: areaAt(world, 4).vm_pgoff - 4 };
    expect(areaAt(world, 0).anon_vma).not.toBe(areaAt(world, 4).anon_vma);
    expect(returned(world, merge(0, 4, claims))).toBe(0);
    expect(returned(world, merge(0, 4, { ...claims, anon_vma: at(4) }))).toBe('EINVAL');
  });
});

test('an argument that came later is refused by the kernels before it', () => {
  for (const kernel of KERNELS) {
    const world = on(kernel, mmap(0, 4, RW));
    const { userfaultfd, anonNames } = PROFILES[kernel];
    expect([kernel, returned(world, merge(4, 6, { userfaultfd_ctx: 1 }))]).toEqual([
      kernel,
      userfaultfd ? 0 : 'EINVAL',
    ]);
    expect([kernel, returned(world, merge(4, 6, { anon_name: 'x' }))]).toEqual([kernel, anonNames ? 0 : 'EINVAL']);
  }
});

test('a rule that came later is not asked before', () => {
  const rulesOn = (kernel: KernelName): string[] =>
    record(on(kernel, mmap(0, 4, RW)), merge(4, 6)).steps.flatMap(({ why = [] }) =>
      why.flatMap(({ checks }) => checks.map(({ rule }) => rule)),
    );
  expect(rulesOn('2.6.32')).not.toContain('userfaultfd');
  expect(rulesOn('4.4')).toContain('userfaultfd');
  expect(rulesOn('5.10')).not.toContain('anon_name');
  expect(rulesOn('5.17')).toContain('anon_name');
});

/** A merge with arguments taken from the VMAs that there are, so that it often succeeds. */
const randomMerge = fc.record({
  area: fc.nat(),
  other: fc.nat(),
  from: fc.integer({ min: 0, max: 3 }),
  pages: fc.integer({ min: 1, max: 4 }),
  gives: fc.array(fc.constantFrom('prev', 'noPrev', 'anon_vma', 'noAnonVma', 'file', 'noFile', 'policy', 'pgoff')),
  inside: fc.boolean(),
});
type RandomMerge = typeof randomMerge extends fc.Arbitrary<infer T> ? T : never;

function mergeIn(world: World, { area, other, from, pages, gives, inside }: RandomMerge): Call | null {
  const all = areas(world);
  const vma = all[area % Math.max(1, all.length)];
  const model = all[other % Math.max(1, all.length)];
  if (vma === undefined || model === undefined) return null;
  const addr = inside ? vma.vm_start + from * PAGE_SIZE : vma.vm_end;
  const end = inside ? Math.min(vma.vm_end, addr + pages * PAGE_SIZE) : addr + pages * PAGE_SIZE;
  const length = (end - addr) / PAGE_SIZE;
  const given: { readonly [G in (typeof gives)[number]]: Claims } = {
    prev: { prev: model.vm_start },
    noPrev: { prev: null },
    anon_vma: { anon_vma: model.vm_start },
    noAnonVma: { anon_vma: null },
    file: { file: model.vm_file },
    noFile: { file: null },
    policy: { policy: model.vm_policy },
    pgoff: { pgoff: Math.max(0, model.vm_start === end ? model.vm_pgoff - length : model.vm_pgoff) },
  };
  return Object.assign({ ...merge(0, 0), addr, end, vm_flags: model.vm_flags }, ...gives.map((name) => given[name]));
}

const mappedPages = (world: World): number =>
  areas(world).reduce((sum, { vm_start, vm_end }) => sum + (vm_end - vm_start) / PAGE_SIZE, 0);

test.each(KERNELS)('%s: whatever is claimed, the address space stays whole and no memory is lost', (kernel) => {
  const seen = new Set<string>();
  const runs = fc.tuple(
    fc.array(randomCall, { minLength: 15, maxLength: 40 }),
    fc.array(randomMerge, { maxLength: 12 }),
  );
  for (const [calls, merges] of fc.sample(runs, { seed: 17, numRuns: 150 })) {
    let world = on(kernel, OPEN, mmapFile(0, 2, R, FILE, 0));
    for (const call of calls) world = run(world, callIn(world, call, [FILE])).world;
    for (const one of merges) {
      const call = liveMm(world) === null ? null : mergeIn(world, one);
      if (call === null) continue;
      const { ret, world: after } = run(world, call);
      seen.add(ret === 'EINVAL' ? 'refused' : ret === 0 ? 'none' : 'merged');
      expect([call, validate(after)]).toEqual([call, []]);
      expect(mappedPages(after)).toBeGreaterThanOrEqual(mappedPages(world));
      world = after;
    }
  }
  expect([...seen].sort()).toEqual(['merged', 'none', 'refused']);
});
