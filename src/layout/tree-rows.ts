/**
 * How high each level of the tree is. Where all have room they are the same; a tree of many levels in a low picture keeps
 * the levels of the step legible and squeezes the others, first those that hold nothing but ancestors out of sight.
 *
 *     ▪            squeezed: ancestors at the edge
 *     ▪
 *     ──[AVKS]──   as high as it may be: what the step is about
 *       ▪   ▪      squeezed, so far as there is no room
 */
import type { TreeItem } from './tree-window';

/** At scale 1, CSS pixels: a level with a node whose name is read. */
const LEGIBLE_PX = 20;
/** A level of dots. */
const DOT_PX = 5;

export interface Rows {
  /** The middle of each depth, pixels from the middle of the root. */
  readonly middles: readonly number[];
  /** Height of each depth's level, pixels. */
  readonly heights: readonly number[];
}

/** All levels alike. */
export function evenRows(levels: number, levelPx: number): Rows {
  const heights = Array.from({ length: levels }, () => levelPx);
  return { heights, middles: heights.map((_, k) => k * levelPx) };
}

/**
 * Levels that together are `roomPx` high.
 * @param levels with the one of an empty place; what is in no tree stands in the lowest
 * @param isTouched what the step is about
 * @param slotRow of an empty place; -1: none
 */
export function squeezedRows(
  items: readonly TreeItem[],
  levels: number,
  roomPx: number,
  s: number,
  isTouched: (item: TreeItem) => boolean,
  slotRow: number,
): Rows {
  const touched = new Set<number>([slotRow]);
  const inSight = new Set<number>();
  for (const item of items) {
    const row = item.kind === 'detached' ? levels - 1 : item.depth;
    if (isTouched(item) || item.kind === 'detached') touched.add(row);
    if (item.kind !== 'chip') inSight.add(row);
  }
  const dot = DOT_PX * s;
  const classOf = (row: number): 0 | 1 | 2 => (touched.has(row) ? 0 : inSight.has(row) ? 1 : 2);
  const counts = [0, 0, 0];
  for (let row = 0; row < levels; row++) counts[classOf(row)] = (counts[classOf(row)] ?? 0) + 1;
  const [legible = 0, seen = 0, far = 0] = counts;
  // Each takes what those after it can spare.
  const first = Math.min(LEGIBLE_PX * s, roomPx / Math.max(1, legible));
  const rest = Math.max(0, roomPx - first * legible);
  const least = Math.min(dot, rest / Math.max(1, seen + far));
  const second = Math.min(LEGIBLE_PX * s, Math.max(least, (rest - least * far) / Math.max(1, seen)));
  const third = Math.min(LEGIBLE_PX * s, Math.max(0, rest - second * seen) / Math.max(1, far));
  // What is left over is for all of them.
  const more = Math.max(1, roomPx / Math.max(1, first * legible + second * seen + third * far));
  const heights = Array.from({ length: levels }, (_, row) => ([first, second, third][classOf(row)] ?? first) * more);
  let top = 0;
  const middles = heights.map((height) => {
    const middle = top + height / 2;
    top += height;
    return middle;
  });
  return { heights, middles };
}
