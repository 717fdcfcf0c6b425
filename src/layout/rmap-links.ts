/** The lines of the reverse mapping: avcs from VMAs to anon_vmas, branches from parents to children. */
import type { AnonVmaId, VmaId } from '../engine';
import type { RmapAnonVma, RmapModel } from './rmap-model';
import { type Group, group, type Point, path } from './scene';

/** Height of an anon_vma's box at scale 1, CSS pixels. */
export const ANON_H = 42;

export interface Chip {
  readonly anonVma: AnonVmaId;
  readonly vma: VmaId;
  /** Right edge, middle. */
  readonly from: Point;
  /** Middle of its upper and of its lower edge: for a chip with another to its right. */
  readonly top: Point;
  readonly bottom: Point;
  readonly isLast: boolean;
  readonly isOwn: boolean;
}

export interface AnonBox {
  readonly anonVma: RmapAnonVma;
  readonly x: number;
  readonly y: number;
}

/** Is this avc one of those that hang on what is pointed at, or chosen? */
export const isLit = ({ lit, hovered, selected }: RmapModel, vma: VmaId, anonVma: AnonVmaId): boolean =>
  lit === null ? vma === (hovered ?? selected) : anonVma === lit;

/** From a parent's lower edge to its child. */
export function branch(from: AnonBox, to: AnonBox, s: number): Group {
  const x = from.x + 9 * s;
  const y = to.y + (ANON_H / 2) * s;
  return group(`branch:${to.anonVma.id}`, '', 0, 0, [
    path('line', 'vs-branch', [
      [x, from.y + ANON_H * s],
      [x, y],
      [to.x, y],
    ]),
  ]);
}

const CURVE = 14;
/** An S from a to b, out and in horizontally; from the upper or lower edge of a chip first up (-1) or down (1). */
function curve(a: Point, b: Point, side: -1 | 0 | 1, s: number): Point[] {
  const bend = Math.max(24 * s, (b[0] - a[0]) * 0.5);
  const c: Point = side !== 0 ? [a[0], a[1] + side * 9 * s] : [a[0] + bend, a[1]];
  const d: Point = side !== 0 ? [Math.max(a[0] + 20 * s, b[0] - bend * 1.3), b[1]] : [b[0] - bend, b[1]];
  return Array.from({ length: CURVE + 1 }, (_, k): Point => {
    const t = k / CURVE;
    const u = 1 - t;
    const at = (i: 0 | 1): number => u ** 3 * a[i] + 3 * u * u * t * c[i] + 3 * u * t * t * d[i] + t ** 3 * b[i];
    return [at(0), at(1)];
  });
}

/** One link for each avc: solid and thick to the VMA's own anon_vma, thin to those it inherited. */
export function links(model: RmapModel, chips: readonly Chip[], boxes: readonly AnonBox[], s: number): Group[] {
  const places = new Map(boxes.map((box) => [box.anonVma.id, box]));
  const counts = new Map<AnonVmaId, number>();
  for (const { anonVma } of chips) counts.set(anonVma, (counts.get(anonVma) ?? 0) + 1);
  const used = new Map<AnonVmaId, number>();
  const isAnyLit = chips.some(({ vma, anonVma }) => isLit(model, vma, anonVma));
  return chips.flatMap((chip) => {
    const box = places.get(chip.anonVma);
    if (!box) return [];
    const k = (used.get(chip.anonVma) ?? 0) + 1;
    used.set(chip.anonVma, k);
    const y = box.y + (ANON_H * s * k) / ((counts.get(chip.anonVma) ?? 1) + 1);
    const side = chip.isLast ? 0 : y < chip.from[1] ? -1 : 1;
    const start = { [-1]: chip.top, [0]: chip.from, [1]: chip.bottom }[side];
    const points = curve(start, [box.x, y], side, s);
    const lit = isLit(model, chip.vma, chip.anonVma);
    const cls = `vs-tie${chip.isOwn ? ' vs-own' : ''}${lit ? ' vs-lit' : isAnyLit ? ' vs-dim' : ''}`;
    return [group(`avc:${chip.vma}:${chip.anonVma}`, '', 0, 0, [path('line', cls, points)])];
  });
}
