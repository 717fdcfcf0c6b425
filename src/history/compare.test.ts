import { describe, expect, test } from 'vitest';
import {
  type Call,
  createWorld,
  KERNELS,
  MAP,
  MREMAP,
  openBulk,
  PAGE_SIZE,
  PROFILES,
  PROT,
  profileWith,
  type World,
} from '../engine';
import { emptyScope } from '../language';
import { type Comparison, compareKernels, compareWith, type Replay, runOn } from './compare';
import { atOnce } from './pieces';
import type { Entry } from './types';

const BASE = 0x200000000000;
const RW = PROT.READ + PROT.WRITE;
const at = (page: number): number => BASE + page * PAGE_SIZE;

const mmap = (page: number, pages: number, prot = RW): Call => ({
  name: 'mmap',
  addr: at(page),
  len: pages * PAGE_SIZE,
  prot,
  flags: MAP.PRIVATE + MAP.ANONYMOUS + MAP.FIXED,
  fd: -1,
  offset: 0,
});
const mprotect = (page: number, pages: number, prot: number): Call => ({
  name: 'mprotect',
  addr: at(page),
  len: pages * PAGE_SIZE,
  prot,
});
const touch = (page: number, pages = 1): Call => ({
  name: 'touch',
  addr: at(page),
  len: pages * PAGE_SIZE,
  write: true,
});
const mremap = (page: number, old: number, now: number, flags = 0, to = 0): Call => ({
  name: 'mremap',
  addr: at(page),
  old_len: old * PAGE_SIZE,
  new_len: now * PAGE_SIZE,
  flags,
  new_addr: flags === 0 ? 0 : at(to),
});

const replayOf = (calls: readonly Call[]): Replay =>
  function* ({ kernel, variant }, end = calls.length) {
    yield 0;
    const start = createWorld({ kernel, ...(variant && { variant }) });
    const bulk = openBulk(start);
    const worlds: World[] = [];
    const entries = calls.slice(0, end).map((call): Entry => {
      const outcome = bulk.apply(call);
      worlds.push(bulk.world());
      return { source: call.name, call, error: null, outcome, expected: null, scope: emptyScope };
    });
    return { origin: 'test', start, startScope: emptyScope, entries, worlds };
  };

function compared(calls: readonly Call[], a: (typeof KERNELS)[number], b: (typeof KERNELS)[number]): Comparison {
  const [, other] = compareKernels(replayOf(calls), [a, b]);
  if (other === undefined) throw new Error('nothing compared');
  return other;
}

describe('what differs, and why', () => {
  const RWX = RW + PROT.EXEC;
  const case8 = [mmap(0, 4, PROT.READ), mmap(4, 2, RWX), mmap(6, 4), mprotect(4, 2, RW)];

  test('case 8 keeps the middle VMA in 4.4 and the next one in 5.10: same ranges, another survivor', () => {
    const { first, differences } = compared(case8, '4.4', '5.10');
    expect(first).toBe(3);
    expect(differences.get(3)).toEqual({
      aspects: ['survivor'],
      reasons: [{ fields: ['case8Keeps'], call: 3, kind: 'start' }],
    });
  });

  test('the shapes of two trees are compared once ranges and objects agree', () => {
    const { first } = compared(case8, '5.10', '5.17');
    expect(first).toBeNull();
  });

  test('a refusal on one kernel only: mremap of nothing', () => {
    const { differences, parting } = compared([mremap(8, 3, 1)], '5.10', '6.1');
    expect(differences.get(0)?.aspects).toEqual(['ret']);
    expect(differences.get(0)?.reasons[0]?.fields).toEqual(['mremap.looksUpFirst']);
    expect(parting?.map(({ anchor }) => anchor)).toEqual(['mremap.fixed', 'mremap.lookUp']);
  });

  test('the line where they part names the rule that said no', () => {
    const calls = [mmap(41, 5, RWX), touch(43), mmap(33, 12, PROT.NONE), mprotect(43, 3, RW)];
    const { parting } = compared(calls, '6.12', '6.18');
    expect(parting?.map(({ outcome, rule }) => [outcome, rule])).toEqual([
      [false, 'anon_vma'],
      [true, null],
    ]);
    expect(parting?.[0].anchor).toBe(parting?.[1].anchor);
  });

  test('listings of other forms part at the same question with another answer', () => {
    const calls = [mmap(0, 2), mmap(4, 2), touch(0), touch(4), mmap(2, 2)];
    const { parting } = compared(calls, '5.10', '6.1');
    expect(parting?.map(({ anchor, outcome, rule }) => [anchor, outcome, rule])).toEqual([
      ['vma_merge.prevFits', true, null],
      ['vma_expand.prev', false, 'anon_vma'],
    ]);
  });

  test('two causes in one script are kept apart, and what only follows is said to', () => {
    const calls = [
      mmap(14, 2),
      mmap(18, 2),
      mremap(14, 2, 4),
      mmap(30, 1),
      mmap(40, 2),
      mremap(50, 2, 1, MREMAP.MAYMOVE),
    ];
    const { differences } = compared(calls, '5.10', '6.1');
    const reasons = (call: number) => differences.get(call)?.reasons.map(({ fields, kind }) => [...fields, kind]);
    expect(reasons(2)).toEqual([['mremap.growthMerges', 'start']]);
    expect(reasons(3)).toEqual([['mremap.growthMerges', 'follows']]);
    expect(reasons(5)).toEqual([
      ['mremap.growthMerges', 'follows'],
      ['mremap.looksUpFirst', 'start'],
    ]);
    expect(differences.get(5)?.aspects).toEqual(['ret', 'layout']);
  });

  test('the series joins what was written separately', () => {
    const calls = [mmap(0, 2), mmap(4, 2), touch(0), touch(4), mmap(2, 2)];
    const { differences } = compared(calls, '5.17', '5.17-anon-merge');
    expect(differences.get(4)?.reasons[0]?.fields).toEqual(['series']);
  });

  test('a fork comes between: memory shared with a child stays apart', () => {
    const calls: Call[] = [mmap(0, 2), mmap(4, 2), touch(0), touch(4), { name: 'fork' }, mmap(2, 2)];
    const { first } = compared(calls, '5.17', '5.17-anon-merge');
    expect(first).toBeNull();
  });
});

test('every kernel agrees with itself, whatever its fields are called', () => {
  for (const kernel of KERNELS) {
    const calls = [mmap(0, 4), touch(1), mprotect(1, 2, PROT.READ), mremap(0, 1, 1)];
    const [, same] = compareKernels(replayOf(calls), [kernel, kernel]);
    expect(same?.first, kernel).toBeNull();
  }
});

test('a kernel with every field of another behaves as the other', () => {
  const calls = [mmap(14, 2), mmap(18, 2), mremap(14, 2, 4), mmap(60, 2, PROT.READ)];
  const { '5.10': from, '6.12': to } = PROFILES;
  const fields = Object.keys(from).filter((name) => name !== 'mremap') as 'series'[];
  const inner = Object.keys(from.mremap).map((name) => `mremap.${name}` as const) as 'mremap.dontUnmap'[];
  expect(profileWith(from, to, [...fields, ...inner])).toEqual(to);
  const replay = replayOf(calls);
  const one = atOnce(replay({ kernel: '5.10', variant: to }));
  const other = atOnce(replay({ kernel: '6.12' }));
  expect(one.entries.map(({ outcome }) => outcome)).toEqual(other.entries.map(({ outcome }) => outcome));
});

test('a long script is compared in many pieces, and the end of them is what it is at once', () => {
  const calls = Array.from({ length: 400 }, (_, k) => mmap(20 + 3 * k, 2, k % 2 === 0 ? PROT.READ : PROT.WRITE));
  // Of nothing: only one of the two refuses.
  const replay = replayOf([...calls, mremap(8, 3, 1)]);
  let pieces = 0;
  const finish = <T>(work: Generator<number, T>): T => {
    for (let piece = work.next(); ; piece = work.next()) {
      if (piece.done) return piece.value;
      pieces++;
    }
  };
  const first = finish(runOn(replay, '5.10'));
  // 80,000 looks at a VMA, some thousands a piece.
  expect(pieces).toBeGreaterThan(6);
  pieces = 0;
  const other = finish(compareWith(replay, first, finish(runOn(replay, '6.1'))));
  expect(pieces).toBeGreaterThan(12);
  expect(other.first).toBe(400);
  expect(other.differences).toEqual(compareKernels(replay, ['5.10', '6.1'])[1]?.differences);
});
