/** Which marks of the timeline are in sight: a hundred thousand calls have as many places, and a few dozen nodes. */

/** A mark is a target of 24 CSS pixels with room around it. */
export const LEAST_SLOT_PX = 30;
/** Beyond this, marks drift apart more than they gain. */
const MOST_SLOT_PX = 64;
/** Marks kept on either side of the window: a flick of the wheel shows no empty place. */
const OVERSCAN = 8;

export interface TimelineRoom {
  readonly count: number;
  /** CSS pixels. */
  readonly width: number;
  readonly scrollLeft: number;
  /** The multiplier of all sizes. */
  readonly scale?: number;
}

export interface TimelineWindow {
  /** Width of one mark's place, CSS pixels. */
  readonly slotPx: number;
  /** Of all places. */
  readonly totalPx: number;
  /** Marks first to past - 1 are to be drawn. */
  readonly first: number;
  readonly past: number;
  /** Every mark is in sight without scrolling. */
  readonly seesAll: boolean;
}

export function timelineWindow({ count, width, scrollLeft, scale = 1 }: TimelineRoom): TimelineWindow {
  const least = LEAST_SLOT_PX * scale;
  const slotPx = count === 0 ? least : Math.min(MOST_SLOT_PX * scale, Math.max(least, width / count));
  const totalPx = slotPx * count;
  const first = Math.max(0, Math.floor(scrollLeft / slotPx) - OVERSCAN);
  const past = Math.min(count, Math.ceil((scrollLeft + width) / slotPx) + OVERSCAN);
  return { slotPx, totalPx, first: Math.min(first, past), past, seesAll: totalPx <= width + 0.5 };
}

/** Where to scroll so that a mark is seen: not at all where it is in sight, else with the mark in the middle. */
export function scrollToShow(window: TimelineWindow, { width, scrollLeft }: TimelineRoom, index: number): number {
  const { slotPx, totalPx } = window;
  const from = index * slotPx;
  // One place of margin: the neighbour of the mark is seen too.
  if (from - slotPx >= scrollLeft && from + 2 * slotPx <= scrollLeft + width) return scrollLeft;
  return Math.max(0, Math.min(totalPx - width, from + slotPx / 2 - width / 2));
}

/** A line from count to count as points of an SVG; y grows downwards. */
export function countPath(
  points: readonly { readonly call: number; readonly value: number }[],
  calls: number,
  size: { readonly width: number; readonly height: number; readonly most: number },
): string {
  const x = (call: number): number => ((Math.max(-0.5, call) + 0.5) / Math.max(1, calls)) * size.width;
  const y = (value: number): number =>
    size.height - (Math.min(value, size.most) / Math.max(1, size.most)) * size.height;
  return points
    .map(({ call, value }, index) => `${index === 0 ? 'M' : 'L'}${x(call).toFixed(1)} ${y(value).toFixed(1)}`)
    .join('');
}

/** The limit belongs into the picture where the line comes near it; far away it would press the line flat. */
export function countCeiling(
  mostCount: number,
  limit: number,
): { readonly most: number; readonly showsLimit: boolean } {
  const showsLimit = mostCount * 3 >= limit;
  return { most: showsLimit ? Math.max(limit, mostCount) * 1.08 : Math.max(1, mostCount * 1.25), showsLimit };
}
