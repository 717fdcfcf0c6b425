/** 两个结构、空闲空间、brk、populate、mmap；补丁系列。 */
export const structuresZh = {
  'vm-area-struct': [
    '5.10 的 vm_area_struct',
    '链表、树、空洞、标志位、anon_vma 及其链、文件与偏移；该调用改动的字段有标记。',
  ],
  'vm-area-struct-2.6.32': [
    '2.6.32 的 vm_area_struct',
    '同样的映射：链表没有 vm_prev，只有一个 anon_vma 而没有链，也没有 rb_subtree_gap。',
  ],
  'vm-area-struct-6.1': ['6.1 的 vm_area_struct', '同样的映射：没有链表也没有节点，由 maple tree 存放。'],
  'mm-struct': [
    '5.10 的 mm_struct',
    'map_count、total_vm 及其分类、highest_vm_end、mmap_base：看一次 mmap 改变了哪些。',
  ],
  'mm-struct-2.6.32': ['2.6.32 的 mm_struct', 'mmap_cache、free_area_cache 和 cached_hole_size：查找所记住的东西。'],
  'area-top': ['get_unmapped_area：最上方', 'highest_vm_end 与 mmap_base 之间有空间：不必查树。'],
  'area-gaps': ['get_unmapped_area：按空洞查找', '各子树的最大空洞指引到足够大的最高空洞；2 页的空洞根本不会被查看。'],
  'area-hint': ['get_unmapped_area：提示地址', '希望的地址空闲：不查找，直接采用。'],
  'area-bottom-up': ['get_unmapped_area：自下而上', '传统布局：从 mmap_legacy_base 起取最低的空洞。'],
  'area-linear': ['get_unmapped_area：线性查找', '3.7 以前：从 free_area_cache 向下逐个 VMA 查看。'],
  'area-linear-walk': ['线性查找的一步', '空洞太小：记入 cached_hole_size，再从该 VMA 下方继续。'],
  'area-linear-up': ['自下而上的线性查找', '从起点逐个 VMA 查看：2 页的空洞放不下 4 页。'],
  'area-history': ['地址取决于历史', '最低的空洞已经空出来，但 2.6.32 从上次停下的地方继续；4.4 能找到它。'],
  'brk-grow': ['brk：堆增长', '第二次调用紧接在堆之后，与它合并。'],
  'brk-shrink': ['brk：堆缩小', '末端下移：其余部分被解除映射。'],
  'brk-before-4.11': ['4.11 之前的 brk', '堆在 do_brk 中增长，那时 do_brk_flags 还叫这个名字。'],
  'brk-blocked': ['brk：前方被占', '新末端的正上方有映射：返回当前的末端。'],
  populate: ['mm_populate，逐页进行', '私有可写内存按写处理，其余按读处理。VMA 在第一页时得到 anon_vma。'],
  'map-populate': ['MAP_POPULATE', '建立映射之后，使它的页全部驻留。'],
  mmap: ['mmap：从入口到接入', '参数、地址、标志位，然后是 mmap_region：计费、合并或接入、计数。'],
  'mmap-over-4.4': ['4.4 的 mmap 覆盖已有映射', '5.10 之前由 mmap_region 自己循环腾出位置。'],
  'mmap-limit-2.6': ['mmap 覆盖已有映射与 RLIMIT_AS', '2.6.32 最后才检查上限：调用失败，原有的映射也丢了。'],
  'mmap-over': ['mmap 覆盖已有映射', 'MAP_FIXED 落在中间：原有映射被切成三段，中间一段被解除映射。'],
} as const;

export const seriesZh = {
  'series-refactor': ['补丁 1：重构 vma_merge', '先问两边邻居再动手。布局不变：“对比”显示没有差异。'],
  'series-page-offset': ['补丁 2：mremap 更新页偏移', '写过的内存移动后得到新位置的偏移：看 page->index。'],
  'series-anon-vmas': ['补丁 3：不同的 anon_vma', '两边邻居都写过。它们合并，其中一边的 page->mapping 被改写。'],
  'series-tracing': ['补丁 4：两个跟踪事件', 'vm_av_merge 和 vm_pgoff_merge 及其字段，也有内核格式的文本。'],
  'series-fork': ['只限未共享的页：子进程还在', 'anon_vma 与子进程共享：什么都不合并。'],
  'series-exit': ['只限未共享的页：子进程已退出', '同一脚本，子进程退出之后：不再共享，于是合并。'],
  'series-statistics': ['脚本的统计', '按结果（失败、anon_vma 失败、相同、不同）统计合并，分有无该系列两栏。'],
} as const;
