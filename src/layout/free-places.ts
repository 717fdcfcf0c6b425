/** Room for labels among things that are there already: a label takes the first of its places that is free. */

/** A rectangle, pixels: from (x, y), w wide and h high. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface FreePlaces {
  /** From now on nothing else may lie there. */
  take(box: Box): void;
  /** Takes the first of the places that is free and inside the bounds; null: none is. */
  place(candidates: Iterable<Box>): Box | null;
}

/** Height of a row in which boxes are looked up, pixels. */
const ROW_PX = 32;
const EPSILON = 1e-6;

const meets = (a: Box, b: Box): boolean =>
  a.x < b.x + b.w - EPSILON && b.x < a.x + a.w - EPSILON && a.y < b.y + b.h - EPSILON && b.y < a.y + a.h - EPSILON;

/** Room in a picture of the size given; labels stay `margin` away from its edges. */
export function freePlaces(width: number, height: number, margin: number): FreePlaces {
  const rows = new Map<number, Box[]>();
  const rowsOf = (box: Box): number[] => {
    const first = Math.floor(box.y / ROW_PX);
    const last = Math.floor((box.y + box.h) / ROW_PX);
    return Array.from({ length: last - first + 1 }, (_, k) => first + k);
  };
  const take = (box: Box): void => {
    for (const row of rowsOf(box)) {
      const known = rows.get(row);
      if (known) known.push(box);
      else rows.set(row, [box]);
    }
  };
  const isFree = (box: Box): boolean =>
    box.x >= margin - EPSILON &&
    box.y >= -EPSILON &&
    box.x + box.w <= width - margin + EPSILON &&
    box.y + box.h <= height + EPSILON &&
    rowsOf(box).every((row) => !(rows.get(row) ?? []).some((other) => meets(box, other)));
  return {
    take,
    place(candidates) {
      for (const box of candidates) {
        if (!isFree(box)) continue;
        take(box);
        return box;
      }
      return null;
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

/** Everywhere around a thing, ring by ring: for what must be told although its own places are taken. */
export function* placesAround(thing: Box, w: number, h: number, gap: number, rings: number): Generator<Box> {
  const middleX = thing.x + thing.w / 2 - w / 2;
  const middleY = thing.y + thing.h / 2 - h / 2;
  for (let ring = 1; ring <= rings; ring++)
    for (let k = 0; k < 16; k++) {
      const angle = (k * Math.PI) / 8 - Math.PI / 2;
      const x = middleX + Math.cos(angle) * (thing.w / 2 + w / 2 + gap * ring * 2);
      const y = middleY + Math.sin(angle) * (thing.h / 2 + h / 2 + gap * ring * 2);
      yield { x, y, w, h };
    }
}
