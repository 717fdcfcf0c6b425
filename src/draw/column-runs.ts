/** Columns side by side that look the same are drawn as one rectangle. */
import type { Column } from '../layout/scene';

export interface Run {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly cls: string;
  readonly cover: number;
}

/** So many shades of a colour can be told apart. */
const SHADES = 16;
/** A VMA right behind another begins with a lighter column, where there are so many pixels for each. */
const NOTCH = 0.45;
const NOTCHED_PX = 3;

/**
 * The columns as rectangles, from left to right.
 * @param width of the picture: tells whether there is room to set VMAs apart
 */
export function runsOf(columns: readonly Column[], width: number): Run[] {
  const isNotched = columns.filter(({ begins }) => begins).length * NOTCHED_PX <= width;
  const runs: Run[] = [];
  for (const [k, { x, y, h, cls, cover, begins }] of columns.entries()) {
    const isNotch = isNotched && begins && columns[k - 1]?.x === x - 1;
    const shade = Math.ceil(cover * (isNotch ? NOTCH : 1) * SHADES) / SHADES;
    const last = runs.at(-1);
    if (last && last.x + last.w === x && last.y === y && last.h === h && last.cls === cls && last.cover === shade)
      runs[runs.length - 1] = { ...last, w: last.w + 1 };
    else runs.push({ x, y, w: 1, h, cls, cover: shade });
  }
  return runs;
}
