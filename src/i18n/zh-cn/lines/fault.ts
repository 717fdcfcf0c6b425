import type * as faultListings from '../../../listing/fault';
import { common } from './common';
import { type LinesOf, same } from './lines-of';

export const fault: LinesOf<typeof faultListings> = {
  ...common,
  'vma ← find_vma(addr); for each VMA up to end:': 'vma ← find_vma(addr)；对每个 VMA，直到 end：',
  'VM_IO or VM_PFNMAP? then skip it': 'VM_IO 或 VM_PFNMAP？则跳过',
  'is no access allowed? that fails': '不允许任何访问？则失败',
  'VM_LOCKONFAULT? then leave it for later': 'VM_LOCKONFAULT？则留待以后',
  'each page: handle_mm_fault; write if private and writable': '每一页：handle_mm_fault；私有可写的就写',
  'are pages past the end of the file? that fails': '有页超出文件末尾？则失败',
  'failed: does the caller not care? otherwise ENOMEM': '失败了：调用者不在意？否则 ENOMEM',
  'more pages than the machine has? → ENOMEM (killed)': '页数超过机器所能容纳？→ ENOMEM（被杀死）',
  'for each page: vma ← find_vma(addr)': '对每一页：vma ← find_vma(addr)',
  'is there none? → EFAULT (SIGSEGV)': '没有？→ EFAULT（SIGSEGV）',
  'vma.vm_start ≤ addr?': 'vma.vm_start ≤ addr？',
  'no: VM_GROWSDOWN? otherwise EFAULT': '不是：VM_GROWSDOWN？否则 EFAULT',
  'expand_downwards(vma, addr)': same,
  'does vma not allow this access? → EFAULT': 'vma 不允许这种访问？→ EFAULT',
  'does the page lie past the end of the file? → EFAULT': '该页超出文件末尾？→ EFAULT',
  'handle_mm_fault(vma, addr)': same,
  'all pages are there': '所有页都已到位',
  'is the VMA below nearer than the guard gap? → ENOMEM': '与下方 VMA 的距离小于栈保护间隙？→ ENOMEM',
  'anon_vma_prepare(vma)': same,
  'past RLIMIT_STACK or another limit? → ENOMEM': '超过 RLIMIT_STACK 或别的上限？→ ENOMEM',
  'vm_start ← addr, vm_pgoff − pages, total_vm + pages': 'vm_start ← addr，vm_pgoff − 页数，total_vm + 页数',
  'a write to private memory?': '写入私有内存？',
  'own frames; mapping ← anon_vma, index ← pgoff': '自己的页框；mapping ← anon_vma，index ← 页偏移',
  'otherwise: the pages of the file, or the zero page': '否则：文件的页，或零页',
};
