import type { Steps } from './type';

export const rbTree = {
  'rb_insert.root': {
    yes: '{node} has no parent: it is the root.',
    no: '{node} has a parent, whose colour decides.',
  },
  'rb_insert.paintRoot': '{node} becomes black, as a root must be. Every path gains the same one black node.',
  'rb_insert.parentBlack': {
    yes: '{parent} is black: a red {node} below it breaks no rule. Done.',
    no: '{parent} is red, and so is {node}: red below red is not allowed.',
  },
  'rb_insert.uncleRed': {
    yes: 'The uncle {uncle} is red as well: recolouring is enough.',
    no: 'The uncle ({uncle}) is black (NULL counts as black): a rotation is needed.',
  },
  'rb_insert.recolour':
    '{parent} and {uncle} become black, {gparent} red: each path has as many black nodes as before. Now {gparent} may stand below a red one.',
  'rb_insert.inner': {
    yes: '{node} is the inner grandchild of {gparent}: it must come to the outside first.',
    no: '{node} is the outer grandchild of {gparent}: one rotation is enough.',
  },
  'rb_insert.rotateParent':
    '{node} comes up and {parent} goes below it. The two red nodes stand in line now and swap their roles.',
  'rb_insert.rotateGparent': '{parent} comes up and {gparent} goes below it, on the other side than {node}.',
  'rb_insert.swapColours':
    '{parent} becomes black, {gparent} red: no red node stands below a red one, and each path has as many black nodes as before.',

  'rb_erase.two': {
    yes: '{node} has two children: neither of them can simply take its place.',
    no: '{node} has at most one child, and that can take its place.',
  },
  'rb_erase.successor':
    '{successor} is the next higher VMA, the leftmost in the right subtree: it will take the place of {node}.',
  'rb_erase.relink':
    '{successor} takes the place, the children and the colour of {node}; its own right child ({child}) moves up. Objects are relinked, nothing is copied.',
  'rb_erase.gapsInner': 'The largest holes are worked out again, from {parent} upwards.',
  'rb_erase.replace': '{child} takes the place and the colour of {node}, below {parent}.',
  'rb_erase.gaps': 'The largest holes are worked out again, from {parent} upwards.',
  'rb_erase.deficit': {
    yes: 'A black node has gone, and no red one could take over its colour: one side below {parent} is short of a black node.',
    no: 'No path is short of a black node: the tree is in order.',
  },

  'rb_erase_color.siblingRed': {
    yes: 'The sibling {sibling} is red. It is brought above {parent} first, so that the short side gets a black sibling.',
    no: 'The sibling {sibling} is black: its children decide.',
  },
  'rb_erase_color.rotateParent': '{sibling} comes up and {parent} goes below it, on the short side.',
  'rb_erase_color.swapColours':
    '{sibling} becomes black, {parent} red. The former inner nephew, a black node, is the sibling now.',
  'rb_erase_color.outerRed': {
    yes: 'The outer nephew {child} is red: one rotation will settle it.',
    no: 'The outer nephew ({child}) is black.',
  },
  'rb_erase_color.innerRed': {
    yes: 'The inner nephew {child} is red: it is brought to the outside first.',
    no: 'The inner nephew ({child}) is black too: {sibling} can do without its black.',
  },
  'rb_erase_color.siblingPaint':
    '{sibling} becomes red. Both sides below {parent} are equal again, but together they are short of a black node.',
  'rb_erase_color.parentRed': {
    yes: '{parent} is red: it can supply the missing black.',
    no: '{parent} is black already: the shortage moves one level up.',
  },
  'rb_erase_color.parentPaint': '{parent} becomes black, and no path is short any more. Done.',
  'rb_erase_color.atRoot': {
    yes: '{node} is the root: all paths are shorter by the same one, so they are equal. Done.',
    no: '{node} is not the root: its side is the short one now.',
  },
  'rb_erase_color.rotateSibling':
    '{child} comes up, {sibling} goes below it, to the outside: {child} is the sibling now.',
  'rb_erase_color.innerPaint': '{sibling} becomes black, {child} red: the outer nephew is red now.',
  'rb_erase_color.rotateLast': '{sibling} comes up and {parent} goes below it: the short side gets one node more.',
  'rb_erase_color.lastPaint':
    '{sibling} takes the colour that {parent} had; {parent} and {child} become black. Each path has its number again. Done.',
} as const satisfies Partial<Steps>;
