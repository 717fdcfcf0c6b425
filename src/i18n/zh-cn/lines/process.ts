import type * as forkListings from '../../../listing/fork';
import type * as processListings from '../../../listing/process';
import { common } from './common';
import { type LinesOf, same } from './lines-of';

export const process: LinesOf<typeof forkListings | typeof processListings> = {
  ...common,
  'CLONE_VM: a thread?': 'CLONE_VM：是线程？',
  'it shares the mm: mm_users ← mm_users + 1': '它共用该 mm：mm_users ← mm_users + 1',
  'otherwise a new mm_struct, with no VMA yet': '否则新建 mm_struct，还没有 VMA',
  'dup_mmap: copy the VMAs': 'dup_mmap：复制各个 VMA',
  'failed: take it all down → ENOMEM': '失败：全部退还 → ENOMEM',
  'the child lives: return its pid': '子进程诞生：返回它的 pid',
  'for each VMA, upwards: VM_DONTCOPY?': '对每个 VMA，从低到高：VM_DONTCOPY？',
  'leave it out: total_vm of the child − pages': '略过它：子进程的 total_vm − 页数',
  'VM_ACCOUNT, and it cannot be charged? → ENOMEM': 'VM_ACCOUNT，而无法记账？→ ENOMEM',
  'child ← a copy of vma, not locked, linked nowhere': 'child ← vma 的副本，不带锁定，尚未接入任何地方',
  'VM_WIPEONFORK?': 'VM_WIPEONFORK？',
  'its anon_vma ← NULL': '它的 anon_vma ← NULL',
  'otherwise anon_vma_fork(child, vma)': '否则 anon_vma_fork(child, vma)',
  'into i_mmap; behind the last one of the child': '进入 i_mmap；排在子进程最后一个 VMA 之后',
  'tree: right child of the last one, red': '树：上一个节点的右子节点，红色',
  'rb_insert(child)': same,
  'not wiped: both map the same frames until a write': '未清除：写入之前，两者映射同一些页框',
  'the task leaves': '任务离开',
  'is it the last user of its mm?': '它是 mm 的最后一个使用者？',
  'every VMA and page goes, then the mm': '归还所有 VMA 和页，然后是 mm',
  'otherwise mm_users ← mm_users − 1': '否则 mm_users ← mm_users − 1',
  'it has no mm any more; another task goes on': '它不再有 mm；由另一个任务继续',
  'a new mm with the VMAs of the program': '新的 mm，带有程序的各个 VMA',
  'it is the mm of the task now': '它现在是任务的 mm',
  'fs/exec.c: exec_mmap, and the image as the loader leaves it; Linux 5.10':
    'fs/exec.c: exec_mmap，以及加载器留下的映像；Linux 5.10',
  'current ← the task': 'current ← 该任务',
  'vmascope: which task makes the next call': 'vmascope：下一个调用由哪个任务发出',
  'a new struct file on the inode of that name': '在该名称的 inode 上新建 struct file',
  'fs/open.c: do_sys_open, its struct file only; Linux 5.10':
    'fs/open.c: do_sys_open，只涉及其 struct file；Linux 5.10',
  'the setting ← the value': '该设置 ← 该值',
  'kernel/sysctl.c: the vm table, Linux 5.10': 'kernel/sysctl.c: vm 表，Linux 5.10',
  'the limit of the task ← the value': '任务的该上限 ← 该值',
};
