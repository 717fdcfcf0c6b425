import type * as mergeListings from '../../../listing/merge';
import { type LinesOf, same } from './lines-of';

export const merge: LinesOf<typeof mergeListings> = {
  'is a VM_SPECIAL bit among the flags? → no merge': '标志位中有 VM_SPECIAL 的某一位？→ 不合并',
  'is it a share pool area? → no merge': '是 share pool 区域？→ 不合并',
  'next ← the VMA after prev; without prev, the first': 'next ← prev 后面的 VMA；没有 prev 则取第一个',
  'area ← next': same,
  'does next end where the range ends?': 'next 与该范围的终点相同？',
  'next ← its successor (cases 6, 7, 8)': 'next ← 它的后继（情形 6、7、8）',
  'does prev end at addr?': 'prev 结束于 addr？',
  'and does the range fit behind it?': '该范围能接在它后面吗？',
  'yes: does next start at end?': '能：next 起始于 end？',
  'and does the range fit before it?': '该范围能接在它前面吗？',
  'and may both have one anon_vma?': '两者可以共用一个 anon_vma 吗？',
  'case 1 or 6: prev takes all up to next.vm_end': '情形 1 或 6：prev 一直占到 next.vm_end',
  'otherwise case 2, 5 or 7: prev takes all up to end': '否则情形 2、5 或 7：prev 一直占到 end',
  'otherwise: does next start at end?': '否则：next 起始于 end？',
  'yes: does addr lie inside prev?': '能：addr 落在 prev 之内？',
  'case 4: prev ends at addr, next begins there': '情形 4：prev 结束于 addr，next 从那里开始',
  'otherwise case 3 or 8: next begins at addr': '否则情形 3 或 8：next 从 addr 开始',
  'neither: return NULL': '都不行：返回 NULL',
  'merged: khugepaged is told of the VMA, for huge pages': '已合并：为了大页，把该 VMA 告知 khugepaged',
  'merged: return the VMA that holds the range now': '已合并：返回现在包含该范围的 VMA',
};
