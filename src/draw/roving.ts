/**
 * The keyboard and the pointer on a picture's objects: one of them is in the tab order, arrow keys go from one to the
 * next, Enter and Space choose, Escape lets go.
 */
import { pointer } from 'd3';
import type { Group, Scene, Target } from '../layout/scene';
import type { PictureNodes } from './picture';
import { groupShown } from './scene-svg';

export interface TargetEvents {
  /** Clicked, or Enter. null: the ground. */
  choose(target: Target | null, extend: boolean): void;
  /** Clicked where no object is. true: there was something after all. */
  ground?(at: { readonly x: number; readonly y: number }, extend: boolean): boolean;
  /** Pointer or focus is on it. */
  hover(target: Target | null): void;
  /** An arrow key led out of the picture, to the left (-1) or right (1). */
  leave(direction: -1 | 1): void;
}

export interface Roving {
  /** After each drawing. */
  refresh(scene: Scene): void;
  destroy(): void;
}

const groupOf = (node: EventTarget | null): Group | null => {
  const element = node instanceof Element ? node.closest('g.vs-group') : null;
  return element instanceof SVGGElement ? groupShown(element) : null;
};

/** The object to which an arrow key leads: the next in order sideways, the nearest up or down. */
function neighbour(groups: readonly Group[], from: Group, key: string): Group | null {
  const others = groups.filter((group) => group.target && group !== from);
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const sign = key === 'ArrowRight' ? 1 : -1;
    const ahead = others.filter((group) => (group.x - from.x) * sign > 0.01);
    return ahead.reduce<Group | null>((best, group) => (!best || (group.x - best.x) * sign < 0 ? group : best), null);
  }
  const sign = key === 'ArrowDown' ? 1 : -1;
  const ahead = others.filter((group) => (group.y - from.y) * sign > 4);
  const cost = (group: Group) => Math.abs(group.y - from.y) * 2 + Math.abs(group.x - from.x);
  return ahead.reduce<Group | null>((best, group) => (!best || cost(group) < cost(best) ? group : best), null);
}

const ARROWS = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']);

/** Listens on the nodes until destroyed. */
export function attachRoving(
  { root, svg, stage }: PictureNodes,
  events: TargetEvents,
  neighbourOf: typeof neighbour = neighbour,
): Roving {
  let groups: readonly Group[] = [];
  let activeKey: string | null = null;
  let hoveredKey: string | null = null;
  const stop = new AbortController();
  const { signal } = stop;

  const elementOf = (key: string): SVGGElement | null =>
    stage.querySelector(`g[data-target][data-key="${CSS.escape(key)}"]`);
  const activate = (key: string | null) => {
    if (activeKey !== null) elementOf(activeKey)?.setAttribute('tabindex', '-1');
    activeKey = key;
    if (key !== null) elementOf(key)?.setAttribute('tabindex', '0');
  };
  const hover = (group: Group | null) => {
    const key = group?.target ? group.key : null;
    if (key === hoveredKey) return;
    hoveredKey = key;
    events.hover(group?.target ?? null);
  };

  svg.addEventListener('pointermove', (event) => hover(groupOf(event.target)), { signal });
  svg.addEventListener('pointerleave', () => hover(null), { signal });
  // On the root: Chromium puts an svg that listens for focus into the tab order.
  root.addEventListener(
    'focusin',
    (event) => {
      const group = groupOf(event.target);
      if (!group?.target) return;
      activate(group.key);
      hover(group);
    },
    { signal },
  );
  root.addEventListener('focusout', () => hover(null), { signal });
  svg.addEventListener(
    'click',
    (event) => {
      const target = groupOf(event.target)?.target ?? null;
      if (target === null && events.ground) {
        const [x, y] = pointer(event, svg);
        if (events.ground({ x, y }, event.shiftKey)) return;
      }
      events.choose(target, event.shiftKey);
    },
    { signal },
  );
  svg.addEventListener(
    'keydown',
    (event) => {
      const group = groupOf(event.target);
      if (!group?.target || event.altKey || event.ctrlKey || event.metaKey) return;
      if (ARROWS.has(event.key)) {
        const next = neighbourOf(groups, group, event.key);
        if (next) {
          activate(next.key);
          elementOf(next.key)?.focus();
        } else if (event.key === 'ArrowLeft') events.leave(-1);
        else if (event.key === 'ArrowRight') events.leave(1);
      } else if (event.key === 'Enter' || event.key === ' ') events.choose(group.target, event.shiftKey);
      else if (event.key === 'Escape') events.choose(null, false);
      else return;
      // The page's own keys (step forward and back) are not meant here.
      event.preventDefault();
      event.stopPropagation();
    },
    { signal },
  );

  return {
    refresh(scene) {
      groups = scene.groups;
      const targets = groups.filter((group) => group.target);
      const isThere = targets.some((group) => group.key === activeKey);
      const chosen = targets.find((group) => group.target?.kind === 'vma' && group.target.selected);
      const first = targets.find((group) => group.target?.kind === 'vma') ?? targets[0];
      const key = isThere ? activeKey : ((chosen ?? first)?.key ?? null);
      if (key !== activeKey) activate(key);
      // The object may have gone and come again meanwhile, as another element.
      else if (key !== null && elementOf(key)?.getAttribute('tabindex') !== '0') activate(key);
    },
    destroy: () => stop.abort(),
  };
}
