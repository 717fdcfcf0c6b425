/** Mounts the overview: drag the window, click to bring it there, wheel to zoom, arrow keys to move it. */
import { pointer } from 'd3';
import type { AddrRange, OverviewModel } from '../layout/model';
import { layoutOverview, type OverviewLayout, overviewHeight } from '../layout/overview-layout';
import { moveWindowTo, panBy, zoomAt } from '../layout/view-window';
import type { OverviewCallbacks, Picture } from './callbacks';
import { mountPicture } from './picture';

const KEY_STEP = 0.25;
const KEY_ZOOM = 1.5;
const WHEEL_DOUBLING = 240;

/** What a key asks for; undefined: nothing. */
function viewForKey(key: string, { shown }: OverviewLayout): AddrRange | null | undefined {
  const step = shown.widthPx * KEY_STEP;
  switch (key) {
    case 'ArrowLeft':
      return panBy(shown, step);
    case 'ArrowRight':
      return panBy(shown, -step);
    case 'ArrowUp':
    case '+':
    case '=':
      return zoomAt(shown, shown.widthPx / 2, KEY_ZOOM);
    case 'ArrowDown':
    case '-':
      return zoomAt(shown, shown.widthPx / 2, 1 / KEY_ZOOM);
    case '0':
      return null;
    default:
      return undefined;
  }
}

/** Puts the overview into the element; takes its own height. */
export function mountOverview(element: HTMLElement, callbacks: OverviewCallbacks): Picture<OverviewModel> {
  let layout: OverviewLayout | null = null;
  let grab: number | null = null;
  const stop = new AbortController();
  const { signal } = stop;
  const picture = mountPicture<OverviewModel>(element, {
    cls: 'vs-overview',
    role: 'group',
    wantedHeight: overviewHeight,
    layout: (model, place) => {
      layout = layoutOverview(model, place);
      return layout.scene;
    },
    motion: () => null,
    onDrawn: () => describeWindow(),
  });
  const { svg, stage } = picture;

  /** What the window says of itself; only what is another is written. */
  const said = new Map<string, string>();
  let handle: Element | null = null;
  const say = (name: string, value: string) => {
    if (said.get(name) === value) return;
    said.set(name, value);
    handle?.setAttribute(name, value);
  };
  /** The window is a slider to a screen reader; its value is where its middle stands, in percent. */
  const describeWindow = () => {
    if (!layout) return;
    if (!handle?.isConnected) {
      handle = stage.querySelector('g.vs-window-group');
      said.clear();
    }
    const { from, to, scale } = layout.shown;
    const value = Math.round(Math.min(100, Math.max(0, (50 * (from + to)) / scale.stripLength)));
    say('role', 'slider');
    say('tabindex', '0');
    say('aria-label', picture.model?.windowText ?? '');
    say('aria-valuemin', '0');
    say('aria-valuemax', '100');
    say('aria-valuenow', String(value));
  };
  const moveTo = (px: number) => {
    if (layout)
      callbacks.onView?.(
        moveWindowTo(layout.shown, layout.whole.from + (px - layout.whole.padPx) / layout.whole.pxPerStrip),
      );
  };

  svg.addEventListener(
    'pointerdown',
    (event) => {
      if (!layout || event.button !== 0) return;
      const [x] = pointer(event, svg);
      const middle = layout.whole.stripToPx((layout.shown.from + layout.shown.to) / 2);
      const half = ((layout.shown.to - layout.shown.from) / 2) * layout.whole.pxPerStrip;
      grab = Math.abs(x - middle) <= Math.max(8, half) ? x - middle : 0;
      svg.setPointerCapture(event.pointerId);
      if (grab === 0) moveTo(x);
    },
    { signal },
  );
  svg.addEventListener(
    'pointermove',
    (event) => {
      if (grab !== null) moveTo(pointer(event, svg)[0] - grab);
    },
    { signal },
  );
  const release = () => {
    grab = null;
  };
  svg.addEventListener('pointerup', release, { signal });
  svg.addEventListener('pointercancel', release, { signal });
  svg.addEventListener('dblclick', () => callbacks.onView?.(null), { signal });
  svg.addEventListener(
    'wheel',
    (event) => {
      if (!layout) return;
      event.preventDefault();
      callbacks.onView?.(zoomAt(layout.shown, layout.shown.widthPx / 2, 2 ** (-event.deltaY / WHEEL_DOUBLING)));
    },
    { signal, passive: false },
  );
  svg.addEventListener(
    'keydown',
    (event) => {
      if (!layout || event.ctrlKey || event.metaKey || event.altKey) return;
      const view = viewForKey(event.key, layout);
      if (view === undefined) return;
      callbacks.onView?.(view);
      event.preventDefault();
      event.stopPropagation();
    },
    { signal },
  );

  return {
    update: picture.update,
    destroy() {
      stop.abort();
      picture.destroy();
    },
  };
}
