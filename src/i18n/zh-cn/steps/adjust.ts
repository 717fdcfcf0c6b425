import type { Steps } from '../../en/steps/type';

export const adjust = {
  '__vma_adjust.next': '{vma} 将占据 [{start}, {end})；链表中它后面是 {next}。',
  '__vma_adjust.decide': {
    yes: '后面有 {next}，又没有 VMA 要插入：新的终点可能吞掉 {next}、推动它，或者留一段给它。',
    no: '后面的 VMA 不受影响：next 是 {next}，要插入的是 {insert}。',
  },
  '__vma_adjust.swallow': {
    yes: '新终点 {end} 到达了 {next} 的终点：两个 VMA 中有一个要消失。',
    no: '新终点 {end} 没有到达 {next} 的终点：两个都保留。',
  },
  '__vma_adjust.swap': {
    yes: '要扩展的正是 {next}（情形 8）：它的标志位已经正确，所以必须保留它。',
    no: '由 {vma} 扩展，覆盖 {next}。',
  },
  '__vma_adjust.swapped': '角色互换：{vma} 保留并扩展，{next} 将被摘除。',
  '__vma_adjust.remove': '{next} 将被摘除（remove_next 为 {remove_next}）；这一轮到它的终点 {end} 为止。',
  '__vma_adjust.push': {
    yes: '新终点 {end} 落在 {next} 之内：{vma} 接收它的头部（情形 5）。',
    no: '新终点 {end} 没有伸进 {next}。',
  },
  '__vma_adjust.pushes': '{next} 的起点将上移：adjust_next 为 {adjust_next}。',
  '__vma_adjust.give': {
    yes: '{vma} 缩短到 {end}：尾部转给 {next}（情形 4）。',
    no: '{vma} 没有缩短：{next} 保持原样。',
  },
  '__vma_adjust.gives': '{next} 的起点将下移：adjust_next 为 {adjust_next}。',
  '__vma_adjust.import': {
    yes: '{importer} 要接收的页可能属于 {anon_vma}，而它自己还没有 anon_vma：必须从 {exporter} 那里接过来。',
    no: '不需要移交 anon_vma：扩展的一方已经有了，或者另一方没有。',
  },
  '__vma_adjust.clone': '{importer} 现在有了 {anon_vma}，并加入 {exporter} 链上的每个 anon_vma，这样仍能从页找到它。',
  '__vma_adjust.handOver':
    '在 {vma} 与 {next} 之间换手的页改用新主人的 anon_vma：重写 page->mapping（{anon_vma}、{other_anon_vma}）。',
  '__vma_adjust.file': {
    yes: '{vma} 映射了文件：它在 i_mmap 中的位置取决于即将改变的边界。',
    no: '{vma} 没有映射文件：与 i_mmap 无关。',
  },
  '__vma_adjust.outFile':
    '边界改好之前，{vma} 先离开 i_mmap；next 若要移动（{next}）也一样。拆分出的新 VMA（{insert}）则进入 i_mmap。',
  '__vma_adjust.anon': {
    yes: '有 anon_vma，即 {anon_vma}：它的区间树按边界排序，而边界即将改变。',
    no: '与 anon_vma 无关：这里还没有写过私有页。',
  },
  '__vma_adjust.outAnon': '{vma} 的 avc 先离开区间树；next 若要移动（{next}）也一样。',
  '__vma_adjust.bounds':
    '{vma} 现在占据 [{start}, {end})，页偏移为 {pgoff}。树的形状不变，因为各 VMA 的先后次序没有变。',
  '__vma_adjust.nextBounds': '{next} 现在起始于 {vm_start}；它的页偏移也随之移动 {adjust_next}，所以每一页的偏移不变。',
  '__vma_adjust.inFile': '{vma} 带着新边界回到 i_mmap；移动过的 next（{next}）也一样。',
  '__vma_adjust.removes': {
    yes: '{next} 已被覆盖，必须摘除。',
    no: '没有 VMA 要摘除。',
  },
  '__vma_adjust.unlink': '把 {removed} 从树和链表中摘除，它的位置归 {vma}。',
  '__vma_adjust.unlinkFile': '{removed} 离开所映射文件的 i_mmap。',
  '__vma_adjust.inserts': {
    yes: '另一半 {insert} 要插入到 {vma} 旁边。',
    no: '也没有 VMA 要插入：只是空洞可能变了。',
  },
  '__vma_adjust.insert': '把 {insert} 接入到 {vma} 旁边：链表、树、map_count。',
  '__vma_adjust.startMoved': {
    yes: '{vma} 的起点移动了：它下方的空洞大小也变了。',
    no: '{vma} 的起点没有变。',
  },
  '__vma_adjust.startGap': '重新计算 {vma} 的空洞。',
  '__vma_adjust.endMoved': {
    yes: '{vma} 的终点移动了：它上方的空间大小也变了。',
    no: '{vma} 的终点没有变。',
  },
  '__vma_adjust.isLast': {
    yes: '{vma} 后面没有 VMA：highest_vm_end 由它决定。',
    no: '{vma} 后面是 {next}：两者之间的空洞可能变了。',
  },
  '__vma_adjust.highest': 'highest_vm_end 随 {vma} 的终点变为 {highest_vm_end}。',
  '__vma_adjust.nextGap': '{vma} 与 {next} 之间的空洞大小变了：重新计算 {next} 的空洞。',
  '__vma_adjust.inAnon': '{vma} 的 avc 带着新边界回到区间树；移动过的 next（{next}）也一样。',
  '__vma_adjust.free': '{removed} 离开它的各个 anon_vma 并被释放；map_count 现在是 {count}。{vma} 保留。',
  '__vma_adjust.again': {
    yes: '情形 6：{next} 也要摘除，需要第二轮。',
    no: '没有别的 VMA 要摘除。',
  },
  '__vma_adjust.second': '第二轮：{vma} 继续扩展到 {next} 的终点 {end}。',
  '__vma_adjust.follower': {
    yes: '{next} 下方空洞的边界变了。',
    no: '{vma} 后面没有 VMA：没有空洞要管。',
  },
  '__vma_adjust.followerGap': '重新计算 {next} 的空洞。',
  '__vma_adjust.lastEnd': '{vma} 结束于 {end}，与被释放的 VMA 相同：highest_vm_end 本来就是对的。',
  '__vma_adjust.validate': '仅在为调试而编译的内核中：各 VMA 有序且互不重叠，共 {count} 个，与 map_count 一致。',
  '__vma_adjust.done': '{vma} 调整完毕；链表、树和计数又都一致了。',

  '__split_vma.enter': '要在 {addr} 处把 {vma} 一分为二。',
  '__split_vma.dup': '{insert} 是 {vma} 的副本，范围取 {addr} 一侧的那部分；它还没有接入。',
  '__split_vma.clone':
    '{insert} 加入 {vma} 链上的每个 anon_vma（anon_vma：{anon_vma}）：它那一侧的页可能属于其中任何一个。',
  '__split_vma.below': {
    yes: '{insert} 得到 {addr} 以下的部分：原对象 {vma} 留下上半部分。',
    no: '{insert} 得到从 {addr} 起的部分：原对象 {vma} 留下下半部分。',
  },
  '__split_vma.adjustLow': '{vma} 缩小为 [{start}, {end})，{insert} 插入到它下方。',
  '__split_vma.adjustHigh': '{vma} 缩小为 [{start}, {end})，{insert} 插入到它上方。',

  'split_vma.limit': {
    yes: 'map_count 是 {count}，max_map_count 是 {max}：不能再多一个，返回 ENOMEM；{vma} 保持完整。',
    no: 'map_count 是 {count}，低于 max_map_count（{max}）：可以再多一个 VMA。',
  },
  'split_vma.split': '可以在 {addr} 处拆分 {vma}。',
} as const satisfies Partial<Steps>;
