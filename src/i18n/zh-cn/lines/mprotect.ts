import type * as mprotectListings from '../../../listing/mprotect';
import { common } from './common';
import { type LinesOf, same } from './lines-of';

export const mprotect: LinesOf<typeof mprotectListings> = {
  ...common,
  'PROT_GROWSDOWN and PROT_GROWSUP? → EINVAL': 'PROT_GROWSDOWN 和 PROT_GROWSUP 都有？→ EINVAL',
  'does the range wrap around? → ENOMEM': '范围发生回绕？→ ENOMEM',
  'are there unknown bits in prot? → EINVAL': 'prot 中有不认识的位？→ EINVAL',
  'is there none? → ENOMEM': '没有？→ ENOMEM',
  'PROT_GROWSDOWN? then from the start of the stack': 'PROT_GROWSDOWN？则从栈的起点开始',
  'does vma start at end or above? → ENOMEM': 'vma 的起点不低于 end？→ ENOMEM',
  'is it no VM_GROWSDOWN? → EINVAL': '不是 VM_GROWSDOWN？→ EINVAL',
  'otherwise: does vma start above addr? → ENOMEM': '否则：vma 起始于 addr 之上？→ ENOMEM',
  'PROT_GROWSUP? nothing grows upwards here → EINVAL': 'PROT_GROWSUP？这里没有向上增长的内存 → EINVAL',
  'again: newflags ← prot and the other flags of vma': '重复：newflags ← prot 和 vma 的其余标志位',
  'does a VM_MAY bit forbid one of them? → EACCES': '有 VM_MAY 位不允许其中之一？→ EACCES',
  'mprotect_fixup(vma, start, min(vm_end, end))': same,
  'does it become (or stay) writable?': '变为（或保持）可写？',
  'does that pass RLIMIT_DATA? → ENOMEM': '会超过 RLIMIT_DATA？→ ENOMEM',
  'private memory that was never charged?': '从未记过账的私有内存？',
  'otherwise: charged, but never written to? uncharge': '否则：记过账，却从未写过？退还记账',
  'a split failed: give the charge back → ENOMEM': '拆分失败：退还记账 → ENOMEM',
  'vm_flags ← newflags; the counters of its class': 'vm_flags ← newflags；其类别的计数',
  'is it locked, and writable only now?': '已锁定，现在才变为可写？',
  'write to its pages: handle_mm_fault': '写它的各页：handle_mm_fault',
};
