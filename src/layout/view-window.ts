/** Which part of the strip is seen, and how it is moved: zoom about a point, pan, and what to show at first. */
import { type Addr, PAGE_SIZE, pageAlign, pageDown } from '../engine';
import { type AddressScale, addressScale } from './address-scale';
import { firstMapped } from './bar-segments';
import type { AddrRange, AxisModel } from './model';

/** Free room left and right of the address space at scale 1: half a tree node with its ring. */
const PAD_PX = 34;
/** Pixels of one page at the closest zoom. */
const MAX_PX_PER_PAGE = 240;
/** Of the linear mode, when no focus is given. */
const LINEAR_DEFAULT_PAGES = 32;

/** Address to pixels and back, for one picture width. */
export interface Projection {
  toPx(addr: Addr): number;
  /** Not rounded. */
  toAddr(px: number): Addr;
  /** Strip to pixels. */
  stripToPx(strip: number): number;
  readonly pxPerStrip: number;
  /** Ends of the window on the strip, at padPx and widthPx - padPx. */
  readonly from: number;
  readonly to: number;
  readonly widthPx: number;
  readonly padPx: number;
  readonly scale: AddressScale;
  /** The whole strip is in the window. */
  readonly seesAll: boolean;
}

interface StripWindow {
  readonly from: number;
  readonly to: number;
}

/** A window of the length given around a middle, moved so that it does not look past the ends. */
function windowAround(middle: number, length: number, stripLength: number): StripWindow {
  if (length >= stripLength) {
    const spare = (length - stripLength) / 2;
    return { from: -spare, to: stripLength + spare };
  }
  const from = Math.min(stripLength - length, Math.max(0, middle - length / 2));
  return { from, to: from + length };
}

/** What is seen before the user zooms. */
function firstWindow(axis: AxisModel, scale: AddressScale, roomPx: number): StripWindow {
  const { stripLength } = scale;
  const focus = axis.focus;
  if (axis.mode === 'true') return { from: 0, to: stripLength };
  if (axis.mode === 'linear') {
    const bytes = focus ? (focus.end - focus.addr) * 1.25 : LINEAR_DEFAULT_PAGES * PAGE_SIZE;
    const first = firstMapped(scale.segments);
    const middle = focus ? (focus.addr + focus.end) / 2 : (first?.addr ?? 0) + bytes / 2;
    return windowAround(scale.toStrip(middle), Math.max(bytes, 4 * PAGE_SIZE), stripLength);
  }
  const middle = focus ? (scale.toStrip(focus.addr) + scale.toStrip(focus.end)) / 2 : stripLength / 2;
  return windowAround(middle, roomPx, stripLength);
}

/** The shortest window: MAX_PX_PER_PAGE for a page, if the strip says how long a page is there. */
function clampWindow(window: StripWindow, scale: AddressScale, roomPx: number): StripWindow {
  const middle = (window.from + window.to) / 2;
  const addr = scale.toAddr(middle);
  const page = Math.max(1e-9, scale.toStrip(addr + PAGE_SIZE) - scale.toStrip(addr));
  const shortest = Math.min(scale.stripLength, (page * roomPx) / MAX_PX_PER_PAGE);
  const longest = Math.max(scale.stripLength, Math.min(window.to - window.from, roomPx));
  const length = Math.min(longest, Math.max(shortest, window.to - window.from));
  return windowAround(middle, length, scale.stripLength);
}

/**
 * The projection of an axis onto a picture.
 * @param widthPx of the picture, CSS pixels
 * @param scale the multiplier of all sizes
 */
export function projectionOf(axis: AxisModel, widthPx: number, scale: number): Projection {
  const padPx = PAD_PX * scale;
  const roomPx = Math.max(1, widthPx - 2 * padPx);
  const made = addressScale(axis, roomPx, scale);
  const window = axis.view
    ? clampWindow({ from: made.toStrip(axis.view.addr), to: made.toStrip(axis.view.end) }, made, roomPx)
    : firstWindow(axis, made, roomPx);
  return project(made, window, widthPx, padPx);
}

function project(scale: AddressScale, window: StripWindow, widthPx: number, padPx: number): Projection {
  const pxPerStrip = Math.max(1, widthPx - 2 * padPx) / (window.to - window.from || 1);
  const stripToPx = (strip: number) => padPx + (strip - window.from) * pxPerStrip;
  return {
    toPx: (addr) => stripToPx(scale.toStrip(addr)),
    toAddr: (px) => scale.toAddr(window.from + (px - padPx) / pxPerStrip),
    stripToPx,
    pxPerStrip,
    from: window.from,
    to: window.to,
    widthPx,
    padPx,
    scale,
    seesAll: window.from <= 1e-6 && window.to >= scale.stripLength - 1e-6,
  };
}

/** The projection that shows the whole strip: the overview's. */
export function wholeProjection(axis: AxisModel, widthPx: number, scale: number, padPx: number): Projection {
  const made = addressScale(axis, Math.max(1, widthPx - 2 * PAD_PX * scale), scale);
  return project(made, { from: 0, to: made.stripLength }, widthPx, padPx);
}

const toView = (scale: AddressScale, window: StripWindow): AddrRange => ({
  addr: scale.toAddr(window.from),
  end: scale.toAddr(window.to),
});

const roomOf = (p: Projection): number => p.widthPx - 2 * p.padPx;

/** The view after zooming by `factor` (> 1: closer), where `px` keeps its address. */
export function zoomAt(p: Projection, px: number, factor: number): AddrRange {
  const at = p.from + (px - p.padPx) / p.pxPerStrip;
  const length = Math.min(Math.max(p.scale.stripLength, p.to - p.from), (p.to - p.from) / factor);
  const share = (at - p.from) / (p.to - p.from);
  const from = at - share * length;
  return toView(p.scale, clampWindow({ from, to: from + length }, p.scale, roomOf(p)));
}

/** The view after the picture was moved to the right by `px` pixels. */
export function panBy(p: Projection, px: number): AddrRange {
  const length = p.to - p.from;
  return toView(p.scale, windowAround((p.from + p.to) / 2 - px / p.pxPerStrip, length, p.scale.stripLength));
}

/** The view of the same length with its middle at a place of the strip. */
export function moveWindowTo(p: Projection, strip: number): AddrRange {
  return toView(p.scale, windowAround(strip, p.to - p.from, p.scale.stripLength));
}

/** The view that shows a range with a margin of its own around it. */
export function viewAround(p: Projection, range: AddrRange): AddrRange {
  const from = p.scale.toStrip(range.addr);
  const to = p.scale.toStrip(range.end);
  const margin = (to - from) * 0.15;
  return toView(p.scale, clampWindow({ from: from - margin, to: to + margin }, p.scale, roomOf(p)));
}

/** The view moved, at the same zoom, just so far that a range is seen; null: it is seen already. */
export function viewToShow(p: Projection, range: AddrRange): AddrRange | null {
  const from = p.scale.toStrip(range.addr);
  const to = p.scale.toStrip(range.end);
  if (from >= p.from - 1e-6 && to <= p.to + 1e-6) return null;
  const length = p.to - p.from;
  if (to - from >= length) return from < p.to && to > p.from ? null : viewAround(p, range);
  const margin = Math.min(length * 0.1, (length - (to - from)) / 2);
  const middle = from < p.from ? from - margin + length / 2 : to + margin - length / 2;
  return toView(p.scale, windowAround(middle, length, p.scale.stripLength));
}

/** The whole pages that a stretch of pixels touches; at least one. */
export function pagesBetween(p: Projection, a: number, b: number): AddrRange {
  const addr = pageDown(Math.floor(p.toAddr(Math.min(a, b))));
  return { addr, end: Math.max(addr + PAGE_SIZE, pageAlign(Math.ceil(p.toAddr(Math.max(a, b))))) };
}
