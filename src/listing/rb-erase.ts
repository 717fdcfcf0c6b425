/** Taking a node out of the tree, and making up for a black node that is missing then. */
import { call, critical, type Listing, only, plain, test, VMACACHE } from './types';

export const rbErase = {
  fn: 'rb_erase',
  source: 'include/linux/rbtree_augmented.h: __rb_erase_augmented, Linux 5.10',
  lines: {
    two: test(0, 'has node two children?'),
    successor: plain(1, 'successor ← the leftmost in the right subtree'),
    relink: critical(1, 'it takes place and colour of node; its child moves up'),
    gapsInner: only(VMACACHE, call(1, 'gaps: from where it was, upwards')),
    replace: critical(0, 'otherwise: its child or NULL takes place and colour'),
    gaps: only(VMACACHE, call(1, 'gaps: from the parent upwards')),
    deficit: test(0, 'is a black node missing now? then rb_erase_color'),
  },
} as const satisfies Listing;

export const rbEraseColor = {
  fn: 'rb_erase_color',
  source: 'lib/rbtree.c: ____rb_erase_color, Linux 5.10',
  lines: {
    siblingRed: test(0, 'again: is the sibling of the short side red?'),
    rotateParent: critical(1, 'rotate at parent: the sibling comes up'),
    swapColours: critical(1, 'sibling ← black, parent ← red; its child is sibling'),
    outerRed: test(0, 'is the outer nephew red?'),
    innerRed: test(1, 'no: is the inner nephew red?'),
    siblingPaint: critical(2, 'neither: sibling ← red'),
    parentRed: test(2, 'is the parent red?'),
    parentPaint: critical(3, 'parent ← black: done'),
    atRoot: test(2, 'node ← parent: the root? done. otherwise again'),
    rotateSibling: critical(1, 'yes: rotate at sibling, the nephew comes up'),
    innerPaint: critical(1, 'nephew ← black, it is sibling; the old one ← red'),
    rotateLast: critical(0, 'rotate at parent: the sibling comes up'),
    lastPaint: critical(0, 'sibling ← colour of parent; parent, nephew ← black'),
  },
} as const satisfies Listing;
