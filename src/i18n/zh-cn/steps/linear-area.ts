import type { Steps } from '../../en/steps/type';

export const linearArea = {
  'linear_area.goesOn': {
    yes: '{len} 大于先前略过的最大空洞（{gap}）：从上次停下的地方接着找。',
    no: '先前略过了 {gap} 的空洞，{len} 也许能放在下面：从起点重新找。',
  },
  'linear_area.from': '从 {addr} 开始，逐个 VMA 向上找。',
  'linear_area.full': {
    yes: '从 {addr} 起，{limit} 之下已放不下 {len}。',
    no: '从 {addr} 起还可能放得下 {len}。',
  },
  'linear_area.again': {
    yes: '这次查找不是从起点开始的：再从 {addr} 找一遍。',
    no: '从 {addr} 起都找过了：ENOMEM。',
  },
  'linear_area.restart': '从 {addr} 再找一遍。',
  'linear_area.fits': {
    yes: '{addr} 与下一个 VMA（{vma}）之间放得下 {len}。',
    no: '{vma} 太近：{addr} 处放不下 {len}。',
  },
  'linear_area.take': '{len} 放在 {addr}；下次查找从它后面开始。',
  'linear_area.next': '如果这是目前最大的空洞，就记下它；接着从 {addr} 找，看 {vma} 之下够不够。',

  'linear_area_topdown.from': '从 {addr} 往下找：那是上次停下的地方，或者 mmap_base。',
  'linear_area_topdown.findCached': '第一个结束于 {addr} 之上的 VMA 是哪个？',
  'linear_area_topdown.cachedFits': {
    yes: '{addr} 与下一个 VMA（{vma}）之间放得下 {len}。',
    no: '{vma} 挡住了：{addr} 处放不下 {len}。',
  },
  'linear_area_topdown.find': '第一个结束于 {addr} 之上的 VMA 是哪个？',
  'linear_area_topdown.fits': {
    yes: '{addr} 与下一个 VMA（{vma}）之间放得下 {len}。',
    no: '{vma} 挡住了：{addr} 处放不下 {len}。',
  },
  'linear_area_topdown.take': '就用 {addr}；下次查找从它下面开始。',
  'linear_area_topdown.low': {
    yes: '{vma} 之下不可能再有 {len}。',
    no: '如果这是目前最大的空洞，就记下它；接着在 {vma} 之下找。',
  },
  'linear_area_topdown.fail': '没有找到：下次查找又从 {mmap_base} 开始，这一次改为自下而上。',
} as const satisfies Partial<Steps>;
