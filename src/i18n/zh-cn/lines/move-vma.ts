import type * as moveVmaListings from '../../../listing/move-vma';
import { common } from './common';
import { type LinesOf, same } from './lines-of';

export const moveVma: LinesOf<typeof moveVmaListings> = {
  ...common,
  'map_count ≥ max_map_count − 3? → ENOMEM': 'map_count ≥ max_map_count − 3？→ ENOMEM',
  'copy ← copy_vma(vma, new_addr, new_len, pgoff)': same,
  'DONTUNMAP: is vma locked? then cut the moved part out': 'DONTUNMAP：vma 已锁定？则切出要移动的部分',
  'the pages move over; mapping and index stay': '页移过去；mapping 和 index 不变',
  'VM_ACCOUNT?': 'VM_ACCOUNT？',
  'clear VM_ACCOUNT: the charge moves too': '去掉 VM_ACCOUNT：记账也跟着移动',
  'total_vm and its class ← + pages of new_len': 'total_vm 及其类别的计数 ← + new_len 的页数',
  'vma stays, empty: charge it again, not locked': 'vma 保留，里面是空的：重新记账，不再锁定',
  'have all pages of vma moved?': 'vma 的页全都移走了？',
  'leave its anon_vmas: as if never written to': '离开它的各 anon_vma：就像从未写过',
  'otherwise unmap the old range': '否则解除旧范围的映射',
  'is something left of vma?': 'vma 还有剩下的部分？',
  'VM_ACCOUNT again, on both sides of the cut': '切口两侧都恢复 VM_ACCOUNT',
  'locked: locked_vm ← + pages. return new_addr': '若锁定：locked_vm ← + 页数。返回 new_addr',
  'anonymous, and without an anon_vma?': '匿名，又没有 anon_vma？',
  'otherwise: anonymous, and shared with nobody?': '否则：匿名，又没有与谁共享？',
  'pgoff ← the page number of the new address': 'pgoff ← 新地址的页号',
  'where is the place for [addr, end)?': '[addr, end) 的位置在哪里？',
  'can a neighbour take [addr, end), with what vma has?': '按 vma 的属性，有邻居能接收 [addr, end) 吗？',
  'has vma itself become part of it? then vma ← it': 'vma 自己也并进去了？则 vma ← 它',
  'otherwise insert ← a copy of vma for [addr, end)': '否则 insert ← vma 的副本，范围 [addr, end)',
  'it joins every anon_vma that vma is in': '它加入 vma 所在的每个 anon_vma',
  'vma_link(insert) at the place': 'vma_link(insert)，接入该位置',
};
