/** 红黑树的词句：节点、各种情形、查找时的提问。 */
import type { tree as english } from '../en/tree';

export const tree: Readonly<Record<keyof typeof english, string>> = {
  'tree.title': '红黑树',
  'tree.empty': '没有 VMA',
  'tree.description': '共 {n} 个节点，根为 {root}。节点位于各自 VMA 的下方。',
  'tree.red': '红',
  'tree.black': '黑',
  'tree.gap': '空洞 {size}',
  'tree.gap.from': '空洞 {size} ← {from}',
  'tree.gap.own': '空洞 {size} ← 自身',
  'tree.node.red': '{name}，红节点，父节点 {parent}，左 {left}，右 {right}',
  'tree.node.black': '{name}，黑节点，父节点 {parent}，左 {left}，右 {right}',
  'tree.red.letter': '红',
  'tree.black.letter': '黑',
};
