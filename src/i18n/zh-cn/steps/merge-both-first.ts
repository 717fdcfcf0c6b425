import { retold } from '../../en/steps/retold';
import type { Steps } from '../../en/steps/type';
import { merge } from './merge';

export const mergeBothFirst = {
  ...retold(merge, 'vma_merge', 'vma_merge@61'),
  ...retold(merge, 'vma_merge', 'vma_merge@series'),
  'vma_merge@61.nextStarts': {
    yes: '{next} 起始于 {end}，正好是该范围的终点。',
    no: 'next（{next}）并不起始于 {end}：它不能接收该范围。',
  },
  'vma_merge@61.nextFits': {
    yes: '{next} 起始于 {end}，并且每条规则都满足，所以该范围可以并入。',
    no: '{next} 起始于 {end}，但有一条规则不满足（见“为什么”）：该范围不能并入。',
  },
  'vma_merge@61.both': {
    yes: '两侧都能并入。{prev} 的 anon_vma 是 {anon_vma}，{next} 的是 {other_anon_vma}：一个 VMA 可以兼顾。',
    no: '不能同时合并：有一侧不能并入，或者两者的 anon_vma（{anon_vma}、{other_anon_vma}）不能合为一个。',
  },
  'vma_merge@61.prevOnly': {
    yes: '{prev} 能接收该范围：只有它扩展。',
    no: 'prev（{prev}）不能接收该范围。',
  },
  'vma_merge@61.nextOnly': {
    yes: '{next} 能接收该范围。',
    no: 'next（{next}）也不能接收该范围。',
  },
  'vma_merge@series.nextStarts': {
    yes: '{next} 起始于 {end}，正好是该范围的终点。',
    no: 'next（{next}）并不起始于 {end}：它不能接收该范围。',
  },
  'vma_merge@series.nextFits': {
    yes: '{next} 起始于 {end}，并且每条规则都满足，所以该范围可以并入。',
    no: '{next} 起始于 {end}，但有一条规则不满足（见“为什么”）：该范围不能并入。',
  },
  'vma_merge@series.both': {
    yes: '两侧都能并入。{prev} 的 anon_vma 是 {anon_vma}，{next} 的是 {other_anon_vma}：一个 VMA 可以兼顾。',
    no: '不能同时合并：有一侧不能并入，或者两者的 anon_vma（{anon_vma}、{other_anon_vma}）不能合为一个。',
  },
  'vma_merge@series.prevOnly': {
    yes: '{prev} 能接收该范围：只有它扩展。',
    no: 'prev（{prev}）不能接收该范围。',
  },
  'vma_merge@series.nextOnly': {
    yes: '{next} 能接收该范围。',
    no: 'next（{next}）也不能接收该范围。',
  },
} as const satisfies Partial<Steps>;
