/** A red node has been hung: no red node may keep a red parent. */
import { critical, type Listing, test } from './types';

export const rbInsert = {
  fn: 'rb_insert',
  source: 'lib/rbtree.c: __rb_insert, Linux 5.10',
  lines: {
    root: test(0, 'again: has node no parent?'),
    paintRoot: critical(1, 'it is the root: node ← black, done'),
    parentBlack: test(0, 'is the parent black? then no rule is broken: done'),
    uncleRed: test(0, 'is the uncle red?'),
    recolour: critical(1, 'parent, uncle ← black; gparent ← red, again from it'),
    inner: test(0, 'is node the inner grandchild?'),
    rotateParent: critical(1, 'rotate at parent: node comes up; swap their roles'),
    rotateGparent: critical(0, 'rotate at gparent, the other way: parent comes up'),
    swapColours: critical(0, 'parent ← black, gparent ← red: done'),
  },
} as const satisfies Listing;
