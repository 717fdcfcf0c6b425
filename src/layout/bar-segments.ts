/**
 * The address space cut into stretches that get room of their own.
 *
 *     before  |---B---|      |--C--|
 *     after   |---------B----------|
 *     cut     |       |      |     |     every boundary of both, so nothing slides during the call
 */
import { toPages } from '../engine';
import type { AddrRange, AxisModel, Extent } from './model';
import { boundaries } from './sorted-boundaries';

export type SegmentKind = 'mapped' | 'hole' | 'open-hole';

export interface Segment extends AddrRange {
  readonly kind: SegmentKind;
  /** A hole at the edge of the address space. */
  readonly atEdge: boolean;
}

/** At natural size, CSS pixels at scale 1. */
const MAPPED_MIN_PX = 46;
/** Room for four figures of a size over the break mark. */
const HOLE_PX = 44;
const EDGE_HOLE_PX = 38;
/** What the call is about gets up to this much more, where there is room to spare. */
const FOCUS_EXTRA_PX = 44;
const FOCUS_SHARE = 0.6;
/** Pixels for each doubling of the pages: as much as there is room for, within these bounds. */
const MIN_PX_PER_DOUBLING = 5;
const MAX_PX_PER_DOUBLING = 24;
/** When even that is too wide everything shrinks, so far that a letter still fits into a page. */
const MIN_SHRINK = 0.62;

/** Says for ascending addresses whether one of the extents (address order) covers them. */
function coverage(list: readonly Extent[]): (at: number) => boolean {
  let k = 0;
  return (at) => {
    for (let extent = list[k]; extent !== undefined && extent.vm_end <= at; extent = list[k]) k++;
    const extent = list[k];
    return extent !== undefined && extent.vm_start <= at;
  };
}

const meets = (a: AddrRange, b: AddrRange): boolean => a.addr < b.end && b.addr < a.end;

/** The stretches of the address space in order, without gaps between them, from limit to limit. */
export function segmentsOf(axis: AxisModel): Segment[] {
  const cuts = boundaries(axis);
  const covers = axis.extents.map(coverage);
  const segments: Segment[] = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const addr = cuts[i] ?? 0;
    const end = cuts[i + 1] ?? addr;
    const range = { addr, end };
    let mapped = false;
    for (const covered of covers) if (covered(addr)) mapped = true;
    if (!mapped) mapped = axis.requests.some((request) => meets(request, range));
    const atEdge = !mapped && (addr === axis.limits.addr || end === axis.limits.end);
    const isOpen = !mapped && axis.openHoles.some((open) => meets(open, range));
    segments.push({ addr, end, atEdge, kind: mapped ? 'mapped' : isOpen ? 'open-hole' : 'hole' });
  }
  return segments;
}

const doublings = (segment: Segment): number => Math.log2(1 + toPages(segment.end - segment.addr));

/**
 * The width of each segment: mapped ones by the logarithm of their pages, holes fixed. Fills `widthPx` where it can
 * without growing clumsy; is wider than it where the smallest readable size needs that.
 * @param scale the multiplier of all sizes
 * @param focus what the call is about
 */
export function segmentWidths(
  segments: readonly Segment[],
  widthPx: number,
  scale: number,
  focus: AddrRange | null,
): Float64Array {
  let fixed = 0;
  let logs = 0;
  let focused = 0;
  const inFocus = (segment: Segment) => segment.kind === 'mapped' && focus !== null && meets(segment, focus);
  for (const segment of segments) {
    if (segment.kind === 'hole') fixed += (segment.atEdge ? EDGE_HOLE_PX : HOLE_PX) * scale;
    else {
      fixed += MAPPED_MIN_PX * scale;
      logs += doublings(segment);
      if (inFocus(segment)) focused++;
    }
  }
  const least = MIN_PX_PER_DOUBLING * scale;
  const spare = Math.max(0, widthPx - fixed - least * logs);
  const extra = Math.min(FOCUS_EXTRA_PX * scale, (spare * FOCUS_SHARE) / Math.max(1, focused));
  fixed += extra * focused;
  const perDoubling = Math.min(MAX_PX_PER_DOUBLING * scale, Math.max(least, (widthPx - fixed) / Math.max(1, logs)));
  const shrink = Math.max(MIN_SHRINK, Math.min(1, widthPx / (fixed + least * logs)));
  return Float64Array.from(segments, (segment) => {
    if (segment.kind === 'hole') return (segment.atEdge ? EDGE_HOLE_PX : HOLE_PX) * scale * shrink;
    const own = inFocus(segment) ? extra : 0;
    return (MAPPED_MIN_PX * scale + own + perDoubling * doublings(segment)) * shrink;
  });
}
