/** Puts a scene into an svg: a keyed join of groups and, in each, of shapes. Colours are the classes' business. */
import type { Group, PathShape, RectShape, Scene, Shape, Target, TextShape } from '../layout/scene';

const NUMBER_STEP = 100;
/** Two decimals: more is noise in the markup. */
const px = (value: number): number => Math.round(value * NUMBER_STEP) / NUMBER_STEP;

const pointsOf = ({ points }: PathShape): string => points.map(([x, y]) => `${px(x)},${px(y)}`).join(' ');

const createSvg = <K extends 'g' | Tag>(name: K): SVGElementTagNameMap[K] =>
  document.createElementNS('http://www.w3.org/2000/svg', name);

type Tag = 'rect' | 'polyline' | 'polygon' | 'text';

/** Points are no matter of style, as the d of a path is: moving them costs the browser half as much. */
const tagOf = (shape: Shape): Tag => (shape.kind !== 'path' ? shape.kind : shape.closed ? 'polygon' : 'polyline');

/** What each element shows at present: only what is another is written, for every write makes the browser work. */
const shownShapes = new WeakMap<SVGElement, Shape>();
const shownGroups = new WeakMap<SVGGElement, Group>();

const isSamePath = (a: PathShape, b: PathShape): boolean =>
  a.closed === b.closed &&
  a.points.length === b.points.length &&
  a.points.every(([x, y], k) => {
    const [otherX, otherY] = b.points[k] ?? [];
    return x === otherX && y === otherY;
  });

function isSameShape(a: Shape, b: Shape | undefined): boolean {
  if (a === b) return true;
  if (!b || a.key !== b.key || a.cls !== b.cls || (a.opacity ?? 1) !== (b.opacity ?? 1)) return false;
  if (a.kind === 'path' && b.kind === 'path') return isSamePath(a, b);
  if (a.kind === 'path' || b.kind === 'path' || a.x !== b.x || a.y !== b.y) return false;
  if (a.kind === 'rect' && b.kind === 'rect') return a.w === b.w && a.h === b.h && a.rx === b.rx;
  return a.kind === 'text' && b.kind === 'text' && a.size === b.size && a.anchor === b.anchor && a.text === b.text;
}

/** Writes an attribute where it would say something else than it does. */
function set(element: SVGElement, name: string, was: number | undefined, value: number): void {
  const shown = px(value);
  if (was === undefined || px(was) !== shown) element.setAttribute(name, String(shown));
}

/** An element keeps its kind: the join goes by it. */
const asBefore = <S extends Shape>(shape: S, was: Shape | undefined): S | undefined =>
  was?.kind === shape.kind ? (was as S) : undefined;

function setRect(element: SVGElement, shape: RectShape, was: RectShape | undefined, hatch: string): void {
  set(element, 'x', was?.x, shape.x);
  set(element, 'y', was?.y, shape.y);
  set(element, 'width', was && Math.max(0, was.w), Math.max(0, shape.w));
  set(element, 'height', was && Math.max(0, was.h), Math.max(0, shape.h));
  set(element, 'rx', was?.rx, shape.rx);
  if (shape.cls === 'vs-hatch' && was?.cls !== shape.cls) element.setAttribute('fill', `url(#${hatch})`);
}

function setText(element: SVGElement, shape: TextShape, was: TextShape | undefined): void {
  set(element, 'x', was?.x, shape.x);
  set(element, 'y', was?.y, shape.y);
  set(element, 'font-size', was?.size, shape.size);
  if (was?.anchor !== shape.anchor) element.setAttribute('text-anchor', shape.anchor);
  if (was?.text !== shape.text) element.textContent = shape.text;
}

function setShape(element: SVGElement, shape: Shape, hatch: string): void {
  const was = shownShapes.get(element);
  if (was && isSameShape(was, shape)) return;
  shownShapes.set(element, shape);
  if (was?.cls !== shape.cls) element.setAttribute('class', shape.cls);
  if (shape.opacity !== undefined && shape.opacity < 1) set(element, 'opacity', was?.opacity, shape.opacity);
  else if (was?.opacity !== undefined) element.removeAttribute('opacity');
  if (shape.kind === 'rect') setRect(element, shape, asBefore(shape, was), hatch);
  else if (shape.kind === 'text') setText(element, shape, asBefore(shape, was));
  else {
    const before = asBefore(shape, was);
    if (!before || !isSamePath(before, shape)) element.setAttribute('points', pointsOf(shape));
  }
}

const TARGET_ATTRIBUTES = ['role', 'aria-label', 'aria-pressed', 'aria-expanded', 'tabindex', 'data-target'];

/** What a group says to a screen reader; set here, so that it changes with the picture. */
function setTarget(element: SVGGElement, was: Target | undefined, target: Target | undefined): void {
  if (!target) {
    // Only what was set here: the overview's window is a slider of its own.
    if (was) for (const name of TARGET_ATTRIBUTES) element.removeAttribute(name);
    return;
  }
  if (!was) {
    element.setAttribute('role', 'button');
    element.setAttribute('tabindex', '-1');
  }
  if (was?.kind !== target.kind) element.setAttribute('data-target', target.kind);
  if (was?.label !== target.label) element.setAttribute('aria-label', target.label);
  if ('selected' in target) {
    if (!was || !('selected' in was) || was.selected !== target.selected)
      element.setAttribute('aria-pressed', String(target.selected));
  } else if ('isOpen' in target && !(was && 'isOpen' in was && was.isOpen === target.isOpen))
    element.setAttribute('aria-expanded', String(target.isOpen));
}

/** Are they the same objects in the same order, however they look? Then the elements stand as they should. */
const isSameRow = (was: readonly Shape[], now: readonly Shape[]): boolean =>
  was.length === now.length && was.every(({ kind, key }, k) => kind === now[k]?.kind && key === now[k]?.key);

function drawShapes(element: SVGGElement, was: readonly Shape[] | undefined, shapes: readonly Shape[], hatch: string) {
  if (was && isSameRow(was, shapes)) {
    let at = element.firstElementChild;
    for (let k = 0; k < shapes.length; k++, at = at?.nextElementSibling ?? null) {
      const shape = shapes[k];
      if (shape && shape !== was[k] && at instanceof SVGElement) setShape(at, shape, hatch);
    }
    return;
  }
  joinShapes(element, shapes, hatch);
}

const joinKey = (shape: Shape): string => `${tagOf(shape)}:${shape.key}`;

/** An element stays with its shape, what has none goes, and the rest is made. */
function joinShapes(element: SVGGElement, shapes: readonly Shape[], hatch: string): void {
  const kept = new Map<string, SVGElement>();
  const wanted = new Set(shapes.map(joinKey));
  for (const child of [...element.children]) {
    const shown = child instanceof SVGElement ? shownShapes.get(child) : undefined;
    if (shown && wanted.has(joinKey(shown))) kept.set(joinKey(shown), child as SVGElement);
    else child.remove();
  }
  let at = element.firstElementChild;
  for (const shape of shapes) {
    const shown = kept.get(joinKey(shape)) ?? createSvg(tagOf(shape));
    setShape(shown, shape, hatch);
    if (shown === at) at = at.nextElementSibling;
    else element.insertBefore(shown, at);
  }
}

/**
 * The group as it is written: a line alone stands where it is seen, without a transform of its group. Points are no matter
 * of style to a browser, as a transform is, and move with less work.
 */
function written(group: Group): Group {
  const { x, y, shapes } = group;
  const [line] = shapes;
  if ((x === 0 && y === 0) || shapes.length !== 1 || line?.kind !== 'path') return group;
  const points = line.points.map((point) => [point[0] + x, point[1] + y] as const);
  return { ...group, x: 0, y: 0, shapes: [{ ...line, points }] };
}

/** What each element was written from, and as. */
const writtenGroups = new WeakMap<SVGGElement, Group>();

function drawGroup(element: SVGGElement, shown: Group, hatch: string): void {
  if (shownGroups.get(element) === shown) return;
  shownGroups.set(element, shown);
  const was = writtenGroups.get(element);
  const group = written(shown);
  writtenGroups.set(element, group);
  if (!was) element.setAttribute('data-key', group.key);
  if (was?.cls !== group.cls) element.setAttribute('class', `vs-group ${group.cls}`);
  if (group.x !== 0 || group.y !== 0) {
    if (was?.x !== group.x || was.y !== group.y)
      element.setAttribute('transform', `translate(${px(group.x)},${px(group.y)})`);
  } else if (was && (was.x !== 0 || was.y !== 0)) element.removeAttribute('transform');
  if (group.opacity < 1) element.setAttribute('opacity', String(px(group.opacity)));
  else if (was && was.opacity < 1) element.removeAttribute('opacity');
  setTarget(element, was?.target, group.target);
  drawShapes(element, was?.shapes, group.shapes, hatch);
}

/** The elements of the groups in a stage, by key, from back to front. */
const shownStages = new WeakMap<SVGGElement, ReadonlyMap<string, SVGGElement>>();
const NOTHING: ReadonlyMap<string, SVGGElement> = new Map();

/** The group that an element shows. */
export const groupShown = (element: SVGGElement): Group | null => shownGroups.get(element) ?? null;

/** Puts the elements in, and in order; one that stands right is not moved, for that would cost it the focus. */
function order(stage: SVGGElement, elements: readonly SVGGElement[]): void {
  let next: SVGGElement | null = null;
  for (let k = elements.length - 1; k >= 0; k--) {
    const element = elements[k];
    if (!element) continue;
    const isNew = element.parentNode === null;
    if (isNew || (next && element.compareDocumentPosition(next) !== Node.DOCUMENT_POSITION_FOLLOWING))
      stage.insertBefore(element, next);
    next = element;
  }
}

/** Are the groups the same in the same order? */
function isSameOrder(before: ReadonlyMap<string, SVGGElement>, groups: readonly Group[]): boolean {
  if (before.size !== groups.length) return false;
  let k = 0;
  for (const key of before.keys()) if (groups[k++]?.key !== key) return false;
  return true;
}

/**
 * Draws the scene.
 * @param stage a `g` that belongs to draw alone
 * @param hatch id of the pattern for executable memory
 */
export function drawScene(stage: SVGGElement, { groups }: Scene, hatch: string): void {
  const before = shownStages.get(stage) ?? NOTHING;
  const isSame = isSameOrder(before, groups);
  const now = isSame ? before : new Map(groups.map(({ key }) => [key, before.get(key) ?? createSvg('g')]));
  for (const group of groups) {
    const element = now.get(group.key);
    if (element) drawGroup(element, group, hatch);
  }
  if (isSame) return;
  for (const [key, element] of before) if (!now.has(key)) element.remove();
  order(stage, [...now.values()]);
  shownStages.set(stage, now);
}
