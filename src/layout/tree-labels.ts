/**
 * Everything that is written at the nodes of the tree. Nothing of it covers a node or another label: what matters to the
 * step comes first, and a gap without room is left out.
 */

import type { VmaId } from '../engine';
import { pill, TAG_H, tagWidth } from './bar-boxes';
import { type Box, type FreePlaces, freePlaces, placesAt, type Side } from './free-places';
import type { DescentStep, RoleTag } from './model';
import { type Group, group, path, type Shape, text } from './scene';
import { monoWidth, sansWidth } from './text-metrics';
import { type LabelContext, placeSurely, type Wish } from './tree-places';
import type { TreeItem } from './tree-window';

/** At scale 1, CSS pixels. */
const GAP_TEXT = 12;
const COMPARE_TEXT = 13;
const NOTE_TEXT = 13;
const NAME_TEXT = 13;
const CAPTION_TEXT = 13;
/** How far the rings of a node reach. */
const RING_PX = 8;
/** Levels closer than this have no line of text under every node. */
export const ROOMY_LEVEL_PX = 52;

type Item = TreeItem;

/** Left edge, baseline: a text in the middle of its box. */
const inBox = (box: Box, size: number): { x: number; y: number } => ({
  x: box.x + box.w / 2,
  y: box.y + box.h / 2 + size * 0.36,
});

/** How many places along the edge are tried for the caption. */
const CAPTION_STEPS = 12;

/** The name of the case along the upper or lower edge, where it is free; its sentence too, if there is room for it. */
function caption({ model, place, s }: LabelContext, free: FreePlaces): Group[] {
  if (!model.caption) return [];
  const { badge, text: words } = model.caption;
  const size = CAPTION_TEXT * s;
  const badgeW = tagWidth(badge, s);
  const h = TAG_H * s;
  const edge = 6 * s;
  for (const sentence of [words, '']) {
    const w = badgeW + (sentence === '' ? 0 : 8 * s + sansWidth(sentence, size));
    const span = place.width - w - 2 * edge;
    // The corners first: there it is looked for.
    const columns = Array.from({ length: CAPTION_STEPS + 1 }, (_, k) => edge + (span * k) / CAPTION_STEPS);
    columns.unshift(edge + span);
    columns.unshift(edge);
    const rows = [edge, place.height - h - edge];
    const box = free.place(rows.flatMap((y) => columns.map((x): Box => ({ x, y, w, h }))));
    if (!box) continue;
    const made = pill('caption:', 'vs-caption vs-badge', box.x + badgeW / 2, box.y + h / 2, badge, s, true);
    if (sentence === '') return [made];
    const line = text('text', 'vs-caption-text', badgeW / 2 + 8 * s, size * 0.36, size, sentence);
    return [{ ...made, shapes: [...made.shapes, line] }];
  }
  return [];
}

/** The roles of the nodes; several of one node stand side by side, or each where it finds room. */
function tags(c: LabelContext, free: FreePlaces, itemOf: ReadonlyMap<number, Item>): Group[] {
  const { model, s } = c;
  const byNode = new Map<number, RoleTag[]>();
  for (const tag of model.tags) byNode.set(tag.id, [...(byNode.get(tag.id) ?? []), tag]);
  const gap = 4 * s;
  const h = TAG_H * s;
  const wish = (item: Item, list: readonly RoleTag[]): Wish => ({
    item,
    w: list.reduce((sum, tag) => sum + tagWidth(tag.text, s) + gap, -gap),
    h,
    sides: ['above', 'right', 'left', 'below'],
    draw(box) {
      let { x } = box;
      return list.map((tag) => {
        const w = tagWidth(tag.text, s);
        const key = `tag:${tag.role}:${tag.id}`;
        const made = pill(key, `vs-tag vs-tag-${tag.role}`, x + w / 2, box.y + h / 2, tag.text, s);
        x += w + gap;
        return made;
      });
    },
  });
  return [...byNode].flatMap(([id, list]) => {
    const item = itemOf.get(id);
    if (!item) return [];
    return (
      placeSurely(c, free, wish(item, list)) ?? list.flatMap((tag) => placeSurely(c, free, wish(item, [tag])) ?? [])
    );
  });
}

/** Remarks at nodes. */
function notes(c: LabelContext, free: FreePlaces, itemOf: ReadonlyMap<number, Item>): Group[] {
  const { model, s } = c;
  const size = NOTE_TEXT * s;
  return model.notes.flatMap((note) => {
    const item = itemOf.get(note.id);
    if (!item) return [];
    const w = sansWidth(note.text, size, true) + 12 * s;
    const h = TAG_H * s;
    const at = inBox({ x: 0, y: 0, w, h }, size);
    const draw = (box: Box) => [
      group(`note:${note.id}`, 'vs-note', box.x, box.y, [
        { kind: 'rect' as const, key: 'plate', cls: 'vs-note-plate', x: 0, y: 0, w, h, rx: 4 * s },
        text('text', 'vs-note-text', at.x, at.y, size, note.text, 'middle'),
      ]),
    ];
    return placeSurely(c, free, { item, w, h, sides: ['right', 'left', 'below', 'above'], draw }) ?? [];
  });
}

/** The names of some nodes that are too small to have them inside. */
function names(c: LabelContext, free: FreePlaces, ids: Iterable<VmaId>, itemOf: ReadonlyMap<number, Item>): Group[] {
  const { model, s } = c;
  const size = NAME_TEXT * s;
  return [...new Set(ids)].flatMap((id) => {
    const item = itemOf.get(id);
    if (!item || item.kind === 'triangle' || c.hasName(item)) return [];
    const { name } = model.textOf(item.vma);
    const w = sansWidth(name, size, true);
    const h = size * 1.2;
    const at = inBox({ x: 0, y: 0, w, h }, size);
    const draw = (box: Box) => [
      group(`name:${id}`, 'vs-name-group', box.x, box.y, [
        text('text', 'vs-name vs-name-beside', at.x, at.y, size, name, 'middle'),
      ]),
    ];
    return placeSurely(c, free, { item, w, h, sides: ['right', 'left', 'above', 'below'], draw }) ?? [];
  });
}

/**
 * The comparison at each node of the descent, away from where it goes on; the last one first: where the descent has got
 * to is told, if not beside its node then near it.
 */
function comparisons(c: LabelContext, free: FreePlaces, itemOf: ReadonlyMap<number, Item>): Group[] {
  const { model, s } = c;
  const size = COMPARE_TEXT * s;
  const h = size * 1.2;
  const last = model.descent.at(-1);
  const label = (step: DescentStep): Group[] => {
    const item = itemOf.get(step.id);
    if (!item) return [];
    const sides: readonly Side[] =
      step.went === 'right' ? ['left', 'right', 'above', 'below'] : ['right', 'left', 'above', 'below'];
    const wishes = [step.text, step.short].flatMap((words): Wish[] => {
      if (words === '') return [];
      const w = monoWidth(words, size);
      const at = inBox({ x: 0, y: 0, w, h }, size);
      const draw = (box: Box) => [
        group(`compare:${step.id}`, 'vs-compare', box.x, box.y, [
          text('text', 'vs-compare-text vs-mono', at.x, at.y, size, words, 'middle'),
        ]),
      ];
      return [{ item, w, h, sides, draw }];
    });
    const beside = (isStrict: boolean): Group[] | null => {
      for (const { w, draw } of wishes) {
        const box = free.place(placesAt(c.boxOf(item), w, h, 4 * s, sides), isStrict);
        if (box) return draw(box);
      }
      return null;
    };
    const surely = (isStrict: boolean): Group[] | null => {
      for (const wish of wishes) {
        const made = placeSurely(c, free, wish, isStrict);
        if (made) return made;
      }
      return null;
    };
    // On an edge only where nothing else is free.
    return beside(true) ?? surely(true) ?? beside(false) ?? (step === last ? surely(false) : null) ?? [];
  };
  return [...model.descent].reverse().flatMap(label);
}

/** Between a node and its gap: above and below there is the height of a line already. */
const besideGap = (side: Side): number => (side === 'left' || side === 'right' ? 3 : 0);

/** rb_subtree_gap at the nodes: as many as have room, the way of the maximum and what is stale first. */
function gaps(c: LabelContext, free: FreePlaces): Group[] {
  const { model, levelPx, s } = c;
  const { gapTextOf } = model;
  if (!gapTextOf) return [];
  const size = GAP_TEXT * s;
  const stale = new Set(model.staleGaps);
  const onPath = new Map(model.gapPath.map((step) => [step.id, step.text]));
  const notable = new Set([...stale, ...model.marks.map((m) => m.id), ...model.tags.map((t) => t.id)]);
  const rank = ({ vma: { id } }: Item): number => (notable.has(id) ? 0 : onPath.has(id) ? 1 : 2);
  const isRoomy = levelPx >= ROOMY_LEVEL_PX * s;
  const wanted = c.items
    .filter((item) => item.kind === 'node' && (isRoomy || rank(item) < 2))
    .sort((a, b) => rank(a) - rank(b) || a.depth - b.depth);
  return wanted.flatMap((item) => {
    const { id, rb_subtree_gap } = item.vma;
    for (const words of new Set([onPath.get(id) ?? '', gapTextOf(rb_subtree_gap)])) {
      if (words === '') continue;
      const w = monoWidth(words, size);
      const sides: readonly Side[] = rank(item) < 2 ? ['below', 'right', 'left', 'above'] : ['below', 'right', 'left'];
      const thing = c.boxOf(item);
      const places = sides.flatMap((side) => [...placesAt(thing, w, size * 1.2, besideGap(side) * s, [side])]);
      const box = free.place(places);
      if (!box) continue;
      const cls = `vs-gap-text vs-mono${stale.has(id) ? ' vs-stale' : ''}${onPath.has(id) ? ' vs-gap-max' : ''}`;
      const at = inBox({ ...box, x: 0, y: 0 }, size);
      const shapes: Shape[] = [text('text', cls, at.x, at.y, size, words, 'middle')];
      if (stale.has(id))
        shapes.push(
          path('strike', 'vs-strike', [
            [0, box.h / 2],
            [w, box.h / 2],
          ]),
        );
      return [group(`gap:${id}`, '', box.x, box.y, shapes)];
    }
    return [];
  });
}

/**
 * All labels, to be drawn over the nodes: a ring that comes with the pointer crosses no text. The leaders among them
 * (isLeader) go under the nodes.
 */
export function treeLabels(c: LabelContext): Group[] {
  const { model } = c;
  const free = freePlaces(c.place.width, c.place.height, 3 * c.s);
  const itemOf = new Map(c.items.map((item) => [item.vma.id, item]));
  for (const item of c.items) free.take(c.boxOf(item));
  for (const line of c.lines) free.avoid(line);
  const touched = [...model.marks, ...model.tags, ...model.descent].map(({ id }) => id);
  const looked = [model.selected, model.hovered].filter((id) => id !== null);
  const first = [
    ...caption(c, free),
    ...tags(c, free, itemOf),
    ...notes(c, free, itemOf),
    ...names(c, free, touched, itemOf),
    ...comparisons(c, free, itemOf),
  ];
  const more = gaps(c, free);
  const isTouched = new Set(touched);
  return [
    ...more,
    ...names(
      c,
      free,
      looked.filter((id) => !isTouched.has(id)),
      itemOf,
    ),
    ...first,
  ];
}

/** What an item covers: its node with rings where it has some, its triangle with the count. */
export function coveredBy(
  item: TreeItem,
  at: { readonly x: number; readonly y: number; readonly w: number; readonly h: number },
  isRinged: boolean,
  s: number,
): Box {
  const out = (isRinged ? RING_PX : 3) * s;
  const below = item.kind === 'triangle' ? 20 * s : 0;
  return { x: at.x - at.w / 2 - out, y: at.y - at.h / 2 - out, w: at.w + 2 * out, h: at.h + 2 * out + below };
}
