/** Mounts the red-black tree. */
import type { TreeModel } from '../layout/model';
import { layoutTree } from '../layout/tree-layout';
import { type Projection, panBy, viewAround } from '../layout/view-window';
import { EDGE_PAN } from './address-bar';
import type { Picture, TreeCallbacks } from './callbacks';
import { sharedMotion } from './motion';
import { attachPanning } from './panning';
import { mountPicture } from './picture';
import { attachRoving, type Roving } from './roving';

const hasChanged = (before: TreeModel, now: TreeModel): boolean =>
  before.vmas !== now.vmas ||
  before.root !== now.root ||
  before.descent !== now.descent ||
  before.slot !== now.slot ||
  before.gapPath !== now.gapPath ||
  before.staleGaps !== now.staleGaps ||
  before.openSubtrees !== now.openSubtrees ||
  before.marks !== now.marks ||
  before.tags !== now.tags;

/** Puts the tree into the element and fills it. */
export function mountTree(element: HTMLElement, callbacks: TreeCallbacks): Picture<TreeModel> {
  let projection: Projection | null = null;
  let roving: Roving | null = null;
  const picture = mountPicture<TreeModel>(element, {
    cls: 'vs-tree',
    wantedHeight: null,
    layout: (model, place) => {
      const made = layoutTree(model, place);
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
      else if (target.kind === 'subtree') {
        callbacks.onToggleSubtree?.(target.top, target.isOpen);
        if (projection && !target.isOpen) callbacks.onView?.(viewAround(projection, target.range));
      }
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
