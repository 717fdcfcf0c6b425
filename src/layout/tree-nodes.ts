/** The parts of the tree picture: a node in its colour, letter and shape, a collapsed subtree. */
import { rings } from './bar-boxes';
import type { ColourText, MarkState, TreeModel } from './model';
import { type Group, group, path, rect, type Shape, type TextShape, text } from './scene';
import { monoWidth, sansWidth } from './text-metrics';
import type { TreeItem } from './tree-window';

export interface NodeLook {
  readonly x: number;
  readonly y: number;
  /** Height, pixels. */
  readonly size: number;
  /** As wide as high, or wide: then name and colour stand side by side. */
  readonly w: number;
  readonly s: number;
  readonly mark: MarkState | undefined;
  readonly selected: boolean;
  readonly hovered: boolean;
  /** On the path of the descent. */
  readonly visited: boolean;
  /** Where the descent has got to. */
  readonly current: boolean;
}

const NAME = 17;
const MIDDLE_NAME = 14;
const LEAST_TEXT = 12;
/** A node this large has room for name and colour one below the other. */
const MIN_TWO_LINES_PX = 40;

/** A low node is wide, for name and colour side by side; without room for the word at least so many times its height. */
const WIDE = 1.5;
const MIN_WIDE_PX = 48;
const WORD_GAP_PX = 6;
/** On both sides of name and word. */
const WORD_INSET_PX = 9;

/** How wide a node is that has the longest of the names and either word side by side: recolouring changes no width. */
export function wordedNodePx(items: readonly TreeItem[], model: TreeModel, s: number): number {
  const { red, black } = model.colourText;
  const word = Math.max(sansWidth(red.word, LEAST_TEXT * s), sansWidth(black.word, LEAST_TEXT * s));
  let name = 0;
  for (const { kind, vma } of items)
    if (kind !== 'triangle') name = Math.max(name, sansWidth(model.textOf(vma).name, NAME * s, true));
  return name + word + (WORD_GAP_PX + 2 * WORD_INSET_PX) * s;
}

/** The width of a node: wide where it is too low for two lines, as far as there is room for that. */
export function wideNodePx(size: number, room: number, worded: number, s: number): number {
  if (size >= MIN_TWO_LINES_PX * s || size < (LEAST_TEXT + 4) * s) return size;
  const wide = [Math.max(worded, size * WIDE), Math.max(size * WIDE, MIN_WIDE_PX * s)];
  return wide.find((w) => w <= room) ?? size;
}

/** The width of a node that shows this name and nothing else. */
export const leastNameWidth = (name: string, s: number): number => sansWidth(name, LEAST_TEXT * s, true) + 6 * s;

/** Corner radius: a red node is a circle (a wide one has round ends), a black one a rounded square. */
const cornerOf = (isRed: boolean, size: number): number => (isRed ? size / 2 : size * 0.21);

/** What a node says: its name, and its colour as a word or as a mark. */
interface Said {
  readonly name: string;
  readonly colour: ColourText;
  readonly isRed: boolean;
}

const on = (isRed: boolean): string => (isRed ? ' vs-on-red' : '');
const nameText = (
  { name, isRed }: Said,
  x: number,
  baseline: number,
  px: number,
  anchor?: TextShape['anchor'],
): Shape => text('name', `vs-node-name${on(isRed)}`, x, baseline, px, name, anchor ?? 'middle');

/** The letter in the lower corner, small: a mark, no second name. */
function markText({ colour, isRed }: Said, w: number, size: number, s: number): Shape {
  const px = LEAST_TEXT * s;
  return text(
    'mark',
    `vs-node-mark${on(isRed)}`,
    w / 2 - markInset(isRed, s),
    Math.max(size / 2 - 5 * s, size * 0.4),
    px,
    colour.letter,
    'end',
  );
}
/** From the side of a node to its mark: a red one has round ends. */
const markInset = (isRed: boolean, s: number): number => (isRed ? 9 : 4) * s;

/** Name over the word of the colour, as far as they fit. */
function nodeTexts(said: Said, size: number, s: number): Shape[] {
  const { name, colour, isRed } = said;
  const room = size * (isRed ? 0.86 : 1);
  const widthOf = (px: number) => sansWidth(name, px, true);
  const colourSize = LEAST_TEXT * s;
  const hasWord = size >= MIN_TWO_LINES_PX * s && sansWidth(colour.word, colourSize) <= room * 0.92;
  const largest = size >= 42 * s || (!hasWord && size >= 26 * s) ? NAME : MIDDLE_NAME;
  const nameSize = [largest * s, LEAST_TEXT * s].find((px) => widthOf(px) <= room && px <= size * 0.85) ?? 0;
  if (nameSize === 0) return [];
  if (!hasWord) return [nameText(said, 0, nameSize * 0.36, nameSize)];
  return [
    nameText(said, 0, size * 0.02, nameSize),
    text('colour', `vs-node-colour${on(isRed)}`, 0, size * 0.33, colourSize, colour.word, 'middle'),
  ];
}

/** Name and colour side by side. */
function wideTexts(said: Said, w: number, size: number, s: number): Shape[] {
  const { name, colour, isRed } = said;
  const largest = size >= 30 * s ? NAME : size >= 24 * s ? MIDDLE_NAME : LEAST_TEXT;
  const least = LEAST_TEXT * s;
  const sizes = [largest * s, MIDDLE_NAME * s, least].filter((px) => px <= largest * s);
  const wordW = sansWidth(colour.word, least);
  const gap = WORD_GAP_PX * s;
  const middle = (px: number) => px * 0.36;
  const beside = sizes.find((px) => sansWidth(name, px, true) + gap + wordW <= w - 14 * s);
  if (beside !== undefined) {
    const from = -(sansWidth(name, beside, true) + gap + wordW) / 2;
    return [
      nameText(said, from, middle(beside), beside, 'start'),
      // On one line with the name.
      text('colour', `vs-node-colour${on(isRed)}`, -from, middle(beside), least, colour.word, 'end'),
    ];
  }
  const markRoom = sansWidth(colour.letter, least) + markInset(isRed, s) + 2 * s;
  const marked = sizes.find((px) => sansWidth(name, px, true) + markRoom <= w - 8 * s);
  if (marked !== undefined) return [nameText(said, -markRoom / 3, middle(marked), marked), markText(said, w, size, s)];
  // A long name goes before its colour, which fill and shape tell as well.
  return sansWidth(name, least, true) > w - 4 * s ? [] : [nameText(said, 0, middle(least), least)];
}

/** At scale 1, CSS pixels: a node that keeps the edges of others at a distance. */
const LEAST_HALOED_PX = 16;

/** One node. */
export function nodeGroup(item: TreeItem, look: NodeLook, model: TreeModel): Group {
  const { size, w, s } = look;
  const isRed = item.vma.rb_colour === 'red';
  const half = size / 2;
  const side = w / 2;
  const rx = cornerOf(isRed, size);
  const state = look.mark ? ` vs-is-${look.mark}` : '';
  const loose = item.kind === 'detached' ? ' vs-loose' : '';
  const out = 2 * s;
  const shapes: Shape[] = [
    // Around a dot it would be as large as that.
    ...(size < LEAST_HALOED_PX * s
      ? []
      : [rect('halo', 'vs-halo', -side - out, -half - out, w + 2 * out, size + 2 * out, rx + out)]),
    rect('body', `vs-node vs-${item.vma.rb_colour}${state}${loose}`, -side, -half, w, size, rx),
  ];
  const inner = 4 * s;
  if (isRed && size >= 30 * s)
    shapes.push(
      rect('inner', 'vs-node-inner', -side + inner, -half + inner, w - 2 * inner, size - 2 * inner, rx - inner),
    );
  const said = { name: model.textOf(item.vma).name, colour: model.colourText[item.vma.rb_colour], isRed };
  shapes.push(...(w > size ? wideTexts(said, w, size, s) : nodeTexts(said, size, s)));
  if (look.visited && !look.mark) {
    const ring = 5 * s;
    const cls = look.current ? 'vs-ring vs-hot' : 'vs-ring vs-visited';
    shapes.push(rect('ring', cls, -side - ring, -half - ring, w + 2 * ring, size + 2 * ring, rx + ring));
  }
  shapes.push(...rings(-side, -half, w, size, rx, s, look));
  return group(`node:${item.vma.id}`, 'vs-node-group', look.x, look.y, shapes, {
    kind: 'vma',
    id: item.vma.id,
    label: model.nodeTextOf(item.vma),
    selected: look.selected,
  });
}

/** Width and height of a chip where a node has this height. */
export const chipPx = (size: number, s: number): number => Math.min(size, 28 * s);

/** An ancestor outside the window, kept at its edge. */
export function chipGroup(item: TreeItem, look: NodeLook, model: TreeModel): Group {
  const size = chipPx(look.size, look.s);
  // One whose name must be read is as wide as that.
  const chip = nodeGroup(item, { ...look, size, w: Math.max(size, look.w) }, model);
  return { ...chip, cls: 'vs-node-group vs-chip' };
}

/** On a lower level a triangle is a dot without its number. */
const LEAST_TRIANGLE_LEVEL_PX = 24;

/** A collapsed subtree: a triangle with the number of its nodes. */
export function triangleGroup(item: TreeItem, look: NodeLook, model: TreeModel, levelPx: number): Group {
  const { s } = look;
  const isDot = levelPx < LEAST_TRIANGLE_LEVEL_PX * s;
  const half = isDot ? Math.max(1.5, Math.floor(levelPx) / 2) : 13 * s;
  const h = isDot ? Math.max(2, Math.floor(levelPx) - 1) : Math.min(24 * s, Math.floor(levelPx * 0.5));
  const count = String(item.count);
  const size = LEAST_TEXT * s;
  const shapes: Shape[] = [
    // A dot is its own target.
    ...(isDot ? [] : [rect('hit', 'vs-hit', -half, -h / 2 - 2, 2 * half, h + size + 8 * s, 3 * s)]),
    path(
      'triangle',
      'vs-subtree',
      [
        [0, -h / 2],
        [half, h / 2],
        [-half, h / 2],
      ],
      true,
    ),
  ];
  if (!isDot && monoWidth(count, size) <= 3 * half)
    shapes.push(text('count', 'vs-subtree-count vs-mono', 0, h / 2 + size + 2 * s, size, count, 'middle'));
  const first = model.vmas[item.index];
  return group(`subtree:${item.vma.id}`, 'vs-subtree-group', look.x, look.y, shapes, {
    kind: 'subtree',
    top: item.vma.id,
    isOpen: false,
    range: { addr: first?.vm_start ?? 0, end: first?.vm_end ?? 0 },
    label: model.subtreeTextOf(item.count),
  });
}
