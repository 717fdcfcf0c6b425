/**
 * The picture at time t of a transition: f(A, B, t), with f(A, B, 1) = B exactly, so an animation ends in the very
 * picture that would have been drawn at once, and any moment of it can be the start of the next.
 */
import type { Change } from './model';
import type { Group, PathShape, Point, Scene, Shape } from './scene';

const mix = (a: number, b: number, t: number): number => a + (b - a) * t;
/** Slow at both ends. */
const ease = (t: number): number => (t < 0.5 ? 4 * t * t * t : 1 - (2 - 2 * t) ** 3 / 2);
/** What comes in does so in the second half, what leaves in the first: nothing is read double. */
const fadeIn = (t: number): number => Math.max(0, Math.min(1, (t - 0.35) / 0.65));
const fadeOut = (t: number): number => Math.max(0, Math.min(1, 1 - t / 0.65));

const faded = <S extends Shape>(shape: S, by: number): S => ({ ...shape, opacity: (shape.opacity ?? 1) * by });

function mixPath(a: PathShape, b: PathShape, t: number): PathShape {
  if (a.points.length !== b.points.length) return t < 0.5 ? a : b;
  const points = b.points.map(([x, y], k): Point => {
    const from = a.points[k] ?? [x, y];
    return [mix(from[0], x, t), mix(from[1], y, t)];
  });
  return { ...b, points, opacity: mix(a.opacity ?? 1, b.opacity ?? 1, t) };
}

function mixShape(a: Shape, b: Shape, t: number): Shape {
  const opacity = mix(a.opacity ?? 1, b.opacity ?? 1, t);
  // Recolouring happens in one instant, half way.
  const cls = t < 0.5 ? a.cls : b.cls;
  if (a.kind === 'rect' && b.kind === 'rect')
    return {
      ...b,
      cls,
      opacity,
      x: mix(a.x, b.x, t),
      y: mix(a.y, b.y, t),
      w: mix(a.w, b.w, t),
      h: mix(a.h, b.h, t),
      rx: mix(a.rx, b.rx, t),
    };
  if (a.kind === 'path' && b.kind === 'path') return { ...mixPath(a, b, t), cls };
  if (a.kind === 'text' && b.kind === 'text')
    return {
      ...b,
      cls,
      opacity,
      text: t < 0.5 ? a.text : b.text,
      anchor: t < 0.5 ? a.anchor : b.anchor,
      x: mix(a.x, b.x, t),
      y: mix(a.y, b.y, t),
      size: mix(a.size, b.size, t),
    };
  return t < 0.5 ? a : b;
}

function mixShapes(a: readonly Shape[], b: readonly Shape[], t: number): Shape[] {
  const old = new Map(a.map((shape) => [shape.key, shape]));
  const shapes: Shape[] = [];
  for (const shape of b) {
    const from = old.get(shape.key);
    shapes.push(from ? mixShape(from, shape, t) : faded(shape, fadeIn(t)));
    old.delete(shape.key);
  }
  for (const shape of old.values()) if (fadeOut(t) > 0) shapes.push(faded(shape, fadeOut(t)));
  return shapes;
}

const mixGroup = (a: Group, b: Group, t: number): Group => ({
  ...b,
  cls: t < 0.5 ? a.cls : b.cls,
  x: mix(a.x, b.x, t),
  y: mix(a.y, b.y, t),
  opacity: mix(a.opacity, b.opacity, t),
  shapes: mixShapes(a.shapes, b.shapes, t),
});

/** The first rectangle of a group: its body, which shrinks and grows. */
const bodyOf = (group: Group): { x: number; w: number; centre: number } | null => {
  for (const shape of group.shapes)
    if (shape.kind === 'rect') return { x: group.x + shape.x, w: shape.w, centre: group.x + shape.x + shape.w / 2 };
  return null;
};

/**
 * `group` with its body pulled together at the edge away from `other`; `share` of its width is left. So the edge between
 * the two is one line that sweeps: over the absorbed one, or back from the one split off.
 */
function pulledTowards(group: Group, other: Group | undefined, share: number): Group {
  const body = bodyOf(group);
  if (!body) return group;
  const facing = other && bodyOf(other);
  const anchor = !facing ? body.centre : facing.centre < body.centre ? body.x + body.w : body.x;
  const shapes = group.shapes.map((shape) => {
    if (shape.kind === 'text') return faded(shape, Math.max(0, share * 2 - 1));
    if (shape.kind !== 'rect') return shape;
    const x = anchor - group.x + (shape.x - (anchor - group.x)) * share;
    return { ...shape, x, w: shape.w * share };
  });
  return { ...group, shapes };
}

/** Ties the ends of lines to the groups they belong to, wherever those are now; old and new owner pull by turns. */
function retied(group: Group, before: Group | undefined, places: ReadonlyMap<string, Group>, t: number): Group {
  const at = (key: string | undefined): Point | null => {
    const place = key === undefined ? undefined : places.get(key);
    return place ? [place.x - group.x, place.y - group.y] : null;
  };
  const pulled = (old: Point | null, now: Point | null, otherwise: Point): Point => {
    if (!now) return otherwise;
    return old ? [mix(old[0], now[0], t), mix(old[1], now[1], t)] : now;
  };
  const shapes = group.shapes.map((shape) => {
    if (shape.kind !== 'path' || !shape.tied || shape.points.length !== 2) return shape;
    const was = before?.shapes.find((other) => other.key === shape.key);
    const old = was?.kind === 'path' ? was.tied : undefined;
    const [start = [0, 0], end = [0, 0]] = shape.points;
    const points = [pulled(at(old?.start), at(shape.tied.start), start), pulled(at(old?.end), at(shape.tied.end), end)];
    return { ...shape, points };
  });
  return { ...group, shapes };
}

const idOfKey = (key: string): string => key.slice(key.indexOf(':') + 1);

/**
 * @param changes what became of whom: an absorbed VMA shrinks into its absorber, a split one comes out of its origin
 * @param t 0: `a`, 1: `b` itself
 */
export function interpolate(a: Scene, b: Scene, changes: readonly Change[], t: number): Scene {
  if (t >= 1) return b;
  const at = ease(Math.max(0, t));
  const old = new Map(a.groups.map((g) => [g.key, g]));
  const now = new Map(b.groups.map((g) => [g.key, g]));
  const changeOf = new Map(changes.map((change) => [String(change.id), change]));
  const kindOfKey = (key: string) => key.slice(0, key.indexOf(':'));

  const leaving: Group[] = [];
  for (const g of a.groups) {
    if (now.has(g.key)) continue;
    const change = changeOf.get(idOfKey(g.key));
    const isBox = kindOfKey(g.key) === 'vma';
    const into = change?.kind === 'absorbed' && isBox ? now.get(`vma:${change.into}`) : undefined;
    if (into) leaving.push(pulledTowards({ ...g, opacity: g.opacity * (1 - at * at) }, into, 1 - at));
    else if (fadeOut(at) > 0) leaving.push({ ...g, opacity: g.opacity * fadeOut(at) });
  }
  const staying = b.groups.map((g) => {
    const from = old.get(g.key);
    if (from) return mixGroup(from, g, at);
    const change = changeOf.get(idOfKey(g.key));
    if (change?.kind === 'split' && kindOfKey(g.key) === 'vma')
      return pulledTowards(g, now.get(`vma:${change.from}`), at);
    return { ...g, opacity: g.opacity * fadeIn(at) };
  });
  // What leaves without a word goes underneath; targets on their way out take no clicks.
  const under = leaving.map(({ target: _, ...g }) => g);
  const places = new Map([...under, ...staying].map((g) => [g.key, g]));
  const tied = [...under, ...staying].map((g) => retied(g, old.get(g.key), places, at));
  return { ...b, groups: tied, columns: t < 0.5 ? a.columns : b.columns };
}

/** The outlines of what moved more than a few pixels, put under `b`: says "from there" without any motion. */
export function withGhosts(a: Scene, b: Scene): Scene {
  const old = new Map(a.groups.map((g) => [g.key, g]));
  const ghosts: Group[] = [];
  for (const g of b.groups) {
    const from = old.get(g.key);
    if (!from || !g.target || Math.hypot(from.x - g.x, from.y - g.y) < 4) continue;
    const body = from.shapes.find((shape) => shape.kind === 'rect');
    if (!body) continue;
    const trail = {
      kind: 'path' as const,
      key: 'trail',
      cls: 'vs-ghost-trail',
      points: [
        [0, 0],
        [g.x - from.x, g.y - from.y],
      ] as const,
    };
    ghosts.push({
      key: `ghost:${g.key}`,
      cls: '',
      x: from.x,
      y: from.y,
      opacity: 1,
      shapes: [trail, { ...body, cls: 'vs-ghost' }],
    });
  }
  return ghosts.length === 0 ? b : { ...b, groups: [...ghosts, ...b.groups] };
}
