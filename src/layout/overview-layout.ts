/** The strip over the bar: everything that is mapped, and the window that the bar shows of it. */
import type { Vma } from '../engine';
import type { AddressScale } from './address-scale';
import { binColumns, columnsOf, kindIndices, stripExtents } from './column-binning';
import type { OverviewModel } from './model';
import { type Column, type Group, group, type Place, rect, type Scene, text } from './scene';
import { fitText, sansWidth } from './text-metrics';
import { type Projection, projectionOf, wholeProjection } from './view-window';

const ROWS = { caption: 17, strip: { y: 26, h: 20 }, height: 53 } as const;
const SIDE_PX = 16;
const TEXT = 12;
/** Above this many VMAs: columns. */
const BOX_LIMIT = 400;
/** The window stays wide enough to be taken hold of. */
const MIN_WINDOW_PX = 12;

/** The height that the strip wants, CSS pixels. */
export const overviewHeight = (scale: number): number => ROWS.height * scale;

export interface OverviewLayout {
  readonly scene: Scene;
  /** Of the strip itself: whole address space. */
  readonly whole: Projection;
  /** Of the bar below. */
  readonly shown: Projection;
}

const memos = new WeakMap<readonly Vma[], { scale: AddressScale; place: Place; made: readonly Column[] }>();

/** The columns of the strip; they stay while only the window moves. */
function stripColumns(model: OverviewModel, whole: Projection, place: Place, y: number, h: number): readonly Column[] {
  const memo = memos.get(model.vmas);
  if (memo && memo.scale === whole.scale && memo.place === place) return memo.made;
  const extents = stripExtents(model.vmas, whole.scale);
  const kinds = kindIndices(model.vmas, model.kindOf);
  const made = columnsOf(binColumns(model.vmas, extents, kinds, whole, Math.ceil(place.width)), y, h);
  memos.set(model.vmas, { scale: whole.scale, place, made });
  return made;
}

export function layoutOverview(model: OverviewModel, place: Place): OverviewLayout {
  const s = place.scale;
  const side = SIDE_PX * s;
  const shown = projectionOf(model.axis, place.width, s);
  const whole = wholeProjection(model.axis, place.width, s, side);
  const y = ROWS.strip.y * s;
  const h = ROWS.strip.h * s;
  const inset = 3.5 * s;
  const caption = fitText(model.caption, place.width - 2 * side, (content) => sansWidth(content, TEXT * s));
  const isDense = model.vmas.length > BOX_LIMIT;
  const groups: Group[] = [
    group('frame:', '', 0, 0, [
      text('caption', 'vs-muted', side, ROWS.caption * s, TEXT * s, caption),
      rect(
        'frame',
        isDense ? 'vs-strip vs-hollow' : 'vs-strip',
        side - 4 * s,
        y,
        place.width - 2 * side + 8 * s,
        h,
        4 * s,
      ),
    ]),
  ];
  const extents = stripExtents(model.vmas, whole.scale);
  if (!isDense) {
    model.vmas.forEach((vma, k) => {
      const from = whole.stripToPx(extents.starts[k] ?? 0);
      const w = Math.max(2, whole.stripToPx(extents.ends[k] ?? 0) - from);
      const body = rect('body', `vs-body vs-${model.kindOf(vma)}`, 0, 0, w, h - 2 * inset, Math.min(2 * s, w / 3));
      groups.push(group(`vma:${vma.id}`, '', from, y + inset, [body]));
    });
  }
  if (model.request) {
    const from = whole.toPx(model.request.addr);
    const w = Math.max(2, whole.toPx(model.request.end) - from);
    groups.push(group('request:', '', from, y + inset, [rect('body', 'vs-strip-request', 0, 0, w, h - 2 * inset)]));
  }
  // The window reaches over the pads of the bar as well.
  const pad = shown.padPx / shown.pxPerStrip;
  const from = Math.max(side - 4 * s, whole.stripToPx(shown.from - pad));
  const to = Math.min(place.width - side + 4 * s, whole.stripToPx(shown.to + pad));
  const w = Math.max(MIN_WINDOW_PX, to - from);
  const x = Math.min(place.width - side + 4 * s - w, from);
  groups.push(
    group('window:', 'vs-window-group', x, y - 2 * s, [rect('window', 'vs-window', 0, 0, w, h + 4 * s, 5 * s)]),
  );
  return {
    scene: { ...place, groups, columns: isDense ? stripColumns(model, whole, place, y + inset, h - 2 * inset) : [] },
    whole,
    shown,
  };
}
