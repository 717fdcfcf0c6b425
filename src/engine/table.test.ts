import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  emptyTable,
  newRevision,
  type Table,
  tableDelete,
  tableEntries,
  tableGet,
  tableSet,
  tableValues,
} from './table';

const KEYS = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 70 }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 40_000 }) },
  // Page tables of the stack lie that high.
  { weight: 1, arbitrary: fc.constantFrom(2 ** 26 - 1, 2 ** 26, 2 ** 31, 2 ** 32 - 1) },
);
const operation = fc.record({
  key: KEYS,
  value: fc.integer({ min: 1, max: 9999 }),
  remove: fc.boolean(),
  newRevision: fc.boolean(),
});
const entriesOf = (model: ReadonlyMap<number, number>): [number, number][] => [...model].sort(([a], [b]) => a - b);

test('it is a Map from small numbers, in order; older versions stay as they were', () => {
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 200, size: 'max' }), (operations) => {
      let rev = newRevision();
      let table: Table<number> = emptyTable();
      let model = new Map<number, number>();
      const versions: { readonly table: Table<number>; readonly model: ReadonlyMap<number, number> }[] = [];
      for (const { key, value, remove, newRevision: fresh } of operations) {
        if (fresh) {
          versions.push({ table, model });
          model = new Map(model);
          rev = newRevision();
        }
        table = remove ? tableDelete(table, rev, key) : tableSet(table, rev, key, value);
        if (remove) model.delete(key);
        else model.set(key, value);
        expect(table.size).toBe(model.size);
        expect(tableGet(table, key)).toBe(model.get(key));
      }
      for (const version of [...versions, { table, model }]) {
        expect([...tableEntries(version.table)]).toEqual(entriesOf(version.model));
        expect(tableValues(version.table)).toEqual(entriesOf(version.model).map(([, value]) => value));
      }
    }),
    { seed: 3, numRuns: 150 },
  );
});

test('a part of it is what lies between two keys', () => {
  fc.assert(
    fc.property(fc.uniqueArray(KEYS), KEYS, KEYS, (keys, lo, hi) => {
      const rev = newRevision();
      const table = keys.reduce<Table<number>>((now, key) => tableSet(now, rev, key, key), emptyTable());
      const inside = keys.filter((key) => lo <= key && key < hi).sort((a, b) => a - b);
      expect([...tableEntries(table, lo, hi)].map(([key]) => key)).toEqual(inside);
    }),
    { seed: 4, numRuns: 200 },
  );
});

describe('a revision owns what it made', () => {
  test('one revision edits in place, the next one copies', () => {
    const one = newRevision();
    const table = tableSet(emptyTable<string>(), one, 1, 'a');
    expect(tableSet(table, one, 2, 'b')).toBe(table);
    expect(tableGet(table, 2)).toBe('b');
    const other = tableSet(table, newRevision(), 1, 'c');
    expect(other).not.toBe(table);
    expect([tableGet(table, 1), tableGet(other, 1)]).toEqual(['a', 'c']);
  });
  test('a copy shares what it did not touch', () => {
    const one = newRevision();
    let table: Table<number> = emptyTable();
    for (let key = 0; key < 1024; key++) table = tableSet(table, one, key, key);
    const other = tableSet(table, newRevision(), 0, -1);
    const [left, right] = [table, other].map((version) => version.root?.slots ?? []);
    expect(right?.slice(1)).toEqual(left?.slice(1));
    expect(right?.[31]).toBe(left?.[31]);
    expect(right?.[0]).not.toBe(left?.[0]);
  });
  test('no two revisions are the same, and the empty table is never written', () => {
    const revisions = Array.from({ length: 100 }, newRevision);
    expect(new Set(revisions).size).toBe(100);
    tableSet(emptyTable<number>(), newRevision(), 5, 5);
    expect([emptyTable().size, tableGet(emptyTable(), 5)]).toEqual([0, undefined]);
  });
});

test('absent keys, negative ones and ones beyond 32 bits are not found; deleting them changes nothing', () => {
  const rev = newRevision();
  const table = tableSet(emptyTable<number>(), rev, 3, 3);
  expect([4, 99, -1, 1.5, 2 ** 32 + 3].map((key) => tableGet(table, key))).toEqual(new Array(5).fill(undefined));
  expect(tableDelete(table, newRevision(), 4)).toBe(table);
  const empty = tableDelete(table, rev, 3);
  expect([empty.size, empty.root, [...tableEntries(empty)]]).toEqual([0, null, []]);
});
