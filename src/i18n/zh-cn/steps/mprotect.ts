import type { Steps } from '../../en/steps/type';

export const mprotect = {
  'mprotect.bothGrow': {
    yes: '同时给出 PROT_GROWSDOWN 和 PROT_GROWSUP 没有意义：EINVAL。',
    no: '想要的访问权限：{prot}。',
  },
  'mprotect.unaligned': {
    yes: '{addr} 没有按页对齐：EINVAL。',
    no: '{addr} 按页对齐。',
  },
  'mprotect.empty': {
    yes: '长度为 0（{len}）：无事可做，甚至不检查那里有没有映射。',
    no: '长度为 {len}。',
  },
  'mprotect.wraps': {
    yes: '从 {addr} 起的 {len} 发生回绕：ENOMEM。',
    no: '从 {addr} 起的 {len} 没有回绕。',
  },
  'mprotect.unknown': {
    yes: '保护位中有不认识的位：EINVAL。',
    no: '{prot} 都是认识的位。',
  },
  'mprotect.find': '第一个结束于 {addr} 之上的 VMA 是哪个？',
  'mprotect.none': {
    yes: '没有：从 {addr} 起没有任何映射，ENOMEM。',
    no: '是 {vma}。',
  },
  'mprotect.down': {
    yes: 'PROT_GROWSDOWN：不是从 {addr}，而是从 {vma} 的起点开始修改。',
    no: '从 {addr} 开始修改。',
  },
  'mprotect.above': {
    yes: '{vma} 起始于 {vm_start}，不低于 {end}：ENOMEM。',
    no: '{vma} 起始于 {vm_start}，低于 {end}。',
  },
  'mprotect.notStack': {
    yes: '{vma} 不能向下增长：EINVAL。',
    no: '{vma} 是栈：从它的起点开始修改。',
  },
  'mprotect.up': {
    yes: '要求 PROT_GROWSUP，但 x86 上没有向上增长的内存：EINVAL。',
    no: '只涉及 {vma} 中从 {addr} 开始的范围。',
  },
  'mprotect.hole': {
    yes: '{addr} 落在空洞里，{vma} 要到 {vm_start} 才开始：ENOMEM。',
    no: '{vma} 包含 {addr}。',
  },
  'mprotect.newflags': '{vma} 现有 {oldflags}；换上新的访问权限，就是 {newflags}。',
  'mprotect.may': {
    yes: '其中有 {vma} 永远不能有的权限（缺少相应的 MAY 位）：EACCES。之前已做的修改不撤销。',
    no: '{vma} 可以有这些权限：每一个都有相应的 MAY 位。',
  },
  'mprotect.fixup': '{vma} 中的 [{start}, {end}) 要改为 {newflags}。',
  'mprotect.failed': {
    yes: '失败了。之前已做的修改不撤销。',
    no: '这一段现在在 {vma} 里。',
  },
  'mprotect.reached': {
    yes: '到 {end} 为止都改好了：mprotect 返回 0。',
    no: '已改到 {start}，还没有到 {end}。',
  },
  'mprotect.gap': {
    yes: '{start} 处是空洞（next 是 {next}）：ENOMEM。之前已做的修改不撤销。',
    no: '{next} 正好从 {start} 开始：接下来轮到它。',
  },

  'mprotect_fixup.sealed': {
    yes: '{vma} 已被 mseal 封住，不允许改变访问权限：EPERM。',
    no: '{vma} 没有被封住。',
  },
  'mprotect_fixup.same': {
    yes: '{vma} 的标志位本来就是这样：无事可做。',
    no: '{vma} 现有 {oldflags}，要改为 {newflags}。',
  },
  'mprotect_fixup.writable': {
    yes: '{newflags} 可写：可能要为内存记账。',
    no: '{newflags} 不可写：不用记账。先前记过的账体现为 VM_ACCOUNT。',
  },
  'mprotect_fixup.dataLimit': {
    yes: '再加 {pages} 私有可写内存会超过 RLIMIT_DATA：ENOMEM。',
    no: 'RLIMIT_DATA 允许 {pages}。',
  },
  'mprotect_fixup.mustCharge': {
    yes: '私有内存第一次变为可写：要为 {pages} 记账。',
    no: '已经记过账，或者不需要记账：{oldflags}。',
  },
  'mprotect_fixup.charge': {
    yes: '提交上限容不下 {pages}：ENOMEM。',
    no: '已记账 {pages}，并设置 VM_ACCOUNT；从此每次比较标志位时它都算数。',
  },
  'mprotect_fixup.untouched': {
    yes: '{vma} 记过账，却从未写过：去掉 VM_WRITE 之后退还记账，并去掉 VM_ACCOUNT。',
    no: '没有可退还的：{vma} 已经写过（anon_vma {anon_vma}），或者从未记账。',
  },
  'mprotect_fixup.merge': '有没有标志位已是 {newflags} 的邻居能接收 [{start}, {end})？prev 是 {prev}。',
  'mprotect_fixup.merged': {
    yes: '{survivor} 接收了 [{start}, {end})：不用拆分。',
    no: '没有合并：[{start}, {end}) 必须自成一个 VMA。',
  },
  'mprotect_fixup.head': {
    yes: '{vma} 起始于 {vm_start}，低于 {start}：头部保留原来的标志位。',
    no: '{vma} 正好起始于 {start}：没有头部要拆出去。',
  },
  'mprotect_fixup.splitHead': '在 {addr} 处拆分 {vma}：头部成为新的 VMA，其余仍是 {vma}。',
  'mprotect_fixup.tail': {
    yes: '{vma} 结束于 {vm_end}，高于 {end}：尾部保留原来的标志位。',
    no: '{vma} 正好结束于 {end}：没有尾部要拆出去。',
  },
  'mprotect_fixup.splitTail': '在 {addr} 处拆分 {vma}：尾部成为新的 VMA，要修改的部分仍是 {vma}。',
  'mprotect_fixup.uncharge': '拆分失败：退还记账（{pages}），返回 ENOMEM。前面做过的拆分不撤销。',
  'mprotect_fixup.flags': '{vma} 的标志位由 {oldflags} 改为 {newflags}；两类内存的计数随之改变（{pages}）。',
  'mprotect_fixup.lockedWrite': {
    yes: '{vma} 是锁定的，现在才变为可写：它的页必须到位，随时可写。',
    no: '{vma} 不属于“锁定且刚变为可写”：不用准备页。',
  },
  'mprotect_fixup.populate': '把 {vma} 中 [{start}, {end}) 的每一页写一次。',
} as const satisfies Partial<Steps>;
