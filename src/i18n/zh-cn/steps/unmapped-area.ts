import type { Steps } from '../../en/steps/type';

export const unmappedArea = {
  'get_unmapped_area.tooLong': {
    yes: '{len} 比整个地址空间还大：ENOMEM。',
    no: '{len} 可以放在 TASK_SIZE（{task_size}）之下。',
  },
  'get_unmapped_area.fixed': {
    yes: 'MAP_FIXED：不管那里有什么，就用 {addr}。',
    no: '没有 MAP_FIXED：由内核为 {len} 选位置。',
  },
  'get_unmapped_area.huge': {
    yes: '{len} 是 2 MiB 的整数倍：多找 2 MiB 的余地，内存就能从大页边界开始。',
    no: '{len} 用不着大页。',
  },
  'get_unmapped_area.only32': {
    yes: 'MAP_32BIT：只接受 1 GiB 到 2 GiB 之间的地址。',
    no: '任何地址都可以。',
  },
  'get_unmapped_area.hint': {
    yes: '调用者希望用 {addr}：这只是提示，不是命令。',
    no: '调用者没有指定位置。',
  },
  'get_unmapped_area.findHint': '第一个结束于 {addr} 之上的 VMA 是哪个？',
  'get_unmapped_area.hintFits': {
    yes: '{addr} 与下一个 VMA（{vma}）之间放得下 {len}：满足这个愿望。',
    no: '由于 {vma} 或界限，{addr} 处放不下 {len}：忽略这个提示。',
  },
  'get_unmapped_area.legacy': {
    yes: '这个进程采用旧布局，自下而上分配：要找能放下 {len} 的最低空洞。',
    no: '内存自上而下分配：要找能放下 {len} 的最高空洞。',
  },
  'get_unmapped_area.topDown': '在 {high_limit} 之下寻找能放下 {len} 的最高空洞。',
  'get_unmapped_area.fallBack': {
    yes: 'mmap_base 之下没有：改为自下而上重新查找。',
    no: '找到了能放下 {len} 的位置。',
  },
  'get_unmapped_area.bottomUp': '在 {low_limit} 到 {high_limit} 之间寻找能放下 {len} 的最低空洞。',
  'get_unmapped_area.beyond': {
    yes: '从 {addr} 起的 {len} 超出了 TASK_SIZE（{task_size}）：ENOMEM。',
    no: '从 {addr} 起的 {len} 在 TASK_SIZE 之内。',
  },
  'get_unmapped_area.unaligned': {
    yes: '{addr} 没有按页对齐：EINVAL。',
    no: '{addr} 按页对齐。',
  },
  'get_unmapped_area.low': {
    yes: '{addr} 低于 mmap_min_addr：EPERM。最低的几页必须空着，这样访问 NULL 指针一定会出错。',
    no: '{addr} 不低于 mmap_min_addr。',
  },
  'get_unmapped_area.done': '就用 {addr}。',

  'unmapped_area_topdown.tooLong': {
    yes: '{high_limit} 之下总共也没有 {len}：ENOMEM。',
    no: '{high_limit} 之下可能放得下 {len}。',
  },
  'unmapped_area_topdown.above': {
    yes: '最高的 VMA 结束于 {highest_vm_end}：从那里到 {high_limit} 放得下 {len}。',
    no: '最高的 VMA 结束于 {highest_vm_end}，它与 {high_limit} 之间放不下 {len}。',
  },
  'unmapped_area_topdown.rootHolds': {
    yes: '根 {root} 里存着整棵树的最大空洞，它不小于 {len}。',
    no: '连整棵树的最大空洞（根：{root}）都不到 {len}：只看一个节点就能断定 ENOMEM。',
  },
  'unmapped_area_topdown.right': {
    yes: '{node} 的右子树（从 {child} 起）有能放下 {len} 的空洞；它更高，所以先看它。',
    no: '{node} 的右边（{child}）在界限之内没有能放下 {len} 的空洞。',
  },
  'unmapped_area_topdown.past': {
    yes: '{node} 下方的空洞结束于 {gap_end}，已经太低，其余的更低：ENOMEM。',
    no: '{node} 下方的空洞 [{gap_start}, {gap_end}) 不算太低。',
  },
  'unmapped_area_topdown.own': {
    yes: '{node} 下方的空洞 [{gap_start}, {gap_end}) 放得下 {len}。',
    no: '{node} 下方的空洞 [{gap_start}, {gap_end}) 在界限之内放不下 {len}。',
  },
  'unmapped_area_topdown.take': '放在这个空洞的上端，紧靠 {gap_end} 之下：从 {addr} 开始。',
  'unmapped_area_topdown.left': {
    yes: '{node} 的左子树（从 {child} 起）有能放下 {len} 的空洞。',
    no: '{node} 的左边（{child}）也没有能放下 {len} 的空洞。',
  },
  'unmapped_area_topdown.climb': '{node} 及其下面都没有：上到 {parent}。',

  'unmapped_area.tooLong': {
    yes: '{low_limit} 与 {high_limit} 之间放不下 {len}：ENOMEM。',
    no: '{low_limit} 与 {high_limit} 之间可能放得下 {len}。',
  },
  'unmapped_area.rootHolds': {
    yes: '根 {root} 里存着整棵树的最大空洞，它不小于 {len}。',
    no: '树中没有能放下 {len} 的空洞（根：{root}）：只剩最高 VMA 上方的空间。',
  },
  'unmapped_area.left': {
    yes: '{node} 的左子树（从 {child} 起）有能放下 {len} 的空洞；它更低，所以先看它。',
    no: '{node} 的左边（{child}）在界限之内没有能放下 {len} 的空洞。',
  },
  'unmapped_area.past': {
    yes: '{node} 下方的空洞从 {gap_start} 开始，已经太高，其余的更高：ENOMEM。',
    no: '{node} 下方的空洞 [{gap_start}, {gap_end}) 不算太高。',
  },
  'unmapped_area.own': {
    yes: '{node} 下方的空洞 [{gap_start}, {gap_end}) 放得下 {len}。',
    no: '{node} 下方的空洞 [{gap_start}, {gap_end}) 在界限之内放不下 {len}。',
  },
  'unmapped_area.take': '放在这个空洞的下端（{gap_start}）：从 {addr} 开始。',
  'unmapped_area.right': {
    yes: '{node} 的右子树（从 {child} 起）有能放下 {len} 的空洞。',
    no: '{node} 的右边（{child}）也没有能放下 {len} 的空洞。',
  },
  'unmapped_area.climb': '{node} 及其下面都没有：上到 {parent}。',
  'unmapped_area.highest': {
    yes: '最高的 VMA 结束于 {highest_vm_end}：它上方放得下 {len}。',
    no: '{highest_vm_end} 之上放不下 {len}：ENOMEM。',
  },
} as const satisfies Partial<Steps>;
