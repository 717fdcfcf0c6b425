import type { Steps } from '../../en/steps/type';

export const moveVma = {
  'move_vma.full': {
    yes: 'map_count 是 {count}；移动时的拆分可能超过 max_map_count（{max}）：ENOMEM。',
    no: 'map_count 是 {count}，离 max_map_count（{max}）还远。',
  },
  'move_vma.copy': '先在 {addr} 处准备一个 {len} 的 VMA。要移动的部分在 {vma} 中的页偏移是 {pgoff}。',
  'move_vma.lockedStays': {
    yes: '{vma} 是锁定的（{flags}）：先把要移动的部分拆出来，这样只有它失去 VM_LOCKED。',
    no: '{vma} 没有锁定：不用拆分。',
  },
  'move_vma.pages':
    '{old_len} 的页从 {old_addr} 移到 {new_addr}，归入 {insert}：只改页表，不复制页。page->index 仍与 {insert} 的页偏移相符。',
  'move_vma.accounted': {
    yes: '{vma} 记过账：账也要跟着移动。',
    no: '没有账要移动。',
  },
  'move_vma.hide': '{vma} 暂时去掉 VM_ACCOUNT，以免解除映射时退还记账。',
  'move_vma.account': '新位置计入总数：total_vm 是 {total_vm}。',
  'move_vma.stays': {
    yes: 'MREMAP_DONTUNMAP：{vma} 的映射保留，只是页已移走。',
    no: '旧范围要解除映射。',
  },
  'move_vma.keep': '{vma} 保留，里面是空的，也不再锁定：{flags}。',
  'move_vma.allMoved': {
    yes: '{vma} 的页全都移走了，它的 {anon_vma} 已经无用。',
    no: '{vma} 只移走了一部分，或者没有 anon_vma。',
  },
  'move_vma.forget': '{vma} 离开它的各个 anon_vma，就像从未写过一样；页偏移是 {pgoff}。',
  'move_vma.unmap': '解除旧范围 [{start}, {end}) 的映射；如果它只是更大 VMA 的一部分，现在就会拆分。',
  'move_vma.remains': {
    yes: '{vma} 还有一部分没有移动。',
    no: '没有剩下隐藏了记账的部分。',
  },
  'move_vma.restore': '{vma} 恢复 VM_ACCOUNT；若中间被切断，后面那一块（{next}）也恢复。',
  'move_vma.done': '内存现在位于 {new_addr}，属于 {insert}；如果是锁定的，就计入那里的锁定数。',

  'copy_vma.unfaulted': {
    yes: '{vma} 是匿名映射，又从未写过：没有页依赖它的页偏移。',
    no: '有页（anon_vma {anon_vma}）或文件依赖 {vma} 的页偏移。',
  },
  'copy_vma.updates': {
    yes: '{vma} 的页（anon_vma {anon_vma}）没有与别的进程共享：页偏移可以随之调整。',
    no: '{vma} 的页偏移不能调整（anon_vma {anon_vma}）。',
  },
  'copy_vma.pgoff': '页偏移变为 {pgoff}，就像 {vma} 一开始就映射在新位置一样。',
  'copy_vma.find': '查找 [{addr}, {end}) 在各 VMA 之间的位置。',
  'copy_vma.merge': '新位置有没有邻居能接收 [{addr}, {end})（页偏移 {pgoff}）？prev 是 {prev}。',
  'copy_vma.merged': {
    yes: '{survivor} 接收了新范围：不需要副本。',
    no: '没有合并：新位置需要自己的 VMA。',
  },
  'copy_vma.self': {
    yes: '{survivor} 把旧范围也包含在内：{vma} 与自己的副本合并了。',
    no: '{vma} 仍是独立的。',
  },
  'copy_vma.dup': '{insert} 是 {vma} 的副本，范围 [{addr}, {end})，页偏移 {pgoff}；它还没有接入。',
  'copy_vma.clone': '{insert} 加入 {vma} 所在的每个 anon_vma（anon_vma：{anon_vma}）：将要移动的页就在那里查到。',
  'copy_vma.link': '把 {insert} 接入，排在 {prev} 之后。',
} as const satisfies Partial<Steps>;
