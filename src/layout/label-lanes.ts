/** Puts labels into lanes so that none overlaps another. */

export interface LabelWish {
  readonly key: string;
  /** Where the middle should be, pixels. */
  readonly x: number;
  readonly w: number;
  /** Higher goes first. */
  readonly priority: number;
  /** How far the middle may be moved to find room, pixels. */
  readonly slack: number;
}

export interface PlacedLabel {
  readonly key: string;
  /** Of the middle. */
  readonly x: number;
  readonly lane: number;
}

export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** A label's place in a lane, once its middle is known. */
export const intervalOf = (x: number, w: number): Interval => ({ from: x - w / 2, to: x + w / 2 });

/** The free place nearest to x in a lane, within slack and bounds; null: none. */
export function freePlace(lane: readonly Interval[], wish: LabelWish, gap: number, bounds: Interval): number | null {
  const half = wish.w / 2;
  const inside = (x: number) => Math.min(bounds.to - half, Math.max(bounds.from + half, x));
  const candidates = [wish.x];
  for (const { from, to } of lane) candidates.push(from - gap - half, to + gap + half);
  let best: number | null = null;
  for (const candidate of candidates) {
    const x = inside(candidate);
    const distance = Math.abs(x - wish.x);
    if (distance > wish.slack + Math.abs(inside(wish.x) - wish.x) + 1e-6) continue;
    if (best !== null && distance >= Math.abs(best - wish.x)) continue;
    const clear = lane.every(({ from, to }) => x + half + gap <= from + 1e-6 || x - half - gap >= to - 1e-6);
    if (clear && x - half >= bounds.from - 1e-6 && x + half <= bounds.to + 1e-6) best = x;
  }
  return best;
}

/**
 * Places the labels in the order of their priority, each in the first lane with room, as near to its wish as may be.
 * A label without room is left out.
 * @param lanes how many lanes there are
 * @param gap least distance between two labels, pixels
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  lanes: number,
  gap: number,
  bounds: { readonly from: number; readonly to: number },
): PlacedLabel[] {
  const taken: Interval[][] = Array.from({ length: lanes }, () => []);
  const placed: PlacedLabel[] = [];
  const ordered = [...wishes].sort((a, b) => b.priority - a.priority || a.x - b.x);
  for (const wish of ordered) {
    for (const [lane, intervals] of taken.entries()) {
      const x = freePlace(intervals, wish, gap, bounds);
      if (x === null) continue;
      intervals.push(intervalOf(x, wish.w));
      placed.push({ key: wish.key, x, lane });
      break;
    }
  }
  return placed;
}
