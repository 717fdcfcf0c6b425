/**
 * From addresses to pixels, in two steps with a name each.
 *
 *     address (bytes)  ──piecewise linear──▶  strip  ──window──▶  pixels
 *
 * The strip is the whole address space laid out once: in squeezed mode its unit is the pixel at natural size, in the
 * linear modes the byte. The window says which part of the strip is seen. Both steps rise strictly, so order is kept
 * and each has an inverse.
 */
import type { Addr } from '../engine';
import { type Segments, segmentsOf, segmentWidths } from './bar-segments';
import type { AddrRange, AxisModel } from './model';
import { indexBelow } from './sorted-boundaries';

export interface AddressScale {
  /** Address to strip; addresses outside the limits go to the ends. */
  toStrip(addr: Addr): number;
  /** As toStrip, for many addresses that mostly rise: each costs a step instead of a search. */
  toStrips(addrs: Float64Array): Float64Array;
  /** Strip to address; not rounded. */
  toAddr(strip: number): Addr;
  /** The strip goes from 0 to here. */
  readonly stripLength: number;
  readonly segments: Segments;
  readonly limits: AddrRange;
  /** A page is as wide everywhere. */
  readonly isLinear: boolean;
}

function interpolateAt(from: ArrayLike<number>, to: ArrayLike<number>, at: number): number {
  const last = from.length - 1;
  if (at <= (from[0] ?? 0)) return to[0] ?? 0;
  if (at >= (from[last] ?? 0)) return to[last] ?? 0;
  const k = indexBelow(from, at);
  const a = from[k] ?? 0;
  const b = from[k + 1] ?? a;
  const start = to[k] ?? 0;
  const end = to[k + 1] ?? start;
  return start + ((at - a) / (b - a)) * (end - start);
}

/** As interpolateAt for each, beginning where the address before was found. */
function interpolateAll(from: Float64Array, to: Float64Array, addrs: Float64Array): Float64Array {
  const out = new Float64Array(addrs.length);
  const last = from.length - 1;
  let k = 0;
  for (let i = 0; i < addrs.length; i++) {
    const at = addrs[i] ?? 0;
    if (at < (from[k] ?? 0)) k = indexBelow(from, at);
    while (k < last - 1 && (from[k + 1] ?? 0) <= at) k++;
    const a = from[k] ?? 0;
    const b = from[k + 1] ?? a;
    const start = to[k] ?? 0;
    const end = to[k + 1] ?? start;
    out[i] = at <= a ? start : at >= b ? end : start + ((at - a) / (b - a)) * (end - start);
  }
  return out;
}

/**
 * The scale of an axis.
 * @param widthPx room at hand, CSS pixels
 * @param scale the multiplier of all sizes
 */
export function createAddressScale(axis: AxisModel, widthPx: number, scale: number): AddressScale {
  const segments = segmentsOf(axis);
  const { limits } = axis;
  if (axis.mode !== 'squeezed') {
    const stripLength = limits.end - limits.addr;
    const toStrip = (addr: Addr) => Math.min(stripLength, Math.max(0, addr - limits.addr));
    return {
      segments,
      limits,
      stripLength,
      isLinear: true,
      toStrip,
      toStrips: (addrs) => addrs.map(toStrip),
      toAddr: (strip) => limits.addr + Math.min(stripLength, Math.max(0, strip)),
    };
  }
  const widths = segmentWidths(segments, widthPx, scale, axis.focus);
  const addrs = segments.cuts;
  const strips = new Float64Array(segments.count + 1);
  for (let k = 0; k < segments.count; k++) strips[k + 1] = (strips[k] ?? 0) + (widths[k] ?? 0);
  return {
    segments,
    limits,
    stripLength: strips[segments.count] ?? 0,
    isLinear: false,
    toStrip: (addr) => interpolateAt(addrs, strips, addr),
    toStrips: (many) => interpolateAll(addrs, strips, many),
    toAddr: (strip) => interpolateAt(strips, addrs, strip),
  };
}

interface Memo {
  readonly axis: AxisModel;
  readonly widthPx: number;
  readonly scale: number;
  readonly made: AddressScale;
}
const memos = new WeakMap<AxisModel['extents'], Memo>();

/** The same as createAddressScale; remembers the last one made of the same extents, for a pan must not pay for it. */
export function addressScale(axis: AxisModel, widthPx: number, scale: number): AddressScale {
  const memo = memos.get(axis.extents);
  if (
    memo &&
    memo.widthPx === widthPx &&
    memo.scale === scale &&
    memo.axis.mode === axis.mode &&
    memo.axis.openHoles === axis.openHoles &&
    memo.axis.requests === axis.requests &&
    memo.axis.focus?.addr === axis.focus?.addr &&
    memo.axis.focus?.end === axis.focus?.end &&
    memo.axis.limits.addr === axis.limits.addr &&
    memo.axis.limits.end === axis.limits.end
  )
    return memo.made;
  const made = createAddressScale(axis, widthPx, scale);
  memos.set(axis.extents, { axis, widthPx, scale, made });
  return made;
}
