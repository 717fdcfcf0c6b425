/**
 * The list along the bottom as a scene: mm->mmap ⇄ … → NULL. Follows the links themselves, so in the middle of an edit it
 * shows what the list says at that instant, whatever the tree says.
 */
import type { Vma, VmaId } from '../engine';
import { rings } from './bar-boxes';
import { stripExtents, stripRange } from './column-binning';
import { isCrowded } from './crowding';
import type { ListModel } from './model';
import {
  type Column,
  type Group,
  group,
  type Place,
  type Point,
  path,
  rect,
  roundness,
  type Scene,
  type Shape,
  text,
} from './scene';
import { fitText, monoWidth, sansWidth } from './text-metrics';
import { type Projection, projectionOf } from './view-window';
import { indicesOf } from './vma-index';

/** At scale 1, CSS pixels. */
const SIZES = {
  list: { head: 14, middle: 48, height: 76, w: 40, h: 32, name: 14 },
  order: { head: 14, middle: 76, height: 126, w: 96, h: 72, name: 18 },
} as const;
const MIN_W = 5;
const TEXT = 12;
/** Between the lines of a large entry. */
const LINE = 18;
/** Beside the name in an entry that is no wider than that. */
const NAME_INSET_PX = 4;
/** Least distance for an arrow with a head. */
const MIN_ARROW_PX = 9;
/** From an entry to its arrows; from one with a ring. */
const CLEAR_PX = 2;
const RING_CLEAR_PX = 6;
/** Between two entries: the shortest arrow that is drawn. */
const SHORTEST_ARROW_PX = MIN_ARROW_PX * 0.6;
const ROUNDING_PX = 0.01;
const LEAST_GAP_PX = SHORTEST_ARROW_PX + 2 * CLEAR_PX;
/** How far from the middle line vm_next runs above and vm_prev below it. */
const LINK_OFFSET = 5;

const sizesOf = ({ isOrder }: ListModel) => (isOrder ? SIZES.order : SIZES.list);

/** The height that the list wants, CSS pixels. */
export const listHeight = (scale: number, model: ListModel): number => sizesOf(model).height * scale;

interface Entry {
  readonly vma: Vma;
  readonly index: number;
  readonly x: number;
  readonly w: number;
}

interface Context {
  readonly model: ListModel;
  readonly place: Place;
  readonly projection: Projection;
  /** In sight, and one more on each side. */
  readonly entries: readonly Entry[];
  readonly s: number;
  readonly y: number;
}

/** The entries from one index to another. */
function entriesOf(model: ListModel, projection: Projection, place: Place, first: number, past: number): Entry[] {
  const { starts, ends } = stripExtents(model.vmas, projection.scale);
  const s = place.scale;
  const widest = sizesOf(model).w * s;
  const middle = (k: number) => projection.stripToPx(((starts[k] ?? 0) + (ends[k] ?? 0)) / 2);
  const entries: Entry[] = [];
  for (let index = first; index < past; index++) {
    const vma = model.vmas[index];
    if (!vma) continue;
    const x = middle(index);
    const before = index > 0 ? x - middle(index - 1) : Number.POSITIVE_INFINITY;
    const after = index + 1 < starts.length ? middle(index + 1) - x : Number.POSITIVE_INFINITY;
    const nearest = Math.min(before, after);
    const least = Math.max(2, Math.min(MIN_W * s, nearest * 0.7));
    const named = sansWidth(model.textOf(vma).name, TEXT * s, true) + NAME_INSET_PX * s;
    // A name goes before long arrows.
    const room = Math.max(nearest - 2 * MIN_ARROW_PX * s, Math.min(named, nearest - LEAST_GAP_PX * s));
    entries.push({ vma, index, x, w: Math.max(least, Math.min(Math.max(widest, named), room)) });
  }
  return entries;
}

/** A line with a head at its end, in one stroke: to the end, back along one side of the head, and along the other. */
function arrowed(key: string, cls: string, line: readonly Point[], left: Point, right: Point): Shape {
  const end = line.at(-1) ?? left;
  return path(key, cls, [...line, left, end, right]);
}

/** An arrow from one x to another at the height y; over the entries between them if there are any. */
function arrow(key: string, cls: string, from: number, to: number, y: number, lift: number, s: number): Shape {
  const direction = Math.sign(to - from) || 1;
  const back = to - direction * 5 * s;
  const line: Point[] =
    lift === 0
      ? [
          [from, y],
          [to, y],
        ]
      : [
          [from, y],
          [from + direction * 6 * s, y - lift],
          [to - direction * 6 * s, y - lift],
          [to, y],
        ];
  return arrowed(`${key}-arrow`, cls, line, [back, y - 3.5 * s], [back, y + 3.5 * s]);
}

/** One line from each to the next: no field of theirs, the order. */
function orderLines(c: Context): Group[] {
  const { s, y, model } = c;
  const byId = new Map(c.entries.map((entry) => [entry.vma.id, entry]));
  const top = (sizesOf(model).h / 2) * s;
  const over = top + 12 * s;
  const lines = c.entries.flatMap((entry) => {
    const to = entry.vma.vm_next === null ? undefined : byId.get(entry.vma.vm_next);
    if (!to || model.unlisted.has(entry.vma.id)) return [];
    const [from, end] = [entry.x + entry.w / 2, to.x - to.w / 2];
    // Over what stands between them and is not in the order any more.
    const points: Point[] =
      Math.abs(to.index - entry.index) > 1
        ? [
            [entry.x, y - top],
            [entry.x, y - over],
            [to.x, y - over],
            [to.x, y - top],
          ]
        : [
            [from, y],
            [end, y],
          ];
    return [group(`link:${entry.vma.id}`, '', 0, 0, [path('line', 'vs-link', points)])];
  });
  const head = text('text', 'vs-muted vs-mono', 8 * s, sizesOf(model).head * s, TEXT * s, model.headText);
  return [...lines, group('head:', '', 0, 0, [head])];
}

/** How far arrows end before an entry: one with a ring is larger. */
const clearOf = (model: ListModel, id: VmaId): number =>
  model.selected === id || model.marks.some((mark) => mark.id === id && mark.state === 'hot')
    ? RING_CLEAR_PX
    : CLEAR_PX;

/** vm_next above and vm_prev below, as the entries themselves say. */
function links(c: Context): Group[] {
  const { s, model } = c;
  const byId = new Map(c.entries.map((entry) => [entry.vma.id, entry]));
  return c.entries
    .flatMap((entry) => {
      const loose = model.unlisted.has(entry.vma.id) ? ' vs-loose' : '';
      const shapes: Shape[] = [];
      const clear = ({ vma }: Entry) => clearOf(model, vma.id) * s;
      const add = (key: 'next' | 'prev', id: VmaId | null) => {
        const to = id === null ? undefined : byId.get(id);
        if (!to) return;
        const direction = Math.sign(to.x - entry.x) || 1;
        // From the entry on: where both move together nothing but the group's place is another.
        const from = direction * (entry.w / 2 + clear(entry));
        const end = to.x - entry.x - direction * (to.w / 2 + clear(to));
        if ((end - from) * direction < (SHORTEST_ARROW_PX - ROUNDING_PX) * s) return;
        const isNext = key === 'next';
        const skips = Math.abs(to.index - entry.index) > 1;
        const offset = (isNext ? -LINK_OFFSET : LINK_OFFSET) * s;
        const lift = skips ? (isNext ? 16 : -16) * s : 0;
        shapes.push(arrow(key, `vs-link vs-link-${key}${loose}`, from, end, offset, lift, s));
      };
      add('next', entry.vma.vm_next);
      if (model.linksBack) add('prev', entry.vma.vm_prev);
      return shapes.length > 0 ? [group(`link:${entry.vma.id}`, '', entry.x, c.y, shapes)] : [];
    })
    .concat(headAndNull(c, byId, model));
}

/** mm->mmap and its arrow, NULL after the last entry. */
function headAndNull(c: Context, byId: ReadonlyMap<VmaId, Entry>, model: ListModel): Group[] {
  const { s, y, place } = c;
  const size = TEXT * s;
  const groups: Group[] = [];
  const headY = sizesOf(model).head * s;
  const headShapes: Shape[] = [text('text', 'vs-muted vs-mono', 8 * s, headY, size, model.headText)];
  const head = model.head === null ? undefined : byId.get(model.head);
  // Where the first entry is out of sight the name stands alone.
  if (head && head.x - head.w / 2 > 22 * s) {
    const at = head.x - head.w / 2 - clearOf(model, head.vma.id) * s;
    const x = Math.max(14 * s, head.x - head.w / 2 - 14 * s);
    const drop: Point[] = [
      [Math.min(x, 14 * s), headY + 5 * s],
      [Math.min(x, 14 * s), y - LINK_OFFSET * s],
      [Math.max(x, at), y - LINK_OFFSET * s],
    ];
    const end = drop[2] ?? [x, y];
    const back = end[0] - 5 * s;
    headShapes.push(arrowed('arrow', 'vs-link vs-link-next', drop, [back, end[1] - 3.5 * s], [back, end[1] + 3.5 * s]));
  }
  groups.push(group('head:', '', 0, 0, headShapes));
  const last = c.entries.find((entry) => entry.vma.vm_next === null && !model.unlisted.has(entry.vma.id));
  if (last && last.x <= place.width) {
    const x = place.width - 14 * s;
    const from = last.x + last.w / 2 + clearOf(model, last.vma.id) * s;
    const shapes: Shape[] = [text('text', 'vs-muted vs-mono', place.width - 8 * s, headY, size, model.nullText, 'end')];
    if (x > from) {
      const at = y - LINK_OFFSET * s;
      const top = headY + 6 * s;
      const way: Point[] = [
        [from, at],
        [x, at],
        [x, top],
      ];
      shapes.push(
        arrowed('arrow', 'vs-link vs-link-next', way, [x - 3.5 * s, top + 5 * s], [x + 3.5 * s, top + 5 * s]),
      );
    }
    groups.push(group('null:', '', 0, 0, shapes));
  } else if (model.head === null) {
    const x = 8 * s + monoWidth(`${model.headText} `, size);
    groups.push(group('null:', '', 0, 0, [text('text', 'vs-muted vs-mono', x, headY, size, `→ ${model.nullText}`)]));
  }
  return groups;
}

/** The name; in a large entry with the permissions and what it maps, as far as they fit. */
function entryTexts(model: ListModel, vma: Vma, w: number, s: number): Shape[] {
  const { name, perm, details } = model.textOf(vma);
  const size = [sizesOf(model).name * s, TEXT * s].find((px) => sansWidth(name, px, true) <= w - 2);
  if (size === undefined) return [];
  const small = TEXT * s;
  const room = w - 8 * s;
  const more: ((y: number) => Shape)[] = [];
  if (model.isOrder && monoWidth(perm, small) <= room) {
    more.push((y) => text('perm', 'vs-perm vs-mono', 0, y, small, perm, 'middle'));
    const detail = fitText(details[0] ?? '', room, (words) => sansWidth(words, small), 4);
    if (detail !== '') more.push((y) => text('detail', 'vs-detail', 0, y, small, detail, 'middle'));
  }
  const first = size * 0.36 - (more.length * LINE * s) / 2;
  return [
    text('name', 'vs-name', 0, first, size, name, 'middle'),
    ...more.map((make, k) => make(first + (k + 1) * LINE * s)),
  ];
}

function boxes(c: Context): Group[] {
  const { model, s, y } = c;
  const marks = new Map(model.marks.map((mark) => [mark.id, mark.state]));
  const h = sizesOf(model).h * s;
  return c.entries.map(({ vma, x, w }) => {
    const mark = marks.get(vma.id);
    const state = { mark, selected: model.selected === vma.id, hovered: model.hovered === vma.id };
    const loose = model.unlisted.has(vma.id) ? ' vs-loose' : '';
    const rx = roundness(w, 6 * s);
    const shapes: Shape[] = [rect('body', `vs-entry${mark ? ` vs-is-${mark}` : ''}${loose}`, -w / 2, -h / 2, w, h, rx)];
    shapes.push(...entryTexts(model, vma, w, s));
    if (state.selected || state.hovered || mark === 'hot')
      shapes.push(...rings(-w / 2, -h / 2, w, h, rx, s * 0.8, state));
    return group(`entry:${vma.id}`, 'vs-entry-group', x, y, shapes, {
      kind: 'vma',
      id: vma.id,
      label: model.entryTextOf(vma),
      selected: state.selected,
    });
  });
}

/** Too many entries to tell apart: a line of strokes, and the entries that the step is about. */
function denseList(c: Context, first: number, past: number): Scene {
  const { model, place, projection, s, y } = c;
  const { starts, ends } = stripExtents(model.vmas, projection.scale);
  const h = sizesOf(model).h * s * 0.5;
  const columns: Column[] = [];
  let last = -1;
  for (let k = first; k < past; k++) {
    const x = Math.round(projection.stripToPx(((starts[k] ?? 0) + (ends[k] ?? 0)) / 2));
    if (x !== last && x >= 0 && x < place.width) columns.push({ x, y: y - h / 2, h, cls: 'vs-entry', cover: 1 });
    last = x;
  }
  const notable = new Set([...model.marks.map((mark) => mark.id), ...model.tags.map((tag) => tag.id)]);
  if (model.selected !== null) notable.add(model.selected);
  if (model.hovered !== null) notable.add(model.hovered);
  const entries: Entry[] = [];
  for (const k of indicesOf(model.vmas, notable))
    if (k >= first && k < past) entries.push(...entriesOf(model, projection, place, k, k + 1));
  const few = { ...c, entries };
  const lines = model.isOrder ? orderLines({ ...few, entries: [] }) : headAndNull(few, new Map(), model);
  return { ...place, groups: [...lines, ...boxes(few)], columns };
}

/** The scene of the list, and the projection that it was made with. */
export function layoutList(model: ListModel, place: Place): { scene: Scene; projection: Projection } {
  const projection = projectionOf(model.axis, place.width, place.scale);
  const s = place.scale;
  const { from, padPx, pxPerStrip, scale } = projection;
  const range = stripRange(
    stripExtents(model.vmas, scale),
    from - padPx / pxPerStrip,
    from + (place.width - padPx) / pxPerStrip,
  );
  // One more on each side: links lead there.
  const first = Math.max(0, range.first - 1);
  const past = Math.min(model.vmas.length, range.past + 1);
  const bare: Context = { model, place, projection, entries: [], s, y: sizesOf(model).middle * s };
  if (isCrowded(range.past - range.first, place.width)) return { scene: denseList(bare, first, past), projection };
  const c: Context = { ...bare, entries: entriesOf(model, projection, place, first, past) };
  const lines = model.isOrder ? orderLines(c) : links(c);
  return { scene: { ...place, groups: [...lines, ...boxes(c)], columns: [] }, projection };
}
