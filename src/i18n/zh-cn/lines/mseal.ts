import type * as msealListings from '../../../listing/mseal';
import { common } from './common';
import type { LinesOf } from './lines-of';

export const mseal: LinesOf<typeof msealListings> = {
  ...common,
  'does this kernel not know mseal (before 6.10)? → ENOSYS': '这个内核没有 mseal（早于 6.10）？→ ENOSYS',
  'flags, addr not aligned, or len wraps? → EINVAL': '有标志、addr 未对齐或 len 回绕？→ EINVAL',
  'is there a hole? → ENOMEM, nothing is sealed': '有空洞？→ ENOMEM，什么都不封',
  'again: mseal_fixup(vma, start, min(vm_end, end))': '重复：mseal_fixup(vma, start, min(vm_end, end))',
  'is end reached? → 0. otherwise again with the next VMA': '到达 end？→ 0；否则对下一个 VMA 重复',
  'is vma sealed already? nothing to do': 'vma 已经封住？无事可做',
  'vm_flags ← with VM_SEALED': 'vm_flags ← 加上 VM_SEALED',
};
