/** Sentences of the tree: its nodes, its cases, what a search asks. */
export const tree = {
  'tree.title': 'Red-black tree',
  'tree.empty': 'no VMAs',
  'tree.description': '{n} {n?node:nodes}, root {root}. Nodes stand under their VMAs.',
  'tree.red': 'red',
  'tree.black': 'black',
  'tree.gap': 'gap {size}',
  'tree.gap.from': 'gap {size} ← {from}',
  'tree.gap.own': 'gap {size} ← own',
  'tree.node.red': '{name}, red node, parent {parent}, left {left}, right {right}',
  'tree.node.black': '{name}, black node, parent {parent}, left {left}, right {right}',
  'tree.red.letter': 'R',
  'tree.black.letter': 'B',
} as const;
