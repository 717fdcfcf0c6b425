import type * as brkListings from '../../../listing/brk';
import { common } from './common';
import { type LinesOf, same } from './lines-of';

export const brk: LinesOf<typeof brkListings> = {
  ...common,
  'brk < start_brk? → the present break': 'brk < start_brk？→ 当前的堆顶',
  'data and heap past RLIMIT_DATA? → the present break': '数据段和堆超过 RLIMIT_DATA？→ 当前的堆顶',
  'newbrk = oldbrk, in whole pages? only set it': '按整页算 newbrk = oldbrk？只设置堆顶',
  'does the break go down?': '堆顶下移？',
  'unmap [newbrk, oldbrk)': '解除 [newbrk, oldbrk) 的映射',
  'failed? → the present break': '失败了？→ 当前的堆顶',
  'otherwise next ← find_vma(oldbrk)': '否则 next ← find_vma(oldbrk)',
  'next less than a page above newbrk? → present break': 'next 距 newbrk 不足一页？→ 当前的堆顶',
  'the heap grows over [oldbrk, newbrk)': '堆扩大，占据 [oldbrk, newbrk)',
  'mm->brk ← brk': same,
  'grown, and is everything new to be locked?': '增长了，且新内存一律锁定？',
  'mm_populate(oldbrk, newbrk)': same,
  'get_unmapped_area(addr, len, MAP_FIXED)': same,
  'the place of [addr, end), cleared if need be': '[addr, end) 的位置，必要时先腾空',
  'cannot be charged? → ENOMEM': '无法记账？→ ENOMEM',
  'vma_link(vma)': same,
  'total_vm and its class ← + pages': 'total_vm 及其类别的计数 ← + 页数',
};
