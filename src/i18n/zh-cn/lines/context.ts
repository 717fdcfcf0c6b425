import type * as contextListings from '../../../listing/context';
import type * as mergeLabListings from '../../../listing/merge-lab';
import { common } from './common';
import type { LinesOf } from './lines-of';

export const context: LinesOf<typeof contextListings | typeof mergeLabListings> = {
  ...common,
  'unknown mode, or a bad range? → EINVAL': '模式不认识，或范围有误？→ EINVAL',
  'is there a hole? → EFAULT': '有空洞？→ EFAULT',
  'mbind_range(start, end, policy) → its result': 'mbind_range(start, end, policy) → 返回其结果',
  'has vma what is wanted already? then the next': 'vma 已经符合要求？则下一个',
  'vma ← the new state; then the next VMA': 'vma ← 新状态；然后下一个 VMA',
  'a kernel before 4.3, or a bad range? → EINVAL': '内核早于 4.3，或范围有误？→ EINVAL',
  'nothing mapped, a file, or another watcher? → error': '没有映射、有文件映射或已有监视者？→ 错误',
  'fs/userfaultfd.c: userfaultfd_register and _unregister, Linux 5.10':
    'fs/userfaultfd.c: userfaultfd_register 和 _unregister，Linux 5.10',
  'a kernel before 5.17, or not aligned? → EINVAL': '内核早于 5.17，或未按页对齐？→ EINVAL',
  'is a file mapped there? → EBADF': '那里映射了文件？→ EBADF',
  'name each VMA. a hole was there? → ENOMEM': '给每个 VMA 命名。有空洞？→ ENOMEM',
  'mm/madvise.c: madvise_vma_behavior for a name, Linux 5.17':
    'mm/madvise.c: madvise_vma_behavior（命名时），Linux 5.17',
  'is [addr, end) empty or not aligned? → EINVAL': '[addr, end) 是空的，或未按页对齐？→ EINVAL',
  'neither a hole nor a part of one VMA? → EINVAL': '既不是空洞，也不在一个 VMA 之内？→ EINVAL',
  'an argument that this vma_merge lacks? → EINVAL': '有这个 vma_merge 没有的参数？→ EINVAL',
  'prev=, anon_vma=: is no VMA there? → EINVAL': 'prev=、anon_vma=：那里没有 VMA？→ EINVAL',
  'prev not below addr, or addr in what follows it? → EINVAL':
    'prev 不在 addr 之下，或 addr 落在它后面的 VMA 里？→ EINVAL',
  'may a merge lose pages or the file of vma? → EINVAL': '合并会丢失 vma 的页或文件？→ EINVAL',
  'merged? otherwise 0': '合并了？否则 0',
  'flags, or total_vm, as the caller would → survivor': '标志位或 total_vm，与调用者的做法相同 → 保留者',
  'a bench of our own around vma_merge': '围绕 vma_merge 自设的试验台',
};
