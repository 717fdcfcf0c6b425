import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PAGE_SIZE } from '../engine';
import { axisOf, stretches, TASK_END, vma, vmasOf } from '../testing/pictures';
import type { AxisMode } from './model';
import { pagesBetween, panBy, projectionOf, viewToShow, zoomAt } from './view-window';

const many = vmasOf(Array.from({ length: 60 }, (_, k) => ({ hole: k % 3, pages: 1 + k })));

const mode = fc.constantFrom<AxisMode>('squeezed', 'linear', 'true');
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('address and pixel', () => {
  test('go to each other and back, in every mode, at the desk and in a lecture hall', () => {
    fc.assert(
      fc.property(stretches(), mode, share, fc.constantFrom(1, 1.7), (list, axisMode, part, scale) => {
        const p = projectionOf(axisOf([vmasOf(list)], { mode: axisMode }), 900, scale);
        // Beside the address space there is nothing to come back from.
        const [left, right] = [Math.max(0, p.toPx(0)), Math.min(p.widthPx, p.toPx(TASK_END))];
        const px = left + part * (right - left);
        expect(p.toPx(p.toAddr(px))).toBeCloseTo(px, 3);
      }),
    );
  });

  test('a higher address is never further left', () => {
    fc.assert(
      fc.property(stretches(), mode, share, share, (list, axisMode, a, b) => {
        const p = projectionOf(axisOf([vmasOf(list)], { mode: axisMode }), 900, 1);
        const [low = 0, high = 0] = [a, b].map((part) => Math.floor(part * TASK_END)).sort((x, y) => x - y);
        expect(p.toPx(low)).toBeLessThanOrEqual(p.toPx(high));
      }),
    );
  });
});

describe('the window on the strip', () => {
  test('zoom keeps the address under the pointer', () => {
    fc.assert(
      fc.property(
        stretches(),
        fc.integer({ min: 200, max: 700 }),
        fc.double({ min: 1.05, max: 3, noNaN: true }),
        (list, px, factor) => {
          const axis = axisOf([vmasOf(list)]);
          const before = projectionOf(axis, 900, 1);
          const after = projectionOf({ ...axis, view: zoomAt(before, px, factor) }, 900, 1);
          // At the closest zoom and at the ends of the address space it cannot.
          if (
            after.pxPerStrip < before.pxPerStrip * factor * 0.999 ||
            after.from <= 0 ||
            after.to >= after.scale.stripLength
          )
            return;
          expect(after.scale.toStrip(before.toAddr(px))).toBeCloseTo(after.scale.toStrip(after.toAddr(px)), 3);
        },
      ),
    );
  });

  test('never looks past the ends, however it is moved', () => {
    fc.assert(
      fc.property(
        stretches(60),
        fc.array(
          fc.tuple(fc.double({ min: -2000, max: 2000, noNaN: true }), fc.double({ min: 0.2, max: 5, noNaN: true })),
        ),
        (list, moves) => {
          const axis = axisOf([vmasOf(list)]);
          let p = projectionOf(axis, 900, 1);
          for (const [px, factor] of moves) {
            p = projectionOf({ ...axis, view: panBy(p, px) }, 900, 1);
            p = projectionOf({ ...axis, view: zoomAt(p, 450, factor) }, 900, 1);
            const spare = Math.max(0, p.to - p.from - p.scale.stripLength) / 2 + 1e-3;
            expect(p.from).toBeGreaterThanOrEqual(-spare);
            expect(p.to).toBeLessThanOrEqual(p.scale.stripLength + spare);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  test('with more VMAs than fit, shows the focus at first', () => {
    const last = many[50];
    if (!last) throw new Error('no such VMA');
    const p = projectionOf(axisOf([many], { focus: { addr: last.vm_start, end: last.vm_end } }), 900, 1);
    expect(p.seesAll).toBe(false);
    expect(p.toPx(last.vm_start)).toBeGreaterThan(0);
    expect(p.toPx(last.vm_end)).toBeLessThan(900);
  });

  test('linear mode: every page is as wide as every other, and the focus fills the picture', () => {
    const vmas = [vma(1, 0x10000, 4), vma(2, 0x16000, 4)];
    const p = projectionOf(axisOf([vmas], { mode: 'linear', focus: { addr: 0x10000, end: 0x1a000 } }), 900, 1);
    const page = p.toPx(0x11000) - p.toPx(0x10000);
    expect(p.toPx(0x1a000) - p.toPx(0x10000)).toBeCloseTo(10 * page, 6);
    expect(10 * page).toBeGreaterThan(500);
  });

  test('viewToShow moves the window no more than needed', () => {
    const [first, last] = [many[0], many[59]];
    if (!first || !last) throw new Error('no such VMA');
    const axis = axisOf([many], { focus: { addr: first.vm_start, end: first.vm_end } });
    const p = projectionOf(axis, 900, 1);
    expect(viewToShow(p, { addr: first.vm_start, end: first.vm_end })).toBeNull();
    const view = viewToShow(p, { addr: last.vm_start, end: last.vm_end });
    const q = projectionOf({ ...axis, view }, 900, 1);
    expect(q.pxPerStrip).toBeCloseTo(p.pxPerStrip, 6);
    expect(q.toPx(last.vm_end)).toBeLessThanOrEqual(900);
  });

  test('a dragged range is of whole pages', () => {
    const p = projectionOf(
      axisOf([[vma(1, 0x10000, 4)]], { mode: 'linear', focus: { addr: 0x10000, end: 0x14000 } }),
      900,
      1,
    );
    const range = pagesBetween(p, p.toPx(0x12f00), p.toPx(0x10800));
    expect(range).toEqual({ addr: 0x10000, end: 0x13000 });
    expect(pagesBetween(p, 100, 100).end - pagesBetween(p, 100, 100).addr).toBe(PAGE_SIZE);
  });
});
