/** Mounts the list along the bottom. */
import { layoutList, listHeight } from '../layout/list-layout';
import type { ListModel } from '../layout/model';
import { type Projection, panBy } from '../layout/view-window';
import { EDGE_PAN } from './address-bar';
import type { ListCallbacks, Picture } from './callbacks';
import { sharedMotion } from './motion';
import { attachPanning } from './panning';
import { mountPicture } from './picture';
import { attachRoving, type Roving } from './roving';

const hasChanged = (before: ListModel, now: ListModel): boolean =>
  before.vmas !== now.vmas || before.head !== now.head || before.marks !== now.marks || before.tags !== now.tags;

/** Puts the list into the element; takes its own height. */
export function mountList(element: HTMLElement, callbacks: ListCallbacks): Picture<ListModel> {
  let projection: Projection | null = null;
  let roving: Roving | null = null;
  const picture = mountPicture<ListModel>(element, {
    cls: 'vs-list',
    wantedHeight: listHeight,
    layout: (model, place) => {
      const made = layoutList(model, place);
      projection = made.projection;
      return made.scene;
    },
    motion: (before, now) => sharedMotion(before, now, hasChanged(before, now)),
    onDrawn: (scene) => roving?.refresh(scene),
  });
  const stopPanning = attachPanning(picture, {
    projection: () => projection,
    onView: (view) => callbacks.onView?.(view),
  });
  roving = attachRoving(picture, {
    choose: (target, extend) => {
      if (target === null) callbacks.onSelect?.(null, extend);
      else if (target.kind === 'vma') callbacks.onSelect?.(target.id, extend);
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
