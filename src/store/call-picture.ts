/** What a call did, as two small bars on one scale: the space before it and after it, about the place that it touched. */
import { type Addr, tableGet, type Vma, type VmaId, vmaName, type World } from '../engine';
import { type Timeline, worldBefore } from '../history';
import { miniBars } from '../layout/mini-bar';
import { mmShown } from './call-view';
import { listOrder } from './list-order';

export const PICTURE_WIDTH = 320;
/** A small bar has room for fewer than these. */
const MOST_SHOWN = 16;

export interface PictureBox {
  readonly id: VmaId;
  readonly name: string;
  readonly xPx: number;
  readonly widthPx: number;
  /** Touched by the call. */
  readonly isTouched: boolean;
}

export interface CallPicture {
  readonly before: readonly PictureBox[];
  readonly after: readonly PictureBox[];
}

/** The VMAs about an address: a small bar shows no more, and there may be 65,530. */
function about(vmas: readonly Vma[], focus: Addr | null): readonly Vma[] {
  if (vmas.length <= MOST_SHOWN) return vmas;
  const at = focus === null ? 0 : vmas.findIndex(({ vm_end }) => vm_end > focus);
  const from = Math.max(0, Math.min((at < 0 ? vmas.length : at) - MOST_SHOWN / 2, vmas.length - MOST_SHOWN));
  return vmas.slice(from, from + MOST_SHOWN);
}

/** The picture of call `index`; null where no process is left. `touched`: the VMAs that it touched. */
export function callPicture(timeline: Timeline, index: number, touched: readonly VmaId[]): CallPicture | null {
  const before = worldBefore(timeline, index);
  const after = worldBefore(timeline, index + 1);
  const mm = mmShown(after, before);
  if (mm === null) return null;
  const inOrder = (world: World): readonly Vma[] => {
    const then = tableGet(world.mms, mm.id);
    return then === undefined ? [] : listOrder(world, then);
  };
  const isTouched = new Set(touched);
  const lists = [inOrder(before), inOrder(after)] as const;
  const focus = lists.flat().find(({ id }) => isTouched.has(id))?.vm_start ?? null;
  const [old, now] = [about(lists[0], focus), about(lists[1], focus)];
  const [oldBoxes = [], nowBoxes = []] = miniBars([old, now], focus, PICTURE_WIDTH);
  const named = (vmas: readonly Vma[], boxes: typeof oldBoxes): PictureBox[] =>
    boxes.flatMap(({ index: k, xPx, widthPx }) => {
      const vma = vmas[k];
      return vma ? [{ id: vma.id, name: vmaName(vma.id), xPx, widthPx, isTouched: isTouched.has(vma.id) }] : [];
    });
  return { before: named(old, oldBoxes), after: named(now, nowBoxes) };
}
