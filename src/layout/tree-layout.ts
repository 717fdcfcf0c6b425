/**
 * The red-black tree as a scene: x is the middle of the VMA in the bar above, y the depth. In order from left to right is
 * address order, so a rotation moves nodes up and down only.
 */
import type { Box, Line } from './free-places';
import type { TreeModel } from './model';
import { emptyScene, type Group, group, type Place, type Point, path, type Scene, text } from './scene';
import { coveredBy, ROOMY_LEVEL_PX, treeLabels } from './tree-labels';
import { chipGroup, chipPx, type NodeLook, nodeGroup, triangleGroup, wideNodePx, wordedNodePx } from './tree-nodes';
import { isLeader } from './tree-places';
import { evenRows, type Rows, squeezedRows } from './tree-rows';
import { MIN_NODE_PX, type NeedOf, NODE_PX, needOf, spread, touchedBy } from './tree-spread';
import { type TreeItem, treeIndex, treeWindow } from './tree-window';
import { type Projection, projectionOf } from './view-window';

/** At scale 1, CSS pixels. */
/** Between two nodes of one depth; where one is loose, for its ring. */
const NODE_GAP_PX = 8;
const LOOSE_GAP_PX = 17;
/** From the top to the middle of the root, and from the middle of the lowest level to the bottom. */
interface Margins {
  readonly top: number;
  readonly bottom: number;
}
/** Over the root ring and tag, under the lowest level ring and gap. */
const AMPLE: Margins = { top: 54, bottom: 46 };
/** In a low picture tags stand beside the root. */
const TIGHT: Margins = { top: 30, bottom: 38 };
/** Where levels are squeezed: room for a ring. */
const LEAST: Margins = { top: 8, bottom: 8 };
/** Between two squeezed levels. */
const DOT_GAP_PX = 2;
/** Levels closer than this with ample margins make the picture a low one. */
const LOW_LEVEL_PX = 76;
const MAX_LEVEL_PX = 108;
const MIN_LEVEL_PX = 24;
/** What a level needs besides its nodes for a line of text. */
const GAP_TEXT_ROOM_PX = 21;
const TIGHT_ROOM_PX = 10;
/** Half the width of an edge, with a little air. */
const EDGE_HALF_PX = { line: 2, gap: 5 } as const;
/** Width and height of a triangle. */
const TRIANGLE_PX = 26;

interface Geometry {
  /** Of all levels, or of the lowest of them. */
  readonly levelPx: number;
  levelOf(item: TreeItem): number;
  yOf(item: TreeItem): number;
  /** The middle of the next level. */
  yBelow(item: TreeItem): number;
  /** Height of a node, and its width where it is not wide. */
  sizeOf(item: TreeItem): number;
  widthOf(item: TreeItem): number;
}

const deepestOf = (items: readonly TreeItem[]): number =>
  items.reduce((most, { kind, depth }) => (kind === 'detached' ? most : Math.max(most, depth)), 0);

/** As many levels as so many nodes need at best: a rotation that makes the tree lower moves nothing else. */
function levelsOf(items: readonly TreeItem[], nodes: number): number {
  const deepest = deepestOf(items);
  const usual = Math.min(deepest + 2, Math.floor(Math.log2(nodes + 1)) + 1);
  return Math.max(deepest + 1, usual, 3);
}

/** The levels, and how far from the top the first of them is. */
interface Levels extends Rows {
  readonly top: number;
  readonly isSqueezed: boolean;
}

/** All alike where that leaves each room for a node; else what the step is about comes first. */
function rowsOf(items: readonly TreeItem[], nodes: number, { height, scale: s }: Place, model: TreeModel): Levels {
  const levels = levelsOf(items, nodes);
  const levelWith = ({ top, bottom }: Margins) => (height - (top + bottom) * s) / (levels - 1);
  const margins = levelWith(AMPLE) < LOW_LEVEL_PX * s ? TIGHT : AMPLE;
  const levelPx = Math.min(MAX_LEVEL_PX * s, levelWith(margins));
  if (levelPx >= MIN_LEVEL_PX * s) return { ...evenRows(levels, levelPx), top: margins.top * s, isSqueezed: false };
  const parent = model.slot && items.find(({ vma }) => vma.id === model.slot?.parent);
  const slotRow = parent ? parent.depth + 1 : -1;
  const room = Math.max(0, height - (LEAST.top + LEAST.bottom) * s);
  const rows = Math.max(deepestOf(items), slotRow) + 1;
  return { ...squeezedRows(items, rows, room, s, touchedBy(model), slotRow), top: LEAST.top * s, isSqueezed: true };
}

/** What is in no tree stands in the lowest row, beside what else is there. */
const inLowestRow = (items: readonly TreeItem[], levels: number): TreeItem[] =>
  items.map((item) => (item.kind === 'detached' ? { ...item, depth: levels - 1 } : item));

interface Rooms {
  /** The least of each depth. */
  readonly ofDepth: ReadonlyMap<number, number>;
  readonly ofItem: ReadonlyMap<TreeItem, number>;
}

/** How wide nodes may be so that they do not touch: what is loose has a ring, a name that is read its width. */
function roomsOf(items: readonly TreeItem[], { width, scale }: Place, need: NeedOf): Rooms {
  const before = new Map<number, TreeItem>();
  const ofDepth = new Map<number, number>();
  const ofItem = new Map<TreeItem, number>();
  const lower = <K>(map: Map<K, number>, key: K, room: number): void => {
    map.set(key, Math.min(map.get(key) ?? Number.POSITIVE_INFINITY, room));
  };
  for (const item of [...items].sort((a, b) => a.x - b.x)) {
    const { depth, x } = item;
    // None runs out of the picture.
    if (x > 0 && x < width) lower(ofItem, item, 2 * Math.min(x, width - x) - NODE_GAP_PX * scale);
    const last = before.get(depth);
    before.set(depth, item);
    if (!last) continue;
    const isLoose = item.kind === 'detached' || last.kind === 'detached';
    const apart = x - last.x - (isLoose ? LOOSE_GAP_PX : NODE_GAP_PX) * scale;
    for (const [each, other] of [
      [last, item],
      [item, last],
    ] as const) {
      const room = Math.min(apart, 2 * apart - need(other));
      lower(ofDepth, depth, room);
      lower(ofItem, each, room);
    }
  }
  return { ofDepth, ofItem };
}

/** Nodes have few sizes, so that a zoom moves most of them and changes few; just where a name begins to fit there are more. */
const SIZE_STEP_PX = 4;
const NAMED_PX = { from: 12, to: 20 } as const;
function stepped(size: number, s: number): number {
  const px = size / s;
  const step = px < SIZE_STEP_PX || (px >= NAMED_PX.from && px < NAMED_PX.to) ? 1 : SIZE_STEP_PX;
  return Math.max(1, Math.floor(px / step + 1e-6) * step * s);
}

function geometryOf(
  items: readonly TreeItem[],
  { heights, middles, top, isSqueezed }: Levels,
  place: Place,
  worded: number,
  need: NeedOf,
): Geometry {
  const s = place.scale;
  const rooms = roomsOf(items, place, need);
  const levelPx = Math.min(...heights);
  const belowNode = isSqueezed ? DOT_GAP_PX : levelPx >= ROOMY_LEVEL_PX * s ? GAP_TEXT_ROOM_PX : TIGHT_ROOM_PX;
  const least = isSqueezed ? 1 : MIN_NODE_PX * s;
  const sizes: number[] = [];
  let smallest = Number.POSITIVE_INFINITY;
  heights.forEach((height, depth) => {
    const byLevel = Math.max(least, Math.min(NODE_PX * s, height - belowNode * s));
    const between = rooms.ofDepth.get(depth) ?? Number.POSITIVE_INFINITY;
    const size = stepped(Math.min(byLevel, smallest, Math.max(MIN_NODE_PX * s, between)), s);
    if (!isSqueezed) smallest = size;
    sizes.push(size);
  });
  const sizeOf = ({ kind, depth }: TreeItem): number => {
    const own = sizes[depth] ?? least;
    return kind === 'chip' ? chipPx(own, s) : own;
  };
  const middleOf = (depth: number): number => middles[depth] ?? depth * levelPx;
  return {
    levelPx,
    levelOf: ({ depth }) => heights[depth] ?? levelPx,
    yOf: ({ depth }) => top + middleOf(depth),
    yBelow: ({ depth }) => top + (middles[depth + 1] ?? middleOf(depth) + levelPx),
    sizeOf,
    widthOf: (item) => {
      const size = sizeOf(item);
      if (item.kind === 'triangle') return size;
      const room = rooms.ofItem.get(item) ?? Number.POSITIVE_INFINITY;
      return Math.max(need(item), item.kind === 'chip' ? size : wideNodePx(size, room, worded, s));
    },
  };
}

interface Context {
  readonly model: TreeModel;
  readonly place: Place;
  readonly items: readonly TreeItem[];
  readonly byIndex: ReadonlyMap<number, TreeItem>;
  readonly geometry: Geometry;
  readonly s: number;
}

const keyOf = (item: TreeItem): string => `${item.kind === 'triangle' ? 'subtree' : 'node'}:${item.vma.id}`;

function edges(c: Context): Group[] {
  const { model, byIndex, geometry } = c;
  const wentTo = new Set<string>();
  for (const step of model.descent) if (step.went) wentTo.add(`${step.id}:${step.went}`);
  const onGapPath = new Set(model.gapPath.map((step) => step.id));
  return c.items.flatMap((item) => {
    const above = byIndex.get(item.parent);
    if (!above) return [];
    // From the parent on: where both move together nothing but the group's place is another.
    const from = geometry.yOf(above);
    const line = [
      [0, 0],
      [item.x - above.x, geometry.yOf(item) - from],
    ] as const;
    const side = above.vma.rb_left === item.vma.id ? 'left' : 'right';
    const lit = wentTo.has(`${above.vma.id}:${side}`);
    const tied = { start: keyOf(above), end: keyOf(item) };
    const shapes = [{ ...path('line', lit ? 'vs-edge vs-edge-lit' : 'vs-edge', line), tied }];
    if (onGapPath.has(item.vma.id) && onGapPath.has(above.vma.id))
      shapes.unshift({ ...path('gap', 'vs-edge-gap', line), tied });
    return [group(`edge:${item.vma.id}`, '', above.x, from, shapes)];
  });
}

/** The empty place under a parent where the new node is going to hang. */
function slot(c: Context): Group[] {
  const { model, geometry, place } = c;
  const parent = model.slot && c.items.find((item) => item.vma.id === model.slot?.parent);
  if (!model.slot || !parent) return [];
  const isLeft = model.slot.side === 'left';
  const beside = c.items.filter((item) => (isLeft ? item.x < parent.x : item.x > parent.x)).map((item) => item.x);
  const bound = isLeft ? Math.max(0, ...beside) : Math.min(place.width, ...beside);
  const size = geometry.sizeOf(parent) * 0.8;
  const x = (parent.x + bound) / 2;
  const y = geometry.yBelow(parent);
  return [
    group('slot:', '', 0, 0, [
      path('line', 'vs-slot', [
        [parent.x, geometry.yOf(parent)],
        [x, y],
      ]),
      { kind: 'rect', key: 'place', cls: 'vs-slot', x: x - size / 2, y: y - size / 2, w: size, h: size, rx: size / 2 },
    ]),
  ];
}

function nodes(c: Context): Group[] {
  const { model, geometry, s } = c;
  const marks = new Map(model.marks.map((mark) => [mark.id, mark.state]));
  const onPath = new Set(model.descent.map((step) => step.id));
  const last = model.descent[model.descent.length - 1]?.id;
  return c.items.map((item) => {
    const look: NodeLook = {
      x: item.x,
      y: geometry.yOf(item),
      size: geometry.sizeOf(item),
      w: geometry.widthOf(item),
      s,
      mark: marks.get(item.vma.id),
      selected: model.selected === item.vma.id,
      hovered: model.hovered === item.vma.id,
      visited: onPath.has(item.vma.id),
      current: last === item.vma.id,
    };
    if (item.kind === 'triangle') return triangleGroup(item, look, model, geometry.levelOf(item));
    if (item.kind === 'chip') return chipGroup(item, look, model);
    return nodeGroup(item, look, model);
  });
}

/** What labels stay clear of where they can: edges with what makes them thick, the way to the empty place. */
function linesOf(groups: readonly Group[], s: number): Line[] {
  return groups.flatMap(({ x, y, shapes }) =>
    shapes.flatMap((shape) => {
      if (shape.kind !== 'path' || shape.points.length !== 2) return [];
      const [from, to] = shape.points.map((point): Point => [x + point[0], y + point[1]]);
      const half = shape.key === 'gap' ? EDGE_HALF_PX.gap : EDGE_HALF_PX.line;
      return from && to ? [{ from, to, half: half * s }] : [];
    }),
  );
}

/** What each item covers, with the rings that it has. */
function boxesOf({ model, geometry, s }: Context): (item: TreeItem) => Box {
  const ringed = new Set([...model.marks.map((mark) => mark.id), ...model.descent.map((step) => step.id)]);
  if (model.selected !== null) ringed.add(model.selected);
  return (item) => {
    const small = Math.min(TRIANGLE_PX * s, Math.max(geometry.levelOf(item), DOT_GAP_PX * s));
    const h = item.kind === 'triangle' ? small : geometry.sizeOf(item);
    const w = item.kind === 'triangle' ? small : geometry.widthOf(item);
    return coveredBy(item, { x: item.x, y: geometry.yOf(item), w, h }, ringed.has(item.vma.id), s);
  };
}

/** The scene of the tree, and the projection that it was made with. */
export function layoutTree(model: TreeModel, place: Place): { scene: Scene; projection: Projection } {
  const projection = projectionOf(model.axis, place.width, place.scale);
  const s = place.scale;
  const found = treeWindow(model, projection, s);
  if (found.length === 0) {
    const empty = text('text', 'vs-muted', 0, 0, 14 * s, model.emptyText, 'middle');
    return {
      scene: { ...emptyScene(place), groups: [group('empty:', '', place.width / 2, place.height / 2, [empty])] },
      projection,
    };
  }
  const tree = treeIndex(model.vmas, model.root);
  const total = tree.count[tree.root] ?? 0;
  const rows = rowsOf(found, total, place, model);
  const need = needOf(model, s);
  const items = spread(inLowestRow(found, rows.heights.length), place, need);
  const geometry = geometryOf(items, rows, place, wordedNodePx(items, model, s), need);
  const c: Context = { model, place, items, byIndex: new Map(items.map((item) => [item.index, item])), geometry, s };
  const drawn = nodes(c);
  const lines = [...edges(c), ...slot(c)];
  const named = new Set(drawn.filter(({ shapes }) => shapes.some(({ key }) => key === 'name')).map(({ key }) => key));
  const labels = treeLabels({
    model,
    place,
    items,
    levelPx: geometry.levelPx,
    lines: linesOf(lines, s),
    hasName: (item) => named.has(keyOf(item)),
    boxOf: boxesOf(c),
    s,
  });
  const [leaders, words] = [labels.filter(isLeader), labels.filter((label) => !isLeader(label))];
  const groups = [...lines, ...leaders, ...drawn, ...words];
  return { scene: { ...place, groups, columns: [] }, projection };
}
