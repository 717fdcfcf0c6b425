/**
 * The resident pages as a scene: a row for each VMA, a slot for each page of a small one, and on it what the page table
 * entry points to. A large VMA is a row of runs.
 *
 *     ┌───────────┐  ┌──────┐┌──────┐┌╌╌╌╌╌╌┐
 *     │ A rw-p    │  │α1 #12││α1 #13│╎      ╎       page->mapping, frame
 *     │ 2 of 3    │  │…c000 ││…c001 │╎      ╎       page->index
 *     └───────────┘  └──────┘└──────┘└╌╌╌╌╌╌┘
 *
 * Slots belong to addresses, cards to frames: where a page moves, its card goes from slot to slot.
 */
import type { Pages } from '../engine';
import { rings } from './bar-boxes';
import type { PagePart, PagesModel, PagesVma } from './rmap-model';
import { caption, LIST, listBox, ringState, stackProcesses, tallScene } from './rmap-parts';
import { type Group, group, type Place, rect, type Scene, type Shape, text } from './scene';
import { fitText, monoWidth, sansWidth } from './text-metrics';

/** Sizes at scale 1, CSS pixels. */
const SIZE = {
  cell: 88,
  cellH: 52,
  small: 66,
  smallH: 36,
  gap: 6,
  run: 132,
  perDoubling: 10,
  mostRun: 240,
  absent: 108,
  name: 13,
  text: 12,
  box: 40,
} as const;
/** Up to so many pages a cell has room for all its words. */
const MOST_WIDE = 8;

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Puts widths one after the other into lines. */
function flow(widths: readonly number[], h: number, room: number, gap: number): { spots: Spot[]; height: number } {
  let x = 0;
  let y = 0;
  const spots = widths.map((wanted): Spot => {
    const w = Math.min(wanted, room);
    if (x > 0 && x + w > room) {
      x = 0;
      y += h + gap;
    }
    const spot = { x, y, w, h };
    x += w + gap;
    return spot;
  });
  return { spots, height: widths.length === 0 ? h : y + h };
}

/** The words of a card, as many as there is room for: mapping and frame, index, what it was or who shares it. */
function cardTexts(part: PagePart, { w, h }: Spot, s: number): Shape[] {
  const inset = 6 * s;
  const name = SIZE.name * s;
  const size = SIZE.text * s;
  const room = w - 2 * inset;
  const isSmall = h < SIZE.cellH * s;
  const px = [name, size].find((each) => sansWidth(part.mapping, each, true) <= room) ?? size;
  const mapping = fitText(part.mapping, room, (each) => sansWidth(each, px, true));
  const used = sansWidth(mapping, px, true) + 6 * s;
  const changed = part.was === '' ? '' : ' vs-changed';
  const shapes: Shape[] = [text('mapping', 'vs-name', inset, isSmall ? 15 * s : 17 * s, px, mapping)];
  const isShared = part.shared !== '';
  if (part.frame !== '' && sansWidth(part.frame, size) <= room - used)
    shapes.push(text('frame', 'vs-detail', w - inset, isSmall ? 15 * s : 17 * s, size, part.frame, 'end'));
  if (isSmall && isShared) shapes.push(text('note', 'vs-detail', w - inset, 29 * s, size, '⇄', 'end'));
  const sizeText = part.count > 1 ? part.size : '';
  const line = [sizeText, part.index].filter((each) => each !== '').join(' · ');
  const index = monoWidth(line, size) <= room ? line : monoWidth(part.index, size) <= room ? part.index : '';
  if (index !== '')
    shapes.push(text('index', `vs-detail vs-mono${changed}`, inset, isSmall ? 29 * s : 31 * s, size, index));
  const note = part.was === '' ? part.shared : part.was;
  if (!isSmall && note !== '') {
    const short = fitText(note, room, (each) => sansWidth(each, size), 2);
    shapes.push(text('note', `vs-detail${changed}`, inset, 45 * s, size, short));
  }
  return shapes;
}

function cardGroup(model: PagesModel, vma: PagesVma, part: PagePart, spot: Spot, s: number): Group {
  const { x, y, w, h } = spot;
  const target = { kind: 'vma', id: vma.id, label: part.label, selected: model.selected === vma.id } as const;
  const rx = 4 * s;
  if (part.kind === 'absent') {
    const words = fitText(part.size, w - 12 * s, (each) => sansWidth(each, SIZE.text * s));
    return group(
      `page:${part.key}`,
      'vs-page',
      x,
      y,
      [
        rect('body', 'vs-page-slot', 0, 0, w, h, rx),
        text('size', 'vs-muted', w / 2, h / 2 + 4 * s, SIZE.text * s, words, 'middle'),
      ],
      target,
    );
  }
  const shapes: Shape[] = [
    rect('body', `vs-card vs-card-${part.kind}${part.mark ? ` vs-is-${part.mark}` : ''}`, 0, 0, w, h, rx),
  ];
  // A second line inside the edge: the frame is there twice.
  if (part.shared !== '') shapes.push(rect('shared', 'vs-shared', 3 * s, 3 * s, w - 6 * s, h - 6 * s, rx - s));
  shapes.push(...cardTexts(part, spot, s));
  const state = { mark: part.mark, selected: false, hovered: false };
  shapes.push(...rings(0, 0, w, h, rx, s * 0.5, ringState(state)));
  return group(`page:${part.key}`, 'vs-page', x, y, shapes, target);
}

/** Cells of one size on a grid; the slots stand for the addresses, whether a page is there or not. */
function cells(model: PagesModel, vma: PagesVma, room: number, s: number) {
  const isWide = vma.pages <= MOST_WIDE;
  const h = (isWide ? SIZE.cellH : SIZE.smallH) * s;
  const widths = new Array<number>(vma.pages).fill((isWide ? SIZE.cell : SIZE.small) * s);
  const { spots, height } = flow(widths, h, room, SIZE.gap * s);
  const at = (page: Pages): Spot => spots[page - vma.page] ?? { x: 0, y: 0, w: 0, h };
  // A little smaller than a card, which covers it.
  const slots = spots.map((spot, k) =>
    rect(`slot${vma.page + k}`, 'vs-page-slot', spot.x + 2, spot.y + 2, spot.w - 4, spot.h - 4, 3 * s),
  );
  return {
    height,
    slots,
    cards: (x: number, y: number) =>
      vma.parts.map((part) => {
        const spot = at(part.page);
        return cardGroup(model, vma, part, { ...spot, x: x + spot.x, y: y + spot.y }, s);
      }),
  };
}

function runs(model: PagesModel, vma: PagesVma, room: number, s: number) {
  const widths = vma.parts.map(({ kind, count }) =>
    kind === 'absent'
      ? SIZE.absent * s * 1.3
      : Math.min(SIZE.mostRun, SIZE.run + SIZE.perDoubling * Math.log2(Math.max(1, count))) * s,
  );
  const { spots, height } = flow(widths, SIZE.cellH * s, room, SIZE.gap * s);
  const more = vma.more === '' ? 0 : 20 * s;
  return {
    height: height + more,
    slots: [],
    cards: (x: number, y: number) => {
      const cards = vma.parts.flatMap((part, k) => {
        const spot = spots[k];
        return spot ? [cardGroup(model, vma, part, { ...spot, x: x + spot.x, y: y + spot.y }, s)] : [];
      });
      return more === 0 ? cards : [...cards, caption(`more-pages:${vma.id}`, x, y + height + 12 * s, vma.more, s)];
    },
  };
}

/** Name and permissions, and below them how many pages are there. */
function label(model: PagesModel, vma: PagesVma, y: number, h: number, s: number): Group {
  const lit = { mark: vma.mark, selected: model.selected === vma.id, hovered: model.hovered === vma.id };
  const w = LIST.box * s;
  return group(`pvma:${vma.id}`, 'vs-vma', LIST.pad * s, y, listBox(vma, w, h, s, lit), {
    kind: 'vma',
    id: vma.id,
    label: vma.label,
    selected: lit.selected,
  });
}

/** The scene of the pages: as wide as the place, as high as it needs to be. */
export function layoutPages(model: PagesModel, place: Place): Scene {
  const s = place.scale;
  const x = (LIST.pad * 2 + LIST.box) * s;
  const room = Math.max(SIZE.cell * s, place.width - x - LIST.pad * s);
  const under: Group[] = [];
  const over: Group[] = [];
  const heads: Group[] = [];
  const bottom = stackProcesses(model.processes, 8 * s, s, heads, (vma, y) => {
    const made = vma.isCells ? cells(model, vma, room, s) : runs(model, vma, room, s);
    if (made.slots.length > 0) under.push(group(`slots:${vma.id}`, '', x, y, made.slots));
    heads.push(label(model, vma, y, Math.min(made.height, SIZE.box * s), s));
    over.push(...made.cards(x, y));
    return made.height;
  });
  let height = bottom;
  if (model.moreProcesses !== '') {
    heads.push(caption('note:processes', LIST.pad * s, height + 12 * s, model.moreProcesses, s));
    height += LIST.head * s;
  }
  return tallScene(place, height + 8 * s, [...under, ...heads, ...over]);
}
