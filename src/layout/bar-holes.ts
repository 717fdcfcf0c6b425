/**
 * The holes of this instant on a scale that was made for the whole call.
 *
 *     scale    |--B--|~~~~|--x--|        x: mapped before or after the call, or asked for
 *     now      |--B--|..........|        one hole: a break mark, then a dotted line as wide as x
 */
import type { Vma } from '../engine';
import type { Band } from './bar-boxes';
import { type Segment, segmentAt } from './bar-segments';
import { ringReach, type Span, widestFree } from './bar-strokes';
import type { AddrRange, BarModel } from './model';
import { type Group, group, type Place, type Point, path, rect, type Shape } from './scene';
import { indexBelow } from './sorted-boundaries';
import type { Projection } from './view-window';

interface Piece {
  readonly from: number;
  readonly to: number;
  /** A break mark; otherwise drawn as wide as it is. */
  readonly isBreak: boolean;
}

export interface HoleNow extends AddrRange {
  /** Stays the same during a call. */
  readonly key: string;
  readonly pieces: readonly Piece[];
  readonly isOpen: boolean;
  /** What is seen of the part that its size belongs to, pixels. */
  readonly seen: Span;
  /** Part of it is beyond the picture. */
  readonly isCut: boolean;
  /** As much of it as is free of rings, also of those that the pointer brings. */
  readonly free: Span;
}

/** Drawn as a break mark. */
export const isClosed = (hole: HoleNow): boolean => hole.pieces.some((piece) => piece.isBreak);

/** Thinner holes are not drawn. */
const MIN_PX = 3;
/** Parts beyond the picture are cut this far outside. */
const MARGIN_PX = 40;

/** How far the cursor has come in the VMAs: says whether an address is mapped now. */
function mappedNow(vmas: readonly Vma[], from: number): (at: number) => boolean {
  let low = 0;
  let high = vmas.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((vmas[middle]?.vm_end ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  return (at) => {
    while (low < vmas.length && (vmas[low]?.vm_end ?? 0) <= at) low++;
    const vma = vmas[low];
    return vma !== undefined && vma.vm_start <= at;
  };
}

interface Sight {
  readonly projection: Projection;
  readonly place: Place;
  readonly strokes: readonly Span[];
}

function holeOf(run: readonly Segment[], { projection: p, place, strokes }: Sight): HoleNow | null {
  const { width, scale } = place;
  const first = run[0];
  const last = run[run.length - 1];
  if (!first || !last) return null;
  const cut = (px: number) => Math.min(width + MARGIN_PX, Math.max(-MARGIN_PX, px));
  const scaled = p.scale.isLinear;
  const pieces = run.map((segment) => ({
    from: cut(p.toPx(segment.addr)),
    to: cut(p.toPx(segment.end)),
    isBreak: segment.kind === 'hole' && !scaled,
  }));
  const whole = { from: pieces[0]?.from ?? 0, to: pieces[pieces.length - 1]?.to ?? 0 };
  if (whole.to - whole.from < MIN_PX) return null;
  const at = pieces.find((piece) => piece.isBreak) ?? whole;
  const seen = { from: Math.max(0, at.from), to: Math.min(width, at.to) };
  const reach = ringReach(false) * scale;
  const unringed = { from: Math.max(seen.from, whole.from + reach), to: Math.min(seen.to, whole.to - reach) };
  const named = run.find((segment) => segment.kind !== 'mapped') ?? first;
  return {
    addr: first.addr,
    end: last.end,
    key: `hole:${named.addr}`,
    pieces,
    isOpen: run.some((segment) => segment.kind === 'open-hole'),
    seen,
    isCut: at.from < 0 || at.to > width,
    free: widestFree(unringed, strokes),
  };
}

/** The holes in sight, from left to right. */
export function holesNow({ vmas }: BarModel, p: Projection, place: Place, strokes: readonly Span[]): HoleNow[] {
  const sight = { projection: p, place, strokes };
  const { segments } = p.scale;
  const from = p.toAddr(-1);
  const to = p.toAddr(place.width + 1);
  // One more on the left: a hole is told whole.
  let k = Math.max(0, Math.min(segments.count - 1, indexBelow(segments.cuts, from)));
  const isMapped = mappedNow(vmas, segments.cuts[k] ?? 0);
  const holes: HoleNow[] = [];
  let run: Segment[] = [];
  const finish = () => {
    const hole = holeOf(run, sight);
    if (hole && (hole.pieces[0]?.from ?? 0) < place.width && (hole.pieces.at(-1)?.to ?? 0) > 0) holes.push(hole);
    run = [];
  };
  for (let segment = segmentAt(segments, k); segment && segment.addr <= to; segment = segmentAt(segments, ++k)) {
    if (isMapped(segment.addr)) finish();
    else run.push(segment);
  }
  finish();
  return holes;
}

/** The zigzag of a break mark between two positions, its middle at x if there is room. */
function zigzag(from: number, to: number, x: number, middle: number, s: number): Point[] {
  const w = to - from;
  const side = 2 * s;
  const zig = Math.min(18 * s, Math.max(4, w - 4 * s));
  const step = zig / 6;
  const up = 7 * s;
  const at = Math.max(from, Math.min(to - zig, x - zig / 2));
  return [
    [Math.min(from + side, at), middle],
    [at, middle],
    [at + step, middle - up],
    [at + 3 * step, middle + up],
    [at + 5 * step, middle - up],
    [at + 6 * step, middle],
    [Math.max(to - side, at + zig), middle],
  ];
}

/** Where the zigzag of a break mark stands: between its figures, which keep clear of rings. */
function middleOf(piece: Piece, { free }: HoleNow): number {
  const labelled = (free.from + free.to) / 2;
  return piece.from <= labelled && labelled <= piece.to ? labelled : (piece.from + piece.to) / 2;
}

/**
 * A hole as a group; the break mark opens it, and an open one can be closed again.
 * @param size its size, where that is written in it
 */
export function holeGroup(hole: HoleNow, row: Band, s: number, label: string, size: readonly Shape[]): Group {
  const { y, h } = row;
  const middle = h / 2;
  const x = hole.pieces[0]?.from ?? 0;
  const end = hole.pieces.at(-1)?.to ?? x;
  const shapes: Shape[] = [rect('hit', 'vs-hit', 0, 0, end - x, h, 4 * s)];
  hole.pieces.forEach((piece, k) => {
    const from = piece.from - x;
    const to = piece.to - x;
    const line: Point[] = [
      [from + 3 * s, middle],
      [to - 3 * s, middle],
    ];
    if (piece.isBreak)
      shapes.push(path(`break${k}`, 'vs-hole', zigzag(from, to, middleOf(piece, hole) - x, middle, s)));
    else if (to - from > 8 * s) shapes.push(path(`line${k}`, 'vs-hole vs-hole-open', line));
  });
  const range = { addr: hole.addr, end: hole.end };
  const canOpen = hole.isOpen || isClosed(hole);
  const target = canOpen ? { kind: 'hole' as const, hole: range, isOpen: hole.isOpen, label } : undefined;
  return group(hole.key, 'vs-hole-group', x, y, [...shapes, ...size], target);
}
