/** Room for labels among things that are there already: a label takes the first of its places that is free. */

import type { Point } from './scene';

/** A rectangle, pixels: from (x, y), w wide and h high. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** A straight line, and half of its width. */
export interface Line {
  readonly from: Point;
  readonly to: Point;
  readonly half: number;
}

export interface FreePlaces {
  /** From now on nothing else may lie there. */
  take(box: Box): void;
  /** From now on what has another place as near stays clear of this line. */
  avoid(line: Line): void;
  /**
   * Takes one of the places that are free and inside the bounds: the first that no line crosses, or the first of all.
   * null: none is.
   * @param isStrict only one that no line crosses will do
   */
  place(candidates: Iterable<Box>, isStrict?: boolean): Box | null;
}

/** Height of a row in which boxes and lines are looked up, pixels. */
const ROW_PX = 32;
const EPSILON = 1e-6;

const meets = (a: Box, b: Box): boolean =>
  a.x < b.x + b.w - EPSILON && b.x < a.x + a.w - EPSILON && a.y < b.y + b.h - EPSILON && b.y < a.y + a.h - EPSILON;

/** Does a line run through a box? Cut down, side by side, to the part that lies in it. */
export function crosses({ from, to, half }: Line, { x, y, w, h }: Box): boolean {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  let first = 0;
  let last = 1;
  for (const [start, delta, low, high] of [
    [from[0], dx, x - half, x + w + half],
    [from[1], dy, y - half, y + h + half],
  ] as const) {
    if (delta === 0) {
      if (start <= low || start >= high) return false;
      continue;
    }
    const [a, b] = [(low - start) / delta, (high - start) / delta];
    first = Math.max(first, Math.min(a, b));
    last = Math.min(last, Math.max(a, b));
  }
  return first < last;
}

function rowsFrom(top: number, bottom: number): number[] {
  const first = Math.floor(top / ROW_PX);
  return Array.from({ length: Math.floor(bottom / ROW_PX) - first + 1 }, (_, k) => first + k);
}
const rowsOf = (box: Box): number[] => rowsFrom(box.y, box.y + box.h);

function put<T>(rows: Map<number, T[]>, keys: readonly number[], what: T): void {
  for (const key of keys) {
    const known = rows.get(key);
    if (known) known.push(what);
    else rows.set(key, [what]);
  }
}

/** Room in a picture of the size given; labels stay `margin` away from its edges. */
export function freePlaces(width: number, height: number, margin: number): FreePlaces {
  const boxes = new Map<number, Box[]>();
  const lines = new Map<number, Line[]>();
  const isFree = (box: Box): boolean =>
    box.x >= margin - EPSILON &&
    box.y >= -EPSILON &&
    box.x + box.w <= width - margin + EPSILON &&
    box.y + box.h <= height + EPSILON &&
    rowsOf(box).every((row) => !(boxes.get(row) ?? []).some((other) => meets(box, other)));
  const isClear = (box: Box): boolean =>
    rowsOf(box).every((row) => !(lines.get(row) ?? []).some((line) => crosses(line, box)));
  const take = (box: Box): void => put(boxes, rowsOf(box), box);
  return {
    take,
    avoid(line) {
      const [top, bottom] = [Math.min(line.from[1], line.to[1]), Math.max(line.from[1], line.to[1])];
      put(lines, rowsFrom(top - line.half, bottom + line.half), line);
    },
    place(candidates, isStrict = false) {
      let best: Box | null = null;
      for (const box of candidates) {
        if (!isFree(box)) continue;
        if (!isStrict) best ??= box;
        if (!isClear(box)) continue;
        best = box;
        break;
      }
      if (best) take(best);
      return best;
    },
  };
}

/** Where a label of a size may stand at a thing: one after the other, as near as may be. */
export type Side = 'above' | 'below' | 'left' | 'right';

/**
 * The places beside a thing, the sides in the order given; above and below it is moved sideways as well.
 * @param thing what it belongs to
 * @param gap between the two, pixels
 */
export function* placesAt(thing: Box, w: number, h: number, gap: number, sides: readonly Side[]): Generator<Box> {
  const middleX = thing.x + thing.w / 2;
  const middleY = thing.y + thing.h / 2;
  const shifts = [0, -0.25, 0.25, -0.5, 0.5].map((part) => part * (w + thing.w));
  for (const side of sides) {
    if (side === 'left') yield { x: thing.x - gap - w, y: middleY - h / 2, w, h };
    else if (side === 'right') yield { x: thing.x + thing.w + gap, y: middleY - h / 2, w, h };
    else
      for (const shift of shifts)
        yield {
          x: middleX - w / 2 + shift,
          y: side === 'above' ? thing.y - gap - h : thing.y + thing.h + gap,
          w,
          h,
        };
  }
}

/** One ring of places around a thing: for what must be told although its own places are taken. */
export function* ringAround(thing: Box, w: number, h: number, gap: number, ring: number): Generator<Box> {
  const middleX = thing.x + thing.w / 2 - w / 2;
  const middleY = thing.y + thing.h / 2 - h / 2;
  for (let k = 0; k < 16; k++) {
    const angle = (k * Math.PI) / 8 - Math.PI / 2;
    const x = middleX + Math.cos(angle) * (thing.w / 2 + w / 2 + gap * ring * 2);
    const y = middleY + Math.sin(angle) * (thing.h / 2 + h / 2 + gap * ring * 2);
    yield { x, y, w, h };
  }
}

/** All over a picture, the nearest to a thing first. */
export function placesAnywhere(thing: Box, w: number, h: number, width: number, height: number): Box[] {
  const boxes: Box[] = [];
  for (let y = 0; y + h <= height; y += h / 2) for (let x = 0; x + w <= width; x += h / 2) boxes.push({ x, y, w, h });
  const far = (box: Box) => Math.hypot(box.x + w / 2 - thing.x - thing.w / 2, box.y + h / 2 - thing.y - thing.h / 2);
  return boxes.sort((a, b) => far(a) - far(b));
}
