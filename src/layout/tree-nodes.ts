/** The parts of the tree picture: a node in its colour, letter and shape, a collapsed subtree. */
import { rings } from './bar-boxes';
import type { MarkState, TreeModel } from './model';
import { type Group, group, path, rect, type Shape, text } from './scene';
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

/** A low node is wide, for name and colour side by side: so many times its height, but at least so much. */
const WIDE = 1.5;
const MIN_WIDE_PX = 48;

/** The width of a node: wide where it is too low for two lines, if there is room for that. */
export function wideNodePx(size: number, room: number, s: number): number {
  const wide = Math.max(size * WIDE, MIN_WIDE_PX * s);
  return size < MIN_TWO_LINES_PX * s && size >= (LEAST_TEXT + 4) * s && wide <= room ? wide : size;
}

/** Corner radius: a red node is a circle (a wide one has round ends), a black one a rounded square. */
const cornerOf = (isRed: boolean, size: number): number => (isRed ? size / 2 : size * 0.21);

/** Name and colour in words, as far as they fit. */
function nodeTexts(name: string, colour: string, isRed: boolean, size: number, s: number): Shape[] {
  const room = size * (isRed ? 0.86 : 1);
  const widthOf = (px: number) => sansWidth(name, px, true);
  const colourSize = LEAST_TEXT * s;
  const hasColour = size >= MIN_TWO_LINES_PX * s && sansWidth(colour, colourSize) <= room * 0.9;
  const largest = size >= 42 * s || (!hasColour && size >= 26 * s) ? NAME : MIDDLE_NAME;
  const nameSize = [largest * s, LEAST_TEXT * s].find((px) => widthOf(px) <= room && px <= size * 0.85) ?? 0;
  if (nameSize === 0) return [];
  const baseline = hasColour ? size * 0.02 : nameSize * 0.36;
  const shapes: Shape[] = [
    text('name', isRed ? 'vs-node-name vs-on-red' : 'vs-node-name', 0, baseline, nameSize, name, 'middle'),
  ];
  if (hasColour)
    shapes.push(
      text(
        'colour',
        isRed ? 'vs-node-colour vs-on-red' : 'vs-node-colour',
        0,
        size * 0.33,
        colourSize,
        colour,
        'middle',
      ),
    );
  return shapes;
}

/** Name and colour side by side. */
function wideTexts(name: string, colour: string, isRed: boolean, w: number, size: number, s: number): Shape[] {
  const largest = size >= 30 * s ? NAME : size >= 24 * s ? MIDDLE_NAME : LEAST_TEXT;
  const colourSize = LEAST_TEXT * s;
  const colourW = sansWidth(colour, colourSize);
  const gap = 5 * s;
  const nameSize = [largest * s, MIDDLE_NAME * s, LEAST_TEXT * s].find(
    (px) => px <= largest * s && sansWidth(name, px, true) + gap + colourW <= w - 8 * s,
  );
  const on = isRed ? ' vs-on-red' : '';
  const baseline = (px: number) => px * 0.36;
  if (nameSize === undefined) {
    // A long name goes before its colour, which fill and shape tell as well.
    const least = LEAST_TEXT * s;
    if (sansWidth(name, least, true) > w - 4 * s) return [];
    return [text('name', `vs-node-name${on}`, 0, baseline(least), least, name, 'middle')];
  }
  const from = -(sansWidth(name, nameSize, true) + gap + colourW) / 2;
  return [
    text('name', `vs-node-name${on}`, from, baseline(nameSize), nameSize, name),
    text('colour', `vs-node-colour${on}`, -from, baseline(nameSize), colourSize, colour, 'end'),
  ];
}

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
    rect('halo', 'vs-halo', -side - out, -half - out, w + 2 * out, size + 2 * out, rx + out),
    rect('body', `vs-node vs-${item.vma.rb_colour}${state}${loose}`, -side, -half, w, size, rx),
  ];
  const inner = 4 * s;
  if (isRed && size >= 30 * s)
    shapes.push(
      rect('inner', 'vs-node-inner', -side + inner, -half + inner, w - 2 * inner, size - 2 * inner, rx - inner),
    );
  const { name } = model.textOf(item.vma);
  const colour = model.colourText[item.vma.rb_colour];
  shapes.push(...(w > size ? wideTexts(name, colour, isRed, w, size, s) : nodeTexts(name, colour, isRed, size, s)));
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

/** An ancestor outside the window, kept at its edge. */
export function chipGroup(item: TreeItem, look: NodeLook, model: TreeModel): Group {
  const size = Math.min(look.size, 28 * look.s);
  const chip = nodeGroup(item, { ...look, size, w: size }, model);
  return { ...chip, cls: 'vs-node-group vs-chip' };
}

/** A collapsed subtree: a triangle with the number of its nodes. */
export function triangleGroup(item: TreeItem, look: NodeLook, model: TreeModel, levelPx: number): Group {
  const { s } = look;
  const half = 13 * s;
  const h = Math.min(24 * s, levelPx * 0.5);
  const count = String(item.count);
  const size = LEAST_TEXT * s;
  const shapes: Shape[] = [
    rect('hit', 'vs-hit', -half, -h / 2 - 2, 2 * half, h + size + 8 * s, 3 * s),
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
  if (monoWidth(count, size) <= 3 * half)
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
