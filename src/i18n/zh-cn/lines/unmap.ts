import type * as unmapListings from '../../../listing/unmap';
import { common } from './common';
import type { LinesOf } from './lines-of';

export const unmap: LinesOf<typeof unmapListings> = {
  ...common,
  'list: prev and the first that stays are neighbours': '链表：prev 与第一个留下的现在相邻',
  'does one stay above?': '上方还有留下的？',
  'the hole below it has grown: vma_gap_update(next)': '它下方的空洞变大了：vma_gap_update(next)',
  'otherwise highest_vm_end ← the end of prev, or 0': '否则 highest_vm_end ← prev 的终点，或 0',
};
