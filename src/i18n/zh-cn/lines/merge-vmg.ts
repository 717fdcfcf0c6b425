import type * as mergeVmgListings from '../../../listing/merge-vmg';
import type * as splitListings from '../../../listing/split';
import { common } from './common';
import { type LinesOf, same } from './lines-of';
import { merge } from './merge';

export const mergeVmg: LinesOf<typeof mergeVmgListings | typeof splitListings> = {
  ...merge,
  ...common,
  'brk: does the range fit behind prev? only that is asked': 'brk：该范围能接在 prev 后面？只问这一点',
  'prev and next ← the VMAs on both sides of the hole': 'prev 和 next ← 空洞两侧的 VMA',
  'does prev end at addr, and does the range fit behind it?': 'prev 结束于 addr，且该范围能接在它后面？',
  'does next start at end, and does it fit before it?': 'next 起始于 end，且该范围能接在它前面？',
  'case 1: target ← prev, up to the end of next': '情形 1：target ← prev，直到 next 的终点',
  'case 2: target ← prev, up to end': '情形 2：target ← prev，直到 end',
  'case 3: target ← next, from addr on': '情形 3：target ← next，从 addr 开始',
  'vma_expand(target)': same,
  'nobody can take the range: return NULL': '没有邻居能接收该范围：返回 NULL',
  'merged: return the target': '已合并：返回 target',
  'middle ← the VMA of the range; prev, next beside it': 'middle ← 该范围所在的 VMA；prev、next 在两旁',
  'case 6: target ← prev; middle and next will go': '情形 6：target ← prev；去掉 middle 和 next',
  'case 7, all of middle: target ← prev; middle will go': '情形 7，整个 middle：target ← prev；去掉 middle',
  'case 5, its head: target ← prev; middle begins at end': '情形 5，头部：target ← prev；middle 从 end 开始',
  'case 8, all of middle: target ← next; middle will go': '情形 8，整个 middle：target ← next；去掉 middle',
  'case 4, its tail: target ← next; middle ends at addr': '情形 4，尾部：target ← next；middle 结束于 addr',
  'dup_anon_vma: may the target need an anon_vma?': 'dup_anon_vma：target 可能需要 anon_vma？',
  'commit_merge: move the bounds': 'commit_merge：移动边界',
  'does vma reach over next? then next will go': 'vma 伸到了 next 之上？则 next 将去掉',
  'dup_anon_vma: may vma need that of next?': 'dup_anon_vma：vma 可能需要 next 的 anon_vma？',
  'has the one that grows none, and the other one has?': '扩展的一方没有 anon_vma，而另一方有？',
  'has a VMA to go?': '有 VMA 要去掉？',
};
