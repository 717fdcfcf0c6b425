import type { Steps } from '../../en/steps/type';

export const context = {
  'mbind.bad': {
    yes: '模式不认识，或者从 {addr} 起的 {len} 不成范围：EINVAL。',
    no: '范围从 {addr} 开始，长 {len}。',
  },
  'mbind.walk': '先把 [{start}, {end}) 整个看一遍：每一页都必须有映射。',
  'mbind.hole': {
    yes: '[{start}, {end}) 中有空洞：EFAULT，什么都没有改变。',
    no: '[{start}, {end}) 全部有映射。',
  },
  'mbind.range': '[{start}, {end}) 中的每个 VMA 都采用策略 {text}。',

  'mbind_range.find': '查找 {start} 处的第一个 VMA。',
  'mbind_range.same': {
    yes: '{vma} 已经是这个策略。',
    no: '{vma} 中的 [{start}, {end}) 要采用新策略。',
  },
  'mbind_range.merge': '{vma} 的邻居是否已经有这个策略？由 vma_merge 判断。',
  'mbind_range.merged': {
    yes: '{survivor} 接收了 [{start}, {end})。',
    no: '没有合适的邻居，所以 [{start}, {end}) 必须自成一个 VMA。',
  },
  'mbind_range.head': {
    yes: '{vma} 起始于 {vm_start}，低于 {start}：要把头部拆出去。',
    no: '{vma} 正好起始于 {start}：没有头部要拆出去。',
  },
  'mbind_range.splitHead': '在 {addr} 处拆分 {vma}：副本得到头部。',
  'mbind_range.tail': {
    yes: '{vma} 结束于 {vm_end}，高于 {end}：要把尾部拆出去。',
    no: '{vma} 正好结束于 {end}：没有尾部要拆出去。',
  },
  'mbind_range.splitTail': '在 {addr} 处拆分 {vma}：副本得到尾部。',
  'mbind_range.set': '{vma} 现在采用新策略，只有策略相同的邻居才能与它合并。',

  'userfaultfd_register.bad': {
    yes: '这个内核没有 userfaultfd，或者从 {addr} 起的 {len} 是空的、没有按页对齐：EINVAL。',
    no: '范围从 {addr} 开始，长 {len}。',
  },
  'userfaultfd_register.check': '先逐个询问 [{start}, {end}) 中的 VMA 能否被监视。',
  'userfaultfd_register.refused': {
    yes: '[{start}, {end}) 中没有映射，或有文件映射，或已有人监视：拒绝。',
    no: '[{start}, {end}) 中的映射都可以被监视。',
  },
  'userfaultfd_register.find': '查找 {start} 处的第一个 VMA。',
  'userfaultfd_register.same': {
    yes: '{vma} 已经有这个监视者。',
    no: '{vma} 中的 [{start}, {end}) 要更换监视者。',
  },
  'userfaultfd_register.merge': '{vma} 的邻居是否已经有这个监视者？由 vma_merge 判断。',
  'userfaultfd_register.merged': {
    yes: '{survivor} 接收了 [{start}, {end})。',
    no: '没有合适的邻居，所以 [{start}, {end}) 必须自成一个 VMA。',
  },
  'userfaultfd_register.head': {
    yes: '{vma} 起始于 {vm_start}，低于 {start}：要把头部拆出去。',
    no: '{vma} 正好起始于 {start}：没有头部要拆出去。',
  },
  'userfaultfd_register.splitHead': '在 {addr} 处拆分 {vma}：副本得到头部。',
  'userfaultfd_register.tail': {
    yes: '{vma} 结束于 {vm_end}，高于 {end}：要把尾部拆出去。',
    no: '{vma} 正好结束于 {end}：没有尾部要拆出去。',
  },
  'userfaultfd_register.splitTail': '在 {addr} 处拆分 {vma}：副本得到尾部。',
  'userfaultfd_register.set': '{vma} 有了新的监视者，vm_flags 为 {newflags}。',

  'set_vma_anon_name.bad': {
    yes: '这个内核不支持给匿名内存命名，或者 {addr} 没有按页对齐：EINVAL。',
    no: '范围从 {addr} 开始，长 {len}。',
  },
  'set_vma_anon_name.check': '只有匿名内存可以有名字：先看 [{start}, {end}) 中的 VMA。',
  'set_vma_anon_name.file': {
    yes: '[{start}, {end}) 中有文件映射：EBADF。',
    no: '[{start}, {end}) 中的映射都是匿名的。',
  },
  'set_vma_anon_name.range': '[{start}, {end}) 中的每个 VMA 都取名 {text}。',
  'set_anon_name.find': '查找 {start} 处的第一个 VMA。',
  'set_anon_name.same': {
    yes: '{vma} 已经是这个名字。',
    no: '{vma} 中的 [{start}, {end}) 要取新名字。',
  },
  'set_anon_name.merge': '{vma} 的邻居是否已经有这个名字？由 vma_merge 判断。',
  'set_anon_name.merged': {
    yes: '{survivor} 接收了 [{start}, {end})。',
    no: '没有合适的邻居，所以 [{start}, {end}) 必须自成一个 VMA。',
  },
  'set_anon_name.head': {
    yes: '{vma} 起始于 {vm_start}，低于 {start}：要把头部拆出去。',
    no: '{vma} 正好起始于 {start}：没有头部要拆出去。',
  },
  'set_anon_name.splitHead': '在 {addr} 处拆分 {vma}：副本得到头部。',
  'set_anon_name.tail': {
    yes: '{vma} 结束于 {vm_end}，高于 {end}：要把尾部拆出去。',
    no: '{vma} 正好结束于 {end}：没有尾部要拆出去。',
  },
  'set_anon_name.splitTail': '在 {addr} 处拆分 {vma}：副本得到尾部。',
  'set_anon_name.set': '{vma} 有了新名字；名字相同才能合并，不同则不能。',

  'merge_lab.bad': {
    yes: '[{addr}, {end}) 是空的，或者没有按页对齐：EINVAL。',
    no: '[{addr}, {end}) 由整页组成。',
  },
  'merge_lab.unknown': {
    yes: '这个内核的 vma_merge 没有 userfaultfd 上下文或名字这一参数，调用却给出了它：EINVAL。',
    no: '给出的参数，这个内核的 vma_merge 都有。',
  },
  'merge_lab.find': '{addr} 处有没有映射？由 find_vma 回答。',
  'merge_lab.across': {
    yes: '[{addr}, {end}) 既不是空洞，也不在一个 VMA 之内；内核在这里会发出警告：EINVAL。',
    no: '[{addr}, {end}) 是空洞，或者在一个 VMA 之内，正合 vma_merge 的要求。',
  },
  'merge_lab.nobody': {
    yes: '没有 VMA 包含 {start}，它既不能作 prev，也给不出 anon_vma：EINVAL。',
    no: '用地址指出的 VMA 都存在。',
  },
  'merge_lab.misplaced': {
    yes: 'prev = {prev} 不在 {addr} 之下开始，或者其后的 {area} 横跨 {addr}：没有调用者这样问，合并会丢掉内存：EINVAL。',
    no: 'prev = {prev} 在 {addr} 之下开始，其后的 {area} 也不横跨 {addr}。',
  },
  'merge_lab.torn': {
    yes: '该范围是 {vma} 的一部分，给出的参数却不认它的页或文件，而邻居可能接收它：内核会因 BUG 停下，或者丢掉内存：EINVAL。',
    no: '合并要移动的内存，其文件和 anon_vma 都保持不变。',
  },
  'merge_lab.merge':
    '针对 {prev} 之后的 [{addr}, {end}) 询问 vma_merge：标志位 {flags}，页偏移 {pgoff}，文件 {file}，anon_vma {anon_vma}。',
  'merge_lab.merged': {
    yes: '该范围现在属于 {survivor}。',
    no: '没有合并；调用者接下来会接入新的 VMA，或者拆分。',
  },
  'merge_lab.finish': '调用者接下来要做的：{survivor} 设置所要求的标志位，并计入页数。',
} as const satisfies Partial<Steps>;
