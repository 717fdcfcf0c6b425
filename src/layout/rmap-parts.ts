/** Shapes that the pictures of rmap and pages share: a VMA's box in a list, the head of a process, "+n more". */
import { rings } from './bar-boxes';
import type { MarkState, VmaKind } from './model';
import type { More, ProcessGroup } from './rmap-model';
import { type Group, group, type Place, rect, type Scene, type Shape, type Target, text } from './scene';
import { fitText, monoWidth, sansWidth } from './text-metrics';

/** Sizes at scale 1, CSS pixels. */
export const LIST = {
  pad: 16,
  head: 24,
  row: 28,
  rowGap: 8,
  groupGap: 10,
  box: 168,
  name: 14,
  text: 12,
  more: 24,
} as const;

export interface BoxWords {
  readonly name: string;
  readonly perm: string;
  readonly detail: string;
  readonly kind: VmaKind;
}

export interface Lit {
  readonly mark: MarkState | null;
  readonly selected: boolean;
  readonly hovered: boolean;
}

/** What is new has a dotted edge and no ring: often all of a process is. */
export const ringState = ({ mark, selected, hovered }: Lit) => ({
  mark: mark === 'hot' ? mark : undefined,
  selected,
  hovered,
});

/** A box that lies at (0, 0): name, permissions, and what else there is room for. */
export function listBox({ name, perm, detail, kind }: BoxWords, w: number, h: number, s: number, lit: Lit): Shape[] {
  const inset = 9 * s;
  const base = (size: number) => h / 2 + size * 0.36;
  const shapes: Shape[] = [
    rect('body', `vs-body vs-${kind}${lit.mark ? ` vs-is-${lit.mark}` : ''}`, 0, 0, w, h, 4 * s),
    text('name', 'vs-name', inset, base(LIST.name * s), LIST.name * s, name),
  ];
  const permX = inset + Math.max(24 * s, sansWidth(name, LIST.name * s, true) + 8 * s);
  const size = LIST.text * s;
  shapes.push(text('perm', 'vs-perm vs-mono', permX, base(size), size, perm));
  const room = w - inset - permX - monoWidth(perm, size) - 8 * s;
  const short = fitText(detail, room, (content) => sansWidth(content, size));
  if (short !== '') shapes.push(text('detail', 'vs-detail', w - inset, base(size), size, short, 'end'));
  shapes.push(...rings(0, 0, w, h, 4 * s, s * 0.8, ringState(lit)));
  return shapes;
}

/** A line of words that stands by itself; y is its middle. */
export const caption = (key: string, x: number, y: number, content: string, s: number, cls = 'vs-muted'): Group =>
  group(key, '', x, y, [text('word', cls, 0, LIST.text * s * 0.36, LIST.text * s, content)]);

function moreButton(key: string, x: number, y: number, w: number, more: More, mm: number, s: number): Group {
  const h = LIST.more * s;
  const target: Target = { kind: 'more', mm, from: more.from, label: more.label };
  const shapes = [
    rect('body', 'vs-more', 0, 0, w, h, h / 2),
    text('word', 'vs-detail', w / 2, h / 2 + LIST.text * s * 0.36, LIST.text * s, more.text, 'middle'),
  ];
  return group(key, 'vs-more-group', x, y, shapes, target);
}

/**
 * The processes one under the other: head, rows, and what is not in sight.
 * @param row draws one row at y and gives its height
 * @returns where the next thing begins
 */
export function stackProcesses<Row>(
  processes: readonly ProcessGroup<Row>[],
  top: number,
  s: number,
  groups: Group[],
  row: (row: Row, y: number) => number,
): number {
  let y = top;
  const x = LIST.pad * s;
  const step = (LIST.more + LIST.rowGap) * s;
  for (const process of processes) {
    const cls = process.isCurrent ? 'vs-strong' : 'vs-muted';
    groups.push(caption(`process:${process.mm}`, x, y + (LIST.head / 2) * s, process.title, s, cls));
    y += LIST.head * s;
    if (process.before) {
      groups.push(moreButton(`before:${process.mm}`, x, y, LIST.box * s, process.before, process.mm, s));
      y += step;
    }
    for (const each of process.vmas) y += row(each, y) + LIST.rowGap * s;
    if (process.after) {
      groups.push(moreButton(`after:${process.mm}`, x, y, LIST.box * s, process.after, process.mm, s));
      y += step;
    }
    if (process.empty !== '') {
      groups.push(caption(`empty:${process.mm}`, x, y + (LIST.head / 2) * s, process.empty, s));
      y += LIST.head * s;
    }
    y += LIST.groupGap * s;
  }
  return y;
}

/** A scene as high as what is in it. */
export const tallScene = (place: Place, height: number, groups: readonly Group[]): Scene => ({
  width: place.width,
  height: Math.max(Math.ceil(height), Math.round(80 * place.scale)),
  groups,
  columns: [],
});
