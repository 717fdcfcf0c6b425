import type { Steps } from '../../en/steps/type';

export const mlock = {
  'mlock.missing': {
    yes: '这个内核没有 mlock2，4.4 才有：ENOSYS。',
    no: '这个内核有 mlock2。',
  },
  'mlock.unknown': {
    yes: 'mlock2 不认识其中的标志：EINVAL。',
    no: 'mlock2 认识这些标志。',
  },
  'mlock.mayNot': {
    yes: 'RLIMIT_MEMLOCK 是 0：这个进程不许锁定内存，EPERM。',
    no: '这个进程可以锁定内存。',
  },
  'mlock.widen': '只能锁定整页：范围扩大为 [{start}, {end})。',
  'mlock.limit': {
    yes: 'locked_vm 是 {locked_vm}，加上这个范围会超过 RLIMIT_MEMLOCK（{limit}）：ENOMEM。',
    no: 'RLIMIT_MEMLOCK 允许（目前 locked_vm 为 {locked_vm}）。',
  },
  'mlock.apply': '[{start}, {end}) 中的每个 VMA 都设置 VM_LOCKED。',
  'mlock.failed': {
    yes: '失败了，[{start}, {end}) 可能只锁定了一部分：已锁定的不撤销。',
    no: '[{start}, {end}) 已标记为锁定，但页还没有到位。',
  },
  'mlock.populate': '现在让 [{start}, {end}) 的页到位。对私有可写内存来说这等于写入，所以每个 VMA 都会得到 anon_vma。',

  'munlock.apply': '[{start}, {end}) 中的每个 VMA 都去掉 VM_LOCKED。',

  'apply_vma_lock_flags.wraps': {
    yes: '从 {start} 起的 {len} 发生回绕：EINVAL。',
    no: '从 {start} 起的 {len} 没有回绕。',
  },
  'apply_vma_lock_flags.empty': {
    yes: '范围是空的：无事可做。',
    no: '范围是 {len}。',
  },
  'apply_vma_lock_flags.find': '第一个结束于 {start} 之上的 VMA 是哪个？',
  'apply_vma_lock_flags.none': {
    yes: '{start} 处没有映射（找到的是 {vma}）：ENOMEM。',
    no: '{start} 在 {vma} 之内。',
  },
  'apply_vma_lock_flags.fixup': '{vma} 中的 [{start}, {end}) 要改为 {newflags}。',
  'apply_vma_lock_flags.failed': {
    yes: '失败了。之前已做的修改不撤销。',
    no: '这一段现在在 {vma} 里。',
  },
  'apply_vma_lock_flags.reached': {
    yes: '到 {end} 为止都完成了。',
    no: '已完成到 {start}，还没有到 {end}。',
  },
  'apply_vma_lock_flags.gap': {
    yes: '{start} 处是空洞（next 是 {next}）：ENOMEM。之前已做的修改不撤销。',
    no: '{next} 正好从 {start} 开始：接下来轮到它。',
  },

  'mlock_fixup.skip': {
    yes: '{vma} 的标志位本来就是这样，或者属于从不锁定的一类：无事可做。',
    no: '{vma} 现有 {oldflags}，要改为 {newflags}。',
  },
  'mlock_fixup.merge': '有没有标志位已是 {newflags} 的邻居能接收 [{start}, {end})？prev 是 {prev}。',
  'mlock_fixup.merged': {
    yes: '{survivor} 接收了 [{start}, {end})：不用拆分。',
    no: '没有合并：[{start}, {end}) 必须自成一个 VMA。',
  },
  'mlock_fixup.head': {
    yes: '{vma} 起始于 {vm_start}，低于 {start}：头部保留原来的标志位。',
    no: '{vma} 正好起始于 {start}：没有头部要拆出去。',
  },
  'mlock_fixup.splitHead': '在 {addr} 处拆分 {vma}：头部成为新的 VMA，其余仍是 {vma}。',
  'mlock_fixup.tail': {
    yes: '{vma} 结束于 {vm_end}，高于 {end}：尾部保留原来的标志位。',
    no: '{vma} 正好结束于 {end}：没有尾部要拆出去。',
  },
  'mlock_fixup.splitTail': '在 {addr} 处拆分 {vma}：尾部成为新的 VMA，要修改的部分仍是 {vma}。',
  'mlock_fixup.flags': '{vma} 的标志位现在是 {newflags}；locked_vm 是 {locked_vm}。',

  'mlockall.bad': {
    yes: '没有标志、标志不认识，或只有 MCL_ONFAULT：EINVAL。',
    no: '这些标志有意义。',
  },
  'mlockall.mayNot': {
    yes: 'RLIMIT_MEMLOCK 是 0：这个进程不许锁定内存，EPERM。',
    no: '这个进程可以锁定内存。',
  },
  'mlockall.limit': {
    yes: 'MCL_CURRENT 会锁定全部 total_vm，即 {total_vm}，超过了 RLIMIT_MEMLOCK（{limit}）：ENOMEM。',
    no: 'RLIMIT_MEMLOCK 没有妨碍。',
  },
  'mlockall.populates': {
    yes: 'MCL_CURRENT：现有映射的页要马上到位。',
    no: '只锁定今后的映射：现在不用准备页。',
  },
  'mlockall.populate': '让整个地址空间的页到位；做不到的地方也不报错。',

  'munlockall.clear': '所有 VMA 都去掉 VM_LOCKED，今后的映射也不再带上它。',

  'apply_mlockall_flags.default': '在 mm 中记下今后映射的默认标志（def_flags：{flags}）。',
  'apply_mlockall_flags.onlyFuture': {
    yes: '只有 MCL_FUTURE：现有的 VMA 保持原样。',
    no: '现有的 VMA 也要修改。',
  },
  'apply_mlockall_flags.fixup': '{vma}，即 [{start}, {end})，要改为 {newflags}；即使失败，也继续处理下一个。',
} as const satisfies Partial<Steps>;
