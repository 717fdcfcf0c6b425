/** The menu of an object: asked for by the right button, a long touch, or the menu key and Shift+F10. */
import { pointer } from 'd3';
import type { Addr } from '../engine';
import type { Target } from '../layout/scene';
import type { Projection } from '../layout/view-window';
import type { PictureNodes } from './picture';
import { groupShown } from './scene-svg';

export interface MenuEvents {
  /** addr: the place pointed at; null where a key asked. x, y: CSS pixels in the window. */
  ask(target: Target, at: { readonly addr: Addr | null; readonly x: number; readonly y: number }): void;
  projection(): Projection | null;
}

const targetAt = (node: EventTarget | null): { element: Element; target: Target } | null => {
  const element = node instanceof Element ? node.closest('g.vs-group') : null;
  if (!(element instanceof SVGGElement)) return null;
  const target = groupShown(element)?.target;
  return target ? { element, target } : null;
};

/** Listens until the function returned is called. */
export function attachMenu({ root, svg }: PictureNodes, events: MenuEvents): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  /** Under the object: where a key asks there is no pointer. */
  const askBelow = (element: Element, target: Target): void => {
    const { left, bottom } = element.getBoundingClientRect();
    events.ask(target, { addr: null, x: left, y: bottom });
  };
  root.addEventListener(
    'contextmenu',
    (event) => {
      const found = targetAt(event.target);
      if (!found) return;
      event.preventDefault();
      const isKey = event.button !== 2 || (event.clientX === 0 && event.clientY === 0);
      const projection = events.projection();
      if (isKey || !projection) askBelow(found.element, found.target);
      else
        events.ask(found.target, {
          addr: Math.floor(projection.toAddr(pointer(event, svg)[0])),
          x: event.clientX,
          y: event.clientY,
        });
    },
    { signal },
  );
  root.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'ContextMenu' && !(event.key === 'F10' && event.shiftKey)) return;
      const found = targetAt(event.target);
      if (!found) return;
      event.preventDefault();
      event.stopPropagation();
      askBelow(found.element, found.target);
    },
    { signal },
  );
  return () => stop.abort();
}
