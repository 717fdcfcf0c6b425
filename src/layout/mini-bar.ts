/**
 * Small address bars on one scale, for the cells of a table: several lists of ranges, each place under the same place.
 * Mapped stretches get width by the logarithm of their pages, holes a fixed one. Of many ranges those about the focus
 * are kept.
 */
import { type Addr, toPages } from '../engine';

export interface MiniRange {
  readonly vm_start: Addr;
  readonly vm_end: Addr;
}

export interface MiniBox {
  /** Of the list that was given. */
  readonly index: number;
  readonly xPx: number;
  readonly widthPx: number;
}

interface Segment {
  readonly start: Addr;
  readonly end: Addr;
  readonly weight: number;
}

/** More segments than these are too narrow for a letter. */
const MOST_SEGMENTS = 14;
/** A hole takes as much as a mapping of about two pages. */
const HOLE_WEIGHT = 1.5;
const GAP_PX = 2;

/** The stretches between all bounds, in order; a hole where no list has anything. */
function segmentsOf(lists: readonly (readonly MiniRange[])[]): Segment[] {
  const all = lists.flat();
  const bounds = [...new Set(all.flatMap(({ vm_start, vm_end }) => [vm_start, vm_end]))].sort((a, b) => a - b);
  const merged = all.map(({ vm_start, vm_end }) => ({ vm_start, vm_end })).sort((a, b) => a.vm_start - b.vm_start);
  let reach = 0;
  let next = 0;
  return bounds.slice(0, -1).map((start, index) => {
    for (let range = merged[next]; range !== undefined && range.vm_start <= start; range = merged[++next])
      reach = Math.max(reach, range.vm_end);
    const end = bounds[index + 1] ?? start;
    return { start, end, weight: reach > start ? 1 + Math.log2(1 + toPages(end - start)) : HOLE_WEIGHT };
  });
}

/** The part of the segments that is shown: as many as there is room for, the focus in the middle. */
function inSight(segments: readonly Segment[], focus: Addr | null): readonly Segment[] {
  if (segments.length <= MOST_SEGMENTS) return segments;
  const at = focus === null ? 0 : segments.findIndex(({ end }) => end > focus);
  const from = Math.max(
    0,
    Math.min((at === -1 ? segments.length : at) - MOST_SEGMENTS / 2, segments.length - MOST_SEGMENTS),
  );
  return segments.slice(from, from + MOST_SEGMENTS);
}

/** One list of boxes for each list of ranges; ranges out of sight have none. */
export function miniBars(lists: readonly (readonly MiniRange[])[], focus: Addr | null, widthPx: number): MiniBox[][] {
  const segments = inSight(segmentsOf(lists), focus);
  const total = segments.reduce((sum, { weight }) => sum + weight, 0);
  const places = new Map<Addr, number>();
  let x = 0;
  for (const { start, weight } of segments) {
    places.set(start, x);
    x += (weight / total) * widthPx;
  }
  const first = segments[0]?.start ?? 0;
  const last = segments.at(-1)?.end ?? 0;
  const placeOf = (addr: Addr): number => (addr <= first ? 0 : addr >= last ? widthPx : (places.get(addr) ?? 0));
  return lists.map((ranges) =>
    ranges.flatMap(({ vm_start, vm_end }, index) => {
      if (vm_end <= first || vm_start >= last) return [];
      const xPx = placeOf(vm_start);
      return [{ index, xPx, widthPx: Math.max(1, placeOf(vm_end) - xPx - GAP_PX) }];
    }),
  );
}
