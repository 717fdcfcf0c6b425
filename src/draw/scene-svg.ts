/** Puts a scene into an svg: a keyed join of groups and, in each, of shapes. Colours are the classes' business. */
import { select } from 'd3';
import type { Group, PathShape, Scene, Shape } from '../layout/scene';

const NUMBER_STEP = 100;
/** Two decimals: more is noise in the markup. */
const px = (value: number): number => Math.round(value * NUMBER_STEP) / NUMBER_STEP;

function pathData(shape: PathShape): string {
  const points = shape.points.map(([x, y]) => `${px(x)},${px(y)}`);
  return `M${points.join('L')}${shape.closed ? 'Z' : ''}`;
}

const TAG = { rect: 'rect', path: 'path', text: 'text' } as const;

function setShape(element: SVGElement, shape: Shape, hatch: string): void {
  const set = (name: string, value: string | number) => {
    const text = String(value);
    if (element.getAttribute(name) !== text) element.setAttribute(name, text);
  };
  set('class', shape.cls);
  if (shape.opacity !== undefined && shape.opacity < 1) set('opacity', px(shape.opacity));
  else element.removeAttribute('opacity');
  if (shape.kind === 'rect') {
    set('x', px(shape.x));
    set('y', px(shape.y));
    set('width', px(Math.max(0, shape.w)));
    set('height', px(Math.max(0, shape.h)));
    set('rx', px(shape.rx));
    if (shape.cls === 'vs-hatch') set('fill', `url(#${hatch})`);
  } else if (shape.kind === 'path') set('d', pathData(shape));
  else {
    set('x', px(shape.x));
    set('y', px(shape.y));
    set('font-size', px(shape.size));
    set('text-anchor', shape.anchor);
    if (element.textContent !== shape.text) element.textContent = shape.text;
  }
}

const TARGET_ATTRIBUTES = ['role', 'aria-label', 'aria-pressed', 'aria-expanded', 'tabindex', 'data-target'];

/** What a group says to a screen reader; set here, so that it changes with the picture. */
function setTarget(element: SVGGElement, group: Group): void {
  const { target } = group;
  if (!target) {
    // Only what was set here: the overview's window is a slider of its own.
    if (element.hasAttribute('data-target')) for (const name of TARGET_ATTRIBUTES) element.removeAttribute(name);
    return;
  }
  element.setAttribute('data-target', target.kind);
  element.setAttribute('role', 'button');
  element.setAttribute('aria-label', target.label);
  if ('selected' in target) element.setAttribute('aria-pressed', String(target.selected));
  else if ('isOpen' in target) element.setAttribute('aria-expanded', String(target.isOpen));
}

/**
 * Draws the scene.
 * @param stage a `g` that belongs to draw alone
 * @param hatch id of the pattern for executable memory
 */
export function drawScene(stage: SVGGElement, scene: Scene, hatch: string): void {
  select(stage)
    .selectAll<SVGGElement, Group>(':scope > g')
    .data(scene.groups, (group) => group.key)
    .join('g')
    .order()
    .each(function drawGroup(group) {
      this.setAttribute('class', `vs-group ${group.cls}`);
      this.setAttribute('data-key', group.key);
      this.setAttribute('transform', `translate(${px(group.x)},${px(group.y)})`);
      if (group.opacity < 1) this.setAttribute('opacity', String(px(group.opacity)));
      else this.removeAttribute('opacity');
      setTarget(this, group);
      select(this)
        .selectAll<SVGElement, Shape>(':scope > *')
        .data(group.shapes, (shape) => `${shape.kind}:${shape.key}`)
        .join((enter) =>
          enter.append((shape) => document.createElementNS('http://www.w3.org/2000/svg', TAG[shape.kind])),
        )
        .order()
        .each(function drawShape(shape) {
          setShape(this, shape, hatch);
        });
    });
}
