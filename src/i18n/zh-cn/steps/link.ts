import type { Steps } from '../../en/steps/type';

export const link = {
  'vma_link_rb.hasNext': {
    yes: '链表中 {vma} 之后是 {next}，所以 {next} 下方的空洞变小了。',
    no: '{vma} 是最后一个 VMA；它上方的空间不记在树里。',
  },
  'vma_link_rb.nextGap': '趁 {vma} 还没有挂到树上，先把 {next} 的空洞改正确。',
  'vma_link_rb.highest': '{vma} 是最高的 VMA：highest_vm_end 变为 {highest_vm_end}，它上方的空间就靠这个数来判断。',
  'vma_link_rb.hang': '{vma} 作为叶节点挂在 {rb_parent} 之下，涂成红色：红色的叶节点不会使任何路径多出黑节点。',
  'vma_link_rb.gap': '算出新叶节点 {vma} 的空洞，并一路更新到根。',
  'vma_link_rb.rebalance': '如果 {vma} 的父节点也是红色，就要调整这棵树。',

  'vma_link.list': '{vma} 已在链表中，位于 {prev} 与 {next} 之间。',
  'vma_link.tree': '接着把 {vma} 放进树里，位置就在刚才找到的 {rb_parent} 之下。',
  'vma_link.hasFile': {
    yes: '{vma} 映射了文件，而文件必须能找到自己的各个映射。',
    no: '{vma} 没有映射文件：无须登记。',
  },
  'vma_link.file': '{vma} 进入所映射文件的 i_mmap：从文件的一页出发，内核就能找到 {vma}。',
  'vma_link.count': '{vma} 已属于这个地址空间：map_count 现在是 {count}。',
  'vma_link.validate': '仅在为调试而编译的内核中：各 VMA 有序且互不重叠，共 {count} 个，与 map_count 一致。',

  '__insert_vm_struct.find': '{vma}，即 [{start}, {end})，应该放在哪两个 VMA 之间？',
  '__insert_vm_struct.list': '{vma} 已在链表中，位于 {prev} 与 {next} 之间。',
  '__insert_vm_struct.tree': '接着把 {vma} 放进树里，位置就在刚才找到的 {rb_parent} 之下。',
  '__insert_vm_struct.count': '{vma} 已属于这个地址空间：map_count 现在是 {count}。',

  'insert_vm_struct.bad': {
    yes: '从 {addr} 起长 {len} 的范围不是整页：EINVAL。',
    no: '范围从 {addr} 开始，长 {len}。',
  },
  'insert_vm_struct.new': '为 [{start}, {end}) 建立 {vma}；它还没有接入。',
  'insert_vm_struct.find': '[{start}, {end}) 是否空着？{vma} 应该放在哪里？',
  'insert_vm_struct.overlap': {
    yes: '{vma} 要去的地方已有映射：ENOMEM。insert_vm_struct 不会去腾位置。',
    no: '{vma} 的位置空着。',
  },
  'insert_vm_struct.charge': {
    yes: '{vma} 带有 VM_ACCOUNT，而提交上限容不下它的 {pages}：ENOMEM。',
    no: '提交上限没有妨碍 {vma}。',
  },
  'insert_vm_struct.pgoff': '{vma} 的页偏移设为 {pgoff}，也就是它自己的页号，与所有就地映射的匿名内存一样。',
  'insert_vm_struct.free': '{addr} 处长 {len} 的 VMA 被拒绝，调用者把它释放。',
  'insert_vm_struct.link': '接入 {vma}。不管旁边是什么，insert_vm_struct 从不合并。',

  '__vma_unlink.tree': '把 {vma} 从树中摘除。',
  '__vma_unlink.list': '{vma} 已从链表中摘除：{prev} 与 {next} 现在相邻。',
  '__vma_unlink.cache': 'vmacache_seqnum 变为 {seqnum}：任务不再相信自己的缓存槽，因为其中可能还有 {vma}。',
} as const satisfies Partial<Steps>;
