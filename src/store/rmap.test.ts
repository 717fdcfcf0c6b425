import { describe, expect, test } from 'vitest';
import { createWorld, type KernelName, openBulk, PAGE_SIZE } from '../engine';
import { at, mmap, R, RW } from '../testing/calls';
import { openApp } from './app';
import { pagesScene, pagesTable } from './pages-view';
import { rmapScene, rmapTable } from './rmap';
import type { PagesWords, RmapWords } from './rmap-words';
import { verbsOf } from './verbs';

const GROUP = {
  noVmas: 'no VMAs',
  process: (pids: string) => pids,
  more: (n: number) => `+${n}`,
  moreBefore: String,
  moreAfter: String,
  moreProcesses: (n: number) => (n === 0 ? '' : String(n)),
  pagesOf: (n: number) => `${n}p`,
};
const RMAP: RmapWords = {
  ...GROUP,
  title: 'rmap',
  heads: { anonVmas: 'anon_vma', inodes: 'i_mmap' },
  noChain: 'none',
  noAnonVma: 'none',
  root: 'root',
  childOf: (parent) => `child of ${parent}`,
  description: String,
  vma: ({ name }) => name,
  anonVma: ({ name, vmas }) => `${name}: ${vmas}`,
  member: ({ name }) => name,
};
const PAGES: PagesWords = {
  ...GROUP,
  title: 'pages',
  zero: '0',
  description: String,
  present: (n, of) => `${n}/${of}`,
  absent: (n) => `-${n}`,
  vma: ({ name }) => name,
  page: ({ vma, kind }) => `${vma} ${kind}`,
};
const NO_STARTS = new Map<number, number>();
const ANON = 'PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS';

function played(lines: readonly string[], kernel: KernelName = '5.10') {
  const app = openApp(undefined, kernel);
  const verbs = verbsOf(app);
  for (const line of lines) expect(verbs.typeCall(line)).toBeNull();
  return {
    app,
    verbs,
    rmap: (selected: number | null = null, starts = NO_STARTS) => rmapScene(app.moment(), selected, starts, RMAP),
    pages: (selected: number | null = null, starts = NO_STARTS) => pagesScene(app.moment(), selected, starts, PAGES),
  };
}

const FORK = [`a = mmap(NULL, 4p, ${ANON}, -1, 0)`, 'touch(a, 2p, w)', 'fork()'];

describe('the reverse mapping', () => {
  test('fork: the child’s chain is its own anon_vma, then the parent’s; the own one hangs below the parent’s', () => {
    const { processes, anonVmas } = played(FORK).rmap();
    expect(processes.map(({ vmas }) => vmas.map(({ name, chain }) => [name, ...chain.map((avc) => avc.name)]))).toEqual(
      [[['A', 'α1']], [['B', 'α2', 'α1']]],
    );
    expect(processes[1]?.vmas[0]?.chain.map(({ isOwn }) => isOwn)).toEqual([true, false]);
    expect(anonVmas.map(({ name, depth, parent, role }) => [name, depth, parent, role])).toEqual([
      ['α1', 0, null, 'root'],
      ['α2', 1, 1, 'child of α1'],
    ]);
    expect(anonVmas.map(({ counters }) => counters)).toEqual([
      'num_children 2 · num_active_vmas 1',
      'num_children 0 · num_active_vmas 1',
    ]);
    expect(anonVmas[0]?.label).toBe('α1: A, B');
  });

  test('a kernel that counts a degree shows it as a sum, one without chains shows neither', () => {
    expect(
      played(FORK, '5.17')
        .rmap()
        .anonVmas.map(({ counters }) => counters),
    ).toEqual(['degree 3 = 2 + 1', 'degree 1 = 0 + 1']);
    const old = played(FORK, '2.6.32').rmap();
    expect(old.anonVmas.map(({ counters }) => counters)).toEqual(['']);
    expect(old.processes[1]?.vmas[0]?.chain.map(({ name }) => name)).toEqual(['α1']);
  });

  test('a grandchild has a chain of three, and what is new since the call is marked', () => {
    const scene = played([...FORK, 'switch(2)', 'fork()']).rmap();
    const [, , grandchild] = scene.processes;
    expect(grandchild?.vmas[0]?.chain.map(({ name, mark }) => [name, mark])).toEqual([
      ['α3', 'fresh'],
      ['α2', 'fresh'],
      ['α1', 'fresh'],
    ]);
    expect(scene.anonVmas.map(({ name, mark }) => [name, mark])).toEqual([
      ['α1', null],
      ['α2', 'hot'],
      ['α3', 'fresh'],
    ]);
  });

  test('in the middle of a fork the child that is being made is there already', () => {
    const { app, verbs, rmap } = played(FORK);
    const { steps, cursor } = app.moment();
    const step = steps.findIndex(({ anchor }) => anchor === 'anon_vma_fork.clone') + 1;
    expect(step).toBeGreaterThan(0);
    verbs.seek({ call: cursor.call, step });
    expect(rmap().processes.map(({ title, vmas }) => [title, vmas.length])).toEqual([
      ['1', 1],
      ['', 1],
    ]);
  });

  test('a file’s i_mmap holds the intervals of all who map it, in every process', () => {
    const scene = played([
      'f = open("libc.so.6", 64p)',
      'mmap(NULL, 16p, PROT_READ, MAP_PRIVATE, f, 8p)',
      'mmap(NULL, 4p, PROT_READ, MAP_PRIVATE, f, 40p)',
      'fork()',
    ]).rmap();
    expect(scene.inodes.map(({ name, extent, size }) => [name, extent, size])).toEqual([['libc.so.6', 64, '64p']]);
    expect(scene.inodes[0]?.members.map(({ name, first, past }) => [name, first, past])).toEqual([
      ['A', 8, 24],
      ['D', 8, 24],
      ['B', 40, 44],
      ['C', 40, 44],
    ]);
  });

  test('the table has a row for each avc, by its place in the chain', () => {
    expect(
      rmapTable(played(FORK).rmap()).map(({ name, place, anonVma, isOwn }) => [name, place, anonVma, isOwn]),
    ).toEqual([
      ['A', 1, 'α1', true],
      ['B', 1, 'α2', true],
      ['B', 2, 'α1', false],
    ]);
  });
});

describe('the pages', () => {
  test('touch: pages appear with mapping, index and frame; a read of fresh memory finds the zero page', () => {
    const scene = played([FORK[0] ?? '', 'touch(a, 2p, w)', 'touch(a+3p, 1p, r)']).pages();
    const [vma] = scene.processes[0]?.vmas ?? [];
    expect(vma?.detail).toBe('3/4');
    expect(vma?.parts.map(({ kind, mapping, frame, mark }) => [kind, mapping, frame, mark])).toEqual([
      ['anon', 'α1', '#1', null],
      ['anon', 'α1', '#2', null],
      ['zero', '0', '', 'fresh'],
    ]);
  });

  test('fork: both have the same frames; a write in the parent gives it one of its own', () => {
    const shared = (scene: ReturnType<ReturnType<typeof played>['pages']>) =>
      scene.processes.map(({ vmas }) => vmas[0]?.parts.map(({ frame, shared: with_ }) => `${frame} ${with_}`.trim()));
    expect(shared(played(FORK).pages())).toEqual([
      ['#1 ⇄ 2', '#2 ⇄ 2'],
      ['#1 ⇄ 1', '#2 ⇄ 1'],
    ]);
    expect(shared(played([...FORK, 'touch(a, 1p, w)']).pages())).toEqual([
      ['#3', '#2 ⇄ 2'],
      ['#1', '#2 ⇄ 1'],
    ]);
  });

  const MOVE = [
    `a = mmap(NULL, 3p, ${ANON}, -1, 0)`,
    'touch(a, 3p, w)',
    `b = mmap(a-100p, 3p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)`,
    'touch(b, 3p, w)',
    'mremap(b, 3p, 3p, MREMAP_MAYMOVE|MREMAP_FIXED, a+3p)',
  ];

  test('with the series of 2022 mapping and index of the moved pages change, and the cards say from what', () => {
    const { processes } = played(MOVE, '5.17-anon-merge').pages();
    const parts = processes[0]?.vmas[0]?.parts ?? [];
    expect(parts.map(({ key, mapping }) => [key, mapping])).toEqual(
      [1, 2, 3, 4, 5, 6].map((n) => [`frame-1-${n}`, 'α1']),
    );
    expect(parts.slice(0, 3).map(({ was, mark }) => [was, mark])).toEqual([
      ['', null],
      ['', null],
      ['', null],
    ]);
    for (const { was, mark } of parts.slice(3)) {
      expect(was).toMatch(/^← α2 …[0-9a-f]{4}$/);
      expect(mark).toBe('hot');
    }
  });

  test('without it they move with their mapping and index', () => {
    const { processes } = played(MOVE, '5.17').pages();
    const parts = processes[0]?.vmas.flatMap((vma) => vma.parts) ?? [];
    expect(parts.map(({ mapping, was, mark }) => [mapping, was, mark])).toEqual([
      ...Array.from({ length: 3 }, () => ['α1', '', null]),
      ...Array.from({ length: 3 }, () => ['α2', '', 'hot']),
    ]);
  });

  test('a large VMA comes in runs, cut where sharing begins and ends', () => {
    const { processes } = played([
      `a = mmap(NULL, 2000p, ${ANON}, -1, 0)`,
      'touch(a+10p, 1000p, w)',
      'fork()',
      'touch(a+500p, 10p, w)',
    ]).pages();
    const runs = processes.map(({ vmas }) =>
      vmas[0]?.parts.map(({ kind, count, shared }) => `${kind} ${count} ${shared}`),
    );
    expect(runs).toEqual([
      ['absent 10 ', 'anon 490 ⇄ 2', 'anon 10 ', 'anon 500 ⇄ 2', 'absent 990 '],
      ['absent 10 ', 'anon 490 ⇄ 1', 'anon 10 ', 'anon 500 ⇄ 1', 'absent 990 '],
    ]);
  });

  test('the table has a row for each page or run, and one for a VMA without', () => {
    const scene = played([...FORK.slice(0, 2), `mmap(NULL, 4p, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0)`]).pages();
    expect(pagesTable(scene).map(({ name, part }) => [name, part?.fullIndex ?? null])).toEqual([
      ['B', null],
      ['A', expect.stringMatching(/^0x[0-9a-f]{6,}$/)],
      ['A', expect.stringMatching(/^0x[0-9a-f]{6,}$/)],
    ]);
  });
});

describe('65,530 VMAs', () => {
  const bulk = openBulk(createWorld({ kernel: '5.10' }));
  for (let k = 0; k < 65_530; k++) bulk.apply(mmap(2 * k, 1, k % 2 === 0 ? R : RW));
  for (let k = 1; k < 2000; k += 2) bulk.apply({ name: 'touch', addr: at(2 * k), len: PAGE_SIZE, write: true });
  const { app } = played([]);
  const moment = { ...app.moment(), world: bulk.world() };

  test('a window around the chosen one, with the count of the rest on both sides', () => {
    const scene = rmapScene(moment, 30_000, NO_STARTS, RMAP);
    const [process] = scene.processes;
    expect(process?.vmas.map(({ id }) => id)).toContain(30_000);
    expect(process?.vmas).toHaveLength(120);
    const { before, after: rest } = process ?? {};
    expect([before?.text, rest?.text]).toEqual(['+29939', '+35471']);
    expect(scene.moreAnonVmas).toBe('+1000');
  });

  test('the window goes where it is moved', () => {
    const scene = pagesScene(moment, null, new Map([[1, 1000]]), PAGES);
    expect(scene.processes[0]?.before?.text).toBe('+1000');
    expect(scene.processes[0]?.before?.from).toBe(976);
    expect(scene.processes[0]?.after?.from).toBe(1024);
  });
});
