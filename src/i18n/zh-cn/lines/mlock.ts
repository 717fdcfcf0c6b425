import type * as mlockListings from '../../../listing/mlock';
import { common } from './common';
import { type LinesOf, same } from './lines-of';

export const mlock: LinesOf<typeof mlockListings> = {
  ...common,
  'mlock2: unknown to this kernel (before 4.4)? → ENOSYS': 'mlock2：这个内核没有（4.4 之前）？→ ENOSYS',
  'mlock2: is a flag unknown? → EINVAL': 'mlock2：有不认识的标志？→ EINVAL',
  'is RLIMIT_MEMLOCK 0? → EPERM': 'RLIMIT_MEMLOCK 为 0？→ EPERM',
  '[start, end) ← the range, widened to whole pages': '[start, end) ← 该范围，扩大为整页',
  'would locked_vm pass RLIMIT_MEMLOCK? → ENOMEM': 'locked_vm 会超过 RLIMIT_MEMLOCK？→ ENOMEM',
  'apply_vma_lock_flags(start, end, VM_LOCKED)': same,
  'mm_populate(start, end)': same,
  'apply_vma_lock_flags(start, end, no flag)': 'apply_vma_lock_flags(start, end, 无标志)',
  'no flag, an unknown one, or only ONFAULT? → EINVAL': '无标志、有不认识的、或只有 ONFAULT？→ EINVAL',
  'MCL_CURRENT, and total_vm past the limit? → ENOMEM': 'MCL_CURRENT，而 total_vm 超过上限？→ ENOMEM',
  'after apply_mlockall_flags: MCL_CURRENT?': 'apply_mlockall_flags 之后：MCL_CURRENT？',
  'mm_populate of the whole address space': '对整个地址空间 mm_populate',
  'apply_mlockall_flags(no flag)': 'apply_mlockall_flags(无标志)',
  'does the range wrap around? → EINVAL': '范围发生回绕？→ EINVAL',
  'is it empty? → 0': '是空的？→ 0',
  'none, or does it begin above start? → ENOMEM': '没有，或者起始于 start 之上？→ ENOMEM',
  'again: mlock_fixup(vma, start, min(vm_end, end))': '重复：mlock_fixup(vma, start, min(vm_end, end))',
  'mm->def_flags: VM_LOCKED by MCL_FUTURE': 'mm->def_flags：VM_LOCKED 由 MCL_FUTURE 决定',
  'only MCL_FUTURE? done': '只有 MCL_FUTURE？完成',
  'each VMA: mlock_fixup(vma); errors do not count': '对每个 VMA：mlock_fixup(vma)；出错也不管',
  'same flags, VM_SPECIAL or VM_HUGETLB? nothing to do': '标志位相同，或 VM_SPECIAL、VM_HUGETLB？无事可做',
  'vm_flags ← newflags; locked_vm ← ± pages': 'vm_flags ← newflags；locked_vm ← ± 页数',
};
