/** The parts of the address bar that stand for one thing each: a VMA's box, a hole's break mark, a tag. */
import type { Vma } from '../engine';
import { OUT, type Span, widestFree } from './bar-strokes';
import type { BarModel, MarkState, VmaText } from './model';
import { type Group, group, rect, roundness, type Shape, text } from './scene';
import { fitText, monoWidth, sansWidth } from './text-metrics';

/** Sizes at scale 1, CSS pixels. */
const BOX = {
  radius: 4,
  name: 17,
  perm: 13,
  detail: 12,
  inset: 10,
} as const;

/** A row of the bar. */
export interface Band {
  readonly y: number;
  readonly h: number;
}

export interface BoxState {
  readonly mark: MarkState | undefined;
  readonly selected: boolean;
  readonly hovered: boolean;
}

/** The rings around a body of size w × h: what is about to happen to it, and whether it is selected. */
export function rings(x: number, y: number, w: number, h: number, rx: number, s: number, state: BoxState): Shape[] {
  const shapes: Shape[] = [];
  const ring = (key: string, cls: string, out: number) =>
    rect(key, cls, x - out, y - out, w + 2 * out, h + 2 * out, rx + out);
  if (state.mark) shapes.push(ring('gap', 'vs-gap', 3 * s), ring('ring', `vs-ring vs-${state.mark}`, OUT.ring * s));
  const second = (state.mark ? OUT.second : OUT.ring) * s;
  if (state.selected) shapes.push(ring('selection', 'vs-selection', second));
  else if (state.hovered) shapes.push(ring('hover', 'vs-hover', second));
  return shapes;
}

/** Between a word and a ring, at scale 1. */
const CLEAR_PX = 2;

/** As many of the details as there is room for. */
function detailLine(details: readonly string[], room: number, size: number): string {
  const widthOf = (content: string) => sansWidth(content, size);
  let line = '';
  for (const detail of details) {
    const longer = line === '' ? detail : `${line} · ${detail}`;
    if (widthOf(longer) > room) break;
    line = longer;
  }
  return line !== '' || details[0] === undefined ? line : fitText(details[0], room, widthOf, 4);
}

/**
 * The texts of a box: more of them the wider it is.
 * @param seen the part in the picture that nothing covers
 * @param free as much of it as no ring of a neighbour and no outline stands in
 */
function boxTexts(words: VmaText, seen: Span, free: Span, h: number, s: number): Shape[] {
  const w = free.to - free.from;
  const middle = (free.from + free.to) / 2;
  const inset = Math.min(BOX.inset * s, (seen.to - seen.from) * 0.12);
  const left = Math.max(seen.from + inset, free.from + CLEAR_PX * s);
  const right = Math.min(seen.to - inset, free.to - CLEAR_PX * s);
  const nameWidth = sansWidth(words.name, BOX.name * s, true);
  if (w < nameWidth + 4) {
    const small = 12 * s;
    if (w < sansWidth(words.name, small, true) + 2) return [];
    return [text('name', 'vs-name', middle, h / 2 + small * 0.36, small, words.name, 'middle')];
  }
  const permWidth = monoWidth(words.perm, BOX.perm * s);
  const room = right - left;
  const first = h / 2 - 5 * s;
  const second = h / 2 + 17 * s;
  if (room < permWidth) {
    const name = text('name', 'vs-name', middle, h / 2 + 6 * s, BOX.name * s, words.name, 'middle');
    return [name];
  }
  const besides = nameWidth + 8 * s + permWidth <= room;
  const shapes: Shape[] = [
    besides
      ? text('name', 'vs-name', left, first, BOX.name * s, words.name)
      : text('name', 'vs-name', (left + right) / 2, first, BOX.name * s, words.name, 'middle'),
  ];
  if (!besides) {
    shapes.push(text('perm', 'vs-perm vs-mono', (left + right) / 2, second, BOX.perm * s, words.perm, 'middle'));
    return shapes;
  }
  shapes.push(text('perm', 'vs-perm vs-mono', right, first, BOX.perm * s, words.perm, 'end'));
  const line = detailLine(words.details, room, BOX.detail * s);
  if (line !== '') shapes.push(text('detail', 'vs-detail', left, second, BOX.detail * s, line));
  return shapes;
}

/** Below this width a box is a stroke of colour without words. */
const BARE_PX = 9;
/** A box wider than the picture is drawn this far past its edges only: no huge numbers reach the browser. */
const MARGIN_PX = 40;

/**
 * The box of a VMA between two pixel positions.
 * @param widthPx of the picture: texts stay in its seen part
 * @param coveredPx where the next box begins to cover this one, as in the middle of an edit
 * @param strokes what the texts keep clear of
 */
export function vmaBox(
  vma: Vma,
  fromPx: number,
  toPx: number,
  coveredPx: number,
  band: Band,
  widthPx: number,
  s: number,
  model: BarModel,
  state: BoxState,
  strokes: readonly Span[],
): Group {
  const from = Math.max(-MARGIN_PX, fromPx);
  const to = Math.min(widthPx + MARGIN_PX, Math.max(toPx, fromPx + 1.5));
  const w = Math.max(1.5, to - from);
  const kind = model.kindOf(vma);
  const words = model.textOf(vma);
  const radius = roundness(w, BOX.radius * s);
  const shapes: Shape[] = [
    rect('body', `vs-body vs-${kind}${state.mark ? ` vs-is-${state.mark}` : ''}`, 0, 0, w, band.h, radius),
  ];
  if (words.exec && w > BARE_PX) shapes.push(rect('hatch', 'vs-hatch', 0, 0, w, band.h, radius));
  if (w > BARE_PX) {
    const seen = { from: Math.max(0, from), to: Math.min(from + w, widthPx, coveredPx) };
    const free = widestFree(seen, strokes);
    const inBox = (span: Span): Span => ({ from: span.from - from, to: span.to - from });
    shapes.push(...boxTexts(words, inBox(seen), inBox(free), band.h, s));
  }
  shapes.push(...rings(0, 0, w, band.h, radius, s, state));
  return group(`vma:${vma.id}`, 'vs-vma', from, band.y, shapes, {
    kind: 'vma',
    id: vma.id,
    label: words.description,
    selected: state.selected,
  });
}

/** Height of tags and badges at scale 1. */
export const TAG_H = 22;
const TAG_TEXT = 13;

export const tagWidth = (content: string, s: number): number => sansWidth(content, TAG_TEXT * s, true) + 20 * s;

/** A pill with a word, its middle at (x, y). `square`: the case badge. */
export function pill(
  key: string,
  cls: string,
  x: number,
  y: number,
  content: string,
  s: number,
  square = false,
): Group {
  const w = tagWidth(content, s);
  const h = TAG_H * s;
  return group(key, cls, x, y, [
    rect('pill', 'vs-pill', -w / 2, -h / 2, w, h, square ? 5 * s : h / 2),
    text('word', 'vs-pill-text', 0, TAG_TEXT * s * 0.36, TAG_TEXT * s, content, 'middle'),
  ]);
}
