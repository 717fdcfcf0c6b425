import { describe, expect, test } from 'vitest';
import { openApp } from './app';
import { mmShown } from './call-view';
import { descentAt } from './descent';
import { gapPath } from './gaps';
import { treeTags } from './merge-view';
import { PLAIN_WORDS } from './plain-words';
import { rekeyedAt } from './rekey';
import { TREE_CASES, treeCaseAt } from './tree-case';
import { verbsOf } from './verbs';

const at = (page: number, pages = 1): string =>
  `mmap(0x${page.toString(16)}000, ${pages}p, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)`;
const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, k) => from + k);
/** VMAs that do not touch, in this order. */
const build = (order: readonly number[]): string[] => order.map((k) => at(k * 16));
const unmap = (k: number): string => `munmap(0x${(k * 16).toString(16)}000, 1p)`;

function open(lines: readonly string[]) {
  const app = openApp();
  const verbs = verbsOf(app);
  verbs.openScript('script', lines.join('\n'));
  /** Every moment of a call, counted from 0. */
  const moments = (call: number) => {
    verbs.seek({ call, step: 0 });
    return range(1, app.moment().steps.length).map((step) => {
      verbs.seek({ call, step });
      return app.moment();
    });
  };
  return { app, moments, lastCall: () => moments(lines.length - 1) };
}

/** The names in order, each once where it stands several times in a row. */
const casesOf = (moments: ReturnType<ReturnType<typeof open>['moments']>): string[] =>
  moments
    .map(({ executed }) => treeCaseAt(executed))
    .filter((name, k, all): name is NonNullable<typeof name> => name !== null && name !== all[k - 1]);

describe('the cases of the red-black tree have names', () => {
  test('insert: root, black parent, case 3, case 1, case 2', () => {
    expect(casesOf(open(build([1])).lastCall())).toEqual(['insertRoot']);
    expect(casesOf(open(build([1, 2])).lastCall())).toEqual(['insertBlack']);
    expect(casesOf(open(build([1, 2, 3])).lastCall())).toEqual(['insert3']);
    expect(casesOf(open(build([1, 2, 3, 4])).lastCall())).toEqual(['insert1', 'insertRoot']);
    expect(casesOf(open(build([1, 3, 2])).lastCall())).toEqual(['insert2', 'insert3']);
  });

  test('all of them come up in a tree that grows and is taken down in several orders', () => {
    const seen = new Set<string>();
    const orders = [range(1, 15), [...range(1, 15)].reverse(), [50, 20, 80, 10, 30, 70, 90, 60, 75, 65]];
    const gone = [
      [8, 4, 12, 1, 15, 2, 3, 5],
      [6, 12, 11, 10, 1, 2],
      [50, 20, 80, 10, 30, 90, 75],
    ];
    orders.forEach((order, k) => {
      const lines = [...build(order), ...(gone[k] ?? []).map(unmap)];
      const { moments } = open(lines);
      for (const call of lines.keys()) for (const name of casesOf(moments(call))) seen.add(name);
    });
    expect([...seen].sort()).toEqual([...TREE_CASES].sort());
  });

  test('an erasure with two children: the successor is named, then it takes the place', () => {
    const moments = open([...build(range(1, 7)), unmap(4)]).lastCall();
    const said = moments.flatMap(({ executed }) =>
      treeTags(executed, PLAIN_WORDS.takesPlace).filter(({ role }) => role === 'successor'),
    );
    expect(said.map(({ id, text }) => `${id} ${text}`)).toEqual(['5 successor', '5 takes its place']);
  });
});

describe('a key that changes in place', () => {
  const rekeyed = (lines: readonly string[]) => {
    const moments = open(lines).lastCall();
    return moments.flatMap((moment) => {
      const mm = mmShown(moment.world, moment.before);
      return mm
        ? rekeyedAt(moment, mm).map(({ id, from, to }) => ({ id, from, to, line: moment.executed?.anchor }))
        : [];
    });
  };

  test('case 3: next begins where the range does, and stays in its place', () => {
    expect(rekeyed([at(0x14, 2), at(0x12, 2)])).toEqual([
      { id: 1, from: 0x14000, to: 0x12000, line: '__vma_adjust.bounds' },
    ]);
  });

  test('case 2: the end of prev moves, and that is no key', () => {
    expect(rekeyed([at(0x10, 2), at(0x12, 2)])).toEqual([]);
  });

  test('a split that makes the lower half anew: the old node begins higher', () => {
    const lines = [at(0x10, 4), 'munmap(0x10000, 1p)'];
    expect(rekeyed(lines).map(({ id, from, to }) => [id, from, to])).toEqual([[1, 0x10000, 0x11000]]);
  });

  test('a stack that grows begins lower', () => {
    const stack =
      'mmap(0x7f0000000000, 4p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_GROWSDOWN|MAP_FIXED, -1, 0)';
    expect(rekeyed([stack, 'touch(0x7effffffe000, 1p, w)'])).toEqual([
      { id: 1, from: 0x7f0000000000, to: 0x7effffffe000, line: 'expand_downwards.start' },
    ]);
  });
});

describe('a search', () => {
  test('says at each node what was asked, what the answer was and where it went', () => {
    const moments = open([...build(range(1, 7)), `find_vma(0x${(6 * 16).toString(16)}000)`]).lastCall();
    const last = moments.map(descentAt).findLast((visits) => visits.length > 0);
    expect(last?.map((visit) => PLAIN_WORDS.visit(visit).text)).toEqual([
      'addr < vm_end? no → right',
      'addr < vm_end? no → right',
      'vm_start ≤ addr? yes',
    ]);
  });

  test('that finds nothing ends at NULL', () => {
    const moments = open([...build(range(1, 7)), 'find_vma(0x900000)']).lastCall();
    const texts = moments.map((moment) => descentAt(moment).map((visit) => PLAIN_WORDS.visit(visit).text));
    expect(texts.some((list) => list.at(-1) === 'addr < vm_end? no → right: NULL')).toBe(true);
  });

  test('for a hole goes by the stored gaps', () => {
    // A VMA right below mmap_base: above the highest there is no room.
    const top = 'mmap(NULL, 1p, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0)';
    const moments = open([top, ...build(range(1, 6)), 'get_unmapped_area(NULL, 4p)']).lastCall();
    const last = moments.map(descentAt).findLast((visits) => visits.length > 0);
    expect(last?.map((visit) => PLAIN_WORDS.visit(visit).text)).toEqual([
      'right gap ≥ len? yes → right',
      'right gap ≥ len? yes → right',
      'right gap ≥ len? yes → right',
      'own gap ≥ len? yes',
    ]);
  });
});

test('the way of the largest hole goes from the root to the node whose own hole it is', () => {
  const { app } = open([at(0x10), at(0x30), at(0x40), at(0x90), at(0xa0)]);
  verbsOf(app).move('end');
  const { world, before } = app.moment();
  const mm = mmShown(world, before);
  const path = gapPath(world, mm?.mm_rb ?? null);
  path.slice(1).forEach(({ id }, k) => {
    expect(path[k]?.from).toBe(id);
  });
  expect(path.at(-1)).toEqual({ id: 4, from: 'own' });
});
