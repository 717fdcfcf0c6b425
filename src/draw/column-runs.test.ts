import { expect, test } from 'vitest';
import type { Column } from '../layout/scene';
import { runsOf } from './column-runs';

/** `count` VMAs side by side, each of them `each` columns wide. */
const sideBySide = (count: number, each: number): Column[] =>
  Array.from({ length: count * each }, (_, x) => ({ x, y: 0, h: 9, cls: 'vs-anon', cover: 1, begins: x % each === 0 }));
const drawn = (columns: readonly Column[]) =>
  runsOf(columns, columns.length).map(({ x, w, cover }) => ({ x, w, isLight: cover < 1 }));

test('columns that look the same are drawn as one, and another colour, shade or gap ends it', () => {
  expect(drawn(sideBySide(60, 1))).toEqual([{ x: 0, w: 60, isLight: false }]);
  const mixed = sideBySide(12, 1).flatMap((column): Column[] => {
    if (column.x === 3) return [];
    if (column.x === 6) return [{ ...column, cls: 'vs-file' }];
    return [column.x < 9 ? column : { ...column, cover: 0.5 }];
  });
  expect(drawn(mixed).map(({ x, w }) => [x, w])).toEqual([
    [0, 3],
    [4, 2],
    [6, 1],
    [7, 2],
    [9, 3],
  ]);
});

test('what differs by less than a shade is one', () => {
  const [column] = sideBySide(1, 1);
  if (!column) throw new Error('no column');
  const nearly = [0.5, 0.49, 0.48].map((cover, x) => ({ ...column, x, cover }));
  expect(runsOf(nearly, 1)).toHaveLength(1);
});

test('where there is room a VMA behind another begins with a lighter column', () => {
  expect(drawn(sideBySide(3, 4))).toEqual([
    { x: 0, w: 4, isLight: false },
    { x: 4, w: 1, isLight: true },
    { x: 5, w: 3, isLight: false },
    { x: 8, w: 1, isLight: true },
    { x: 9, w: 3, isLight: false },
  ]);
});
