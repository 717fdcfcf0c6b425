/** Mounts the picture of the reverse mapping. */
import { layoutRmap } from '../layout/rmap-layout';
import type { RmapModel } from '../layout/rmap-model';
import type { Picture } from './callbacks';
import { mountTall, type TallCallbacks } from './tall';

export function mountRmap(element: HTMLElement, callbacks: TallCallbacks): Picture<RmapModel> {
  return mountTall<RmapModel>(element, callbacks, {
    cls: 'vs-rmap',
    layout: layoutRmap,
    hasChanged: (before, now) =>
      before.processes !== now.processes || before.anonVmas !== now.anonVmas || before.inodes !== now.inodes,
  });
}
