/**
 * The reverse mapping as a scene.
 *
 *     process 1                       anon_vma                     i_mmap
 *     ┌───────────┐                   ┌──────────────┐             libc.so.6       512 pages
 *     │ A rw-p  4 │─(α1)──────────────│ α1  root     │             ├────────────────────────┤
 *     └───────────┘         ╲  ╱      └─┬────────────┘             ▭ D    ▭▭▭▭ E
 *     process 2              ╳          │ ┌────────────────┐
 *     ┌───────────┐         ╱  ╲        └─│ α2  child of α1│
 *     │ C rw-p  4 │─(α2)─(α1)───────────│ └────────────────┘
 *
 * Left to right in a chain: newest first. The forest's order is given; each tree stands as near to its VMAs as it can.
 */
import type { AnonVmaId, VmaId } from '../engine';
import { rings } from './bar-boxes';
import { inodeColumn } from './rmap-inodes';
import type { RmapAnonVma, RmapModel, RmapVma } from './rmap-model';
import { caption, LIST, listBox, ringState, stackProcesses, tallScene } from './rmap-parts';
import { type Group, group, type Place, type Point, path, rect, type Scene, type Shape, text } from './scene';
import { sansWidth } from './text-metrics';

/** Sizes at scale 1, CSS pixels. */
const SIZE = {
  chip: 20,
  chipText: 12,
  chipGap: 6,
  box: 42,
  boxGap: 14,
  indent: 20,
  facts: 11,
  leastLinks: 56,
  mostLinks: 150,
  inodes: 200,
  mostInodes: 420,
} as const;

/** A chain that is longer is cut: a fork of a fork of a fork. */
const MOST_CHIPS = 6;

interface Chip {
  readonly anonVma: AnonVmaId;
  readonly vma: VmaId;
  /** Right edge, middle. */
  readonly from: Point;
  /** Bottom edge, middle: for a chip with another to its right. */
  readonly bottom: Point;
  readonly isLast: boolean;
  readonly isOwn: boolean;
}

interface AnonBox {
  readonly anonVma: RmapAnonVma;
  readonly x: number;
  readonly y: number;
}

const chipWidth = (name: string, s: number): number =>
  Math.max(28 * s, sansWidth(name, SIZE.chipText * s, true) + 12 * s);

const chainWidth = (vma: RmapVma, s: number): number =>
  vma.chain.slice(0, MOST_CHIPS).reduce((sum, { name }) => sum + chipWidth(name, s) + SIZE.chipGap * s, 0);

/** A VMA and its chain; the chips are told of, for the links. */
function vmaGroup(model: RmapModel, vma: RmapVma, y: number, s: number, chips: Chip[]): Group {
  const h = LIST.row * s;
  const lit = { mark: vma.mark, selected: model.selected === vma.id, hovered: model.hovered === vma.id };
  const shapes: Shape[] = listBox(vma, LIST.box * s, h, s, lit);
  let x = LIST.box * s;
  const chain = vma.chain.slice(0, MOST_CHIPS);
  const chipH = SIZE.chip * s;
  const size = SIZE.chipText * s;
  chain.forEach((avc, k) => {
    const w = chipWidth(avc.name, s);
    const left = x + SIZE.chipGap * s + (k === 0 ? 4 * s : 0);
    const cls = `vs-avc${avc.isOwn ? ' vs-own' : ''}${avc.mark ? ` vs-is-${avc.mark}` : ''}`;
    shapes.push(
      path(`chain${k}`, 'vs-chain', [
        [x, h / 2],
        [left, h / 2],
      ]),
      rect(`avc${avc.anonVma}`, cls, left, (h - chipH) / 2, w, chipH, chipH / 2),
      text(`word${avc.anonVma}`, 'vs-avc-text', left + w / 2, h / 2 + size * 0.36, size, avc.name, 'middle'),
    );
    x = left + w;
    const at = LIST.pad * s;
    chips.push({
      anonVma: avc.anonVma,
      vma: vma.id,
      from: [at + x, y + h / 2],
      bottom: [at + left + w / 2, y + (h + chipH) / 2],
      isLast: k === chain.length - 1,
      isOwn: avc.isOwn,
    });
  });
  if (chain.length === 0)
    shapes.push(text('none', 'vs-muted', x + 10 * s, h / 2 + LIST.text * s * 0.36, LIST.text * s, model.noChain));
  return group(`rvma:${vma.id}`, 'vs-vma', LIST.pad * s, y, shapes, {
    kind: 'vma',
    id: vma.id,
    label: vma.label,
    selected: lit.selected,
  });
}

/** Each tree of the forest beside the first VMA that hangs on it, or as near as can be without changing the order. */
function placeForest(model: RmapModel, chips: readonly Chip[], x: number, top: number, s: number): AnonBox[] {
  const firstUse = new Map<AnonVmaId, number>();
  for (const { anonVma, from } of chips) firstUse.set(anonVma, Math.min(firstUse.get(anonVma) ?? from[1], from[1]));
  const step = (SIZE.box + SIZE.boxGap) * s;
  const boxes: AnonBox[] = [];
  const { anonVmas } = model;
  let free = top;
  for (let first = 0; first < anonVmas.length; ) {
    let past = first + 1;
    while ((anonVmas[past]?.depth ?? 0) > 0) past++;
    const tree = anonVmas.slice(first, past);
    const use = Math.min(...tree.map(({ id }) => firstUse.get(id) ?? Number.POSITIVE_INFINITY));
    const start = Number.isFinite(use) ? Math.max(free, use - (SIZE.box / 2) * s) : free;
    tree.forEach((anonVma, k) => {
      boxes.push({ anonVma, x: x + Math.min(4, anonVma.depth) * SIZE.indent * s, y: start + k * step });
    });
    free = start + tree.length * step;
    first = past;
  }
  return boxes;
}

function anonGroup(model: RmapModel, { anonVma, x, y }: AnonBox, w: number, s: number): Group {
  const h = SIZE.box * s;
  const inset = 10 * s;
  const lit = model.lit === anonVma.id;
  const name = LIST.name * s;
  const size = LIST.text * s;
  const facts = SIZE.facts * s;
  const first = anonVma.counters === '' ? h / 2 + name * 0.36 : h / 2 - 4 * s;
  const shapes: Shape[] = [
    rect('body', `vs-anon-vma${anonVma.mark ? ` vs-is-${anonVma.mark}` : ''}`, 0, 0, w, h, 8 * s),
    text('name', 'vs-name', inset, first, name, anonVma.name),
    text('role', 'vs-detail', w - inset, first, size, anonVma.role, 'end'),
  ];
  if (anonVma.counters !== '')
    shapes.push(text('facts', 'vs-detail vs-mono', inset, h / 2 + 13 * s, facts, anonVma.counters));
  shapes.push(...rings(0, 0, w, h, 8 * s, s * 0.8, ringState({ mark: anonVma.mark, selected: false, hovered: lit })));
  return group(`anon:${anonVma.id}`, 'vs-anon-group', x, y, shapes, {
    kind: 'anon_vma',
    id: anonVma.id,
    label: anonVma.label,
    selected: lit,
  });
}

/** From a parent's lower edge to its child. */
function branch(from: AnonBox, to: AnonBox, s: number): Group {
  const x = from.x + 9 * s;
  const y = to.y + (SIZE.box / 2) * s;
  return group(`branch:${to.anonVma.id}`, '', 0, 0, [
    path('line', 'vs-branch', [
      [x, from.y + SIZE.box * s],
      [x, y],
      [to.x, y],
    ]),
  ]);
}

const CURVE = 14;
/** An S from a to b, out and in horizontally; from the bottom of a chip first down. */
function curve(a: Point, b: Point, isDown: boolean, s: number): Point[] {
  const bend = Math.max(24 * s, (b[0] - a[0]) * 0.5);
  const c: Point = isDown ? [a[0], a[1] + 9 * s] : [a[0] + bend, a[1]];
  const d: Point = isDown ? [Math.max(a[0] + 20 * s, b[0] - bend * 1.3), b[1]] : [b[0] - bend, b[1]];
  return Array.from({ length: CURVE + 1 }, (_, k): Point => {
    const t = k / CURVE;
    const u = 1 - t;
    const at = (i: 0 | 1): number => u ** 3 * a[i] + 3 * u * u * t * c[i] + 3 * u * t * t * d[i] + t ** 3 * b[i];
    return [at(0), at(1)];
  });
}

/** One link for each avc: solid and thick to the VMA's own anon_vma, thin to those it inherited. */
function links(model: RmapModel, chips: readonly Chip[], boxes: readonly AnonBox[], s: number): Group[] {
  const places = new Map(boxes.map((box) => [box.anonVma.id, box]));
  const counts = new Map<AnonVmaId, number>();
  for (const { anonVma } of chips) counts.set(anonVma, (counts.get(anonVma) ?? 0) + 1);
  const used = new Map<AnonVmaId, number>();
  const chosen = model.hovered ?? model.selected;
  const isAnyLit = model.lit !== null || chips.some(({ vma }) => vma === chosen);
  return chips.flatMap((chip) => {
    const box = places.get(chip.anonVma);
    if (!box) return [];
    const k = (used.get(chip.anonVma) ?? 0) + 1;
    used.set(chip.anonVma, k);
    const y = box.y + (SIZE.box * s * k) / ((counts.get(chip.anonVma) ?? 1) + 1);
    const points = curve(chip.isLast ? chip.from : chip.bottom, [box.x, y], !chip.isLast, s);
    const isLit = model.lit === null ? chip.vma === chosen : chip.anonVma === model.lit;
    const cls = `vs-tie${chip.isOwn ? ' vs-own' : ''}${isLit ? ' vs-lit' : isAnyLit ? ' vs-dim' : ''}`;
    return [group(`avc:${chip.vma}:${chip.anonVma}`, '', 0, 0, [path('line', cls, points)])];
  });
}

/** Where the columns begin, and how wide they are. */
function columns(model: RmapModel, place: Place) {
  const s = place.scale;
  const pad = LIST.pad * s;
  const vmas = model.processes.flatMap((process) => process.vmas);
  const none = sansWidth(model.noChain, LIST.text * s) + 10 * s;
  const chains = Math.max(none, ...vmas.map((vma) => chainWidth(vma, s) + 4 * s));
  const left = pad + LIST.box * s + chains;
  const deepest = Math.max(0, ...model.anonVmas.map(({ depth }) => Math.min(4, depth)));
  const facts = Math.max(0, ...model.anonVmas.map(({ counters }) => counters.length));
  const boxW = Math.max(150 * s, facts * 0.61 * SIZE.facts * s + 22 * s);
  const forestW =
    model.anonVmas.length === 0 ? sansWidth(model.noAnonVma, LIST.text * s) : boxW + deepest * SIZE.indent * s;
  const rest = place.width - left - forestW - 2 * pad;
  const isBeside = model.inodes.length > 0 && rest >= (SIZE.leastLinks + SIZE.inodes) * s;
  const spare = rest - (isBeside ? SIZE.inodes * s : 0);
  const gap = Math.max(SIZE.leastLinks * s * 0.6, Math.min(SIZE.mostLinks * s, spare * (isBeside ? 0.6 : 1)));
  const forest = left + gap;
  const inodes = isBeside ? forest + forestW + Math.min(60 * s, Math.max(pad, spare - gap)) : forest;
  const inodesW = Math.min(SIZE.mostInodes * s, place.width - inodes - pad);
  return { forest, boxW, inodes, inodesW, isBeside };
}

/** The scene of the reverse mapping: as wide as the place, as high as it needs to be. */
export function layoutRmap(model: RmapModel, place: Place): Scene {
  const s = place.scale;
  const top = 8 * s;
  const { forest, boxW, inodes, inodesW, isBeside } = columns(model, place);
  const under: Group[] = [];
  const rows: Group[] = [];
  const chips: Chip[] = [];
  const head = (LIST.head / 2) * s;
  const first = top + (LIST.head + 4) * s;
  const bottom = stackProcesses(model.processes, top, s, rows, (vma, y) => {
    rows.push(vmaGroup(model, vma, y, s, chips));
    return LIST.row * s;
  });
  const boxes = placeForest(model, chips, forest, first, s);
  const byId = new Map(boxes.map((box) => [box.anonVma.id, box]));
  under.push(...links(model, chips, boxes, s));
  for (const box of boxes) {
    const above = box.anonVma.parent === null ? undefined : byId.get(box.anonVma.parent);
    if (above) under.push(branch(above, box, s));
  }
  rows.push(caption('head:anon', forest, top + head, model.heads.anonVmas, s));
  let end = boxes.reduce((y, box) => Math.max(y, box.y + SIZE.box * s), first);
  const note = model.anonVmas.length === 0 ? model.noAnonVma : model.moreAnonVmas;
  if (note !== '') {
    rows.push(caption('note:anon', forest, end + 14 * s, note, s));
    end += 28 * s;
  }
  rows.push(...boxes.map((box) => anonGroup(model, box, boxW, s)));
  const files = inodeColumn(model, inodes, isBeside ? top : end + 16 * s, inodesW, s);
  rows.push(...files.groups);
  let height = Math.max(bottom, end + 12 * s, files.bottom);
  if (model.moreProcesses !== '') {
    rows.push(caption('note:processes', LIST.pad * s, height + head, model.moreProcesses, s));
    height += LIST.head * s;
  }
  return tallScene(place, height + 8 * s, [...under, ...rows]);
}
