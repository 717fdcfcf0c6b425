/** What the parts of the address bar share: its rows, and what it is drawn from. */
import type { Band } from './bar-boxes';
import type { HoleNow } from './bar-holes';
import type { Span } from './bar-strokes';
import type { BarModel } from './model';
import type { Place } from './scene';
import type { Projection } from './view-window';

/** At scale 1, CSS pixels from the top. */
export const ROWS = {
  requestText: 15,
  bracket: 23,
  before: { y: 36, h: 17 },
  boxes: { y: 66, h: 56 },
  lane: { y: 146, h: 23 },
  axisText: 197,
  height: 206,
} as const;
export const TEXT = 12;
export const REQUEST_TEXT = 13;
/** The height that the bar wants, CSS pixels. */
export const barHeight = (scale: number): number => ROWS.height * scale;

export const band = (row: Band, s: number): Band => ({ y: row.y * s, h: row.h * s });

export interface Context {
  readonly model: BarModel;
  readonly place: Place;
  readonly projection: Projection;
  readonly s: number;
  /** Rings and the outline of the result: no word may stand there. */
  readonly strokes: readonly Span[];
  /** Those in sight; none among columns. */
  readonly holes: readonly HoleNow[];
}

/** A page is as wide everywhere: no break marks, and a scale of pages. */
export const isScaled = (model: BarModel): boolean => model.axis.mode !== 'squeezed';
