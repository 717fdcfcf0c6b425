import type { Steps } from '../../en/steps/type';

export const rbTree = {
  'rb_insert.root': {
    yes: '{node} 没有父节点：它是根。',
    no: '{node} 有父节点，要看父节点的颜色。',
  },
  'rb_insert.paintRoot': '{node} 变为黑色，根必须是黑的；每条路径都同样多出一个黑节点。',
  'rb_insert.parentBlack': {
    yes: '{parent} 是黑色：它下面的红色 {node} 不违反任何规则，完成。',
    no: '{parent} 是红色，{node} 也是：红节点之下不允许有红节点。',
  },
  'rb_insert.uncleRed': {
    yes: '叔节点 {uncle} 也是红色：变色就够了。',
    no: '叔节点（{uncle}）是黑色（NULL 算黑色）：需要旋转。',
  },
  'rb_insert.recolour':
    '{parent} 和 {uncle} 变黑，{gparent} 变红：每条路径的黑节点数不变。但 {gparent} 现在可能位于红节点之下。',
  'rb_insert.inner': {
    yes: '{node} 是 {gparent} 的内侧孙节点：要先转到外侧。',
    no: '{node} 是 {gparent} 的外侧孙节点：旋转一次就够了。',
  },
  'rb_insert.rotateParent': '{node} 上升，{parent} 降到它下面；两个红节点现在同在一侧，并互换角色。',
  'rb_insert.rotateGparent': '{parent} 上升，{gparent} 降到它下面，与 {node} 分居两侧。',
  'rb_insert.swapColours':
    '{parent} 变黑，{gparent} 变红：不再有红节点位于红节点之下，每条路径的黑节点数也与原来相同。',

  'rb_erase.two': {
    yes: '{node} 有两个子节点：哪一个都不能直接顶替它。',
    no: '{node} 至多有一个子节点，可以由它顶替。',
  },
  'rb_erase.successor': '{successor} 是地址上的下一个 VMA，即右子树中最左的节点（后继）：由它来顶替 {node}。',
  'rb_erase.relink':
    '{successor} 接过 {node} 的位置、子节点和颜色；它自己的右子节点（{child}）上移。只改链接，不复制内容。',
  'rb_erase.gapsInner': '从 {parent} 起向上，重新计算子树最大空洞。',
  'rb_erase.replace': '{child} 接过 {node} 的位置和颜色，挂在 {parent} 之下。',
  'rb_erase.gaps': '从 {parent} 起向上，重新计算子树最大空洞。',
  'rb_erase.deficit': {
    yes: '少了一个黑节点，又没有红节点能补上它的颜色：{parent} 有一侧缺一个黑节点。',
    no: '没有哪条路径缺黑节点：树已经符合规则。',
  },

  'rb_erase_color.siblingRed': {
    yes: '兄弟节点 {sibling} 是红色：先把它转到 {parent} 上面，让短的一侧得到一个黑色的兄弟节点。',
    no: '兄弟节点 {sibling} 是黑色：要看它的子节点。',
  },
  'rb_erase_color.rotateParent': '{sibling} 上升，{parent} 降到它下面，位于短的一侧。',
  'rb_erase_color.swapColours': '{sibling} 变黑，{parent} 变红。原来的内侧侄节点是黑色，现在由它当兄弟节点。',
  'rb_erase_color.outerRed': {
    yes: '外侧侄节点 {child} 是红色：旋转一次就能解决。',
    no: '外侧侄节点（{child}）是黑色。',
  },
  'rb_erase_color.innerRed': {
    yes: '内侧侄节点 {child} 是红色：先把它转到外侧。',
    no: '内侧侄节点（{child}）也是黑色：{sibling} 可以让出自己的黑色。',
  },
  'rb_erase_color.siblingPaint': '{sibling} 变红。{parent} 的两侧又相等了，但合起来都缺一个黑节点。',
  'rb_erase_color.parentRed': {
    yes: '{parent} 是红色：可以由它补上缺少的黑色。',
    no: '{parent} 已经是黑色：缺口上移一层。',
  },
  'rb_erase_color.parentPaint': '{parent} 变黑，不再有路径缺黑节点，完成。',
  'rb_erase_color.atRoot': {
    yes: '{node} 就是根：所有路径都少了同一个黑节点，仍然相等，完成。',
    no: '{node} 不是根：现在是它所在的一侧短。',
  },
  'rb_erase_color.rotateSibling': '{child} 上升，{sibling} 降到它下面的外侧：现在 {child} 是兄弟节点。',
  'rb_erase_color.innerPaint': '{sibling} 变黑，{child} 变红：现在外侧侄节点是红色。',
  'rb_erase_color.rotateLast': '{sibling} 上升，{parent} 降到它下面：短的一侧多了一个节点。',
  'rb_erase_color.lastPaint':
    '{sibling} 取 {parent} 原来的颜色；{parent} 和 {child} 变黑。每条路径的黑节点数恢复原样，完成。',
} as const satisfies Partial<Steps>;
