/** Zoom and pan with wheel, drag, touch and keys, and the choice of a range; tells views, keeps none. */
import { pointer, select } from 'd3';
import type { AddrRange } from '../layout/model';
import { type Projection, pagesBetween, panBy, zoomAt } from '../layout/view-window';
import type { PictureNodes } from './picture';

export interface PanningOptions {
  /** The projection on the screen; null: nothing is drawn yet. */
  projection(): Projection | null;
  onView(view: AddrRange | null): void;
  /** Absent: ranges cannot be chosen here. */
  onRange?(addr: number, end: number): void;
  /** Is a range wanted wherever the drag begins? */
  isChoosing?(): boolean;
  /** From this share of the height down a drag chooses a range instead of panning. */
  readonly rangeBelow?: number;
}

const CLICK_SLOP_PX = 4;
/** Wheel pixels for a factor of 2. */
const WHEEL_DOUBLING = 240;
const KEY_ZOOM = 1.5;
/** A line of a wheel that counts in lines. */
const LINE_PX = 16;

interface Drag {
  readonly startX: number;
  readonly startY: number;
  readonly projection: Projection;
  readonly isRange: boolean;
  /** Moved far enough to be no click. */
  readonly moved: boolean;
}

/** Where the keys zoom: at the object that has the focus, as far as it is seen; otherwise in the middle. */
function zoomPx(svg: SVGSVGElement, target: EventTarget | null, widthPx: number): number {
  const group = target instanceof Element ? target.closest('g.vs-group') : null;
  const at = group?.getBoundingClientRect();
  if (!at || at.width === 0) return widthPx / 2;
  const { left } = svg.getBoundingClientRect();
  const from = Math.max(0, at.left - left);
  const to = Math.min(widthPx, at.right - left);
  return to > from ? (from + to) / 2 : widthPx / 2;
}

/** Listens on the nodes until the function returned is called. */
export function attachPanning({ svg, overlay }: PictureNodes, options: PanningOptions): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const touches = new Map<number, number>();
  let drag: Drag | null = null;
  let swallowsClick = false;
  let pinch: { readonly gap: number; readonly projection: Projection; readonly middle: number } | null = null;

  const band = (from: number, to: number) => {
    const height = svg.clientHeight;
    const cut = (x: number) => Math.min(svg.clientWidth, Math.max(0, x));
    select(overlay)
      .selectAll('rect')
      .data([0])
      .join('rect')
      .attr('class', 'vs-range')
      .attr('x', cut(from))
      .attr('y', 0)
      .attr('width', Math.max(0, cut(to) - cut(from)))
      .attr('height', height);
  };
  const endDrag = () => {
    drag = null;
    select(overlay).selectAll('*').remove();
  };

  svg.addEventListener(
    'wheel',
    (event) => {
      const projection = options.projection();
      if (!projection) return;
      event.preventDefault();
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1;
      const isSideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
      if (isSideways) options.onView(panBy(projection, -(event.deltaX || event.deltaY) * unit));
      else options.onView(zoomAt(projection, pointer(event, svg)[0], 2 ** ((-event.deltaY * unit) / WHEEL_DOUBLING)));
    },
    { signal, passive: false },
  );

  svg.addEventListener(
    'pointerdown',
    (event) => {
      const projection = options.projection();
      if (!projection || event.button !== 0) return;
      const [x, y] = pointer(event, svg);
      if (event.pointerType === 'touch') touches.set(event.pointerId, x);
      if (touches.size === 2) {
        const [a = 0, b = 0] = [...touches.values()];
        pinch = { gap: Math.max(1, Math.abs(a - b)), projection, middle: (a + b) / 2 };
        endDrag();
        return;
      }
      const low = options.rangeBelow !== undefined && y > svg.clientHeight * options.rangeBelow;
      const isRange = options.onRange !== undefined && (event.shiftKey || low || (options.isChoosing?.() ?? false));
      drag = { startX: x, startY: y, projection, isRange, moved: false };
    },
    { signal },
  );

  svg.addEventListener(
    'pointermove',
    (event) => {
      const [x, y] = pointer(event, svg);
      if (touches.has(event.pointerId)) touches.set(event.pointerId, x);
      if (pinch && touches.size === 2) {
        const [a = 0, b = 0] = [...touches.values()];
        options.onView(zoomAt(pinch.projection, pinch.middle, Math.max(1, Math.abs(a - b)) / pinch.gap));
        return;
      }
      if (!drag) return;
      if (!drag.moved) {
        if (Math.hypot(x - drag.startX, y - drag.startY) < CLICK_SLOP_PX) return;
        drag = { ...drag, moved: true };
        svg.setPointerCapture(event.pointerId);
        // Over everything, for its cursor: a class on the svg would have all that is in it styled anew.
        if (!drag.isRange)
          select(overlay).append('rect').attr('class', 'vs-shield').attr('width', '100%').attr('height', '100%');
      }
      if (drag.isRange) {
        const range = pagesBetween(drag.projection, drag.startX, x);
        band(drag.projection.toPx(range.addr), drag.projection.toPx(range.end));
      } else options.onView(panBy(drag.projection, x - drag.startX));
    },
    { signal },
  );

  const release = (event: PointerEvent) => {
    touches.delete(event.pointerId);
    if (touches.size < 2) pinch = null;
    if (drag?.moved) {
      // The click that follows a drag at once is none.
      swallowsClick = true;
      setTimeout(() => {
        swallowsClick = false;
      }, 0);
      if (drag.isRange && event.type === 'pointerup') {
        const range = pagesBetween(drag.projection, drag.startX, pointer(event, svg)[0]);
        options.onRange?.(range.addr, range.end);
      }
    }
    endDrag();
  };
  svg.addEventListener(
    'click',
    (event) => {
      if (swallowsClick) event.stopImmediatePropagation();
    },
    { signal, capture: true },
  );
  svg.addEventListener('pointerup', release, { signal });
  svg.addEventListener('pointercancel', release, { signal });
  svg.addEventListener(
    'dblclick',
    (event) => {
      if (event.target === svg) options.onView(null);
    },
    { signal },
  );

  svg.addEventListener(
    'keydown',
    (event) => {
      const projection = options.projection();
      if (!projection || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Escape' && drag) endDrag();
      else if (event.key === '+' || event.key === '=')
        options.onView(zoomAt(projection, zoomPx(svg, event.target, projection.widthPx), KEY_ZOOM));
      else if (event.key === '-')
        options.onView(zoomAt(projection, zoomPx(svg, event.target, projection.widthPx), 1 / KEY_ZOOM));
      else if (event.key === '0') options.onView(null);
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
    { signal },
  );

  return () => {
    stop.abort();
    endDrag();
  };
}
