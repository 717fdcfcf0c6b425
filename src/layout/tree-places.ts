/**
 * Places for what must be told of a node: beside it, or elsewhere with a thin line that leads to it.
 *
 *     ┌───┐ parent        ┌───┐───────── uncle
 *     └───┘               └───┘
 */
import { type Box, type FreePlaces, type Line, placesAnywhere, placesAt, ringAround, type Side } from './free-places';
import type { TreeModel } from './model';
import { type Group, group, type Place, type Point, path } from './scene';
import type { TreeItem } from './tree-window';

export interface LabelContext {
  readonly model: TreeModel;
  readonly place: Place;
  readonly items: readonly TreeItem[];
  readonly levelPx: number;
  /** Edges and the like: labels stay clear of them where they can. */
  readonly lines: readonly Line[];
  /** Is the name written in the node? */
  hasName(item: TreeItem): boolean;
  /** What an item covers, with its rings. */
  boxOf(item: TreeItem): Box;
  readonly s: number;
}

/** Where nothing beside a node is free, so many rings around it are tried. */
const RINGS = 8;

/** Labels of one node side by side, each drawn at its left edge and the middle of its height. */
export interface Wish {
  readonly item: TreeItem;
  readonly w: number;
  readonly h: number;
  readonly sides: readonly Side[];
  draw(box: Box): Group[];
}

/**
 * Never left out: beside its node, else around it, else wherever there is room, and then a thin line leads to it.
 * @param isStrict left out rather than on an edge, and not far away
 */
export function placeSurely(
  c: LabelContext,
  free: FreePlaces,
  { item, w, h, sides, draw }: Wish,
  isStrict = false,
): Group[] | null {
  const { place, s } = c;
  const thing = c.boxOf(item);
  const near = free.place(placesAt(thing, w, h, 2 * s, sides), isStrict);
  if (near) return draw(near);
  let box: Box | null = null;
  for (let ring = 1; ring <= RINGS && !box; ring++) box = free.place(ringAround(thing, w, h, 6 * s, ring), isStrict);
  // Only the nearest of the free ones, whatever edge it lies on.
  if (!isStrict)
    box ??= placesAnywhere(thing, w, h, place.width, place.height).reduce<Box | null>(
      (found, each) => found ?? free.place([each]),
      null,
    );
  if (!box) return null;
  const line = leader(thing, box);
  free.avoid(line);
  const made = draw(box);
  return [group(leaderKey(made), 'vs-leader-group', 0, 0, [path('line', 'vs-leader', [line.from, line.to])]), ...made];
}

export const isLeader = ({ key }: Group): boolean => key.startsWith('leader:');
const leaderKey = (labels: readonly Group[]): string => `leader:${labels[0]?.key ?? ''}`;

/** From the edge of one box to the edge of another, on the way from middle to middle. */
function leader(a: Box, b: Box): Line {
  const middle = ({ x, y, w, h }: Box): Point => [x + w / 2, y + h / 2];
  const [from, to] = [middle(a), middle(b)];
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const share = ({ w, h }: Box) =>
    Math.min(1, w / 2 / Math.max(1e-6, Math.abs(dx)), h / 2 / Math.max(1e-6, Math.abs(dy)));
  const [out, back] = [share(a), share(b)];
  return { from: [from[0] + dx * out, from[1] + dy * out], to: [to[0] - dx * back, to[1] - dy * back], half: 1 };
}
