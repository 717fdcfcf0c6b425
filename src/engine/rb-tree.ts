/**
 * The red-black tree of mm->mm_rb, with the kernel's own decisions, so the shape is the kernel's.
 * Models: __rb_insert and __rb_erase_augmented / ____rb_erase_color of lib/rbtree.c, the same shape and
 * colours from 2.6 to 6.0. Both sides are one code: `side` is where the parent (or the deficit) hangs.
 * Nodes are found by identity only; an in-place change of a key never matters here.
 */
import type { Edit } from './edit';
import { computeSubtreeGap, propagateGap } from './subtree-gap';
import type { Colour, MmId, Vma, VmaId } from './world';

type Side = 'left' | 'right';
const opposite = (side: Side): Side => (side === 'left' ? 'right' : 'left');
const childOf = (vma: Vma, side: Side): VmaId | null => (side === 'left' ? vma.rb_left : vma.rb_right);
/** NULL children count as black. */
const isRed = (edit: Edit, id: VmaId | null): id is VmaId => id !== null && edit.vma(id).rb_colour === 'red';

function setChild(edit: Edit, id: VmaId, side: Side, child: VmaId | null): void {
  const vma = edit.editVma(id);
  if (side === 'left') vma.rb_left = child;
  else vma.rb_right = child;
}

/** Where `old` hung, below parent or at the root, now hangs `now`. */
function replaceChild(edit: Edit, mm: MmId, parent: VmaId | null, old: VmaId, now: VmaId | null): void {
  if (parent === null) edit.editMm(mm).mm_rb = now;
  else setChild(edit, parent, edit.vma(parent).rb_left === old ? 'left' : 'right', now);
}

const paint = (edit: Edit, id: VmaId, colour: Colour): void => {
  edit.editVma(id).rb_colour = colour;
};

/**
 * Rotate `top` down towards `side`; the child on the other side comes up. The gap of the whole subtree
 * is unchanged, so the new top takes the old one's value and only the old top is computed anew.
 *
 *        T                 C
 *       / \      left     / \
 *      a   C   ------>   T   c
 *         / \           / \
 *        b   c         a   b
 */
function rotate(edit: Edit, mm: MmId, top: VmaId, side: Side): VmaId {
  const { rb_parent, rb_subtree_gap } = edit.vma(top);
  const up = childOf(edit.vma(top), opposite(side));
  if (up === null) throw new Error(`engine: rotation of vma ${top} without a child`);
  const inner = childOf(edit.vma(up), side);
  setChild(edit, top, opposite(side), inner);
  if (inner !== null) edit.editVma(inner).rb_parent = top;
  setChild(edit, up, side, top);
  replaceChild(edit, mm, rb_parent, top, up);
  const upper = edit.editVma(up);
  upper.rb_parent = rb_parent;
  upper.rb_subtree_gap = rb_subtree_gap;
  edit.editVma(top).rb_parent = up;
  edit.editVma(top).rb_subtree_gap = computeSubtreeGap(edit, edit.vma(top));
  return up;
}

/** rb_link_node(): hang the node, red and with a gap of 0, where a descent ended. */
export function rbLinkNode(edit: Edit, mm: MmId, id: VmaId, parent: VmaId | null, side: Side): void {
  const vma = edit.editVma(id);
  vma.rb_parent = parent;
  vma.rb_left = null;
  vma.rb_right = null;
  vma.rb_colour = 'red';
  vma.rb_subtree_gap = 0;
  if (parent === null) edit.editMm(mm).mm_rb = id;
  else setChild(edit, parent, side, id);
}

/** rb_insert_augmented() after the link: no red node may keep a red parent. */
export function rbInsertColour(edit: Edit, mm: MmId, inserted: VmaId): void {
  let node = inserted;
  for (;;) {
    let parent = edit.vma(node).rb_parent;
    edit.rec?.test('rb_insert.root', parent === null, { node });
    if (parent === null) {
      paint(edit, node, 'black');
      edit.rec?.at('rb_insert.paintRoot', { node });
      return;
    }
    const red = isRed(edit, parent);
    edit.rec?.test('rb_insert.parentBlack', !red, { node, parent });
    if (!red) return;
    const gparent = edit.vma(parent).rb_parent as VmaId;
    const side: Side = edit.vma(gparent).rb_left === parent ? 'left' : 'right';
    const uncle = childOf(edit.vma(gparent), opposite(side));
    const uncleRed = isRed(edit, uncle);
    edit.rec?.test('rb_insert.uncleRed', uncleRed, { node, parent, gparent, uncle, side });
    if (uncleRed) {
      paint(edit, parent, 'black');
      paint(edit, uncle, 'black');
      paint(edit, gparent, 'red');
      edit.rec?.at('rb_insert.recolour', { node, parent, gparent, uncle });
      node = gparent;
      continue;
    }
    const inner = childOf(edit.vma(parent), opposite(side)) === node;
    edit.rec?.test('rb_insert.inner', inner, { node, parent, gparent });
    if (inner) {
      rotate(edit, mm, parent, side);
      edit.rec?.at('rb_insert.rotateParent', { node, parent, gparent, side });
      [node, parent] = [parent, node];
    }
    rotate(edit, mm, gparent, opposite(side));
    edit.rec?.at('rb_insert.rotateGparent', { node, parent, gparent, side: opposite(side) });
    paint(edit, parent, 'black');
    paint(edit, gparent, 'red');
    edit.rec?.at('rb_insert.swapColours', { node, parent, gparent });
    return;
  }
}

/** rb_erase_augmented(): take the node out; it keeps its own fields until it is freed. */
export function rbErase(edit: Edit, mm: MmId, id: VmaId): void {
  const { rb_left, rb_right } = edit.vma(id);
  edit.rec?.test('rb_erase.two', rb_left !== null && rb_right !== null, { node: id });
  const deficit =
    rb_left !== null && rb_right !== null
      ? eraseInner(edit, mm, id, rb_left, rb_right)
      : eraseOuter(edit, mm, id, rb_left ?? rb_right);
  edit.rec?.test('rb_erase.deficit', deficit !== null, { node: id, parent: deficit });
  if (deficit !== null) rbEraseColour(edit, mm, deficit);
}

/** At most one child: it takes the place and the colour. Returns where a black node is missing. */
function eraseOuter(edit: Edit, mm: MmId, id: VmaId, child: VmaId | null): VmaId | null {
  const { rb_parent, rb_colour } = edit.vma(id);
  replaceChild(edit, mm, rb_parent, id, child);
  if (child !== null) {
    const heir = edit.editVma(child);
    heir.rb_parent = rb_parent;
    heir.rb_colour = rb_colour;
  }
  edit.rec?.at('rb_erase.replace', { node: id, child, parent: rb_parent });
  if (edit.profile.gapSearch === 'tree') edit.rec?.at('rb_erase.gaps', { node: id, parent: rb_parent });
  propagateGap(edit, rb_parent, null);
  return child === null && rb_colour === 'black' ? rb_parent : null;
}

/**
 * Two children: the successor, the next VMA upwards, is relinked into the place. Never a copy of contents.
 *
 *        Z                 S
 *       / \               / \
 *      x   y     --->    x   y
 *         /                 /
 *        S                 c2
 *         \
 *          c2
 */
function eraseInner(edit: Edit, mm: MmId, id: VmaId, left: VmaId, right: VmaId): VmaId | null {
  const { rb_parent, rb_colour, rb_subtree_gap } = edit.vma(id);
  let successor = right;
  let parent = id;
  for (let below = edit.vma(right).rb_left; below !== null; below = edit.vma(below).rb_left) {
    parent = successor;
    successor = below;
  }
  edit.rec?.at('rb_erase.successor', { node: id, successor });
  const child = edit.vma(successor).rb_right;
  const successorColour = edit.vma(successor).rb_colour;
  if (parent === id) {
    parent = successor;
  } else {
    setChild(edit, parent, 'left', child);
    if (child !== null) edit.editVma(child).rb_parent = parent;
    edit.editVma(successor).rb_right = right;
    edit.editVma(right).rb_parent = successor;
  }
  replaceChild(edit, mm, rb_parent, id, successor);
  edit.editVma(left).rb_parent = successor;
  const heir = edit.editVma(successor);
  heir.rb_left = left;
  heir.rb_parent = rb_parent;
  heir.rb_colour = rb_colour;
  heir.rb_subtree_gap = rb_subtree_gap;
  if (child !== null) edit.editVma(child).rb_colour = 'black';
  edit.rec?.at('rb_erase.relink', { node: id, successor, child, parent });
  if (edit.profile.gapSearch === 'tree') edit.rec?.at('rb_erase.gapsInner', { node: id, parent });
  if (parent !== successor) propagateGap(edit, parent, successor);
  propagateGap(edit, successor, null);
  return child === null && successorColour === 'black' ? parent : null;
}

/** ____rb_erase_color(): one side of `start` lacks a black node. */
function rbEraseColour(edit: Edit, mm: MmId, start: VmaId): void {
  let parent = start;
  let node: VmaId | null = null;
  for (;;) {
    // The deficit begins as a NULL child; only one child of a node with a deficit can be NULL.
    const side: Side = edit.vma(parent).rb_left === node ? 'left' : 'right';
    let sibling = childOf(edit.vma(parent), opposite(side)) as VmaId;
    const red = isRed(edit, sibling);
    edit.rec?.test('rb_erase_color.siblingRed', red, { parent, sibling, side });
    if (red) {
      rotate(edit, mm, parent, side);
      edit.rec?.at('rb_erase_color.rotateParent', { parent, sibling, side });
      paint(edit, sibling, 'black');
      paint(edit, parent, 'red');
      edit.rec?.at('rb_erase_color.swapColours', { parent, sibling });
      sibling = childOf(edit.vma(parent), opposite(side)) as VmaId;
    }
    const outer = childOf(edit.vma(sibling), opposite(side));
    const inner = childOf(edit.vma(sibling), side);
    const outerRed = isRed(edit, outer);
    edit.rec?.test('rb_erase_color.outerRed', outerRed, { parent, sibling, child: outer });
    if (!outerRed) {
      const innerRed = isRed(edit, inner);
      edit.rec?.test('rb_erase_color.innerRed', innerRed, { parent, sibling, child: inner });
      if (!innerRed) {
        paint(edit, sibling, 'red');
        edit.rec?.at('rb_erase_color.siblingPaint', { parent, sibling });
        const parentRed = isRed(edit, parent);
        edit.rec?.test('rb_erase_color.parentRed', parentRed, { parent, sibling });
        if (parentRed) {
          paint(edit, parent, 'black');
          edit.rec?.at('rb_erase_color.parentPaint', { parent });
          return;
        }
        node = parent;
        const above = edit.vma(parent).rb_parent;
        edit.rec?.test('rb_erase_color.atRoot', above === null, { node });
        if (above === null) return;
        parent = above;
        continue;
      }
      const risen = rotate(edit, mm, sibling, opposite(side));
      edit.rec?.at('rb_erase_color.rotateSibling', { parent, sibling, child: risen, side: opposite(side) });
      paint(edit, risen, 'black');
      paint(edit, sibling, 'red');
      edit.rec?.at('rb_erase_color.innerPaint', { parent, sibling: risen, child: sibling });
      sibling = risen;
    }
    const nephew = childOf(edit.vma(sibling), opposite(side)) as VmaId;
    const parentColour = edit.vma(parent).rb_colour;
    rotate(edit, mm, parent, side);
    edit.rec?.at('rb_erase_color.rotateLast', { parent, sibling, child: nephew, side });
    paint(edit, sibling, parentColour);
    paint(edit, parent, 'black');
    paint(edit, nephew, 'black');
    edit.rec?.at('rb_erase_color.lastPaint', { parent, sibling, child: nephew });
    return;
  }
}
