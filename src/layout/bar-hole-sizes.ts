/**
 * Where the size of a hole is written: in the hole itself, over and under the break mark, or in one line over a wide one.
 *
 *     41.9        8 KiB
 *    -/\\/-     .........
 *     TiB
 */
import { type HoleNow, isClosed } from './bar-holes';
import { ringReach } from './bar-strokes';
import type { BarModel } from './model';
import { type Shape, text } from './scene';
import { sansWidth } from './text-metrics';

const SIZE_TEXT = 12;
/** Thinner holes tell no size, at scale 1. */
export const LEAST_TOLD_PX = 12;
/** Between the figures and what stands beside them, on both sides together. */
const CLEAR_PX = 4;

interface Line {
  readonly words: string;
  /** Over or under the break mark. */
  readonly line: -1 | 1;
}

/** The size in so much room; empty: it does not fit. */
function linesIn(room: number, words: string, s: number): Line[] {
  const size = SIZE_TEXT * s;
  const least = room - CLEAR_PX * s;
  if (sansWidth(words, size) <= least) return [{ words, line: -1 }];
  const [figures = '', unit = ''] = words.split(' ');
  if (unit === '' || Math.max(sansWidth(figures, size), sansWidth(unit, size)) > least) return [];
  return [
    { words: figures, line: -1 },
    { words: unit, line: 1 },
  ];
}

const sizeOf = ({ addr, end }: HoleNow, model: BarModel): string => model.holeTextOf({ addr, end }).text;

/** Does the size of this hole fit into it, at this instant? */
export const fitsInHole = (hole: HoleNow, model: BarModel, s: number): boolean =>
  linesIn(hole.free.to - hole.free.from, sizeOf(hole, model), s).length > 0;

/**
 * Do all break marks in sight have their sizes around them? Otherwise all have them below, for a row is read more easily
 * than two. Goes by what does not change during a call: no size jumps when a ring comes.
 */
export function areSizesInHoles(holes: readonly HoleNow[], model: BarModel, s: number): boolean {
  return holes.every((hole) => {
    const w = hole.seen.to - hole.seen.from;
    if (!isClosed(hole) || hole.isCut || w < LEAST_TOLD_PX * s) return true;
    return linesIn(w - 2 * ringReach(false) * s, sizeOf(hole, model), s).length > 0;
  });
}

/** The size of a hole as shapes in its group. */
export function sizeShapes(hole: HoleNow, model: BarModel, left: number, middle: number, s: number): Shape[] {
  const size = SIZE_TEXT * s;
  const x = (hole.free.from + hole.free.to) / 2 - left;
  return linesIn(hole.free.to - hole.free.from, sizeOf(hole, model), s).map(({ words, line }) =>
    text(`size${line}`, 'vs-muted', x, middle + line * 18 * s + size * 0.36, size, words, 'middle'),
  );
}
