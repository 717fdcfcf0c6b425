/** A real recording of the inside of 5.10 agrees; with any one value changed it does not. */
import { readFileSync } from 'node:fs';
import { gunzipSync, strFromU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { replayRecording } from './replay';
import { parseRecordings, type Recording } from './rows';

const FILE = 'fixtures/golden/5.10/tree-fork.jsonl.gz';
const recordings = parseRecordings(strFromU8(gunzipSync(readFileSync(FILE))));

type Json = { [key: string]: Json } & Json[] & (string | number | null);
type Break = (t: Json) => boolean;

/** The first row of the file where the change can be made, changed there; and what the replay says. */
function brokenBy(change: Break): readonly string[] {
  for (const recording of recordings.slice(0, 12)) {
    const copy = structuredClone(recording) as unknown as { rows: { t: Json }[] };
    for (const row of copy.rows.slice(1)) {
      if (!change(row.t)) continue;
      return replayRecording(copy as unknown as Recording).mismatches.map(({ what }) => what);
    }
  }
  throw new Error('nothing to change');
}

/** Nodes inside of the arena: their places are numbers. */
const nodes = (t: Json): Json[] => (t['n'] as unknown as Json[]).filter((node) => typeof node[0] === 'number');
const setAt =
  (which: (node: Json) => boolean, index: number, value: (old: unknown) => unknown): Break =>
  (t) => {
    const node = nodes(t).find(which);
    if (node === undefined) return false;
    (node as unknown[])[index] = value(node[index]);
    return true;
  };
const set =
  (key: string, value: (old: unknown) => unknown): Break =>
  (t) => {
    (t as { [key: string]: unknown })[key] = value(t[key]);
    return true;
  };
const events = (t: Json): { [key: string]: unknown }[] => t['ev'] as unknown as { [key: string]: unknown }[];
const setEvent =
  (kind: string, key: string, value: (old: unknown) => unknown): Break =>
  (t) => {
    const event = events(t).find((one) => one['k'] === kind && one[key] !== undefined);
    if (event === undefined) return false;
    event[key] = value(event[key]);
    return true;
  };
const more = (n: unknown): unknown => Number(n) + 1;
const any = (): boolean => true;
const isFaulted = (node: Json): boolean => node[8] !== null;

test('the recording as it is agrees', () => {
  for (const recording of recordings.slice(0, 12)) expect(replayRecording(recording).mismatches).toEqual([]);
});

describe('one value changed', () => {
  test.each<[string, Break, string | RegExp]>([
    ['start', setAt(any, 0, more), /ranges/],
    ['end', setAt(any, 1, more), /ranges/],
    ['colour', setAt(any, 2, (old) => (old === 'r' ? 'b' : 'r')), 'tree: ranges, colours, links'],
    [
      'left child',
      setAt(
        (node) => node[3] !== null,
        3,
        () => null,
      ),
      'tree: ranges, colours, links',
    ],
    [
      'right child',
      setAt(
        (node) => node[4] !== null,
        4,
        () => null,
      ),
      'tree: ranges, colours, links',
    ],
    ['rb_subtree_gap', setAt(any, 5, more), 'tree: rb_subtree_gap'],
    ['vm_flags', setAt(any, 6, (old) => (Number.parseInt(String(old), 16) + 0x2000).toString(16)), 'tree: vm_flags'],
    ['vm_pgoff', setAt(any, 7, more), 'tree: pgoff'],
    ['no anon_vma', setAt(isFaulted, 8, () => null), /^anon_vma and chain/],
    ['another anon_vma than in its chain', setAt(isFaulted, 8, () => 9999), /^anon_vma and chain/],
    ['a longer chain', setAt(isFaulted, 9, (old) => [...(old as number[]), 9999]), /^anon_vma and chain/],
    [
      'a chain where there is none',
      setAt(
        (node) => node[8] === null,
        9,
        () => [9999],
      ),
      /^anon_vma and chain/,
    ],
    ['two anon_vmas where there is one', splitPartition, /^anon_vma and chain/],
    ['map_count', set('mc', more), 'map_count'],
    ['highest_vm_end', set('hi', () => '7ffffffff000000'), 'highest_vm_end'],
    ['mmap_base', set('base', () => '1000'), 'mmap_base'],
    ['brk', set('brk', (old) => [(old as string[])[0], '1000']), 'brk'],
    ['total_vm', stat(0), 'total, data, exec, stack, locked'],
    ['data_vm', stat(1), 'total, data, exec, stack, locked'],
    ['exec_vm', stat(2), 'total, data, exec, stack, locked'],
    ['stack_vm', stat(3), 'total, data, exec, stack, locked'],
    ['locked_vm', stat(4), 'total, data, exec, stack, locked'],
    ['merge case', setEvent('merge', 'case', (old) => (old === 2 ? 3 : 2)), 'events'],
    ['merged range', setEvent('merge', 'e', more), 'events'],
    ['prev of a merge', setEvent('merge', 'prev', () => [1, 2]), 'events'],
    ['area of a merge', setEvent('merge', 'area', () => [1, 2]), 'events'],
    ['next of a merge', setEvent('merge', 'next', () => [1, 2]), 'events'],
    ['where a split is', setEvent('split', 'at', more), 'events'],
    ['side of a split', setEvent('split', 'new_below', (old) => 1 - Number(old)), 'events'],
    ['an event less', fewerEvents, 'events'],
    ['the order of events', otherOrder, 'events'],
  ])('%s', (_, change, what) => {
    const found = brokenBy(change);
    expect(found.filter((one) => (typeof what === 'string' ? one === what : what.test(one))).length).toBeGreaterThan(0);
  });
});

function stat(i: number): Break {
  return set('stat', (old) => (old as number[]).map((value, k) => (k === i ? value + 1 : value)));
}

/** Of two VMAs with one anon_vma, one gets another. */
function splitPartition(t: Json): boolean {
  const faulted = nodes(t).filter(isFaulted);
  const second = faulted.find((node, i) => faulted.slice(0, i).some((other) => other[8] === node[8]));
  if (second === undefined) return false;
  const fresh = 9999;
  (second as unknown[])[9] = (second[9] as unknown as number[]).map((av) => (av === Number(second[8]) ? fresh : av));
  (second as unknown[])[8] = fresh;
  return true;
}

const fewerEvents: Break = (t) => events(t).shift() !== undefined;
const otherOrder: Break = (t) => {
  const list = events(t);
  if (list.length < 2 || JSON.stringify(list[0]) === JSON.stringify(list[1])) return false;
  list.reverse();
  return true;
};

test('the return value changed', () => {
  const [first] = recordings;
  if (first === undefined) throw new Error('no recording');
  const rows = first.rows.map((row, i) => (i === 1 ? { ...row, ret: '-EEXIST' } : row));
  expect(replayRecording({ ...first, rows }).mismatches.map(({ what }) => what)).toContain('ret');
});
