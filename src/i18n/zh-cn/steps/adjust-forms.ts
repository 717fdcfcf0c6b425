import { retold } from '../../en/steps/retold';
import type { Steps } from '../../en/steps/type';
import { adjust } from './adjust';

export const adjustForms = {
  ...retold(adjust, '__vma_adjust', 'vma_adjust@44'),
  ...retold(adjust, '__vma_adjust', '__vma_adjust@61'),
  '__vma_adjust@61.next': '{vma} 将占据 [{start}, {end})；它后面是 {next}。',
  '__vma_adjust@61.bounds': '{vma} 现在占据 [{start}, {end})，页偏移为 {pgoff}；枫树按这个范围保存它。',
  '__vma_adjust@61.unlink': '{removed} 原来的位置，在枫树中现在归 {vma}。',
  '__vma_adjust@61.insert': '{insert} 保存到 {vma} 旁边，map_count 也把它算上。',
  '__vma_adjust@61.done': '{vma} 调整完毕；枫树和计数又都一致了。',
} as const satisfies Partial<Steps>;
