import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PAGE_SIZE } from '../engine';
import { axisOf, stretches, vma, vmasOf } from '../testing/pictures';
import { binColumns, columnsOf, kindIndices, stripExtents } from './column-binning';
import type { VmaKind } from './model';
import { projectionOf, wholeProjection } from './view-window';

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

test('mapped bytes are conserved: what the columns hold is what is mapped', () => {
  fc.assert(
    fc.property(
      stretches(200),
      fc.constantFrom('squeezed' as const, 'linear' as const, 'true' as const),
      fc.integer({ min: 40, max: 1200 }),
      (list, mode, width) => {
        const vmas = vmasOf(list);
        const axis = axisOf([vmas], { mode });
        const whole = wholeProjection(axis, width, 1, 10);
        const bins = binColumns(
          vmas,
          stripExtents(vmas, whole.scale),
          kindIndices(vmas, () => 'anon'),
          whole,
          width,
        );
        const mapped = vmas.reduce((total, each) => total + each.vm_end - each.vm_start, 0);
        expect(sum(bins.bytes) / mapped).toBeCloseTo(1, 9);
      },
    ),
  );
});

test('even one page in 128 TiB leaves a column', () => {
  const vmas = [vma(1, 0x5555_5555_4000, 1)];
  const p = projectionOf(axisOf([vmas], { mode: 'true' }), 900, 1);
  const bins = binColumns(
    vmas,
    stripExtents(vmas, p.scale),
    kindIndices(vmas, () => 'heap'),
    p,
    900,
  );
  const columns = columnsOf(bins, 0, 10);
  expect(columns).toHaveLength(1);
  expect(columns[0]).toMatchObject({ x: Math.floor(p.toPx(0x5555_5555_4000)), cls: 'vs-heap' });
  expect(columns[0]?.cover).toBeGreaterThan(0.3);
  expect(sum(bins.bytes)).toBeCloseTo(PAGE_SIZE, 6);
});

test('a column takes the kind that covers most of it', () => {
  const vmas = [vma(1, 0, 1), vma(2, 0x1000, 9)];
  const kinds: VmaKind[] = ['file', 'stack'];
  const p = wholeProjection(axisOf([vmas], { mode: 'true', limits: { addr: 0, end: 0xa000 } }), 1, 1, 0);
  const bins = binColumns(
    vmas,
    stripExtents(vmas, p.scale),
    kindIndices(vmas, (each) => kinds[each.id - 1] ?? 'anon'),
    p,
    1,
  );
  expect(columnsOf(bins, 0, 1)).toEqual([{ x: 0, y: 0, h: 1, cover: 1, cls: 'vs-stack', begins: true }]);
});
