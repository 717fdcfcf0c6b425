import type * as madviseListings from '../../../listing/madvise';
import { common } from './common';
import { type LinesOf, same } from './lines-of';

export const madvise: LinesOf<typeof madviseListings> = {
  ...common,
  'is the advice unknown? → EINVAL': '建议不认识？→ EINVAL',
  'does len wrap to 0? → EINVAL': 'len 回绕为 0？→ EINVAL',
  'vma, prev ← find_vma_prev(addr)': 'vma、prev ← find_vma_prev(addr)',
  'again: is there no VMA left? → ENOMEM': '重复：再没有 VMA 了？→ ENOMEM',
  'is there a hole before vma? remember ENOMEM, skip it': 'vma 之前有空洞？记住 ENOMEM，跳过空洞',
  'is the end of the range in it? → ENOMEM': '范围的终点在空洞里？→ ENOMEM',
  'advise vma; if flags change: madvise_behavior': '对 vma 采纳建议；要改标志位：madvise_behavior',
  'would it discard sealed read-only memory? → EPERM': '会丢弃封住的只读内存？→ EPERM',
  'about pages: can vma not take it? → EINVAL': '建议针对页：vma 不能采纳？→ EINVAL',
  'MADV_DONTNEED or MADV_FREE?': 'MADV_DONTNEED 或 MADV_FREE？',
  'drop the pages of the range': '丢弃该范围的页',
  'end reached? → 0, or ENOMEM. otherwise the next VMA': '到达 end？→ 0 或 ENOMEM；否则下一个 VMA',
  'newflags ← by the advice. not for this VMA? → EINVAL': 'newflags ← 按建议。不适用于此 VMA？→ EINVAL',
  'vm_flags ← newflags': same,
};
