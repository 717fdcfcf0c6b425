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
import type { Vma } from '../engine';
import { pageTicks } from './axis-ticks';
import { type BoxState, vmaBox } from './bar-boxes';
import { band, type Context, REQUEST_TEXT, ROWS, TEXT } from './bar-context';
import { sizeShapes } from './bar-hole-sizes';
import { holeGroup, holesNow } from './bar-holes';
import { addresses, belowKey, lanes, pageAxis } from './bar-labels';
import { OUT, uprightStrokes } from './bar-strokes';
import { binColumns, columnsOf, kindIndices, stripExtents, stripRange } from './column-binning';
import { isCrowded } from './crowding';
import type { AddrRange, BarModel } from './model';
import { type Group, group, type Place, path, rect, type Scene, type Shape, text } from './scene';
import { monoWidth, sansWidth } from './text-metrics';
import { type Projection, projectionOf } from './view-window';
import { indexById, indicesOf } from './vma-index';

/** The first and last index of what is at least partly in the picture. */
function seen(vmas: readonly Vma[], c: Context): { first: number; last: number } {
  const { pxPerStrip, padPx, from, scale } = c.projection;
  const right = from + (c.place.width - padPx) / pxPerStrip;
  const { first, past } = stripRange(stripExtents(vmas, scale), from - padPx / pxPerStrip, right);
  return { first, last: past - 1 };
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
    const next = starts[k + 1];
    const covered = next === undefined ? to : Math.max(from, projection.stripToPx(next));
    const box = vmaBox(vma, from, to, covered, band(ROWS.boxes, s), place.width, s, model, state, c.strokes);
    // Rings reach over the neighbours.
    (state.mark || state.selected || state.hovered ? ringed : plain).push(box);
  }
  return [...plain, ...ringed];
}

/** At scale 1, CSS pixels: no name fits into a box that is narrower. */
const UNNAMED_PX = 16;

function beforeRow(c: Context): Group[] {
  const { model, s, place, projection } = c;
  if (model.before.length === 0) return [];
  const { first, last } = seen(model.before, c);
  const { starts, ends } = stripExtents(model.before, projection.scale);
  const now = indexById(model.vmas);
  const row = band(ROWS.before, s);
  const size = TEXT * s;
  const headW = sansWidth(model.beforeText, size) + 10 * s;
  const groups: Group[] = [];
  for (let k = first; k <= last; k++) {
    const vma = model.before[k];
    if (!vma) continue;
    const from = Math.max(-40, projection.stripToPx(starts[k] ?? 0));
    const to = Math.min(place.width + 40, projection.stripToPx(ends[k] ?? 0));
    const w = Math.max(1, to - from);
    const after = model.vmas[now.get(vma.id) ?? -1];
    // Too narrow for its name it says nothing that the box below does not, unless that is another.
    if (w < UNNAMED_PX * s && after?.vm_start === vma.vm_start && after.vm_end === vma.vm_end) continue;
    const shapes: Shape[] = [rect('body', `vs-before${after ? '' : ' vs-gone'}`, 0, 0, w, row.h, 2 * s)];
    const { name } = model.textOf(vma);
    // In what is seen of it beside the head of the row.
    const left = Math.max(headW, from);
    const right = Math.min(place.width, to);
    if (right - left > sansWidth(name, size) + 6)
      shapes.push(
        text('name', 'vs-before-name', (left + right) / 2 - from, row.h / 2 + size * 0.36, size, name, 'middle'),
      );
    groups.push(group(`before:${vma.id}`, '', from, row.y, shapes));
  }
  if (groups.length === 0) return [];
  groups.push(
    group('before-text:', '', 0, row.y, [
      rect('plate', 'vs-plate', 0, -1, headW, row.h + 2),
      text('word', 'vs-muted', 6 * s, row.h / 2 + size * 0.36, size, model.beforeText),
    ]),
  );
  return groups;
}

/** @param below keys of what is written under the boxes: those sizes are not written in the holes again */
function holes({ holes: all, model, s }: Context, below: ReadonlySet<string>): Group[] {
  const row = band(ROWS.boxes, s);
  return all.map((hole) => {
    const { description } = model.holeTextOf({ addr: hole.addr, end: hole.end });
    const left = hole.pieces[0]?.from ?? 0;
    const size = below.has(belowKey(hole)) ? [] : sizeShapes(hole, model, left, row.h / 2, s);
    return holeGroup(hole, row, s, description, size);
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
  const out = OUT.result * s;
  const from = Math.max(-40, projection.toPx(model.result.addr));
  const to = Math.min(place.width + 40, projection.toPx(model.result.end));
  if (to <= from) return [];
  return [
    group('result:', '', from, row.y, [
      rect('outline', 'vs-result', -out, -out, to - from + 2 * out, row.h + 2 * out, 9 * s),
    ]),
  ];
}

/** The scene of the address bar, and the projection that it was made with. */
export function layoutBar(model: BarModel, place: Place): { scene: Scene; projection: Projection } {
  const s = place.scale;
  const projection = projectionOf(model.axis, place.width, s);
  const strokes = uprightStrokes(model, projection, s);
  const bare: Context = { model, place, projection, s, strokes, holes: [] };
  const { first, last } = seen(model.vmas, bare);
  const count = last - first + 1;
  const dense = isCrowded(count, place.width);
  const c: Context = dense ? bare : { ...bare, holes: holesNow(model, projection, place, strokes) };
  const row = band(ROWS.boxes, s);
  const under = [...addresses(c, first, last), ...pageAxis(c)];
  const below = lanes(c);
  const over = [...resultOutline(c), ...request(c), ...below];
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
  const groups = [
    ...under,
    ...holes(c, new Set(below.map(({ key }) => key))),
    ...beforeRow(c),
    ...boxes(c, first, last),
    ...over,
  ];
  return { scene: { ...place, groups, columns: [] }, projection };
}

/** So many VMAs on either side are shown with one that was pointed at among columns. */
const NEIGHBOURS = 6;

/** What lies under a point of the bar where it is drawn as columns: the VMA, and a range in which it has a box of its own. */
export function underColumn(
  vmas: readonly Vma[],
  projection: Projection,
  place: Place,
  at: { readonly x: number; readonly y: number },
): { readonly vma: Vma; readonly range: AddrRange } | null {
  const row = band(ROWS.boxes, place.scale);
  if (at.y < row.y || at.y > row.y + row.h || vmas.length === 0) return null;
  const { pxPerStrip, padPx, from, scale } = projection;
  const { starts, ends } = stripExtents(vmas, scale);
  // A column is one pixel wide, and holds whatever begins or ends in it.
  const left = from + (Math.floor(at.x) - padPx) / pxPerStrip;
  const { first, past } = stripRange({ starts, ends }, left, left + 1 / pxPerStrip);
  const vma = past > first ? vmas[Math.floor((first + past - 1) / 2)] : undefined;
  if (!vma) return null;
  const k = indexById(vmas).at(vma.id);
  const low = vmas[Math.max(0, k - NEIGHBOURS)] ?? vma;
  const high = vmas[Math.min(vmas.length - 1, k + NEIGHBOURS)] ?? vma;
  return { vma, range: { addr: low.vm_start, end: high.vm_end } };
}

/** Among columns, the boxes of what the step is about. */
function notableBoxes(c: Context): Group[] {
  const { model } = c;
  const ids = new Set([...model.marks.map((mark) => mark.id), ...model.tags.map((tag) => tag.id)]);
  if (model.selected !== null) ids.add(model.selected);
  if (model.hovered !== null) ids.add(model.hovered);
  return indicesOf(model.vmas, ids).flatMap((k) => boxes(c, k, k));
}
