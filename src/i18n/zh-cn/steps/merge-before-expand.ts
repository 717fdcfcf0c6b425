import { retold } from '../../en/steps/retold';
import type { Steps } from '../../en/steps/type';
import { merge } from './merge';

export const mergeBeforeExpand = {
  ...retold(merge, 'vma_merge', 'vma_merge@44'),
  'vma_merge@44.case38':
    '情形 {mergeCase}：{area} 将占据 [{vm_start}, {vm_end})，包括该范围和 {next}。保留的是从 {vm_start} 开始的那一个：情形 8 中被释放的是 {next}。',
  ...retold(merge, 'vma_merge', 'vma_merge@2632'),
  'vma_merge@2632.anonBoth': {
    yes: '{prev} 的 anon_vma 是 {anon_vma}，{next} 的是 {other_anon_vma}：两者相同，或者其中一个为 NULL，此外没有别的要求。',
    no: '{prev} 的 anon_vma 是 {anon_vma}，{next} 的是 {other_anon_vma}：一个 VMA 只能有一个 anon_vma 用于新页，所以只有 prev 会扩展。',
  },
  'vma_merge@2632.case38':
    '情形 {mergeCase}：{area} 将占据 [{vm_start}, {vm_end})，包括该范围和 {next}。保留的是从 {vm_start} 开始的那一个：情形 8 中被释放的是 {next}。',
} as const satisfies Partial<Steps>;
