/** Where the nodes of the tree stand from left to right, and how wide the step wants them: no two of one depth touch. */
import type { TreeModel } from './model';
import type { Place } from './scene';
import { chipPx, leastNameWidth } from './tree-nodes';
import type { TreeItem } from './tree-window';

/** At scale 1, CSS pixels: as high and as wide as a node is at least. */
export const MIN_NODE_PX = 16;
/** And at most, where it is not wide. */
export const NODE_PX = 48;
/** Between two nodes of one depth, where there is no more room. */
const LEAST_GAP_PX = 4;
/** From a node whose name is read, or from a chip, to the edge of the picture. */
const EDGE_GAP_PX = 3;
/** In order from left to right is strictly that, whatever is moved. */
const IN_ORDER_PX = 1;

/** What the step is about, whose names are read: not the whole way of a descent, but where it has got to. */
export function touchedBy(model: TreeModel): (item: TreeItem) => boolean {
  const ids = new Set([...model.marks, ...model.tags, ...model.notes].map(({ id }) => id));
  const last = model.descent.at(-1);
  if (last) ids.add(last.id);
  if (model.slot) ids.add(model.slot.parent);
  if (model.selected !== null) ids.add(model.selected);
  return ({ kind, vma }) => kind !== 'triangle' && ids.has(vma.id);
}

/** The width that an item needs for its name, pixels. 0: nobody must read that. */
export type NeedOf = (item: TreeItem) => number;

/** Of what the step is about. */
export function needOf(model: TreeModel, s: number): NeedOf {
  const isTouched = touchedBy(model);
  return (item) => (isTouched(item) ? Math.max(MIN_NODE_PX * s, leastNameWidth(model.textOf(item.vma).name, s)) : 0);
}

/**
 * Moves items of one depth apart that would hide one another. The order of all of them stays: one that is moved takes
 * those of other depths along that would come to stand on its wrong side.
 */
export function spread(items: readonly TreeItem[], place: Place, need: NeedOf): TreeItem[] {
  const inOrder = [...items].sort((a, b) => a.x - b.x || a.index - b.index);
  const moved = new Map(placesOf(inOrder, place, need));
  return items.map((item) => ({ ...item, x: moved.get(item) ?? item.x }));
}

/** Of the room between two, so much is kept where a row is wider than the picture: what the step is about stays inside. */
const SHARES = [1, 0.5, 0.25, 0] as const;

type Placed = [TreeItem, number];

function placesOf(inOrder: readonly TreeItem[], { width, scale }: Place, need: NeedOf): Placed[] {
  const wants = inOrder.map((item): Want => {
    const half = Math.max(MIN_NODE_PX * scale, need(item)) / 2;
    const isRead = need(item) > 0;
    const most = isRead ? Math.max(half, (NODE_PX * scale) / 2) : chipPx(NODE_PX * scale, scale) / 2;
    return { item, half, isRead, inset: isRead || item.kind === 'chip' ? most + EDGE_GAP_PX * scale : null };
  });
  let placed: Placed[] = [];
  for (const share of SHARES) {
    const xs = pushed(wants, width, scale, share);
    placed = inOrder.map((item, k) => [item, xs[k] ?? item.x]);
    if (wants.every(({ isRead, inset }, k) => !isRead || isWithin(xs[k] ?? 0, inset ?? 0, width - (inset ?? 0)))) break;
  }
  return placed;
}

const isWithin = (x: number, low: number, high: number): boolean => x >= low && x <= high;

/** What an item needs, pixels. */
interface Want {
  readonly item: TreeItem;
  readonly half: number;
  /** Its name. */
  readonly isRead: boolean;
  /** From the edges of the picture to its middle, at least; null: it may run out. */
  readonly inset: number | null;
}

/** Pushed to the right as far as is needed, then back to the left of the edge. */
function pushed(wants: readonly Want[], width: number, scale: number, share: number): number[] {
  const apart = (a: Want, b: Want): number =>
    (a.half + b.half + LEAST_GAP_PX * scale) * (a.isRead && b.isRead ? 1 : share);
  const edge = width - ((MIN_NODE_PX + LEAST_GAP_PX) * scale) / 2;
  const xs: number[] = [];
  const lefts = new Map<number, { readonly want: Want; readonly x: number }>();
  wants.forEach((want, k) => {
    const { item, inset } = want;
    const left = lefts.get(item.depth);
    const beside = left ? left.x + apart(left.want, want) : Number.NEGATIVE_INFINITY;
    const x = Math.max(item.x, beside, inset ?? item.x, (xs[k - 1] ?? Number.NEGATIVE_INFINITY) + IN_ORDER_PX);
    xs[k] = x;
    lefts.set(item.depth, { want, x });
  });
  const rights = new Map<number, { readonly want: Want; readonly x: number }>();
  for (let k = wants.length - 1; k >= 0; k--) {
    const want = wants[k];
    if (want === undefined) continue;
    const { item, inset } = want;
    const right = rights.get(item.depth);
    const beside = right ? right.x - apart(want, right.want) : Number.POSITIVE_INFINITY;
    const bound = inset !== null ? Math.min(beside, width - inset) : right ? beside : Math.max(edge, item.x);
    const x = Math.min(xs[k] ?? item.x, bound, (xs[k + 1] ?? Number.POSITIVE_INFINITY) - IN_ORDER_PX);
    xs[k] = x;
    rights.set(item.depth, { want, x });
  }
  return xs;
}
