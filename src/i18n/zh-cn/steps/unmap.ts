import { retold } from '../../en/steps/retold';
import type { Steps } from '../../en/steps/type';

const steps = {
  '__do_munmap.badRange': {
    yes: '{start} 没有按页对齐，或者从它起的 {len} 超出了 TASK_SIZE（{task_size}）：EINVAL。',
    no: '{start} 按页对齐，从它起的 {len} 也在 TASK_SIZE 之内。',
  },
  '__do_munmap.empty': {
    yes: '这个范围一页也没有：EINVAL。',
    no: '按整页向上取整，要解除 {len} 的映射。',
  },
  '__do_munmap.find': '该范围可能碰到的第一个 VMA 是哪个？它必须结束于 {start} 之上。',
  '__do_munmap.nothing': {
    yes: '[{start}, {end}) 中没有映射：这不算错误，调用就此结束。',
    no: '{vma} 伸进了 [{start}, {end})。',
  },
  '__do_munmap.inside': {
    yes: '{start} 落在 {vma} 之内：它的头部要留下，所以必须拆分。',
    no: '{vma} 起始于 {start} 或更高处：这一端不用拆分。',
  },
  '__do_munmap.limit': {
    yes: '从 {vma} 中间挖掉一段会多出一个 VMA，而 map_count 是 {count}，max_map_count 是 {max}：ENOMEM。',
    no: '上限没有妨碍（map_count 为 {count}，max_map_count 为 {max}）。',
  },
  '__do_munmap.splitStart': '在 {addr} 处拆分 {vma}：它留下头部，新的 VMA 得到尾部。',
  '__do_munmap.findLast': '有没有 VMA 跨过 {end}？',
  '__do_munmap.cutsLast': {
    yes: '{end} 落在 {last} 之内：上面的部分要留下，所以必须拆分。',
    no: '没有 VMA 跨过 {end}（找到的是 {last}）。',
  },
  '__do_munmap.splitEnd': '在 {addr} 处拆分 {vma}：它留下上半部分，新的 VMA 得到要去掉的部分。',
  '__do_munmap.first': '从 {vma} 起，直到 {end} 的 VMA 都要去掉；{prev} 在它们下方，保留。',
  '__do_munmap.locked': {
    yes: '进程有锁定的页（{locked_vm}）：其中一些可能在该范围内。',
    no: '这个进程没有锁定任何页。',
  },
  '__do_munmap.unlock': '该范围内锁定的页已解锁：locked_vm 现在是 {locked_vm}。',
  '__do_munmap.detach': '把从 {vma} 到 {end} 的 VMA 从树和链表中摘除。',
  '__do_munmap.zap': '[{start}, {end}) 的页已丢弃：现在访问它们会出错。',
  '__do_munmap.remove': '释放了一个 {pages} 的 VMA，连同它的记账、anon_vma 和文件引用；total_vm 现在是 {total_vm}。',
  '__do_munmap.done': '[{start}, {end}) 中不再有任何映射。',

  'detach_vmas_to_be_unmapped.erase': '{vma} 起始于 {end} 之下：把它从树中摘除。',
  'detach_vmas_to_be_unmapped.count': '{vma} 不再计数：map_count 是 {count}。链表里还有它。',
  'detach_vmas_to_be_unmapped.splice': '链表一次剪断：{prev} 与 {next} 现在相邻。',
  'detach_vmas_to_be_unmapped.hasNext': {
    yes: '上面还有 {next}：它下方的空洞变大了。',
    no: '上面没有别的 VMA：最高的 VMA 换了。',
  },
  'detach_vmas_to_be_unmapped.nextGap': '{next} 的前驱换了：重新计算它的空洞。',
  'detach_vmas_to_be_unmapped.highest': 'highest_vm_end 变为 {highest_vm_end}，即 {prev} 的终点。',
  'detach_vmas_to_be_unmapped.cache': 'vmacache_seqnum 变为 {seqnum}：缓存槽里可能有即将消失的 VMA。',
} as const satisfies Partial<Steps>;

export const unmap = {
  ...steps,
  ...retold(steps, '__do_munmap', 'do_munmap@44'),
} as const satisfies Partial<Steps>;
