/**
 * The holes of this instant on a scale that was made for the whole call.
 *
 *     scale    |--B--|~~~~|--x--|        x: mapped before or after the call, or asked for
 *     now      |--B--|..........|        one hole: a break mark, then a dotted line as wide as x
 */
import type { Vma } from '../engine';
import { type Segment, segmentAt } from './bar-segments';
import type { AddrRange, BarModel } from './model';
import { type Group, group, type Place, type Point, path, rect, type Shape, text } from './scene';
import { indexBelow } from './sorted-boundaries';
import { sansWidth } from './text-metrics';
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
  /** Where its size is written: middle and width, pixels. */
  readonly label: { readonly x: number; readonly w: number };
}

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

function holeOf(run: readonly Segment[], p: Projection, width: number): HoleNow | null {
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
  const left = Math.max(0, at.from);
  const right = Math.min(width, at.to);
  const named = run.find((segment) => segment.kind !== 'mapped') ?? first;
  return {
    addr: first.addr,
    end: last.end,
    key: `hole:${named.addr}`,
    pieces,
    isOpen: run.some((segment) => segment.kind === 'open-hole'),
    label: { x: (left + right) / 2, w: right - left },
  };
}

/** The holes in sight, from left to right. */
export function holesNow(vmas: readonly Vma[], p: Projection, place: Place): HoleNow[] {
  const { segments } = p.scale;
  const from = p.toAddr(-1);
  const to = p.toAddr(place.width + 1);
  // One more on the left: a hole is told whole.
  let k = Math.max(0, Math.min(segments.count - 1, indexBelow(segments.cuts, from)));
  const isMapped = mappedNow(vmas, segments.cuts[k] ?? 0);
  const holes: HoleNow[] = [];
  let run: Segment[] = [];
  const finish = () => {
    const hole = holeOf(run, p, place.width);
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

/** The zigzag of a break mark between two positions. */
function zigzag(from: number, to: number, middle: number, s: number): Point[] {
  const w = to - from;
  const side = 2 * s;
  const zig = Math.min(18 * s, Math.max(4, w - 4 * s));
  const step = zig / 6;
  const up = 7 * s;
  const at = from + (w - zig) / 2;
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

const SIZE_TEXT = 12;

/**
 * Where the size of a hole is written in the hole itself: over and under the break mark, or in one line over a wide one.
 *
 *     41.9        8 KiB
 *    -/\\/-     .........
 *     TiB
 *
 * Empty: there is no room, and it needs a place elsewhere.
 */
export function sizeInHole(
  hole: HoleNow,
  words: string,
  s: number,
): { readonly words: string; readonly line: -1 | 1 }[] {
  const size = SIZE_TEXT * s;
  const room = hole.label.w - 4 * s;
  if (sansWidth(words, size) <= room) return [{ words, line: -1 }];
  const [figures = '', unit = ''] = words.split(' ');
  if (unit === '' || Math.max(sansWidth(figures, size), sansWidth(unit, size)) > room) return [];
  return [
    { words: figures, line: -1 },
    { words: unit, line: 1 },
  ];
}

/** A hole as a group; the break mark opens it, and an open one can be closed again. */
export function holeGroup(hole: HoleNow, y: number, h: number, s: number, model: BarModel): Group {
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
    if (piece.isBreak) shapes.push(path(`break${k}`, 'vs-hole', zigzag(from, to, middle, s)));
    else if (to - from > 8 * s) shapes.push(path(`line${k}`, 'vs-hole vs-hole-open', line));
  });
  const canOpen = hole.isOpen || hole.pieces.some((piece) => piece.isBreak);
  const range = { addr: hole.addr, end: hole.end };
  const { text: words, description: label } = model.holeTextOf(range);
  const size = SIZE_TEXT * s;
  for (const { words: part, line } of sizeInHole(hole, words, s)) {
    // The middle of the line, over or under the break mark.
    const y = middle + line * 18 * s + size * 0.36;
    shapes.push(text(`size${line}`, 'vs-muted', hole.label.x - x, y, size, part, 'middle'));
  }
  const target = canOpen ? { kind: 'hole' as const, hole: range, isOpen: hole.isOpen, label } : undefined;
  return group(hole.key, 'vs-hole-group', x, y, shapes, target);
}
