/**
 * The red-black tree as a scene: x is the middle of the VMA in the bar above, y the depth. In order from left to right is
 * address order, so a rotation moves nodes up and down only.
 */
import type { Box, Line } from './free-places';
import type { TreeModel } from './model';
import { emptyScene, type Group, group, type Place, path, type Scene, text } from './scene';
import { coveredBy, ROOMY_LEVEL_PX, treeLabels } from './tree-labels';
import { chipGroup, chipPx, type NodeLook, nodeGroup, triangleGroup, wideNodePx, wordedNodePx } from './tree-nodes';
import { isLeader } from './tree-places';
import { type TreeItem, treeIndex, treeWindow } from './tree-window';
import { type Projection, projectionOf } from './view-window';

/** At scale 1, CSS pixels. */
const NODE_PX = 48;
const MIN_NODE_PX = 16;
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

/** In order from left to right is strictly that, whatever is moved. */
const IN_ORDER_PX = 1;

/**
 * Moves items of one depth apart that would hide one another. The order of all of them stays: one that is moved takes
 * those of other depths along that would come to stand on its wrong side.
 */
function spread(items: readonly TreeItem[], place: Place): TreeItem[] {
  const inOrder = [...items].sort((a, b) => a.x - b.x || a.index - b.index);
  const moved = new Map(placesOf(inOrder, place));
  return items.map((item) => ({ ...item, x: moved.get(item) ?? item.x }));
}

/** Pushed to the right as far as is needed, then back to the left of the edge. */
function placesOf(inOrder: readonly TreeItem[], place: Place): [TreeItem, number][] {
  const least = (MIN_NODE_PX + 4) * place.scale;
  const edge = place.width - least / 2;
  const xs: number[] = [];
  const lefts = new Map<number, number>();
  inOrder.forEach((item, k) => {
    const left = lefts.get(item.depth) ?? Number.NEGATIVE_INFINITY;
    xs[k] = Math.max(item.x, left + least, (xs[k - 1] ?? Number.NEGATIVE_INFINITY) + IN_ORDER_PX);
    lefts.set(item.depth, xs[k] ?? item.x);
  });
  const rights = new Map<number, number>();
  for (let k = inOrder.length - 1; k >= 0; k--) {
    const item = inOrder[k];
    if (item === undefined) continue;
    const right = rights.get(item.depth);
    const bound = right === undefined ? Math.max(edge, item.x) : right - least;
    xs[k] = Math.min(xs[k] ?? item.x, bound, (xs[k + 1] ?? Number.POSITIVE_INFINITY) - IN_ORDER_PX);
    rights.set(item.depth, xs[k] ?? item.x);
  }
  return inOrder.map((item, k) => [item, xs[k] ?? item.x]);
}

interface Geometry {
  readonly levelPx: number;
  yOf(item: TreeItem): number;
  /** Height of a node, and its width where it is not wide. */
  sizeOf(item: TreeItem): number;
  widthOf(item: TreeItem): number;
}

/** As many levels as so many nodes need at best: a rotation that makes the tree lower moves nothing else. */
function levelsOf(items: readonly TreeItem[], nodes: number): number {
  const deepest = items.reduce((most, { kind, depth }) => (kind === 'detached' ? most : Math.max(most, depth)), 0);
  const usual = Math.min(deepest + 2, Math.floor(Math.log2(nodes + 1)) + 1);
  return Math.max(deepest + 1, usual, 3);
}

/** What is in no tree stands in the lowest row, beside what else is there. */
const inLowestRow = (items: readonly TreeItem[], levels: number): TreeItem[] =>
  items.map((item) => (item.kind === 'detached' ? { ...item, depth: levels - 1 } : item));

interface Rooms {
  /** The least of each depth. */
  readonly ofDepth: ReadonlyMap<number, number>;
  readonly ofItem: ReadonlyMap<TreeItem, number>;
}

/** How wide nodes may be so that they do not touch: what is loose has a ring. */
function roomsOf(items: readonly TreeItem[], { width, scale }: Place): Rooms {
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
    const room = x - last.x - (isLoose ? LOOSE_GAP_PX : NODE_GAP_PX) * scale;
    lower(ofDepth, depth, room);
    for (const each of [last, item]) lower(ofItem, each, room);
  }
  return { ofDepth, ofItem };
}

function geometryOf(items: readonly TreeItem[], levels: number, place: Place, worded: number): Geometry {
  const s = place.scale;
  const levelWith = ({ top, bottom }: Margins) => (place.height - (top + bottom) * s) / (levels - 1);
  const { top, bottom } = levelWith(AMPLE) < LOW_LEVEL_PX * s ? TIGHT : AMPLE;
  const room = place.height - (top + bottom) * s;
  const levelPx = Math.min(MAX_LEVEL_PX * s, Math.max(MIN_LEVEL_PX * s, room / (levels - 1)));
  const rooms = roomsOf(items, place);
  const belowNode = levelPx >= ROOMY_LEVEL_PX * s ? GAP_TEXT_ROOM_PX : TIGHT_ROOM_PX;
  const byLevel = Math.max(MIN_NODE_PX * s, Math.min(NODE_PX * s, levelPx - belowNode * s));
  const sizes: number[] = [];
  let size = byLevel;
  for (let depth = 0; depth < levels; depth++) {
    const between = rooms.ofDepth.get(depth) ?? Number.POSITIVE_INFINITY;
    size = Math.min(size, Math.max(MIN_NODE_PX * s, between));
    sizes.push(size);
  }
  const sizeOf = ({ kind, depth }: TreeItem): number => {
    const own = sizes[depth] ?? byLevel;
    return kind === 'chip' ? chipPx(own, s) : own;
  };
  return {
    levelPx,
    yOf: ({ depth }) => top * s + depth * levelPx,
    sizeOf,
    widthOf: (item) =>
      item.kind === 'chip' || item.kind === 'triangle'
        ? sizeOf(item)
        : wideNodePx(sizeOf(item), rooms.ofItem.get(item) ?? Number.POSITIVE_INFINITY, worded, s),
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
  const y = geometry.yOf(parent) + geometry.levelPx;
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
    if (item.kind === 'triangle') return triangleGroup(item, look, model, geometry.levelPx);
    if (item.kind === 'chip') return chipGroup(item, look, model);
    return nodeGroup(item, look, model);
  });
}

/** What labels stay clear of where they can: edges with what makes them thick, the way to the empty place. */
function linesOf(groups: readonly Group[], s: number): Line[] {
  return groups.flatMap(({ shapes }) =>
    shapes.flatMap((shape) => {
      if (shape.kind !== 'path' || shape.points.length !== 2) return [];
      const [from, to] = shape.points;
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
    const h = item.kind === 'triangle' ? TRIANGLE_PX * s : geometry.sizeOf(item);
    const w = item.kind === 'triangle' ? TRIANGLE_PX * s : geometry.widthOf(item);
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
  const levels = levelsOf(found, total);
  const items = spread(inLowestRow(found, levels), place);
  const geometry = geometryOf(items, levels, place, wordedNodePx(items, model, s));
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
