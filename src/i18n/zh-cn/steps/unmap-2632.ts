import { retold } from '../../en/steps/retold';
import type { Steps } from '../../en/steps/type';
import { unmap } from './unmap';

export const unmap2632 = {
  ...retold(unmap, '__do_munmap', 'do_munmap@2632'),
  ...retold(unmap, 'detach_vmas_to_be_unmapped', 'detach_vmas_to_be_unmapped@2632'),
  'detach_vmas_to_be_unmapped@2632.unmapArea':
    '下一次查找空闲范围从 {addr} 开始：{prev} 与 {next} 之间的空洞可能移动了它。',
  'detach_vmas_to_be_unmapped@2632.cache': 'mm 不再记着任何 VMA：它可能正是即将消失的那个（变更 {seqnum}）。',
} as const satisfies Partial<Steps>;
