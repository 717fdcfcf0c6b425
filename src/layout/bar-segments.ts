/**
 * The address space cut into stretches that get room of their own.
 *
 *     before  |---B---|      |--C--|
 *     after   |---------B----------|
 *     cut     |       |      |     |     every boundary of both, so nothing slides during the call
 */
import { toPages } from '../engine';
import type { AddrRange, AxisModel, Extent } from './model';
import { boundaries, indexBelow } from './sorted-boundaries';
import { endsOf, startsOf } from './vma-numbers';

export type SegmentKind = 'mapped' | 'hole' | 'open-hole';

export interface Segment extends AddrRange {
  readonly kind: SegmentKind;
  /** A hole at the edge of the address space. */
  readonly atEdge: boolean;
}

const KINDS: readonly SegmentKind[] = ['hole', 'mapped', 'open-hole'];
const HOLE = 0;
const MAPPED = 1;
const OPEN = 2;

/** All segments from limit to limit, without gaps between them. With 65,530 VMAs there are 130,000: numbers, no objects. */
export interface Segments {
  readonly count: number;
  /** Where segment k begins is cuts[k], where it ends cuts[k + 1]. */
  readonly cuts: Float64Array;
  readonly kinds: Uint8Array;
}

/** The kth segment, if there is one. */
export function segmentAt({ count, cuts, kinds }: Segments, k: number): Segment | undefined {
  if (k < 0 || k >= count) return undefined;
  const kind = KINDS[kinds[k] ?? HOLE] ?? 'hole';
  return { addr: cuts[k] ?? 0, end: cuts[k + 1] ?? 0, kind, atEdge: kind !== 'mapped' && (k === 0 || k === count - 1) };
}

/** The first that is mapped. */
export const firstMapped = (segments: Segments): Segment | undefined =>
  segmentAt(segments, segments.kinds.indexOf(MAPPED));

/** At natural size, CSS pixels at scale 1. */
const MAPPED_MIN_PX = 46;
/** Room for four figures of a size over the break mark, between the rings that the pointer brings on both sides. */
const HOLE_PX = 48;
/** At what the call is about there are wider rings and the outline of the result. */
const FOCUS_HOLE_PX = 60;
/** What the call is about gets up to this much more, where there is room to spare. */
const FOCUS_EXTRA_PX = 44;
const FOCUS_SHARE = 0.6;
/** Pixels for each doubling of the pages: as much as there is room for, within these bounds. */
const MIN_PX_PER_DOUBLING = 5;
const MAX_PX_PER_DOUBLING = 24;
/** When even that is too wide everything shrinks, so far that a letter still fits into a page. */
const MIN_SHRINK = 0.62;
/** Among so many, names have four letters: the smallest box keeps room for them. Not all are in sight in any case. */
const FOUR_LETTERS = 26 + 26 ** 2 + 26 ** 3;
const MIN_SHRINK_OF_MANY = 0.88;

/** Marks the segments that an extent of the list (address order) covers. */
function markMapped(list: readonly Extent[], cuts: Float64Array, kinds: Uint8Array): void {
  const starts = startsOf(list);
  const ends = endsOf(list);
  let k = 0;
  for (let i = 0; i < kinds.length; i++) {
    const at = cuts[i] ?? 0;
    while (k < ends.length && (ends[k] ?? 0) <= at) k++;
    if (k === ends.length) return;
    if ((starts[k] ?? 0) <= at) kinds[i] = MAPPED;
  }
}

/** The segments that meet one of a few ranges get its kind; what is mapped stays so. */
function markRanges(ranges: readonly AddrRange[], kind: number, cuts: Float64Array, kinds: Uint8Array): void {
  for (const { addr, end } of ranges)
    for (let i = indexBelow(cuts, addr); i < kinds.length && (cuts[i] ?? 0) < end; i++)
      if ((cuts[i + 1] ?? 0) > addr && kinds[i] !== MAPPED) kinds[i] = kind;
}

/** The stretches of the address space in order, from limit to limit. */
export function segmentsOf(axis: AxisModel): Segments {
  const cuts = boundaries(axis);
  const count = Math.max(0, cuts.length - 1);
  const kinds = new Uint8Array(count);
  for (const list of axis.extents) markMapped(list, cuts, kinds);
  markRanges(axis.requests, MAPPED, cuts, kinds);
  markRanges(axis.openHoles, OPEN, cuts, kinds);
  return { count, cuts, kinds };
}

/** The logarithms of the page counts that nearly all segments have. */
const DOUBLINGS = Float64Array.from({ length: 1024 }, (_, pages) => Math.log2(1 + pages));
const doublingsOf = (bytes: number): number => {
  const pages = toPages(bytes);
  return DOUBLINGS[pages] ?? Math.log2(1 + pages);
};

/** Meets no range. */
const NOWHERE: AddrRange = { addr: Number.POSITIVE_INFINITY, end: Number.NEGATIVE_INFINITY };

/** The mapped segments that a range meets: from the first up to but without `past`. */
function segmentsIn({ count, cuts, kinds }: Segments, range: AddrRange | null): number[] {
  const out: number[] = [];
  if (range === null) return out;
  for (let k = indexBelow(cuts, range.addr); k < count && (cuts[k] ?? 0) < range.end; k++)
    if (kinds[k] === MAPPED && (cuts[k + 1] ?? 0) > range.addr) out.push(k);
  return out;
}

/**
 * The width of each segment: mapped ones by the logarithm of their pages, holes fixed. Fills `widthPx` where it can
 * without growing clumsy; is wider than it where the smallest readable size needs that.
 * @param scale the multiplier of all sizes
 * @param focus what the call is about
 */
export function segmentWidths(
  segments: Segments,
  widthPx: number,
  scale: number,
  focus: AddrRange | null,
): Float64Array {
  const { count, cuts, kinds } = segments;
  const widths = new Float64Array(count);
  const { addr: focusAddr, end: focusEnd } = focus ?? NOWHERE;
  const mappedPx = MAPPED_MIN_PX * scale;
  let fixed = 0;
  let logs = 0;
  // For now holes have their pixels, the others their doublings.
  for (let k = 0; k < count; k++) {
    const addr = cuts[k] ?? 0;
    const end = cuts[k + 1] ?? 0;
    if (kinds[k] === HOLE) {
      const holePx = (addr <= focusEnd && focusAddr <= end ? FOCUS_HOLE_PX : HOLE_PX) * scale;
      widths[k] = holePx;
      fixed += holePx;
    } else {
      const doublings = doublingsOf(end - addr);
      widths[k] = doublings;
      fixed += mappedPx;
      logs += doublings;
    }
  }
  const focused = segmentsIn(segments, focus);
  const least = MIN_PX_PER_DOUBLING * scale;
  const spare = Math.max(0, widthPx - fixed - least * logs);
  const extra = Math.min(FOCUS_EXTRA_PX * scale, (spare * FOCUS_SHARE) / Math.max(1, focused.length));
  fixed += extra * focused.length;
  const perDoubling = Math.min(MAX_PX_PER_DOUBLING * scale, Math.max(least, (widthPx - fixed) / Math.max(1, logs)));
  const shrink = Math.max(
    count > FOUR_LETTERS ? MIN_SHRINK_OF_MANY : MIN_SHRINK,
    Math.min(1, widthPx / (fixed + least * logs)),
  );
  for (let k = 0; k < count; k++) {
    const width = widths[k] ?? 0;
    widths[k] = kinds[k] === HOLE ? width * shrink : (mappedPx + perDoubling * width) * shrink;
  }
  for (const k of focused) widths[k] = (widths[k] ?? 0) + extra * shrink;
  return widths;
}
