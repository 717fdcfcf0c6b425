/**
 * The red-black tree as a scene: x is the middle of the VMA in the bar above, y the depth. In order from left to right is
 * address order, so a rotation moves nodes up and down only.
 */

import { placeLabels } from './label-lanes';
import type { TreeModel } from './model';
import { emptyScene, type Group, group, type Place, path, type Scene, type Shape, text } from './scene';
import { monoWidth } from './text-metrics';
import { chipGroup, type NodeLook, nodeGroup, tagGroups, triangleGroup } from './tree-nodes';
import { type TreeItem, treeIndex, treeWindow } from './tree-window';
import { type Projection, projectionOf } from './view-window';

/** At scale 1, CSS pixels. */
const NODE_PX = 48;
const MIN_NODE_PX = 16;
/** Between two nodes of one depth. */
const NODE_GAP_PX = 8;
/** Over the root: ring and tag. */
const TOP_PX = 54;
/** Under the lowest level: ring and gap. */
const BOTTOM_PX = 46;
const MAX_LEVEL_PX = 108;
const MIN_LEVEL_PX = 24;
/** What a level needs besides its nodes for a line of text. */
const GAP_TEXT_ROOM_PX = 24;
/** Levels closer than this have no line of text under every node. */
const ROOMY_LEVEL_PX = 52;
const TIGHT_ROOM_PX = 10;
const GAP_TEXT = 12;

/** Moves items of one depth apart that would hide one another; the order stays. */
function spread(items: readonly TreeItem[], place: Place): TreeItem[] {
  const least = (MIN_NODE_PX + 4) * place.scale;
  const rows = new Map<number, TreeItem[]>();
  for (const item of items) {
    const row = item.kind === 'detached' ? -1 : item.depth;
    rows.set(row, [...(rows.get(row) ?? []), item]);
  }
  const moved = new Map<TreeItem, number>();
  for (const row of rows.values()) {
    row.sort((a, b) => a.x - b.x);
    const edge = place.width - least / 2;
    const xs = row.map((item) => item.x);
    for (let k = 1; k < xs.length; k++) xs[k] = Math.max(xs[k] ?? 0, (xs[k - 1] ?? 0) + least);
    for (let k = xs.length - 1; k >= 0; k--)
      xs[k] = Math.min(xs[k] ?? 0, k === xs.length - 1 ? Math.max(edge, row[k]?.x ?? 0) : (xs[k + 1] ?? 0) - least);
    row.forEach((item, k) => {
      moved.set(item, xs[k] ?? item.x);
    });
  }
  return items.map((item) => ({ ...item, x: moved.get(item) ?? item.x }));
}

interface Geometry {
  readonly levelPx: number;
  yOf(item: TreeItem): number;
  /** Width of a node. */
  sizeOf(item: TreeItem): number;
}

/** The least distance between two items of each depth. */
function tightest(items: readonly TreeItem[]): Map<number, number> {
  const lastX = new Map<number, number>();
  const least = new Map<number, number>();
  for (const item of [...items].sort((a, b) => a.x - b.x)) {
    const depth = item.kind === 'detached' ? -1 : item.depth;
    const last = lastX.get(depth);
    if (last !== undefined) least.set(depth, Math.min(least.get(depth) ?? Number.POSITIVE_INFINITY, item.x - last));
    lastX.set(depth, item.x);
  }
  return least;
}

function geometryOf(items: readonly TreeItem[], nodes: number, place: Place): Geometry {
  const s = place.scale;
  const deepest = items.reduce((most, item) => Math.max(most, item.depth), 0);
  // At least as many levels as so many nodes need at best: a rotation that makes the tree lower moves nothing else.
  const usual = Math.min(deepest + 2, Math.floor(Math.log2(nodes + 1)) + 1);
  const levels = Math.max(deepest + 1, usual, 3);
  const room = place.height - (TOP_PX + BOTTOM_PX) * s;
  const levelPx = Math.min(MAX_LEVEL_PX * s, Math.max(MIN_LEVEL_PX * s, room / (levels - 1)));
  const gaps = tightest(items);
  const belowNode = levelPx >= ROOMY_LEVEL_PX * s ? GAP_TEXT_ROOM_PX : TIGHT_ROOM_PX;
  const byLevel = Math.max(MIN_NODE_PX * s, Math.min(NODE_PX * s, levelPx - belowNode * s));
  const sizes: number[] = [];
  let size = byLevel;
  for (let depth = 0; depth <= deepest; depth++) {
    size = Math.min(size, Math.max(MIN_NODE_PX * s, (gaps.get(depth) ?? Number.POSITIVE_INFINITY) - NODE_GAP_PX * s));
    sizes.push(size);
  }
  const lowest = TOP_PX * s + (levels - 1) * levelPx;
  return {
    levelPx,
    yOf: (item) => (item.kind === 'detached' ? lowest : TOP_PX * s + item.depth * levelPx),
    sizeOf: (item) => (item.kind === 'detached' ? byLevel : (sizes[item.depth] ?? byLevel)),
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
  const onGapPath = new Set(model.gapPath);
  return c.items.flatMap((item) => {
    const above = byIndex.get(item.parent);
    if (!above) return [];
    const line = [
      [above.x, geometry.yOf(above)],
      [item.x, geometry.yOf(item)],
    ] as const;
    const side = above.vma.rb_left === item.vma.id ? 'left' : 'right';
    const lit = wentTo.has(`${above.vma.id}:${side}`);
    const tied = { start: keyOf(above), end: keyOf(item) };
    const shapes = [{ ...path('line', lit ? 'vs-edge vs-edge-lit' : 'vs-edge', line), tied }];
    if (onGapPath.has(item.vma.id) && onGapPath.has(above.vma.id))
      shapes.unshift({ ...path('gap', 'vs-edge-gap', line), tied });
    return [group(`edge:${item.vma.id}`, '', 0, 0, shapes)];
  });
}

/** rb_subtree_gap under the nodes: as many as have room, the important ones first. */
function gapLabels(c: Context): Group[] {
  const { model, geometry, place, s } = c;
  const { gapTextOf } = model;
  if (!gapTextOf) return [];
  const size = GAP_TEXT * s;
  const stale = new Set(model.staleGaps);
  const onPath = new Set(model.gapPath);
  const notable = new Set([...stale, ...onPath, ...model.marks.map((m) => m.id), ...model.tags.map((t) => t.id)]);
  const roomy = geometry.levelPx >= ROOMY_LEVEL_PX * s;
  const byDepth = new Map<number, TreeItem[]>();
  for (const item of c.items)
    if (item.kind === 'node' && (roomy || notable.has(item.vma.id)))
      byDepth.set(item.depth, [...(byDepth.get(item.depth) ?? []), item]);
  const ringed = new Set([...model.marks.map((m) => m.id), ...model.descent.map((step) => step.id)]);
  return [...byDepth.values()].flatMap((items) => {
    const wishes = items.map((item) => ({
      key: String(item.vma.id),
      x: item.x,
      w: monoWidth(gapTextOf(item.vma.rb_subtree_gap), size),
      priority: notable.has(item.vma.id) ? 2 : 1,
      slack: 2 * s,
    }));
    const placed = placeLabels(wishes, 1, 8 * s, { from: 2, to: place.width - 2 });
    const itemOf = new Map(items.map((item) => [String(item.vma.id), item]));
    return placed.flatMap((label) => {
      const item = itemOf.get(label.key);
      if (!item) return [];
      const { id, rb_subtree_gap } = item.vma;
      const y = geometry.yOf(item) + geometry.sizeOf(item) / 2 + (ringed.has(id) ? 22 : 17) * s;
      const cls = `vs-gap-text vs-mono${stale.has(id) ? ' vs-stale' : ''}${onPath.has(id) ? ' vs-gap-max' : ''}`;
      const words = gapTextOf(rb_subtree_gap);
      const shapes: Shape[] = [text('text', cls, 0, 0, size, words, 'middle')];
      const half = monoWidth(words, size) / 2;
      if (stale.has(id))
        shapes.push(
          path('strike', 'vs-strike', [
            [-half, -size * 0.33],
            [half, -size * 0.33],
          ]),
        );
      return [group(`gap:${id}`, '', label.x, y, shapes)];
    });
  });
}

/** The comparison beside each node of the descent, on the side with more room. */
function comparisons(c: Context): Group[] {
  const { model, geometry, place, s } = c;
  const size = 13 * s;
  const itemOf = new Map(c.items.map((item) => [item.vma.id, item]));
  return model.descent.flatMap((step) => {
    const item = itemOf.get(step.id);
    if (!item || step.text === '') return [];
    const w = monoWidth(step.text, size);
    const r = geometry.sizeOf(item) / 2 + 12 * s;
    const others = c.items.filter((each) => each !== item && each.depth === item.depth && each.kind !== 'detached');
    const rightRoom = Math.min(place.width, ...others.filter((o) => o.x > item.x).map((o) => o.x - r)) - item.x - r;
    const leftRoom = item.x - r - Math.max(0, ...others.filter((o) => o.x < item.x).map((o) => o.x + r));
    const prefersLeft = step.went === 'right';
    const toLeft = prefersLeft ? leftRoom >= w || leftRoom > rightRoom : rightRoom < w && leftRoom > rightRoom;
    const y = geometry.yOf(item);
    const x = toLeft ? item.x - r - w : item.x + r;
    const kept = Math.min(place.width - w - 4, Math.max(4, x));
    return [
      group(`compare:${step.id}`, 'vs-compare', kept, y, [
        text('text', 'vs-compare-text vs-mono', 0, size * 0.36, size, step.text),
      ]),
    ];
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

/** The scene of the tree, and the projection that it was made with. */
export function layoutTree(model: TreeModel, place: Place): { scene: Scene; projection: Projection } {
  const projection = projectionOf(model.axis, place.width, place.scale);
  const items = spread(treeWindow(model, projection, place.scale), place);
  const s = place.scale;
  if (items.length === 0) {
    const empty = text('text', 'vs-muted', 0, 0, 14 * s, model.emptyText, 'middle');
    return {
      scene: { ...emptyScene(place), groups: [group('empty:', '', place.width / 2, place.height / 2, [empty])] },
      projection,
    };
  }
  const total = treeIndex(model.vmas, model.root).count.reduce((most, count) => Math.max(most, count), 0);
  const geometry = geometryOf(items, total, place);
  const c: Context = { model, place, items, byIndex: new Map(items.map((item) => [item.index, item])), geometry, s };
  const drawn = nodes(c);
  const where = new Map(
    items.map((item) => [item.vma.id, { x: item.x, y: geometry.yOf(item), r: geometry.sizeOf(item) / 2 }]),
  );
  const groups = [
    ...edges(c),
    ...slot(c),
    ...gapLabels(c),
    ...drawn,
    ...comparisons(c),
    ...tagGroups(model, where, place, s),
  ];
  return { scene: { ...place, groups, columns: [] }, projection };
}
