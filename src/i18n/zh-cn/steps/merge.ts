import type { Steps } from '../../en/steps/type';

export const merge = {
  'vma_merge.special': {
    yes: '标志位（{flags}）中含有 VM_SPECIAL 的某一位：这类映射从不合并。',
    no: 'VM_IO、VM_DONTEXPAND、VM_PFNMAP、VM_MIXEDMAP 都没有设置：[{addr}, {end}) 可以合并。',
  },
  'vma_merge.sharePool': {
    yes: '标志位（{flags}）表明这是 share pool 区域：它归共享服务管理，从不合并。',
    no: '[{addr}, {end}) 不是 share pool 区域。',
  },
  'vma_merge.next': 'next 是 {next}：即 prev（{prev}）后面的 VMA；没有 prev 时就取第一个。',
  'vma_merge.area': 'area 也是 {area}，目前与 next 相同；即使 next 往后移，area 也不变。',
  'vma_merge.covers': {
    yes: '{next} 恰好结束于 {end}：该范围就是它的全部，所以要问的邻居还在它后面。',
    no: 'next（{next}）并不结束于 {end}：保持不变。',
  },
  'vma_merge.beyond': 'next 移到 {area} 后面的 VMA，即 {next}。',
  'vma_merge.prevEnds': {
    yes: '{prev} 结束于 {addr}，正好是该范围的起点。',
    no: 'prev（{prev}）并不结束于 {addr}：它无法向上扩展到该范围。',
  },
  'vma_merge.prevFits': {
    yes: '{prev} 结束于 {addr}，并且每条规则都满足，所以该范围可以并入 {prev}。',
    no: '{prev} 结束于 {addr}，但有一条规则不满足（见“为什么”）：该范围不能并入。',
  },
  'vma_merge.nextStarts': {
    yes: '{next} 起始于 {end}，正好是该范围的终点：三者也许能合为一个。',
    no: 'next（{next}）并不起始于 {end}：只有 prev 能接收该范围。',
  },
  'vma_merge.nextFits': {
    yes: '该范围与 {end} 处的 {next} 也满足每条规则，同样可以并入。',
    no: '该范围与 {next} 之间有一条规则不满足（见“为什么”）：只有 prev 会扩展。',
  },
  'vma_merge.anonBoth': {
    yes: '{prev} 的 anon_vma 是 {anon_vma}，{next} 的是 {other_anon_vma}：一个 VMA 可以兼顾两者。',
    no: '{prev} 的 anon_vma 是 {anon_vma}，{next} 的是 {other_anon_vma}：一个 VMA 只能有一个 anon_vma 用于新页，所以只有 prev 会扩展。',
  },
  'vma_merge.case16':
    '情形 {mergeCase}：{prev} 将占据 [{vm_start}, {vm_end})，包括该范围和 {next}；被吞并的 VMA 会被释放。',
  'vma_merge.case257': '情形 {mergeCase}：由 {prev} 独自接收该范围，扩展为 [{vm_start}, {vm_end})。',
  'vma_merge.nextAlone': {
    yes: '{next} 起始于 {end}，正好是该范围的终点。',
    no: 'next（{next}）并不起始于 {end}：已经没有可问的邻居。',
  },
  'vma_merge.nextFitsAlone': {
    yes: '每条规则都满足，所以该范围可以并入 {end} 处的 {next}。',
    no: '该范围与 {next} 之间有一条规则不满足（见“为什么”）：什么都不合并。',
  },
  'vma_merge.inPrev': {
    yes: '{addr} 落在 {prev} 之内：该范围是它的尾部，要转给 {next}。',
    no: 'prev（{prev}）没有越过 {addr}：{next} 将从那里开始。',
  },
  'vma_merge.case4': '情形 {mergeCase}：{prev} 留下 [{vm_start}, {vm_end})，尾部归 {next}；两者都保留。',
  'vma_merge.case38': '情形 {mergeCase}：该范围与 {next} 合为一个 VMA，即 [{vm_start}, {vm_end})。',
  'vma_merge.none': '没有邻居能接收 [{addr}, {end})：该范围只能自成一个 VMA。',
  'vma_merge.khugepaged': '{survivor} 变大了：khugepaged 会看看其中能否放下大页。布局不受影响。',
  'vma_merge.done': '合并完成，情形 {mergeCase}：[{addr}, {end}) 现在属于 {survivor}。',
} as const satisfies Partial<Steps>;
