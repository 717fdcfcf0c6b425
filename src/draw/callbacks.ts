/**
 * What the pictures tell. Models go in, events come out: a picture never changes its own model, it tells what the
 * user wants and waits for the next `update`.
 */
import type { Addr, VmaId } from '../engine';
import type { AddrRange } from '../layout/model';

/** What `mountX(element, callbacks)` returns. */
export interface Picture<Model> {
  /** Shows the model; from the second call on, moves there within `model.motionMs`. Cheap to call at every frame. */
  update(model: Model): void;
  /** Takes away all nodes, listeners and timers; the element is empty again and may be mounted anew. */
  destroy(): void;
}

export interface ObjectCallbacks {
  /** Clicked, or Enter on it; null: the empty ground was clicked. `extend`: with Shift, to choose a second one. */
  onSelect?(id: VmaId | null, extend: boolean): void;
  /** The pointer or the focus came to it; null: it left. */
  onHover?(id: VmaId | null): void;
}

export interface AxisCallbacks {
  /** Zoomed or panned: the addresses that the user wants at the edges; null: as at first (double click, key 0). Put it in `axis.view`. */
  onView?(view: AddrRange | null): void;
}

export interface BarCallbacks extends ObjectCallbacks, AxisCallbacks {
  /** A break mark was clicked: add the hole to `axis.openHoles`, or take it out when it was open. */
  onOpenHole?(hole: AddrRange, isOpen: boolean): void;
  /** Dragged over the address scale (or with Shift anywhere): a range of whole pages, bytes. */
  onRange?(addr: Addr, end: Addr): void;
  /** A drag chooses a range wherever it begins: asked when one begins. */
  isChoosing?(): boolean;
  /** The menu of a VMA is wanted; addr: the place pointed at, null where a key asked; x, y: CSS pixels in the window. */
  onMenu?(id: VmaId, at: { readonly addr: Addr | null; readonly x: number; readonly y: number }): void;
}

export type OverviewCallbacks = AxisCallbacks;

export interface TreeCallbacks extends ObjectCallbacks, AxisCallbacks {
  /** A triangle was clicked: add its top to `openSubtrees`, or take it out when it was open. */
  onToggleSubtree?(top: VmaId, isOpen: boolean): void;
}

export interface ListCallbacks extends ObjectCallbacks, AxisCallbacks {}
