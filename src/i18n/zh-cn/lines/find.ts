import type * as findListings from '../../../listing/find';
import type * as gapListings from '../../../listing/gap';
import { common } from './common';
import type { LinesOf } from './lines-of';

export const find: LinesOf<typeof findListings | typeof gapListings> = {
  ...common,
  'is the vmacache older than mm->vmacache_seqnum?': 'vmacache 比 mm->vmacache_seqnum 旧？',
  'take the new number, empty the four slots': '记下新序号，清空四个缓存槽',
  'otherwise: is there a slot whose VMA contains addr?': '否则：有缓存槽中的 VMA 包含 addr？',
  'does mm->mmap_cache contain addr?': 'mm->mmap_cache 包含 addr？',
  'return it': '返回它',
  'node ← root of mm_rb; vma ← NULL; while there is a node:': 'node ← mm_rb 的根；vma ← NULL；只要有节点：',
  'vma ← node: it may be the one': 'vma ← node：可能就是它',
  'node.vm_start ≤ addr? then it is: stop': 'node.vm_start ≤ addr？就是它：停止',
  'otherwise node ← left child': '否则 node ← 左子节点',
  'otherwise node ← right child': '否则 node ← 右子节点',
  'if there is a vma: slot[hash(addr)] ← vma': '如果有 vma：slot[hash(addr)] ← vma',
  'if there is a vma: mm->mmap_cache ← vma': '如果有 vma：mm->mmap_cache ← vma',
  'return vma': '返回 vma',
  'is there one?': '有吗？',
  'return it and the VMA before it': '返回它和它前面的 VMA',
  'otherwise return NULL and the rightmost node': '否则返回 NULL 和最右的节点',
  'none, or does it start at end or above?': '没有，或者起点不低于 end？',
  'return NULL then, otherwise vma': '若是，返回 NULL；否则返回 vma',
  'node.vm_start < end? then it is in the way': 'node.vm_start < end？则它挡在那里',
  'return ENOMEM': '返回 ENOMEM',
  'return prev, rb_parent and the side: that is the place': '返回 prev、rb_parent 和左右哪一侧：这就是位置',
  'own gap of vma ← from the end of vm_prev to its start': 'vma 自己的空洞 ← 从 vm_prev 的终点到它的起点',
  'is max(own, left, right) what node has stored? stop': 'max(自己, 左, 右) 与 node 中存的相同？停止',
  'otherwise store it; the same for the parent': '否则存入；对父节点做同样的事',
  'mm/mmap.c: vma_gap_update, vma_compute_gap and the gap callbacks of mm_rb; Linux 5.10':
    'mm/mmap.c: vma_gap_update、vma_compute_gap 以及 mm_rb 的空洞回调；Linux 5.10',
};
