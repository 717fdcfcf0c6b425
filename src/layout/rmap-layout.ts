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
import { ANON_H, type AnonBox, branch, type Chip, isLit, links } from './rmap-links';
import type { Avc, RmapModel, RmapVma } from './rmap-model';
import { caption, LIST, listBox, ringState, stackProcesses, tallScene } from './rmap-parts';
import { type Group, group, type Place, path, rect, type Scene, type Shape, text } from './scene';
import { sansWidth } from './text-metrics';

/** Sizes at scale 1, CSS pixels. */
const SIZE = {
  chip: 20,
  chipText: 12,
  chipGap: 6,
  /** For "+2" behind a chain that is cut. */
  rest: 26,
  boxGap: 14,
  indent: 20,
  facts: 12,
  leastLinks: 56,
  mostLinks: 150,
  inodes: 200,
  mostInodes: 420,
} as const;

/** A chain that is longer is cut: a fork of a fork of a fork. */
const MOST_CHIPS = 6;

type Chains = ReadonlyMap<VmaId, readonly Avc[]>;

const chainRoom = (width: number, s: number): number => width - (2 * LIST.pad + LIST.box) * s;

const chipWidth = (name: string, s: number): number =>
  Math.max(28 * s, sansWidth(name, SIZE.chipText * s, true) + 12 * s);

/** As much of a chain as is drawn, in this much room, and how wide that is. */
function chainIn(vma: RmapVma, room: number, s: number): { readonly chain: readonly Avc[]; readonly width: number } {
  let width = 4 * s;
  const chain: Avc[] = [];
  for (const avc of vma.chain) {
    const wider = width + SIZE.chipGap * s + chipWidth(avc.name, s);
    if (chain.length === MOST_CHIPS || (chain.length > 0 && wider + SIZE.rest * s > room)) break;
    chain.push(avc);
    width = wider;
  }
  return { chain, width: chain.length < vma.chain.length ? width + SIZE.rest * s : width };
}

/** A VMA and its chain; the chips are told of, for the links. */
function vmaGroup(model: RmapModel, vma: RmapVma, y: number, { scale: s, width }: Place, chips: Chip[]): Group {
  const h = LIST.row * s;
  const lit = { mark: vma.mark, selected: model.selected === vma.id, hovered: model.hovered === vma.id };
  const shapes: Shape[] = listBox(vma, LIST.box * s, h, s, lit);
  let x = LIST.box * s;
  const { chain } = chainIn(vma, chainRoom(width, s), s);
  const chipH = SIZE.chip * s;
  const size = SIZE.chipText * s;
  chain.forEach((avc, k) => {
    const w = chipWidth(avc.name, s);
    const left = x + SIZE.chipGap * s + (k === 0 ? 4 * s : 0);
    const tied = isLit(model, vma.id, avc.anonVma) ? ' vs-lit' : '';
    const cls = `vs-avc${avc.isOwn ? ' vs-own' : ''}${avc.mark ? ` vs-is-${avc.mark}` : ''}${tied}`;
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
      top: [at + left + w / 2, y + (h - chipH) / 2],
      bottom: [at + left + w / 2, y + (h + chipH) / 2],
      isLast: k === chain.length - 1,
      isOwn: avc.isOwn,
    });
  });
  const base = h / 2 + LIST.text * s * 0.36;
  if (chain.length < vma.chain.length)
    shapes.push(text('rest', 'vs-muted', x + 6 * s, base, LIST.text * s, `+${vma.chain.length - chain.length}`));
  if (chain.length === 0) shapes.push(text('none', 'vs-muted', x + 10 * s, base, LIST.text * s, model.noChain));
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
  const step = (ANON_H + SIZE.boxGap) * s;
  const boxes: AnonBox[] = [];
  const { anonVmas } = model;
  let free = top;
  for (let first = 0; first < anonVmas.length; ) {
    let past = first + 1;
    while ((anonVmas[past]?.depth ?? 0) > 0) past++;
    const tree = anonVmas.slice(first, past);
    const use = Math.min(...tree.map(({ id }) => firstUse.get(id) ?? Number.POSITIVE_INFINITY));
    const start = Number.isFinite(use) ? Math.max(free, use - (ANON_H / 2) * s) : free;
    tree.forEach((anonVma, k) => {
      boxes.push({ anonVma, x: x + Math.min(4, anonVma.depth) * SIZE.indent * s, y: start + k * step });
    });
    free = start + tree.length * step;
    first = past;
  }
  return boxes;
}

function anonGroup(model: RmapModel, { anonVma, x, y }: AnonBox, w: number, s: number, chains: Chains): Group {
  const h = ANON_H * s;
  const inset = 10 * s;
  const lit = model.lit === anonVma.id;
  const chosen = model.lit === null ? (model.hovered ?? model.selected) : null;
  const isTied = chosen !== null && chains.get(chosen)?.some((avc) => avc.anonVma === anonVma.id) === true;
  const name = LIST.name * s;
  const size = LIST.text * s;
  const facts = SIZE.facts * s;
  const first = anonVma.counters === '' ? h / 2 + name * 0.36 : h / 2 - 4 * s;
  const shapes: Shape[] = [
    rect(
      'body',
      `vs-anon-vma${anonVma.mark ? ` vs-is-${anonVma.mark}` : ''}${isTied ? ' vs-lit' : ''}`,
      0,
      0,
      w,
      h,
      8 * s,
    ),
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

/** Where the columns begin, and how wide they are. */
function columns(model: RmapModel, place: Place) {
  const s = place.scale;
  const pad = LIST.pad * s;
  const vmas = model.processes.flatMap((process) => process.vmas);
  const none = sansWidth(model.noChain, LIST.text * s) + 10 * s;
  const chains = Math.max(none, ...vmas.map((vma) => chainIn(vma, chainRoom(place.width, s), s).width));
  const left = pad + LIST.box * s + chains;
  const deepest = Math.max(0, ...model.anonVmas.map(({ depth }) => Math.min(4, depth)));
  const facts = Math.max(0, ...model.anonVmas.map(({ counters }) => counters.length));
  const boxW = Math.min(
    Math.max(150 * s, facts * 0.61 * SIZE.facts * s + 22 * s),
    place.width - 2 * pad - deepest * SIZE.indent * s,
  );
  const forestW =
    model.anonVmas.length === 0 ? sansWidth(model.noAnonVma, LIST.text * s) : boxW + deepest * SIZE.indent * s;
  const rest = place.width - left - forestW - 2 * pad;
  // Where there is no room beside the chains the anon_vmas stand below, without links: the chips bear their names.
  const isNarrow = rest < SIZE.leastLinks * s * 0.6;
  if (isNarrow) {
    const inodesW = Math.min(SIZE.mostInodes * s, place.width - 2 * pad);
    return { forest: pad, boxW, inodes: pad, inodesW, isBeside: false, isNarrow };
  }
  const isBeside = model.inodes.length > 0 && rest >= (SIZE.leastLinks + SIZE.inodes) * s;
  const spare = rest - (isBeside ? SIZE.inodes * s : 0);
  const gap = Math.max(SIZE.leastLinks * s * 0.6, Math.min(SIZE.mostLinks * s, spare * (isBeside ? 0.6 : 1)));
  const forest = left + gap;
  const inodes = isBeside ? forest + forestW + Math.min(60 * s, Math.max(pad, spare - gap)) : forest;
  const inodesW = Math.min(SIZE.mostInodes * s, place.width - inodes - pad);
  return { forest, boxW, inodes, inodesW, isBeside, isNarrow };
}

/** The scene of the reverse mapping: as wide as the place, as high as it needs to be. */
export function layoutRmap(model: RmapModel, place: Place): Scene {
  const s = place.scale;
  const top = 8 * s;
  const { forest, boxW, inodes, inodesW, isBeside, isNarrow } = columns(model, place);
  const under: Group[] = [];
  const rows: Group[] = [];
  const chips: Chip[] = [];
  const head = (LIST.head / 2) * s;
  const bottom = stackProcesses(model.processes, top, s, rows, (vma, y) => {
    rows.push(vmaGroup(model, vma, y, place, chips));
    return LIST.row * s;
  });
  const forestTop = isNarrow ? bottom : top;
  const first = forestTop + (LIST.head + 4) * s;
  const boxes = placeForest(model, chips, forest, first, s);
  const byId = new Map(boxes.map((box) => [box.anonVma.id, box]));
  if (!isNarrow) under.push(...links(model, chips, boxes, s));
  for (const box of boxes) {
    const above = box.anonVma.parent === null ? undefined : byId.get(box.anonVma.parent);
    if (above) under.push(branch(above, box, s));
  }
  rows.push(caption('head:anon', forest, forestTop + head, model.heads.anonVmas, s));
  let end = boxes.reduce((y, box) => Math.max(y, box.y + ANON_H * s), first);
  const note = model.anonVmas.length === 0 ? model.noAnonVma : model.moreAnonVmas;
  if (note !== '') {
    rows.push(caption('note:anon', forest, end + 14 * s, note, s));
    end += 28 * s;
  }
  const chains: Chains = new Map(model.processes.flatMap(({ vmas }) => vmas.map(({ id, chain }) => [id, chain])));
  rows.push(...boxes.map((box) => anonGroup(model, box, boxW, s, chains)));
  const files = inodeColumn(model, inodes, isBeside ? top : end + 16 * s, inodesW, s);
  rows.push(...files.groups);
  let height = Math.max(bottom, end + 12 * s, files.bottom);
  if (model.moreProcesses !== '') {
    rows.push(caption('note:processes', LIST.pad * s, height + head, model.moreProcesses, s));
    height += LIST.head * s;
  }
  return tallScene(place, height + 8 * s, [...under, ...rows]);
}
