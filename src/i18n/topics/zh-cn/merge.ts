/** 八种情形，以及合并要通过的规则。 */
export const casesZh = {
  case1: ['情形 1', '填补 prev 与 next 之间的空洞，两边都相容：prev 吞并该范围和 next，next 被释放。'],
  case2: ['情形 2', '填补空洞，只有 prev 相容：prev 扩展，没有 VMA 被摘除。'],
  case3: ['情形 3', '填补空洞，只有 next 相容：next 的起点下移。它在树中的键变了，节点不动。'],
  case4: ['情形 4', 'prev 的尾部得到 next 的标志位：边界下移，两者都保留。'],
  case5: ['情形 5', '中间 VMA 的头部得到 prev 的标志位：边界上移，两者都保留。'],
  case6: ['情形 6', '中间 VMA 得到两边邻居的标志位：prev 吞并全部，两个 VMA 被释放。'],
  case7: ['情形 7', '中间 VMA 只与 prev 的标志位相同：prev 吞并它，中间的 VMA 被释放。'],
  case8: ['情形 8', '中间 VMA 只与 next 的标志位相同。4.8 以前保留中间的对象，释放 next；4.9 起正好相反。'],
} as const;

export const mergeZh = {
  'can-merge-after': [
    'can_vma_merge_after',
    'prev 恰好结束于该范围的起点，但标志位不同。展开“为什么”中的问题，可以看到每条规则的预期值和实际值。',
  ],
  'can-merge-before': ['can_vma_merge_before', 'next 恰好起始于该范围的终点，但标志位不同：从另一边问同样的规则。'],
  'mergeable-flags': [
    'is_mergeable_vma：标志位与 VM_ACCOUNT',
    '两者现在都是只读，却仍不合并：曾经可写的内存保留 VM_ACCOUNT。',
  ],
  'mergeable-file': [
    'is_mergeable_vma：同一个文件',
    '偏移是连续的，但两次 open() 得到两个 struct file，永远不会合并。',
  ],
  'mergeable-offset': [
    'is_mergeable_vma：页偏移',
    '第二个映射在文件中跳过了一段，所以独自存在；第三个接着第二个，于是合并。',
  ],
  'mergeable-anon-both': [
    'is_mergeable_anon_vma：两边',
    '新范围与两边都相容，但两边各有自己的 anon_vma：只有 prev 扩展。',
  ],
  'anon-rule-two-arguments': [
    '两个参数的 is_mergeable_anon_vma',
    '2.6.39 以前，只要两者之一没有 anon_vma 就可以：写过的内存能并入从未写过的内存。',
  ],
  'anon-rule-singular': [
    'is_mergeable_anon_vma：链上只有一个',
    '同一脚本，3.0 起：邻居没有 anon_vma，它的链上不是恰好一个，所以什么都不合并。',
  ],
  'anon-rule-cloned': [
    'is_mergeable_anon_vma：克隆来的链',
    '子进程继承的 VMA 同时属于两个 anon_vma，它后面的新映射只能独自存在。',
  ],
  'vm-special': ['VM_SPECIAL', '驱动为自己的映射设置了 VM_IO、VM_DONTEXPAND 或 VM_PFNMAP：第一个问题就结束了。'],
  'mempolicy-refuses': ['内存策略不同', 'mbind 给第一个映射设置了策略，新映射没有：“为什么”指出是 vm_policy。'],
  'mempolicy-merges': ['mbind 引起合并', '后半部分得到同样的策略：前半部分又把它收了回来。'],
  'userfaultfd-refuses': [
    'userfaultfd 上下文不同',
    '第一个映射受监视，新映射没有：“为什么”指出是 vm_userfaultfd_ctx，还有标志位 VM_UFFD_MISSING。',
  ],
  'userfaultfd-merges': ['userfaultfd 注销引起合并', '监视者离开，两半都不再有上下文。'],
  'anon-name-refuses': [
    'PR_SET_VMA_ANON_NAME：名字不同',
    '第一个映射有名字，新映射没有：“为什么”指出是 anon_name（5.17 起）。',
  ],
  'anon-name-merges': ['PR_SET_VMA_ANON_NAME 引起合并', '后半部分得到同样的名字：两者又合为一个。'],
  'share-pool': ['openEuler 的 share pool', '两个相邻的相同映射都带有 share pool 标志位：vma_merge 立即返回。'],
  khugepaged: ['khugepaged 钩子', '每次合并后都会通知 khugepaged 这个变大的 VMA；布局不受影响。'],
  'no-khugepaged': ['2.6.32 没有 khugepaged', '同样的合并，但那时还没有透明大页：没有这一行。'],
} as const;
