import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countCeiling, countPath, LEAST_SLOT_PX, scrollToShow, timelineWindow } from './timeline-window';

describe('the window of the timeline', () => {
  test('few calls spread over the room and are all drawn', () => {
    const seen = timelineWindow({ count: 14, width: 560, scrollLeft: 0 });
    expect(seen).toMatchObject({ slotPx: 40, first: 0, past: 14, seesAll: true });
  });

  test('of a hundred thousand calls a few dozen are drawn', () => {
    const seen = timelineWindow({ count: 100_000, width: 600, scrollLeft: 1_500_000 });
    expect(seen.slotPx).toBe(LEAST_SLOT_PX);
    expect(seen.past - seen.first).toBeLessThan(60);
    expect(seen.first * LEAST_SLOT_PX).toBeLessThanOrEqual(1_500_000);
    expect(seen.past * LEAST_SLOT_PX).toBeGreaterThanOrEqual(1_500_600);
    expect(seen.seesAll).toBe(false);
  });

  test('whatever the numbers, what is in sight is drawn, and a mark that is shown is in sight', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200_000 }),
        fc.integer({ min: 0, max: 3000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(),
        (count, width, share, pick) => {
          const total = timelineWindow({ count, width, scrollLeft: 0 }).totalPx;
          const room = { count, width, scrollLeft: share * Math.max(0, total - width) };
          const seen = timelineWindow(room);
          expect(seen.first).toBeGreaterThanOrEqual(0);
          expect(seen.past).toBeLessThanOrEqual(count);
          if (count === 0) return;
          const index = pick % count;
          const scrollLeft = scrollToShow(seen, room, index);
          const then = timelineWindow({ ...room, scrollLeft });
          expect(then.first).toBeLessThanOrEqual(index);
          expect(then.past).toBeGreaterThan(index);
          expect(scrollLeft).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  test('a mark in sight does not scroll', () => {
    const room = { count: 1000, width: 600, scrollLeft: 3000 };
    expect(scrollToShow(timelineWindow(room), room, 105)).toBe(3000);
    expect(scrollToShow(timelineWindow(room), room, 300)).toBe(300 * LEAST_SLOT_PX + LEAST_SLOT_PX / 2 - 300);
  });
});

describe('the line of map_count', () => {
  test('begins at the left edge, and each call stands under its mark', () => {
    const points = [
      { call: -1, value: 0 },
      { call: 0, value: 1 },
      { call: 1, value: 2 },
    ];
    expect(countPath(points, 2, { width: 100, height: 10, most: 2 })).toBe('M0.0 10.0L25.0 5.0L75.0 0.0');
  });

  test('the limit is drawn where the line comes near it', () => {
    expect(countCeiling(7, 65_530)).toMatchObject({ showsLimit: false });
    expect(countCeiling(20, 24)).toMatchObject({ showsLimit: true });
    expect(countCeiling(20, 24).most).toBeGreaterThan(24);
  });
});
