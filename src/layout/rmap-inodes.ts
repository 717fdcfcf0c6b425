/**
 * The files of the reverse mapping: each inode's i_mmap as intervals over the file's pages.
 *
 *     libc.so.6              512 pages
 *     0 ├──────────────────────────┤
 *       ▭ D   ▭▭▭▭▭ E
 *             ▭▭▭▭▭ F
 */

import { rings } from './bar-boxes';
import type { RmapInode, RmapMember, RmapModel } from './rmap-model';
import { caption, LIST, ringState } from './rmap-parts';
import { type Group, group, path, rect, type Shape, text } from './scene';
import { fitText, sansWidth } from './text-metrics';

/** Sizes at scale 1, CSS pixels. */
const SIZE = { head: 18, track: 14, bar: 20, lane: 26, least: 24, gap: 16, tick: 4 } as const;

interface Placed {
  readonly member: RmapMember;
  readonly x: number;
  readonly w: number;
  readonly lane: number;
}

/** Intervals on lanes: none covers another. */
function onLanes(inode: RmapInode, w: number, s: number): Placed[] {
  const ends: number[] = [];
  const least = SIZE.least * s;
  return inode.members.map((member) => {
    const from = (member.first / Math.max(1, inode.extent)) * w;
    const to = (member.past / Math.max(1, inode.extent)) * w;
    const width = Math.min(w, Math.max(least, to - from));
    const x = Math.max(0, Math.min(from, w - width));
    const found = ends.findIndex((end) => end <= x);
    const lane = found < 0 ? ends.length : found;
    ends[lane] = x + width + 6 * s;
    return { member, x, w: width, lane };
  });
}

function memberGroup(model: RmapModel, inode: RmapInode, placed: Placed, x: number, y: number, s: number): Group {
  const { member, w } = placed;
  const h = SIZE.bar * s;
  const lit = { mark: member.mark, selected: model.selected === member.id, hovered: model.hovered === member.id };
  const size = LIST.text * s;
  const pages = `${member.first}–${member.past - 1}`;
  const nameW = sansWidth(member.name, size, true);
  const shapes: Shape[] = [
    rect('body', `vs-body vs-${member.kind}${member.mark ? ` vs-is-${member.mark}` : ''}`, 0, 0, w, h, 3 * s),
  ];
  const hasRoom = w > nameW + sansWidth(pages, size) + 22 * s;
  if (hasRoom) {
    shapes.push(
      text('name', 'vs-name', 7 * s, h / 2 + size * 0.36, size, member.name),
      text('pages', 'vs-detail', w - 7 * s, h / 2 + size * 0.36, size, pages, 'end'),
    );
  } else shapes.push(text('name', 'vs-name', w / 2, h / 2 + size * 0.36, size, member.name, 'middle'));
  shapes.push(...rings(0, 0, w, h, 3 * s, s * 0.7, ringState(lit)));
  return group(`member:${member.id}:${inode.id}`, 'vs-vma', x + placed.x, y + placed.lane * SIZE.lane * s, shapes, {
    kind: 'vma',
    id: member.id,
    label: member.label,
    selected: lit.selected,
  });
}

function inodeHead(inode: RmapInode, x: number, y: number, w: number, s: number): Group {
  const size = LIST.text * s;
  const base = (SIZE.head / 2) * s + size * 0.36;
  const track = (SIZE.head + SIZE.track / 2) * s;
  const room = w - sansWidth(inode.size, size) - 10 * s;
  const end = (px: number): readonly [number, number][] => [
    [px, track - SIZE.tick * s],
    [px, track + SIZE.tick * s],
  ];
  return group(`inode:${inode.id}`, '', x, y, [
    text(
      'name',
      'vs-strong',
      0,
      base,
      size,
      fitText(inode.name, room, (content) => sansWidth(content, size, true)),
    ),
    text('size', 'vs-muted', w, base, size, inode.size, 'end'),
    path('track', 'vs-track', [
      [0, track],
      [w, track],
    ]),
    path('from', 'vs-track', end(0)),
    ...(inode.isCut ? [] : [path('to', 'vs-track', end(w))]),
  ]);
}

/** The inodes one under the other, from `top` on; nothing where there are none. */
export function inodeColumn(
  model: RmapModel,
  x: number,
  top: number,
  w: number,
  s: number,
): { readonly groups: readonly Group[]; readonly bottom: number } {
  if (model.inodes.length === 0) return { groups: [], bottom: top };
  const groups: Group[] = [caption('head:inodes', x, top + (LIST.head / 2) * s, model.heads.inodes, s)];
  let y = top + LIST.head * s;
  for (const inode of model.inodes) {
    groups.push(inodeHead(inode, x, y, w, s));
    const lanes = y + (SIZE.head + SIZE.track) * s;
    const placed = onLanes(inode, w, s);
    groups.push(...placed.map((each) => memberGroup(model, inode, each, x, lanes, s)));
    const count = placed.reduce((most, { lane }) => Math.max(most, lane + 1), 0);
    y = lanes + count * SIZE.lane * s;
    if (inode.more !== '') {
      groups.push(caption(`more-members:${inode.id}`, x, y + 8 * s, inode.more, s));
      y += 18 * s;
    }
    y += SIZE.gap * s;
  }
  if (model.moreInodes !== '') {
    groups.push(caption('note:inodes', x, y + 8 * s, model.moreInodes, s));
    y += LIST.head * s;
  }
  return { groups, bottom: y };
}
