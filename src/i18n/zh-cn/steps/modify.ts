import { retold } from '../../en/steps/retold';
import type { Steps } from '../../en/steps/type';
import { mprotect } from './mprotect';

export const modify = {
  ...retold(mprotect, 'mprotect_fixup', 'vma_modify'),
  'mprotect_fixup.modify':
    '由 vma_modify 处理 {vma} 的 [{start}, {end})：由已经是 {newflags} 的邻居接收（prev 是 {prev}），或者拆分 {vma}。',
  'mlock_fixup.modify':
    '由 vma_modify 处理 {vma} 的 [{start}, {end})：由已经是 {newflags} 的邻居接收（prev 是 {prev}），或者拆分 {vma}。',
  'madvise_behavior.modify':
    '由 vma_modify 处理 {vma} 的 [{start}, {end})：由已经是 {newflags} 的邻居接收（prev 是 {prev}），或者拆分 {vma}。',
  'mseal_fixup.modify':
    '由 vma_modify 处理 {vma} 的 [{start}, {end})：由已经是 {newflags} 的邻居接收（prev 是 {prev}），或者拆分 {vma}。',
  'mbind_range.modify':
    '由 vma_modify 处理 {vma} 的 [{start}, {end})：由已经是 {newflags} 的邻居接收（prev 是 {prev}），或者拆分 {vma}。',
  'userfaultfd_register.modify':
    '由 vma_modify 处理 {vma} 的 [{start}, {end})：由已经是 {newflags} 的邻居接收（prev 是 {prev}），或者拆分 {vma}。',
  'set_anon_name.modify':
    '由 vma_modify 处理 {vma} 的 [{start}, {end})：由已经是 {newflags} 的邻居接收（prev 是 {prev}），或者拆分 {vma}。',
} as const satisfies Partial<Steps>;
