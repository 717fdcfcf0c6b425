import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crosses, freePlaces, placesAt } from './free-places';

const thing = { x: 90, y: 90, w: 20, h: 20 };
const labels = () => placesAt(thing, 60, 14, 2, ['below', 'right', 'left']);

describe('places of labels', () => {
  test('the first one, unless a line crosses it and another place is clear', () => {
    const free = freePlaces(300, 300, 0);
    free.avoid({ from: [100, 100], to: [100, 200], half: 2 });
    const box = free.place(labels());
    expect(box).not.toBeNull();
    expect(box && crosses({ from: [100, 100], to: [100, 200], half: 2 }, box)).toBe(false);
    // Still under the thing: as near as may be.
    expect(box?.y).toBe(112);
  });

  test('where lines cross all of them, the first that nothing else lies in', () => {
    const free = freePlaces(300, 300, 0);
    for (let y = 0; y < 300; y += 10) free.avoid({ from: [0, y], to: [300, y], half: 1 });
    free.take({ x: 0, y: 112, w: 300, h: 20 });
    expect(free.place(labels())).toEqual({ x: 112, y: 93, w: 60, h: 14 });
  });

  test('a line crosses a box where one of its points lies in it', () => {
    const at = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(at, at, at, at, (x0, y0, x1, y1) => {
        const box = { x: 30, y: 40, w: 25, h: 15 };
        const inside = Array.from({ length: 2001 }, (_, k) => k / 2000).some((t) => {
          const [x, y] = [x0 + (x1 - x0) * t, y0 + (y1 - y0) * t];
          return x > box.x + 0.2 && x < box.x + box.w - 0.2 && y > box.y + 0.2 && y < box.y + box.h - 0.2;
        });
        if (inside) expect(crosses({ from: [x0, y0], to: [x1, y1], half: 0 }, box)).toBe(true);
        if (crosses({ from: [x0, y0], to: [x1, y1], half: 0 }, { x: 31, y: 41, w: 23, h: 13 }))
          expect(inside).toBe(true);
      }),
    );
  });
});
