import type { Steps } from '../../en/steps/type';

export const madvise = {
  'madvise.unknown': {
    yes: '没有这种建议（{advice}）：EINVAL。',
    no: '建议是 {advice}。',
  },
  'madvise.unaligned': {
    yes: '{addr} 没有按页对齐：EINVAL。',
    no: '{addr} 按页对齐。',
  },
  'madvise.wraps': {
    yes: '{len} 按整页向上取整后溢出为 0：EINVAL。',
    no: '{len} 可以按整页向上取整。',
  },
  'madvise.empty': {
    yes: '范围是空的：无事可做。',
    no: '建议针对从 {addr} 起的 {len}。',
  },
  'madvise.find': '第一个结束于 {addr} 之上的 VMA 是哪个？它前面又是哪个？',
  'madvise.none': {
    yes: '从 {start} 起没有任何映射：ENOMEM。之前有映射的部分已经采纳了建议。',
    no: '是 {vma}。',
  },
  'madvise.hole': {
    yes: '{start} 到 {vm_start} 是空洞：跳过它，但最后仍会返回 ENOMEM。',
    no: '{start} 在 {vma} 之内：没有空洞。',
  },
  'madvise.past': {
    yes: '范围在空洞中的 {end} 处就结束了：没有别的事可做。',
    no: '从 {start} 继续。',
  },
  'madvise.vma': '对 {vma} 中的 [{start}, {end}) 采纳建议 {advice}。',
  'madvise.sealed': {
    yes: '{vma} 已被封住，又不可写：不许用 {advice} 丢弃它的内容，EPERM。',
    no: '没有封印妨碍 {vma} 采纳这个建议。',
  },
  'madvise.cannot': {
    yes: '锁定的、特殊的或不合适的内存不能采纳这个建议：{vma} 返回 EINVAL。',
    no: '{vma} 可以采纳这个建议。',
  },
  'madvise.zaps': {
    yes: '内容不再需要了。',
    no: '这个建议不丢弃任何页。',
  },
  'madvise.zap': '[{start}, {end}) 的页已丢弃；{vma} 保持原样，它的 anon_vma 也一样。',
  'madvise.failed': {
    yes: '失败了。之前已做的不撤销。',
    no: '{vma} 或它的邻居采纳了建议。',
  },
  'madvise.reached': {
    yes: '到 {end} 为止都完成了。',
    no: '已完成到 {start}，还没有到 {end}。',
  },

  'madvise_behavior.cannot': {
    yes: '{vma}（{oldflags}）不能采纳这个建议：EINVAL。',
    no: '{vma} 可以采纳这个建议；它现有 {oldflags}。',
  },
  'madvise_behavior.same': {
    yes: '{vma} 的标志位本来就是这样：无事可做。',
    no: '{vma} 现有 {oldflags}，要改为 {newflags}。',
  },
  'madvise_behavior.merge': '有没有标志位已是 {newflags} 的邻居能接收 [{start}, {end})？prev 是 {prev}。',
  'madvise_behavior.merged': {
    yes: '{survivor} 接收了 [{start}, {end})：不用拆分。',
    no: '没有合并：[{start}, {end}) 必须自成一个 VMA。',
  },
  'madvise_behavior.head': {
    yes: '{vma} 起始于 {vm_start}，低于 {start}：头部保留原来的标志位。',
    no: '{vma} 正好起始于 {start}：没有头部要拆出去。',
  },
  'madvise_behavior.splitHead': '在 {addr} 处拆分 {vma}：头部成为新的 VMA，其余仍是 {vma}。',
  'madvise_behavior.tail': {
    yes: '{vma} 结束于 {vm_end}，高于 {end}：尾部保留原来的标志位。',
    no: '{vma} 正好结束于 {end}：没有尾部要拆出去。',
  },
  'madvise_behavior.splitTail': '在 {addr} 处拆分 {vma}：尾部成为新的 VMA，要修改的部分仍是 {vma}。',
  'madvise_behavior.flags': '{vma} 的标志位现在是 {newflags}。',
} as const satisfies Partial<Steps>;
