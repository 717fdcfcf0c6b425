/**
 * Which part of the tree is shown: every node in the window that has room for itself, the others as triangles with a
 * count, and the ancestors that lie outside the window as chips at its edge.
 */
import type { Vma, VmaId } from '../engine';
import { stripExtents } from './column-binning';
import type { TreeModel } from './model';
import type { Projection } from './view-window';
import { indexById, type VmaIndex } from './vma-index';
import { leftIdsOf, rightIdsOf } from './vma-numbers';

/** The tree by index into the array of VMAs; -1: none. */
export interface TreeIndex {
  readonly indexOf: VmaIndex;
  /** -1: not in the tree. */
  readonly depth: Int32Array;
  readonly count: Int32Array;
  /** Of the subtree: smallest and largest index. */
  readonly low: Int32Array;
  readonly high: Int32Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly parent: Int32Array;
  readonly root: number;
  readonly maxDepth: number;
}

const memos = new WeakMap<readonly Vma[], TreeIndex & { readonly rootId: VmaId | null }>();

/** Depth, size and extent of every subtree. Follows rb_left and rb_right from the root; a link seen twice is left out. */
export function treeIndex(vmas: readonly Vma[], rootId: VmaId | null): TreeIndex {
  const memo = memos.get(vmas);
  if (memo && memo.rootId === rootId) return memo;
  const n = vmas.length;
  const indexOf = indexById(vmas);
  const leftIds = leftIdsOf(vmas);
  const rightIds = rightIdsOf(vmas);
  const depth = new Int32Array(n).fill(-1);
  const low = new Int32Array(n);
  const high = new Int32Array(n);
  const left = new Int32Array(n).fill(-1);
  const right = new Int32Array(n).fill(-1);
  const parent = new Int32Array(n).fill(-1);
  const count = new Int32Array(n);
  const root = indexOf.at(rootId ?? 0);
  const order = new Int32Array(n);
  let found = 0;
  const visit = (k: number, above: number): number => {
    if (k < 0 || (depth[k] ?? 0) >= 0) return -1;
    depth[k] = above < 0 ? 0 : (depth[above] ?? 0) + 1;
    parent[k] = above;
    order[found++] = k;
    return k;
  };
  visit(root, -1);
  for (let next = 0; next < found; next++) {
    const k = order[next] ?? 0;
    left[k] = visit(indexOf.at(leftIds[k] ?? 0), k);
    right[k] = visit(indexOf.at(rightIds[k] ?? 0), k);
  }
  // Breadth first, so the last one is the deepest.
  const maxDepth = found === 0 ? -1 : (depth[order[found - 1] ?? 0] ?? 0);
  for (let next = found - 1; next >= 0; next--) {
    const k = order[next] ?? 0;
    const l = left[k] ?? -1;
    const r = right[k] ?? -1;
    count[k] = 1 + (l < 0 ? 0 : (count[l] ?? 0)) + (r < 0 ? 0 : (count[r] ?? 0));
    low[k] = Math.min(k, l < 0 ? k : (low[l] ?? k), r < 0 ? k : (low[r] ?? k));
    high[k] = Math.max(k, l < 0 ? k : (high[l] ?? k), r < 0 ? k : (high[r] ?? k));
  }
  const made = { indexOf, depth, count, low, high, left, right, parent, root, maxDepth, rootId };
  memos.set(vmas, made);
  return made;
}

export interface TreeItem {
  readonly kind: 'node' | 'chip' | 'triangle' | 'detached';
  /** Of the node, or of the top of the collapsed subtree. */
  readonly index: number;
  readonly vma: Vma;
  readonly depth: number;
  /** Of the middle, pixels. */
  readonly x: number;
  /** Index of the parent; -1: none. */
  readonly parent: number;
  /** Nodes of a triangle's subtree. */
  readonly count: number;
}

/** In-order neighbours closer than this have no room for nodes below one another. */
const MIN_PITCH_PX = 11;
/** A subtree narrower than this becomes a triangle when its nodes are too close. */
const MIN_SPAN_PX = 96;
/** A hard bound on shapes, whatever the window: the measured limit of SVG is about 3,000. */
const ITEM_LIMIT = 400;
const EDGE_PX = 20;
/** How much of the room at the edge the chips of several depths take. */
const CHIP_SPREAD = 0.25;

/** What a step is about: always shown, never in a triangle. */
function mustShow(model: TreeModel, tree: TreeIndex): Set<number> {
  const must = new Set<number>();
  const add = (id: VmaId | null) => {
    for (let k = id === null ? -1 : (tree.indexOf.get(id) ?? -1); k >= 0 && !must.has(k); k = tree.parent[k] ?? -1)
      must.add(k);
  };
  for (const mark of model.marks) add(mark.id);
  for (const tag of model.tags) add(tag.id);
  for (const step of model.descent) add(step.id);
  for (const step of model.gapPath.slice(-1)) add(step.id);
  if (model.slot) add(model.slot.parent);
  add(model.selected);
  return must;
}

/** Puts the chips of a side in order between the edge and the first node in sight: left to right is address order. */
function chipsInOrder(items: readonly TreeItem[], width: number, edge: number): TreeItem[] {
  const chips = items.filter(({ kind }) => kind === 'chip').sort((a, b) => a.index - b.index);
  if (chips.length === 0) return [...items];
  let [first, last] = [2 * edge, width - 2 * edge];
  for (const { kind, x } of items) {
    if (kind !== 'node') continue;
    first = Math.min(first, x);
    last = Math.max(last, x);
  }
  const moved = new Map<TreeItem, number>();
  const spreadOut = (side: readonly TreeItem[], from: number, to: number): void =>
    side.forEach((item, k) => {
      // About the middle: there a chip is seen whole.
      const share = 0.5 + CHIP_SPREAD * ((k + 1) / (side.length + 1) - 0.5);
      moved.set(item, from + (to - from) * share);
    });
  spreadOut(
    chips.filter(({ x }) => x < width / 2),
    0,
    first,
  );
  spreadOut(
    chips.filter(({ x }) => x >= width / 2),
    last,
    width,
  );
  return items.map((item) => ({ ...item, x: moved.get(item) ?? item.x }));
}

/** The items of the tree that are drawn, parents before children. */
export function treeWindow(model: TreeModel, projection: Projection, scale: number): TreeItem[] {
  const { vmas } = model;
  const tree = treeIndex(vmas, model.root);
  const { starts, ends } = stripExtents(vmas, projection.scale);
  const middle = (k: number) => projection.stripToPx(((starts[k] ?? 0) + (ends[k] ?? 0)) / 2);
  const must = mustShow(model, tree);
  const width = projection.widthPx;
  const items: TreeItem[] = [];
  const put = (kind: TreeItem['kind'], index: number, x: number, count = 1) => {
    const vma = vmas[index];
    if (vma)
      items.push({ kind, index, vma, x, count, depth: tree.depth[index] ?? 0, parent: tree.parent[index] ?? -1 });
  };
  const isOpen = (k: number): boolean => {
    for (let at = k; at >= 0; at = tree.parent[at] ?? -1) if (model.openSubtrees.has(vmas[at]?.id ?? -1)) return true;
    return false;
  };
  const isTight = (k: number): boolean => {
    const count = tree.count[k] ?? 1;
    if (count < 3 || must.has(k)) return false;
    const span = middle(tree.high[k] ?? k) - middle(tree.low[k] ?? k);
    if (items.length + queue.length > ITEM_LIMIT) return true;
    return span / (count - 1) < MIN_PITCH_PX * scale && span < MIN_SPAN_PX * scale && !isOpen(k);
  };
  // Breadth first: when the bound is reached it is the depths that are collapsed.
  const queue: number[] = tree.root >= 0 ? [tree.root] : [];
  for (let next = 0; next < queue.length; next++) {
    const k = queue[next] ?? 0;
    const from = middle(tree.low[k] ?? k);
    const to = middle(tree.high[k] ?? k);
    if ((to < 0 || from > width) && !must.has(k) && k !== tree.root) continue;
    if (isTight(k)) {
      put('triangle', k, Math.min(width - EDGE_PX, Math.max(EDGE_PX, (from + to) / 2)), tree.count[k]);
      continue;
    }
    const x = middle(k);
    const outside = x < 0 || x > width;
    if (outside) put('chip', k, x < 0 ? EDGE_PX * scale : width - EDGE_PX * scale);
    else put('node', k, x);
    for (const child of [tree.left[k] ?? -1, tree.right[k] ?? -1]) if (child >= 0) queue.push(child);
  }
  if (vmas.length !== (tree.count[tree.root] ?? 0))
    tree.depth.forEach((depth, k) => {
      if (depth >= 0) return;
      const x = middle(k);
      if (x >= 0 && x <= width) put('detached', k, x);
    });
  return chipsInOrder(items, width, EDGE_PX * scale);
}
