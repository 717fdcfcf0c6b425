/**
 * More VMAs than can be told apart: what every pixel column holds of them.
 * Positions are worked out once for an array of VMAs and a scale, so that a pan is one pass of multiplications.
 */
import type { Vma } from '../engine';
import type { AddressScale } from './address-scale';
import { carriedNumbers, carryOver } from './carry-over';
import type { VmaKind } from './model';
import type { Column } from './scene';
import { indexBelow } from './sorted-boundaries';
import type { Projection } from './view-window';
import { endsOf, startsOf } from './vma-numbers';

/** Where the VMAs lie on the strip. */
export interface StripExtents {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
}

interface LastExtents {
  readonly vmas: readonly Vma[];
  readonly made: StripExtents;
}

const memos = new WeakMap<readonly Vma[], { scale: AddressScale; made: StripExtents }>();
/** The extents made last on a scale: those of the next instant are nearly the same. */
const lasts = new WeakMap<AddressScale, LastExtents>();

/** The ends of every VMA on the strip; remembered for the last scale. */
export function stripExtents(vmas: readonly Vma[], scale: AddressScale): StripExtents {
  const memo = memos.get(vmas);
  if (memo?.scale === scale) return memo.made;
  const last = lasts.get(scale);
  const made = last ? carriedExtents(last, vmas, scale) : allExtents(vmas, scale);
  memos.set(vmas, { scale, made });
  lasts.set(scale, { vmas, made });
  return made;
}

const allExtents = (vmas: readonly Vma[], scale: AddressScale): StripExtents => ({
  starts: scale.toStrips(startsOf(vmas)),
  ends: scale.toStrips(endsOf(vmas)),
});

function carriedExtents(last: LastExtents, vmas: readonly Vma[], scale: AddressScale): StripExtents {
  const starts = new Float64Array(vmas.length);
  const ends = new Float64Array(vmas.length);
  const fromAddrs = startsOf(vmas);
  const toAddrs = endsOf(vmas);
  carryOver(
    last.vmas,
    vmas,
    (to, from, count) => {
      starts.set(last.made.starts.subarray(from, from + count), to);
      ends.set(last.made.ends.subarray(from, from + count), to);
    },
    (to) => {
      starts[to] = scale.toStrip(fromAddrs[to] ?? 0);
      ends[to] = scale.toStrip(toAddrs[to] ?? 0);
    },
  );
  return { starts, ends };
}

const KINDS: readonly VmaKind[] = ['anon', 'file', 'heap', 'stack', 'special'];

type KindOf = (vma: Vma) => VmaKind;
const kindMemos = new WeakMap<KindOf, (vmas: readonly Vma[]) => Uint8Array>();

/** The kind of every VMA, as an index of KINDS; remembered for the array. */
export function kindIndices(vmas: readonly Vma[], kindOf: KindOf): Uint8Array {
  let known = kindMemos.get(kindOf);
  if (!known) {
    known = carriedNumbers(
      (length) => new Uint8Array(length),
      (vma: Vma) => KINDS.indexOf(kindOf(vma)),
    );
    kindMemos.set(kindOf, known);
  }
  return known(vmas);
}

export interface Bins {
  /** Mapped bytes in each column. */
  readonly bytes: Float64Array;
  /** Pixels covered in each column, 0 to 1 (more where VMAs overlap in the middle of an edit). */
  readonly cover: Float64Array;
  /** Index into KINDS of what covers most. */
  readonly kind: Uint8Array;
  /** 1: a VMA begins in the column. */
  readonly begins: Uint8Array;
}

/** First and one past the last VMA that may lie in [from, to] of the strip. */
export function stripRange(extents: StripExtents, from: number, to: number): { first: number; past: number } {
  const { starts, ends } = extents;
  let first = indexBelow(ends, from);
  while (first < ends.length && (ends[first] ?? 0) < from) first++;
  let past = starts.length === 0 ? 0 : indexBelow(starts, to) + 1;
  while (past > first && (starts[past - 1] ?? 0) > to) past--;
  return { first, past };
}

/**
 * Sums VMAs up by pixel column. What lies in [0, widthPx) is counted whole: the bytes of all columns together are the
 * bytes of the VMAs.
 * @param widthPx whole number of columns
 */
export function binColumns(
  vmas: readonly Vma[],
  extents: StripExtents,
  kinds: Uint8Array,
  projection: Pick<Projection, 'stripToPx' | 'pxPerStrip'>,
  widthPx: number,
): Bins {
  const bytes = new Float64Array(widthPx);
  const cover = new Float64Array(widthPx);
  const covers = new Float64Array(widthPx * KINDS.length);
  const begins = new Uint8Array(widthPx);
  const { starts, ends } = extents;
  const fromAddrs = startsOf(vmas);
  const toAddrs = endsOf(vmas);
  const { pxPerStrip } = projection;
  const zeroPx = projection.stripToPx(0);
  const { first, past } = stripRange(extents, -zeroPx / pxPerStrip, (widthPx - zeroPx) / pxPerStrip);
  for (let k = first; k < past; k++) {
    const from = zeroPx + (starts[k] ?? 0) * pxPerStrip;
    const to = zeroPx + (ends[k] ?? 0) * pxPerStrip;
    if (to < 0 || from >= widthPx) continue;
    const length = (toAddrs[k] ?? 0) - (fromAddrs[k] ?? 0);
    const leftmost = Math.max(0, Math.floor(from));
    if (from >= 0) begins[leftmost] = 1;
    const rightmost = Math.min(widthPx - 1, Math.max(leftmost, Math.ceil(to) - 1));
    for (let column = leftmost; column <= rightmost; column++) {
      const px = Math.min(to, column + 1) - Math.max(from, column);
      const share = to - from > 1e-9 ? px / (to - from) : 1;
      const byKind = column * KINDS.length + (kinds[k] ?? 0);
      bytes[column] = (bytes[column] ?? 0) + share * length;
      cover[column] = (cover[column] ?? 0) + px;
      covers[byKind] = (covers[byKind] ?? 0) + Math.max(px, 1e-9);
    }
  }
  return { bytes, cover, kind: largestKinds(covers, widthPx), begins };
}

function largestKinds(covers: Float64Array, widthPx: number): Uint8Array {
  const kind = new Uint8Array(widthPx);
  for (let column = 0; column < widthPx; column++) {
    let most = 0;
    for (let k = 0; k < KINDS.length; k++) {
      const px = covers[column * KINDS.length + k] ?? 0;
      if (px > most) {
        most = px;
        kind[column] = k;
      }
    }
  }
  return kind;
}

/** The filled columns of a picture, `h` high from `y` down. Even the thinnest VMA leaves a visible column. */
export function columnsOf(bins: Bins, y: number, h: number): Column[] {
  const columns: Column[] = [];
  bins.bytes.forEach((bytes, x) => {
    if (bytes <= 0) return;
    const cover = Math.min(1, Math.max(0.35, bins.cover[x] ?? 0));
    columns.push({ x, y, h, cover, cls: `vs-${KINDS[bins.kind[x] ?? 0] ?? 'anon'}`, begins: bins.begins[x] === 1 });
  });
  return columns;
}
