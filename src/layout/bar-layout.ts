/**
 * The address bar as a scene.
 *
 *     [addr, end) 2 pages          the request
 *     ▭▭▭    ▭▭     ▭▭▭▭           before the call
 *     ┌──┐   ┌─┐    ┌───┐
 *     │E │~~~│F│~~~~│ B │          now; break marks for the holes
 *     └──┘   └─┘    └───┘
 *      4 MiB   prev   case 1       two lanes: tags, badge, sizes of holes (or page numbers)
 *     7f3a…    …4000               addresses
 */
import { hex, toPages, type Vma } from '../engine';
import { indexBelow } from './address-scale';
import { addressTicks, pageTicks } from './axis-ticks';
import { type Band, type BoxState, holeMark, pill, tagWidth, vmaBox } from './bar-boxes';
import type { Segment } from './bar-segments';
import { binColumns, columnsOf, kindIndices, stripExtents } from './column-binning';
import { type LabelWish, placeLabels } from './label-lanes';
import type { AddrRange, BarModel } from './model';
import { type Group, group, type Place, type Point, path, rect, type Scene, type Shape, text } from './scene';
import { monoWidth, sansWidth } from './text-metrics';
import { type Projection, projectionOf } from './view-window';

/** At scale 1, CSS pixels from the top. */
const ROWS = {
  requestText: 15,
  bracket: 23,
  before: { y: 36, h: 17 },
  boxes: { y: 66, h: 56 },
  lane: { y: 146, h: 23 },
  axisText: 197,
  height: 206,
} as const;
const TEXT = 12;
const REQUEST_TEXT = 13;
/** Above this many segments in sight the bar is drawn as pixel columns (measured limit of SVG: about 3,000). */
export const SEGMENT_LIMIT = 2000;
/** And where VMAs are thinner than this on average, single boxes say nothing any more. */
const MIN_MEAN_PX = 1.5;

/** The height that the bar wants, CSS pixels. */
export const barHeight = (scale: number): number => ROWS.height * scale;

const band = (row: Band, s: number): Band => ({ y: row.y * s, h: row.h * s });

interface Context {
  readonly model: BarModel;
  readonly place: Place;
  readonly projection: Projection;
  readonly s: number;
}

/** The first and last index of what is at least partly in the picture. */
function seen(vmas: readonly Vma[], c: Context): { first: number; last: number } {
  const { starts, ends } = stripExtents(vmas, c.projection.scale);
  const { pxPerStrip, padPx, from } = c.projection;
  const left = from - padPx / pxPerStrip;
  const right = from + (c.place.width - padPx) / pxPerStrip;
  let first = indexBelow(ends, left);
  while (first < vmas.length && (ends[first] ?? 0) < left) first++;
  const last = vmas.length === 0 ? -1 : indexBelow(starts, right);
  return { first, last: (starts[last] ?? Number.POSITIVE_INFINITY) > right ? last - 1 : last };
}

function boxes(c: Context, first: number, last: number): Group[] {
  const { model, s, place, projection } = c;
  const { starts, ends } = stripExtents(model.vmas, projection.scale);
  const marks = new Map(model.marks.map((mark) => [mark.id, mark.state]));
  const plain: Group[] = [];
  const ringed: Group[] = [];
  for (let k = first; k <= last; k++) {
    const vma = model.vmas[k];
    if (!vma) continue;
    const state: BoxState = {
      mark: marks.get(vma.id),
      selected: model.selected === vma.id,
      hovered: model.hovered === vma.id,
    };
    const from = projection.stripToPx(starts[k] ?? 0);
    const to = projection.stripToPx(ends[k] ?? 0);
    const box = vmaBox(vma, from, to, band(ROWS.boxes, s), place.width, s, model, state);
    // Rings reach over the neighbours.
    (state.mark || state.selected || state.hovered ? ringed : plain).push(box);
  }
  return [...plain, ...ringed];
}

function beforeRow(c: Context): Group[] {
  const { model, s, place, projection } = c;
  if (model.before.length === 0) return [];
  const { first, last } = seen(model.before, c);
  const { starts, ends } = stripExtents(model.before, projection.scale);
  const alive = new Set(model.vmas.map((vma) => vma.id));
  const row = band(ROWS.before, s);
  const size = TEXT * s;
  const groups: Group[] = [];
  for (let k = first; k <= last; k++) {
    const vma = model.before[k];
    if (!vma) continue;
    const from = Math.max(-40, projection.stripToPx(starts[k] ?? 0));
    const to = Math.min(place.width + 40, projection.stripToPx(ends[k] ?? 0));
    const w = Math.max(1, to - from);
    const shapes: Shape[] = [rect('body', `vs-before${alive.has(vma.id) ? '' : ' vs-gone'}`, 0, 0, w, row.h, 2 * s)];
    const { name } = model.textOf(vma);
    const middle = (Math.max(0, from) + Math.min(place.width, to)) / 2 - from;
    if (w > sansWidth(name, size) + 6)
      shapes.push(text('name', 'vs-before-name', middle, row.h / 2 + size * 0.36, size, name, 'middle'));
    groups.push(group(`before:${vma.id}`, '', from, row.y, shapes));
  }
  const w = sansWidth(model.beforeText, size) + 10 * s;
  groups.push(
    group('before-text:', '', 0, row.y, [
      rect('plate', 'vs-plate', 0, -1, w, row.h + 2),
      text('word', 'vs-muted', 6 * s, row.h / 2 + size * 0.36, size, model.beforeText),
    ]),
  );
  return groups;
}

const isScaled = (model: BarModel): boolean => model.axis.mode !== 'squeezed';

/** The holes in sight. */
function holesSeen(c: Context): { hole: Segment; from: number; to: number }[] {
  const { toPx, scale } = c.projection;
  const found: { hole: Segment; from: number; to: number }[] = [];
  for (const hole of scale.segments) {
    if (hole.kind === 'mapped') continue;
    const from = toPx(hole.addr);
    const to = toPx(hole.end);
    if (to > 0 && from < c.place.width && to - from >= 3)
      found.push({ hole, from: Math.max(from, -40), to: Math.min(to, c.place.width + 40) });
    if (found.length > SEGMENT_LIMIT) break;
  }
  return found;
}

function holes(c: Context): Group[] {
  const row = band(ROWS.boxes, c.s);
  const alive = c.model.vmas;
  return holesSeen(c).map(({ hole, from, to }) => {
    const words = c.model.holeTextOf(hole);
    return holeMark(
      hole,
      from,
      to,
      row,
      hole.kind === 'open-hole',
      isScaled(c.model) || alive.length === 0,
      c.s,
      words.description,
    );
  });
}

function request(c: Context): Group[] {
  const { model, s, projection, place } = c;
  const asked = model.request;
  if (!asked) return [];
  const from = projection.toPx(asked.addr);
  const to = projection.toPx(asked.end);
  if (to < 0 || from > place.width) return [];
  const y = ROWS.bracket * s;
  const foot = 9 * s;
  const shapes: Shape[] = [
    path('bracket', 'vs-request', [
      [from, y + foot],
      [from, y],
      [to, y],
      [to, y + foot],
    ]),
  ];
  // Page by page, where there is room to tell them apart.
  for (const tick of pageTicks(asked.addr, asked.end, projection.toPx, 7))
    if (tick.px > Math.max(0, from + 3) && tick.px < Math.min(place.width, to - 3))
      shapes.push(
        path(`page${tick.addr}`, 'vs-request-page', [
          [tick.px, y],
          [tick.px, y + foot * 0.55],
        ]),
      );
  const size = REQUEST_TEXT * s;
  const half = monoWidth(asked.text, size) / 2;
  const middle = (Math.max(0, from) + Math.min(place.width, to)) / 2;
  const x = Math.min(place.width - half - 4, Math.max(half + 4, middle));
  shapes.push(text('text', 'vs-request-text vs-mono', x, ROWS.requestText * s, size, asked.text, 'middle'));
  return [group('request:', '', 0, 0, shapes)];
}

function resultOutline(c: Context): Group[] {
  const { model, s, projection, place } = c;
  if (!model.result) return [];
  const row = band(ROWS.boxes, s);
  const out = 9.5 * s;
  const from = Math.max(-40, projection.toPx(model.result.addr));
  const to = Math.min(place.width + 40, projection.toPx(model.result.end));
  if (to <= from) return [];
  return [
    group('result:', '', from, row.y, [
      rect('outline', 'vs-result', -out, -out, to - from + 2 * out, row.h + 2 * out, 9 * s),
    ]),
  ];
}

/** The middle of a range's seen part; null: it is not in sight. */
function seenMiddle(c: Context, range: AddrRange): { x: number; w: number } | null {
  const from = c.projection.toPx(range.addr);
  const to = c.projection.toPx(range.end);
  if (to < 0 || from > c.place.width) return null;
  const left = Math.max(0, from);
  const right = Math.min(c.place.width, to);
  return { x: (left + right) / 2, w: right - left };
}

/** Tags, the case badge and the sizes of holes, in two lanes. */
function lanes(c: Context): Group[] {
  const { model, s, place } = c;
  const byId = new Map(model.tags.length > 0 ? model.vmas.map((vma) => [vma.id, vma]) : []);
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
    const vma = byId.get(tag.id);
    const at = vma && seenMiddle(c, { addr: vma.vm_start, end: vma.vm_end });
    if (!at) continue;
    const key = `tag:${tag.role}:${tag.id}`;
    wish(key, at, tagWidth(tag.text, s), 5, (x, y) => pill(key, `vs-tag vs-tag-${tag.role}`, x, y, tag.text, s));
  }
  const size = TEXT * s;
  for (const { hole, from, to } of holesSeen(c)) {
    const key = `hole-text:${hole.addr}`;
    const words = model.holeTextOf(hole).text;
    const w = sansWidth(words, size);
    const middle = { x: (Math.max(0, from) + Math.min(place.width, to)) / 2, w: Math.min(to - from, 30 * s) };
    if (to - from < 12 * s && !isScaled(model)) continue;
    wish(key, middle, w, 1, (x, y) =>
      group(key, '', x, y, [text('word', 'vs-muted vs-on-surface', 0, size * 0.36, size, words, 'middle')]),
    );
  }
  const bounds = { from: 4 * s, to: place.width - 4 * s };
  const placed = placeLabels(wishes, isScaled(model) ? 1 : 2, 6 * s, bounds);
  return placed.flatMap((label) => {
    const make = draw.get(label.key);
    return make ? [make(label.x, (ROWS.lane.y + label.lane * ROWS.lane.h) * s)] : [];
  });
}

/** Guide lines and addresses under the boxes. */
function addresses(c: Context, first: number, last: number): Group[] {
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
  for (let k = first; k <= last; k++) {
    const vma = model.vmas[k];
    if (!vma) continue;
    const isNotable = notable.has(vma.id);
    if (!few && !isNotable) continue;
    want(vma.vm_start, isNotable ? 3 : 1);
    want(vma.vm_end, isNotable ? 3 : 1);
  }
  const size = TEXT * s;
  const bounds = { from: 4 * s, to: place.width - 4 * s };
  return addressTicks(wanted, size, bounds).map((tick) => {
    const top = (ROWS.boxes.y + ROWS.boxes.h + 1) * s;
    const bottom = ROWS.axisText * s - size;
    const line: Point[] = [
      [tick.atPx, top],
      [tick.atPx, bottom - 3 * s],
      [tick.x, bottom],
    ];
    return group(`tick:${tick.addr}`, tick.priority > 1 ? 'vs-tick vs-tick-strong' : 'vs-tick', 0, 0, [
      path('line', 'vs-guide', line),
      text('text', 'vs-tick-text vs-mono', tick.x, ROWS.axisText * s, size, tick.text, 'middle'),
    ]);
  });
}

/** Page numbers with more digits than this are told as addresses instead. */
const MOST_PAGES = 999_999;

/** The scale of pages of the linear modes, counted from the request or the focus. */
function pageAxis(c: Context): Group[] {
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
    shapes.push(text(`n${tick.addr}`, 'vs-tick-text vs-mono', tick.px, y, size, words, 'middle'));
  }
  if (!isFar) shapes.push(text('head', 'vs-muted', 6 * s, y, size, model.pagesText));
  return [group('pages:', '', 0, 0, shapes)];
}

/** The scene of the address bar, and the projection that it was made with. */
export function layoutBar(model: BarModel, place: Place): { scene: Scene; projection: Projection } {
  const s = place.scale;
  const projection = projectionOf(model.axis, place.width, s);
  const c: Context = { model, place, projection, s };
  const { first, last } = seen(model.vmas, c);
  const count = last - first + 1;
  const dense = count > SEGMENT_LIMIT || (count > 60 && place.width / count < MIN_MEAN_PX);
  const row = band(ROWS.boxes, s);
  const under = [...addresses(c, first, last), ...pageAxis(c)];
  const over = [...resultOutline(c), ...request(c), ...lanes(c)];
  if (dense) {
    const extents = stripExtents(model.vmas, projection.scale);
    const bins = binColumns(
      model.vmas,
      extents,
      kindIndices(model.vmas, model.kindOf),
      projection,
      Math.ceil(place.width),
    );
    return {
      scene: { ...place, groups: [...under, ...notableBoxes(c), ...over], columns: columnsOf(bins, row.y, row.h) },
      projection,
    };
  }
  const groups = [...under, ...holes(c), ...beforeRow(c), ...boxes(c, first, last), ...over];
  return { scene: { ...place, groups, columns: [] }, projection };
}

/** Among columns, the boxes of what the step is about. */
function notableBoxes(c: Context): Group[] {
  const { model } = c;
  const ids = new Set([...model.marks.map((mark) => mark.id), ...model.tags.map((tag) => tag.id)]);
  if (model.selected !== null) ids.add(model.selected);
  if (model.hovered !== null) ids.add(model.hovered);
  if (ids.size === 0) return [];
  return model.vmas.flatMap((vma, k) => (ids.has(vma.id) ? boxes(c, k, k) : []));
}
