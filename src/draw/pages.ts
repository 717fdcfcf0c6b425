/** Mounts the picture of the resident pages. */
import { layoutPages } from '../layout/pages-layout';
import type { PagesModel } from '../layout/rmap-model';
import type { Picture } from './callbacks';
import { mountTall, type TallCallbacks } from './tall';

export function mountPages(element: HTMLElement, callbacks: TallCallbacks): Picture<PagesModel> {
  return mountTall<PagesModel>(element, callbacks, {
    cls: 'vs-pages',
    layout: layoutPages,
    hasChanged: (before, now) => before.processes !== now.processes,
  });
}
