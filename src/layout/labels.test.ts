import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressTicks, pageTicks } from './axis-ticks';
import { placeLabels } from './label-lanes';
import { fitText, monoWidth, sansWidth } from './text-metrics';

const wish = fc.record({
  x: fc.double({ min: 0, max: 900, noNaN: true }),
  w: fc.double({ min: 5, max: 120, noNaN: true }),
  priority: fc.integer({ min: 0, max: 3 }),
  slack: fc.double({ min: 0, max: 60, noNaN: true }),
});
const bounds = { from: 0, to: 900 };

describe('label lanes', () => {
  test('no label overlaps another of its lane, and none leaves the picture', () => {
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 30 }), fc.integer({ min: 1, max: 3 }), (list, lanes) => {
        const wishes = list.map((each, k) => ({ ...each, key: String(k) }));
        const placed = placeLabels(wishes, lanes, 4, bounds);
        for (const label of placed) {
          const w = wishes[Number(label.key)]?.w ?? 0;
          expect(label.x - w / 2).toBeGreaterThanOrEqual(-1e-6);
          expect(label.x + w / 2).toBeLessThanOrEqual(900 + 1e-6);
          for (const other of placed) {
            if (other === label || other.lane !== label.lane) continue;
            const apart = Math.abs(other.x - label.x);
            expect(apart).toBeGreaterThanOrEqual((w + (wishes[Number(other.key)]?.w ?? 0)) / 2 + 4 - 1e-3);
          }
        }
      }),
    );
  });

  test('the most important label is always there', () => {
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 20 }), (list) => {
        const wishes = [
          ...list.map((each, k) => ({ ...each, key: String(k) })),
          { key: 'top', x: 400, w: 100, priority: 9, slack: 0 },
        ];
        expect(placeLabels(wishes, 1, 4, bounds).find((label) => label.key === 'top')?.x).toBe(400);
      }),
    );
  });
});

describe('addresses under the bar', () => {
  test('the first in full, then what differs', () => {
    const at = (addr: number, px: number) => ({ addr, px, priority: 1 });
    const ticks = addressTicks(
      [at(0x7f3a0c000000, 100), at(0x7f3a0c004000, 300), at(0x7f3a0c006000, 400), at(0x7fff00000000, 600)],
      12,
      bounds,
    );
    expect(ticks.map((tick) => tick.text)).toEqual(['7f3a0c000000', '…4000', '…6000', '…ff00000000']);
  });

  test('stand in the order of their addresses and do not overlap', () => {
    const tick = fc.record({ addr: fc.integer({ min: 1, max: 5000 }), priority: fc.integer({ min: 1, max: 4 }) });
    fc.assert(
      fc.property(fc.array(tick, { maxLength: 25 }), (list) => {
        const ticks = addressTicks(
          list.map((each) => ({ addr: each.addr * 4096, px: each.addr * 0.18, priority: each.priority })),
          12,
          bounds,
        );
        ticks.forEach((each, k) => {
          const before = ticks[k - 1];
          if (!before) return;
          expect(each.addr).toBeGreaterThan(before.addr);
          expect(each.x - before.x).toBeGreaterThan((monoWidth(each.text, 12) + monoWidth(before.text, 12)) / 2);
        });
      }),
    );
  });

  test('page strokes are never closer than seven pixels, numbers have room', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (pages) => {
        const end = pages * 4096;
        const ticks = pageTicks(0, end, (addr) => (addr / end) * 900, 50);
        const apart = (list: readonly { readonly px: number }[]) =>
          Math.min(...list.slice(1).map((each, k) => each.px - (list[k]?.px ?? 0)));
        expect(apart(ticks)).toBeGreaterThanOrEqual(7 - 1e-6);
        expect(apart(ticks.filter((each) => each.isMajor))).toBeGreaterThanOrEqual(50 - 1e-6);
        expect(ticks.length).toBeLessThanOrEqual(130);
      }),
    );
  });
});

test('a text that does not fit is cut with an ellipsis, or left out', () => {
  const widthOf = (content: string) => sansWidth(content, 12);
  expect(fitText('libc.so.6', 500, widthOf)).toBe('libc.so.6');
  expect(fitText('ld-linux-x86-64.so.2', 60, widthOf)).toMatch(/^ld-li.*…$/);
  expect(fitText('ld-linux-x86-64.so.2', 10, widthOf)).toBe('');
});
