import type * as rbEraseListings from '../../../listing/rb-erase';
import type * as rbInsertListings from '../../../listing/rb-insert';
import { common } from './common';
import type { LinesOf } from './lines-of';

export const rbTree: LinesOf<typeof rbInsertListings | typeof rbEraseListings> = {
  ...common,
  'again: has node no parent?': '重复：node 没有父节点？',
  'it is the root: node ← black, done': '它是根：node ← 黑，完成',
  'is the parent black? then no rule is broken: done': '父节点是黑色？则没有违反规则：完成',
  'is the uncle red?': '叔节点是红色？',
  'parent, uncle ← black; gparent ← red, again from it': 'parent、uncle ← 黑；gparent ← 红，从它重复',
  'is node the inner grandchild?': 'node 是内侧的孙节点？',
  'rotate at parent: node comes up; swap their roles': '在 parent 处旋转：node 上升；两者互换角色',
  'rotate at gparent, the other way: parent comes up': '在 gparent 处反向旋转：parent 上升',
  'parent ← black, gparent ← red: done': 'parent ← 黑，gparent ← 红：完成',
  'has node two children?': 'node 有两个子节点？',
  'successor ← the leftmost in the right subtree': 'successor ← 右子树中最左的节点',
  'it takes place and colour of node; its child moves up': '它接过 node 的位置和颜色；它的子节点上移',
  'gaps: from where it was, upwards': '空洞：从它原来的位置起向上更新',
  'otherwise: its child or NULL takes place and colour': '否则：由它的子节点或 NULL 接过位置和颜色',
  'gaps: from the parent upwards': '空洞：从父节点起向上更新',
  'is a black node missing now? then rb_erase_color': '现在缺一个黑节点？则 rb_erase_color',
  'again: is the sibling of the short side red?': '重复：短的一侧的兄弟节点是红色？',
  'rotate at parent: the sibling comes up': '在 parent 处旋转：兄弟节点上升',
  'sibling ← black, parent ← red; its child is sibling': 'sibling ← 黑，parent ← 红；其子节点成为 sibling',
  'is the outer nephew red?': '外侧侄节点是红色？',
  'no: is the inner nephew red?': '不是：内侧侄节点是红色？',
  'neither: sibling ← red': '都不是：sibling ← 红',
  'is the parent red?': '父节点是红色？',
  'parent ← black: done': 'parent ← 黑：完成',
  'node ← parent: the root? done. otherwise again': 'node ← parent：是根？完成；否则重复',
  'yes: rotate at sibling, the nephew comes up': '是：在 sibling 处旋转，侄节点上升',
  'nephew ← black, it is sibling; the old one ← red': '侄节点 ← 黑，它成为 sibling；原来的 ← 红',
  'sibling ← colour of parent; parent, nephew ← black': 'sibling ← parent 的颜色；parent、侄节点 ← 黑',
};
