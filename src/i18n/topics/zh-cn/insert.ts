/** 插入、摘除、VM_ACCOUNT。 */
export const insertZh = {
  'insert-vm-struct': ['insert_vm_struct', '找到位置，计费，设置 vm_pgoff，然后接入。它从不合并：仍是两个 VMA。'],
  'insert-vm-struct-2.6': ['2.6 的 insert_vm_struct', '最先设置 vm_pgoff；然后是 find_vma_prepare、计费和 vma_link。'],
  'insert-overlap': ['insert_vm_struct：位置被占', 'find_vma_links 遇到重叠的 VMA：ENOMEM，什么都不接入。'],
  'insert-enomem': ['insert_vm_struct：VM_ACCOUNT 与 ENOMEM', '提交上限是 3 页，已用 2 页；新的 2 页无法计费。'],
  'account-mmap': ['mmap 中的 VM_ACCOUNT', '只读内存不计费；4 个可写页要计费，3 页的提交上限拒绝了它们。'],
  'account-mprotect': ['mprotect 中的 VM_ACCOUNT', '变为可写时才计费：超出上限，标志位保持不变。'],
  'find-vma-links': ['find_vma_links', '查找时向左或向右；最后一次向右处是 prev，走到头的地方挂新节点。'],
  'find-vma-prepare': ['find_vma_prepare', '3.6 以前同样的查找；addr 落在某个 VMA 中时提前结束。'],
  'vma-link': ['vma_link', '链表、树、文件，map_count 加一。'],
  'vma-link-list': ['__vma_link_list', '改动三处链接：prev、新 VMA 和它后面的 VMA。此时树还不知道。'],
  'vma-link-rb': ['__vma_link_rb', '挂在 rb_parent 之下的红色叶节点；先更新空洞，再恢复平衡。'],
  'vma-link-file': ['__vma_link_file', 'VMA 进入所映射文件的 i_mmap：从一页可以找到映射它的 VMA。'],
  'vma-link-validate': ['vma_link 之后的 validate_mm', '链表、树和 map_count 又一致了。'],
  'rb-insert-recolour': ['红黑树：变色', '父节点和叔节点都是红色：两者变黑，祖父节点变红。'],
  'rb-insert-outer': ['红黑树：一次旋转', '新节点在外侧：在祖父节点处旋转。'],
  'rb-insert-inner': ['红黑树：两次旋转', '新节点在内侧：先在父节点处旋转，再在祖父节点处旋转。'],
  'rb-erase-successor': [
    '红黑树：摘除有两个子节点的节点',
    '后继接替它的位置和颜色。后继仍是原来的 VMA，只是链接变了。',
  ],
  'rb-erase-colour': ['红黑树：少了一个黑节点', '较短一侧的兄弟节点是红色：先旋转，再从那里继续。'],
  'vma-unlink': ['__vma_unlink', '离开树和链表，vmacache_seqnum 加一。'],
} as const;

/** 查找 VMA。 */
export const findZh = {
  'find-vma': ['find_vma：在树中查找', '终点高于 addr 的节点都是候选；包含 addr 的那个结束查找。'],
  'find-vma-hole': ['find_vma：addr 在空洞中', '结果是上方的下一个 VMA，尽管它并不包含 addr。'],
  'mmap-cache-hit': ['mmap_cache：命中', '上次找到的那个 VMA 包含 addr：不必查树。'],
  'mmap-cache-miss': ['mmap_cache：未命中', '上次那个不包含 addr：查树，mmap_cache 换成新找到的。'],
  'vmacache-page-hit': ['按页的 vmacache：命中', '两个 VMA 各占一个槽位，因为页号的末两位不同；前一个仍能找到。'],
  'vmacache-page-miss': ['按页的 vmacache：未命中', '两个地址的页号对应同一槽位：第二次查找挤掉了第一次的结果。'],
  'vmacache-pmd-hit': ['按 2 MiB 的 vmacache：命中', '槽位中的 VMA 包含 addr：不必查树。'],
  'vmacache-pmd-miss': [
    '按 2 MiB 的 vmacache：未命中',
    '调用与 4.4 那一例相同，但 4.19 起按 2 MiB 块取散列：两个地址共用一个槽位。',
  ],
  'vmacache-stale': ['vmacache：序号', 'munmap 使 vmacache_seqnum 加一：四个槽位全部清空。'],
  'find-no-cache': ['没有缓存的 find_vma', '6.1 起直接查 maple tree。'],
  'find-vma-prev': ['find_vma_prev', '返回该 VMA 和链表中在它之前的那个。'],
  'find-vma-prev-last': ['find_vma_prev：上方没有 VMA', '返回 NULL，prev 是树中最右的节点。'],
  'find-vma-intersection': ['find_vma_intersection', 'find_vma 找到的 VMA 起始于终点之下：两者相交。'],
  'find-vma-intersection-none': ['find_vma_intersection：空洞', '它起始于终点或更高处：返回 NULL。'],
  'find-fixed': ['MAP_FIXED 的位置被占', 'find_vma_links 一直拒绝，直到 munmap 腾出位置。'],
} as const;
