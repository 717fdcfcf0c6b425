import { expect, test } from 'vitest';
import { PAGE_SIZE } from '../engine';
import { miniBars } from './mini-bar';

const range = (from: number, to: number) => ({ vm_start: from * PAGE_SIZE, vm_end: to * PAGE_SIZE });

test('the same place stands under the same place, whoever cuts it', () => {
  const [one = [], other = []] = miniBars([[range(14, 18), range(18, 20)], [range(14, 20)]], null, 200);
  expect(one.map(({ index }) => index)).toEqual([0, 1]);
  expect(other).toHaveLength(1);
  expect(other[0]?.xPx).toBe(one[0]?.xPx);
  const end = (box: { xPx: number; widthPx: number } | undefined) => (box ? box.xPx + box.widthPx : 0);
  expect(end(other[0])).toBeCloseTo(end(one[1]));
  expect(end(other[0])).toBeLessThanOrEqual(200);
});

test('a hole is narrower than what is mapped, however large it is', () => {
  const [boxes = []] = miniBars([[range(0, 4), range(1_000_000, 1_000_004)]], null, 100);
  const [a, b] = boxes;
  expect((b?.xPx ?? 0) - (a?.widthPx ?? 0)).toBeLessThan(a?.widthPx ?? 0);
});

test('of many ranges those about the focus are kept', () => {
  const many = Array.from({ length: 100 }, (_, at) => range(at * 3, at * 3 + 2));
  const [boxes = []] = miniBars([many], 150 * PAGE_SIZE, 100);
  expect(boxes.length).toBeLessThan(15);
  expect(boxes.map(({ index }) => index)).toContain(50);
  expect(miniBars([[], []], 7, 100)).toEqual([[], []]);
});
