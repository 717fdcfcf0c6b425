import type { Steps } from '../../en/steps/type';

export const expand = {
  'vma_expand.next': {
    yes: '{next} 起始于 {end}，并且每条规则都满足，所以可以接收该范围。',
    no: 'next（{next}）不能接收该范围：它不是起始于 {end}，或者有一条规则不满足（见“为什么”）。',
  },
  'vma_expand.prev': {
    yes: '{prev} 结束于 {addr}，并且每条规则都满足，所以可以接收该范围。',
    no: 'prev（{prev}）不能接收该范围：它不是结束于 {addr}，或者有一条规则不满足（见“为什么”）。',
  },
  'vma_expand.heap': {
    yes: '{prev} 结束于 {addr}，并且每条规则都满足，所以堆可以在此延伸。',
    no: 'prev（{prev}）不能接收该范围：它不是结束于 {addr}，或不算堆（堆从 {start} 起），或者有一条规则不满足（见“为什么”）。',
  },
  'vma_expand.growPrev': '{vma} 扩展为 [{start}, {end})。',
  'vma_expand.growNext': '{vma} 向下扩展到 {start}，页偏移变为 {pgoff}。',
} as const satisfies Partial<Steps>;
