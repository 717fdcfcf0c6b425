/**
 * What stands upright between the boxes of the bar, and what is left for words:
 *
 *     ┌──┐ ‖ ⋮     ‖ ┌──┐       ‖ a ring, ⋮ the outline of the result
 *     │  │ ‖ ⋮ 8 K ‖ │  │
 *     └──┘ ‖ ⋮     ‖ └──┘
 */
import type { BarModel } from './model';
import type { Projection } from './view-window';
import { indicesOf } from './vma-index';

/** Pixels from the left. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** At scale 1, CSS pixels from the edge of a box to the middle of a stroke around it. */
export const OUT = {
  /** Leaves a gap of 2 pixels of paper. */
  ring: 5,
  /** Of the selection or the pointer, around another ring. */
  second: 9.5,
  result: 9.5,
} as const;
/** The half of the widest stroke of each place. */
const HALF_RING = 1.5;
const HALF_SECOND = 1.25;

/** How far the rings of a box reach, at most, when the pointer comes too: so no word moves out of its way. */
export const ringReach = (isMarked: boolean): number => (isMarked ? OUT.second + HALF_SECOND : OUT.ring + HALF_RING);

/** The upright strokes of this instant. */
export function uprightStrokes(model: BarModel, p: Projection, s: number): Span[] {
  const spans: Span[] = [];
  const marked = new Set(model.marks.map(({ id }) => id));
  const ringed = new Set(marked);
  if (model.selected !== null) ringed.add(model.selected);
  if (model.hovered !== null) ringed.add(model.hovered);
  for (const k of indicesOf(model.vmas, ringed)) {
    const vma = model.vmas[k];
    if (!vma) continue;
    const [from, to] = [p.toPx(vma.vm_start), p.toPx(vma.vm_end)];
    const reach = ringReach(marked.has(vma.id)) * s;
    spans.push({ from: from - reach, to: from }, { from: to, to: to + reach });
  }
  if (model.result) {
    const half = HALF_SECOND * s;
    for (const at of [p.toPx(model.result.addr) - OUT.result * s, p.toPx(model.result.end) + OUT.result * s])
      spans.push({ from: at - half, to: at + half });
  }
  return spans.sort((a, b) => a.from - b.from);
}

/** The widest part of a span that no stroke stands in; of no width where there is none. */
export function widestFree({ from, to }: Span, strokes: readonly Span[]): Span {
  let best: Span = { from, to: from };
  let at = from;
  for (const stroke of [...strokes, { from: to, to }]) {
    const end = Math.min(to, stroke.from);
    if (end - at > best.to - best.from) best = { from: at, to: end };
    at = Math.max(at, stroke.to);
  }
  return best;
}
