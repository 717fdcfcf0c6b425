/** The menu of an object: asked for by the right button, a long touch, or the menu key and Shift+F10. */
import { pointer } from 'd3';
import type { Addr } from '../engine';
import type { Target } from '../layout/scene';
import type { Projection } from '../layout/view-window';
import { groupShown } from './scene-svg';

/** addr: the place pointed at; null where a key asked. x, y: CSS pixels in the window. */
export type AskMenu = (
  target: Target,
  at: { readonly addr: Addr | null; readonly x: number; readonly y: number },
) => void;

const isMenuKey = ({ key, shiftKey }: KeyboardEvent): boolean => key === 'ContextMenu' || (key === 'F10' && shiftKey);

/** Whether an event on a picture's root asks for the menu of the object under it; then it is asked for. */
export function askMenu(
  event: MouseEvent | KeyboardEvent,
  svg: SVGSVGElement,
  projection: Projection | null,
  ask: AskMenu,
): void {
  if (event instanceof KeyboardEvent && !isMenuKey(event)) return;
  const element = event.target instanceof Element ? event.target.closest('g.vs-group') : null;
  const target = element instanceof SVGGElement ? groupShown(element)?.target : undefined;
  if (!element || !target) return;
  event.preventDefault();
  event.stopPropagation();
  const isKey = event instanceof KeyboardEvent || event.button !== 2 || (event.clientX === 0 && event.clientY === 0);
  if (isKey || !projection) {
    // Under the object: where a key asks there is no pointer.
    const { left, bottom } = element.getBoundingClientRect();
    ask(target, { addr: null, x: left, y: bottom });
  } else {
    const addr = Math.floor(projection.toAddr(pointer(event, svg)[0]));
    ask(target, { addr, x: event.clientX, y: event.clientY });
  }
}
