import type * as linkListings from '../../../listing/link';
import { common } from './common';
import type { LinesOf } from './lines-of';

export const link: LinesOf<typeof linkListings> = {
  ...common,
  'list: vma between prev and what follows it': '链表：vma 位于 prev 与它后面的 VMA 之间',
  'does a VMA follow?': '后面还有 VMA？',
  'the hole below it has shrunk: vma_gap_update(next)': '它下方的空洞变小了：vma_gap_update(next)',
  'otherwise highest_vm_end ← the end of vma': '否则 highest_vm_end ← vma 的终点',
  'hang vma below rb_parent: red, rb_subtree_gap 0': 'vma 挂在 rb_parent 之下：红，rb_subtree_gap 为 0',
  'its own gap: vma_gap_update(vma)': '它自己的空洞：vma_gap_update(vma)',
  'where is the place of [vm_start, vm_end)?': '[vm_start, vm_end) 的位置在哪里？',
  'find_vma_links(vm_start, vm_end): where is its place?': 'find_vma_links(vm_start, vm_end)：位置在哪里？',
  'is something in the way? → ENOMEM': '有东西挡着？→ ENOMEM',
  'anonymous: vm_pgoff ← the page number of vm_start': '匿名：vm_pgoff ← vm_start 的页号',
  'list: its two neighbours point to each other': '链表：它的两个邻居改为互相指向',
};
