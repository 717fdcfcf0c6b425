import type { Steps } from '../../en/steps/type';

export const mremap = {
  'mremap.unknown': {
    yes: '有不认识的标志：EINVAL。',
    no: '标志都认识：{moveflags}。',
  },
  'mremap.fixedStays': {
    yes: 'MREMAP_FIXED 指定了新位置，但没有 MREMAP_MAYMOVE 就不许移动：EINVAL。',
    no: '这些标志没有矛盾。',
  },
  'mremap.dontUnmapResize': {
    yes: 'MREMAP_DONTUNMAP 要求有 MREMAP_MAYMOVE，且两个长度相等（{old_len}、{new_len}）：EINVAL。',
    no: '没有 MREMAP_DONTUNMAP，或者用法正确。',
  },
  'mremap.unaligned': {
    yes: '{old_addr} 没有按页对齐：EINVAL。',
    no: '{old_addr} 按页对齐。',
  },
  'mremap.newEmpty': {
    yes: '新长度为 0：EINVAL。',
    no: '新长度为 {new_len}。',
  },
  'mremap.tooLong': {
    yes: '{new_len} 比整个地址空间还大：EINVAL。',
    no: '{new_len} 可以放在 TASK_SIZE 之下。',
  },
  'mremap.moveOnly': {
    yes: 'MREMAP_FIXED，而且 {old_len} 仍为 {new_len}：只换位置，所以范围可以跨越多个 VMA。',
    no: '可能不只是换位置：范围必须在一个 VMA 之内。',
  },
  'mremap.moveSeveral': '把从 {old_addr} 起 {old_len} 内的各个 VMA 依次移到 {new_addr}。',
  'mremap.prepare': '{old_addr} 处的映射能否由 {old_len} 变为 {new_len}？在做任何改动之前先问清楚。',
  'mremap.unfit': {
    yes: '不能：把错误返回给调用者，什么都没有改变。',
    no: '可以。',
  },
  'mremap.lookUp': '第一个结束于 {addr} 之上的 VMA 是哪个？',
  'mremap.missing': {
    yes: '{addr} 处没有映射（找到的是 {vma}）：EFAULT，此时还没有任何改动。',
    no: '{addr} 在 {vma} 之内。',
  },
  'mremap.sealed': {
    yes: '{old_addr} 处的映射已被 mseal 封住：EPERM。',
    no: '{old_addr} 处的映射没有被封住。',
  },
  'mremap.fixed': {
    yes: '标志位要求移动：内存一定会换地方。',
    no: '只在必要时才移动。',
  },
  'mremap.to': '从 {old_addr}（{old_len}）到 {new_addr}（{new_len}）：由 mremap_to 完成。',
  'mremap.shrinks': {
    yes: '由 {old_len} 变为 {new_len}：超出新长度的部分要去掉。',
    no: '要从 {old_len} 增长到 {new_len}。',
  },
  'mremap.unmapTail': '解除 [{start}, {end}) 的映射；其余部分究竟有没有映射，没有人过问。',
  'mremap.tailFailed': {
    yes: '没能解除尾部的映射：把错误返回给调用者。',
    no: '完成。若两个长度相等，就没有可解除的，这也不算错误。',
  },
  'mremap.resize': '{old_addr} 处的映射能否从 {old_len} 增长到 {new_len}？',
  'mremap.cannot': {
    yes: '不能：把错误返回给调用者。',
    no: '可以。',
  },
  'mremap.wholeTail': {
    yes: '该范围与 {vma} 同在 {vm_end} 结束：{vma} 也许能就地增长。',
    no: '{vma} 在该范围之后还延伸到 {vm_end}：没有就地增长的余地。',
  },
  'mremap.expandable': '{vma} 后面有没有 {grow} 的空间？',
  'mremap.adjust': '{vma} 就地增长为 [{start}, {end})；不会与后面的 VMA 合并。',
  'mremap.extend': '把 [{start}, {end}) 当作新的范围来询问：由 {vma} 接收，还可能与后面的 VMA 合并。',
  'mremap.account': 'total_vm 增加 {pages}，达到 {total_vm}。',
  'mremap.uncharge': '调用失败，归还为 {vma} 记的 {pages}。',
  'mremap.mayMove': {
    yes: '允许移动：另找一个更大的地方。',
    no: '不能就地增长，又不许移动：ENOMEM。',
  },
  'mremap.area': '哪里放得下全部新长度 {len}？',
  'mremap.noArea': {
    yes: '哪里都放不下 {len}：把错误返回给调用者。',
    no: '找到了能放下 {len} 的位置。',
  },
  'mremap.move': '内存从 {old_addr} 移到 {new_addr}，并增长到 {new_len}。',
  'mremap.populate': '这段内存是锁定的，所以 [{start}, {end}) 的新页马上到位。',

  'mremap_to.unaligned': {
    yes: '{new_addr} 没有按页对齐：EINVAL。',
    no: '{new_addr} 按页对齐。',
  },
  'mremap_to.beyond': {
    yes: '从 {new_addr} 起的 {new_len} 超出了 TASK_SIZE（{task_size}）：EINVAL。',
    no: '从 {new_addr} 起的 {new_len} 在 TASK_SIZE 之内。',
  },
  'mremap_to.overlap': {
    yes: '旧范围（{old_addr}，{old_len}）与新范围（{new_addr}，{new_len}）重叠：EINVAL。',
    no: '新旧范围没有重叠。',
  },
  'mremap_to.full': {
    yes: 'map_count 是 {count}；移动可能还需要五个 VMA，而 max_map_count 是 {max}：ENOMEM，什么都没有改变。',
    no: 'map_count 是 {count}，离 max_map_count（{max}）还远，足够移动时的各次拆分。',
  },
  'mremap_to.fixed': {
    yes: 'MREMAP_FIXED：不管那里现在有什么，就用 {new_addr}。',
    no: '没有 MREMAP_FIXED：{new_addr} 只是提示。',
  },
  'mremap_to.clear': '解除 [{start}, {end}) 中原有的映射；即使后面出错，也不会恢复。',
  'mremap_to.clearFailed': {
    yes: '目标位置没能清空：把错误返回给调用者。',
    no: '{new_addr} 处已经清空。',
  },
  'mremap_to.trim': {
    yes: '{old_len} 不短于 {new_len}：先去掉超出新长度的部分。',
    no: '要从 {old_len} 增长到 {new_len}。',
  },
  'mremap_to.trimTail': '解除 [{start}, {end}) 的映射，这部分不再需要。',
  'mremap_to.resize': '{old_addr} 处的映射（{old_len}）能否变为 {new_len}？',
  'mremap_to.cannot': {
    yes: '不能。已经解除的映射不会恢复。',
    no: '{old_addr} 处的映射可以移动。',
  },
  'mremap_to.dontUnmap': {
    yes: 'MREMAP_DONTUNMAP：{vma} 的映射保留，只是页被移走；所以映射的总量会增加。',
    no: '移动之后解除旧范围的映射。',
  },
  'mremap_to.limit': {
    yes: '再映射一份 {pages} 会超过 RLIMIT_AS 或 RLIMIT_DATA：ENOMEM。',
    no: '上限允许再加 {pages}。',
  },
  'mremap_to.area': '{addr} 处能放 {len} 吗？',
  'mremap_to.noArea': {
    yes: '{new_addr} 被拒绝：把错误返回给调用者。',
    no: '有位置。',
  },
  'mremap_to.uncharge': '调用失败，归还为 {vma} 记的 {pages}。',
  'mremap_to.move': '内存从 {old_addr} 移到 {new_addr}。',

  'remap_move.find': '[{start}, {end}) 中的 VMA 依次移动；它们之间的空洞仍是空洞。',
  'remap_move.holeFirst': {
    yes: '{start} 处没有映射，{vma} 要到 {vm_start} 才开始：EFAULT。',
    no: '接下来是 {vma}。',
  },
  'remap_move.sealed': {
    yes: '{vma} 已被 mseal 封住：EPERM。之前移走的不会移回来。',
    no: '{vma} 没有被封住。',
  },
  'remap_move.alone': {
    yes: '{vma}（{flags}）是特殊映射，只能单独移动：EFAULT。',
    no: '{vma} 可以与别的 VMA 一起移动。',
  },
  'remap_move.part': '{vma} 中的 {old_len} 从 {old_addr} 移到 {new_addr}。',
  'remap_move.done': '全部移完，mremap 返回 {new_addr}。',

  'vma_expandable.inTheWay': {
    yes: '{next} 起始于 {end} 之下：{vma} 后面没有余地。',
    no: '{end} 之下没有别的 VMA 起始（next 是 {next}）。',
  },
  'vma_expandable.area': '从 {addr} 起的 {len} 是否允许？',
  'vma_expandable.refused': {
    yes: '不允许：{vma} 不能延伸到 {end}。',
    no: '{vma} 可以延伸到 {end}。',
  },

  'vma_to_resize.find': '第一个结束于 {addr} 之上的 VMA 是哪个？',
  'vma_to_resize.unmapped': {
    yes: '{addr} 处没有映射（找到的是 {vma}）：EFAULT。',
    no: '{addr} 在 {vma} 之内。',
  },
  'vma_to_resize.privateCopy': {
    yes: '旧长度为 0 是要把共享内存再映射一次，但 {vma} 是私有的：EINVAL。',
    no: '旧长度为 {old_len}，或者 {vma} 是共享的。',
  },
  'vma_to_resize.notAnon': {
    yes: 'MREMAP_DONTUNMAP 只适用于私有匿名内存，而 {vma} 不是：EINVAL。',
    no: 'MREMAP_DONTUNMAP 没有妨碍。',
  },
  'vma_to_resize.beyond': {
    yes: '从 {addr} 起的 {old_len} 越过了 {vma} 的终点（{vm_end}）：EFAULT。',
    no: '旧范围在 {vma} 之内。',
  },
  'vma_to_resize.sameLen': {
    yes: '长度仍为 {new_len}：不用再检查。',
    no: '长度由 {old_len} 变为 {new_len}。',
  },
  'vma_to_resize.dontExpand': {
    yes: '{vma} 带有 VM_DONTEXPAND 或 VM_PFNMAP（{flags}）：不许增长，EFAULT。',
    no: '{vma} 可以增长。',
  },
  'vma_to_resize.lockLimit': {
    yes: '{vma} 是锁定的，再加 {pages} 会超过 RLIMIT_MEMLOCK：EAGAIN。',
    no: '{vma} 没有锁定，或者上限允许再加 {pages}。',
  },
  'vma_to_resize.limit': {
    yes: '再加 {pages} 会超过 RLIMIT_AS 或 RLIMIT_DATA：ENOMEM。',
    no: 'RLIMIT_AS 和 RLIMIT_DATA 允许再加 {pages}。',
  },
  'vma_to_resize.charge': {
    yes: '{vma} 带有 VM_ACCOUNT，而提交上限容不下 {pages}：ENOMEM。',
    no: '提交上限允许：{vma} 可以有新的长度。',
  },
} as const satisfies Partial<Steps>;
