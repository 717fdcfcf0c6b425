/** Mounts the address bar. */
import { barHeight } from '../layout/bar-context';
import { layoutBar, underColumn } from '../layout/bar-layout';
import type { BarModel } from '../layout/model';
import type { Place, Scene, Target } from '../layout/scene';
import { type Projection, panBy, viewAround } from '../layout/view-window';
import type { BarCallbacks, Picture } from './callbacks';
import { latePart } from './late';
import { sharedMotion } from './motion';
import { attachPanning } from './panning';
import { mountPicture } from './picture';
import { attachRoving, type Roving } from './roving';

/** From here down a drag chooses a range: the rows of the addresses. */
const RANGE_ZONE = 0.8;
/** How far an arrow key beyond the last object moves the picture, of its width. */
export const EDGE_PAN = 0.4;

const hasChanged = (before: BarModel, now: BarModel): boolean =>
  before.vmas !== now.vmas ||
  before.before !== now.before ||
  before.request !== now.request ||
  before.result !== now.result ||
  before.badge !== now.badge ||
  before.marks !== now.marks ||
  before.tags !== now.tags;

/** Puts the bar into the element; takes its own height. */
export function mountAddressBar(element: HTMLElement, callbacks: BarCallbacks): Picture<BarModel> {
  let projection: Projection | null = null;
  let drawn: Scene | null = null;
  let placed: Place | null = null;
  let roving: Roving | null = null;
  const picture = mountPicture<BarModel>(element, {
    cls: 'vs-bar',
    wantedHeight: barHeight,
    layout: (model, place) => {
      const made = layoutBar(model, place);
      projection = made.projection;
      placed = place;
      return made.scene;
    },
    motion: (before, now) => sharedMotion(before, now, hasChanged(before, now)),
    onDrawn: (scene) => {
      drawn = scene;
      roving?.refresh(scene);
    },
  });
  const choose = (target: Target | null, extend: boolean) => {
    if (target === null) callbacks.onSelect?.(null, extend);
    else if (target.kind === 'vma') callbacks.onSelect?.(target.id, extend);
    else if (target.kind === 'hole') callbacks.onOpenHole?.(target.hole, target.isOpen);
  };
  const stopPanning = attachPanning(picture, {
    projection: () => projection,
    onView: (view) => callbacks.onView?.(view),
    ...(callbacks.onRange && { onRange: callbacks.onRange }),
    ...(callbacks.isChoosing && { isChoosing: callbacks.isChoosing }),
    rangeBelow: RANGE_ZONE,
  });
  // Whoever asks has come to the object by pointer or key: with that the part was loaded.
  const menu = (event: MouseEvent | KeyboardEvent) =>
    latePart()?.askMenu(event, picture.svg, projection, (target, at) => {
      if (target.kind === 'vma') callbacks.onMenu?.(target.id, at);
    });
  picture.root.addEventListener('contextmenu', menu);
  picture.root.addEventListener('keydown', menu);
  roving = attachRoving(picture, {
    choose,
    // Too many to point at one: it is chosen, and shown so near that it is a box among its neighbours.
    ground: (at, extend) => {
      const { model } = picture;
      if (!model || !projection || !placed || !drawn || drawn.columns.length === 0) return false;
      const found = underColumn(model.vmas, projection, placed, at);
      if (!found) return false;
      callbacks.onSelect?.(found.vma.id, extend);
      callbacks.onView?.(viewAround(projection, found.range));
      return true;
    },
    hover: (target) => callbacks.onHover?.(target?.kind === 'vma' ? target.id : null),
    leave: (direction) => {
      if (projection && !projection.seesAll)
        callbacks.onView?.(panBy(projection, -direction * projection.widthPx * EDGE_PAN));
    },
  });
  return {
    update: picture.update,
    destroy() {
      roving?.destroy();
      stopPanning();
      picture.destroy();
    },
  };
}
