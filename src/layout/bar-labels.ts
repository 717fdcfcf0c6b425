/** Everything under the boxes: tags, the badge, sizes of holes, addresses, page numbers. */
import { hex, pageDown, toPages } from '../engine';
import { addressTicks, pageTicks } from './axis-ticks';
import { pill, tagWidth } from './bar-boxes';
import { type Context, isScaled, ROWS, TEXT } from './bar-context';
import { areSizesInHoles, fitsInHole, LEAST_TOLD_PX } from './bar-hole-sizes';
import { type HoleNow, isClosed } from './bar-holes';
import { type LabelWish, placeLabels } from './label-lanes';
import type { AddrRange } from './model';
import { type Group, group, type Point, path, type Shape, text } from './scene';
import { monoWidth, sansWidth } from './text-metrics';
import { indexById, indicesOf } from './vma-index';

/** The middle of a range's seen part; null: it is not in sight. */
function seenMiddle(c: Context, range: AddrRange): { x: number; w: number } | null {
  const from = c.projection.toPx(range.addr);
  const to = c.projection.toPx(range.end);
  if (to < 0 || from > c.place.width) return null;
  const left = Math.max(0, from);
  const right = Math.min(c.place.width, to);
  return { x: (left + right) / 2, w: right - left };
}

/** Of the size of a hole, where it stands below. */
export const belowKey = (hole: HoleNow): string => `hole-text:${hole.key}`;

/** Tags, the case badge, and the sizes of holes that are too narrow for them, in two lanes. */
export function lanes(c: Context): Group[] {
  const { model, s, place } = c;
  const index = indexById(model.vmas);
  const wishes: LabelWish[] = [];
  const draw = new Map<string, (x: number, y: number) => Group>();
  const wish = (
    key: string,
    at: { x: number; w: number },
    w: number,
    priority: number,
    make: (x: number, y: number) => Group,
  ) => {
    wishes.push({ key, x: at.x, w, priority, slack: Math.max(at.w / 2, 0) + w * 0.75 });
    draw.set(key, make);
  };
  if (model.badge) {
    const { badge } = model;
    const at = seenMiddle(c, badge);
    if (at)
      wish('badge:', at, tagWidth(badge.text, s), 9, (x, y) => pill('badge:', 'vs-badge', x, y, badge.text, s, true));
  }
  for (const tag of model.tags) {
    const vma = model.vmas[index.get(tag.id) ?? -1];
    const at = vma && seenMiddle(c, { addr: vma.vm_start, end: vma.vm_end });
    if (!at) continue;
    const key = `tag:${tag.role}:${tag.id}`;
    wish(key, at, tagWidth(tag.text, s), 5, (x, y) => pill(key, `vs-tag vs-tag-${tag.role}`, x, y, tag.text, s));
  }
  const size = TEXT * s;
  const inHoles = areSizesInHoles(c.holes, model, s);
  for (const hole of c.holes) {
    const w = hole.seen.to - hole.seen.from;
    const x = (hole.seen.from + hole.seen.to) / 2;
    if (w < LEAST_TOLD_PX * s && !isScaled(model)) continue;
    if ((inHoles || !isClosed(hole)) && fitsInHole(hole, model, s)) continue;
    const words = model.holeTextOf({ addr: hole.addr, end: hole.end }).text;
    const key = belowKey(hole);
    const make = (at: number, y: number) =>
      group(key, '', at, y, [text('word', 'vs-muted vs-on-surface', 0, size * 0.36, size, words, 'middle')]);
    wish(key, { x, w: Math.min(w, 30 * s) }, sansWidth(words, size), 1, make);
  }
  const bounds = { from: 4 * s, to: place.width - 4 * s };
  const placed = placeLabels(wishes, isScaled(model) ? 1 : 2, 8 * s, bounds);
  return placed.flatMap((label) => {
    const make = draw.get(label.key);
    return make ? [make(label.x, (ROWS.lane.y + label.lane * ROWS.lane.h) * s)] : [];
  });
}

/** Among columns: an address at every so many pixels. */
const FAR_TICK_PX = 130;

/** Guide lines and addresses under the boxes. */
export function addresses(c: Context, first: number, last: number): Group[] {
  const { model, s, projection, place } = c;
  const wanted: { addr: number; px: number; priority: number }[] = [];
  const want = (addr: number, priority: number) => {
    const px = projection.toPx(addr);
    if (px >= 0 && px <= place.width) wanted.push({ addr, px, priority });
  };
  if (model.request) {
    want(model.request.addr, 4);
    want(model.request.end, 4);
  }
  const notable = new Set([...model.tags.map((tag) => tag.id), ...model.marks.map((mark) => mark.id)]);
  if (model.selected !== null) notable.add(model.selected);
  if (model.hovered !== null) notable.add(model.hovered);
  // With very many VMAs in sight only the notable ones can have a label.
  const few = last - first < 80;
  const told = few ? Array.from({ length: last - first + 1 }, (_, k) => first + k) : indicesOf(model.vmas, notable);
  for (const k of told) {
    const vma = model.vmas[k];
    if (!vma || k < first || k > last) continue;
    const isNotable = notable.has(vma.id);
    want(vma.vm_start, isNotable ? 3 : 1);
    want(vma.vm_end, isNotable ? 3 : 1);
  }
  if (!few)
    for (let px = projection.padPx; px < place.width; px += FAR_TICK_PX * s) want(pageDown(projection.toAddr(px)), 0);
  const size = TEXT * s;
  const bounds = { from: 4 * s, to: place.width - 4 * s };
  return addressTicks(wanted, size, bounds, model.shortAddresses).map((tick) => {
    const top = (ROWS.boxes.y + ROWS.boxes.h + 1) * s;
    const bottom = ROWS.axisText * s - size;
    // From the middle of the words on: a pan moves the group and changes nothing in it.
    const at = tick.atPx - tick.x;
    const line: Point[] = [
      [at, top],
      [at, bottom - 3 * s],
      [0, bottom],
    ];
    return group(`tick:${tick.addr}`, tick.priority > 1 ? 'vs-tick vs-tick-strong' : 'vs-tick', tick.x, 0, [
      path('line', 'vs-guide', line),
      text('text', 'vs-tick-text vs-mono', 0, ROWS.axisText * s, size, tick.text, 'middle'),
    ]);
  });
}

/** Page numbers with more digits than this are told as addresses instead. */
const MOST_PAGES = 999_999;

/** The scale of pages of the linear modes, counted from the request or the focus. */
export function pageAxis(c: Context): Group[] {
  const { model, s, projection, place } = c;
  if (!isScaled(model)) return [];
  const size = TEXT * s;
  const y = (ROWS.lane.y + ROWS.lane.h) * s;
  const from = projection.toAddr(0);
  const to = projection.toAddr(place.width);
  const isFar = toPages(to - from) > MOST_PAGES;
  // Round numbers of pages from the origin, not round addresses.
  const origin = isFar ? 0 : (model.request?.addr ?? model.axis.focus?.addr ?? projection.scale.limits.addr);
  const relativePx = (addr: number) => projection.toPx(addr + origin);
  const base = y + 10 * s;
  const shapes: Shape[] = [
    path('base', 'vs-page-major', [
      [0, base],
      [place.width, base],
    ]),
  ];
  const head = isFar ? 0 : sansWidth(model.pagesText, size) + 14 * s;
  const labelPx = isFar ? monoWidth('7ffffffff000', size) + 20 * s : 52 * s;
  for (const tick of pageTicks(from - origin, to - origin, relativePx, labelPx)) {
    const stroke = [
      [tick.px, base - (tick.isMajor ? 7 : 4) * s],
      [tick.px, base],
    ] as const;
    shapes.push(path(`t${tick.addr}`, tick.isMajor ? 'vs-page-major' : 'vs-page-minor', stroke));
    const words = isFar ? hex(tick.addr) : String(toPages(tick.addr));
    const half = monoWidth(words, size) / 2;
    if (!tick.isMajor || tick.px - half < head || tick.px + half > place.width) continue;
    shapes.push(text(`n${tick.addr}`, 'vs-tick-text vs-mono vs-on-surface', tick.px, y, size, words, 'middle'));
  }
  if (!isFar) shapes.push(text('head', 'vs-muted', 6 * s, y, size, model.pagesText));
  return [group('pages:', '', 0, 0, shapes)];
}
