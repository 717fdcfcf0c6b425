/** 各内核行为的说明（简体中文）。 */
import type { KernelFacts } from './type';

export const kernelsZh: KernelFacts = {
  kernels: {
    '2.6.32': '较早教材所讲的内核：只缓存一个 VMA，线性查找空闲地址，每个 anon_vma 用一条链表记录它的 VMA。',
    '4.4': '带空洞信息的红黑树，每个任务缓存四个 VMA，使用 anon_vma 链；这是情形 8 保留中间 VMA 的最后一代。',
    '5.10': '多数介绍 vma_merge 的文章所讲的长期支持内核：红黑树加链表，八种情形，情形 8 保留 next。',
    '5.10-openeuler': 'openEuler 的 5.10：与 5.10 相同，但共享池（share pool）的映射从不合并。',
    '5.17': '改用 maple tree 之前，使用链表、红黑树和 vmacache 的最后一代；mremap 先查找，再改动。',
    '5.17-anon-merge':
      '5.17 加上 Jakub Matěna 2022 年的补丁系列，行为同其 RFC v2：重构 vma_merge（不改变布局）、移动后更新页偏移、合并不同的 anon_vma，以及两个跟踪事件。只有不与其他进程共享的匿名内存才会参与。',
    '6.1':
      '链表、红黑树和 vmacache 由 maple tree 取代。新映射和 brk 不经 vma_merge 直接扩展相邻区域；mremap 原地增长时可以合并。',
    '6.12': '使用 mm/vma.c：新映射又可同时与两侧合并，会归还 VM_ACCOUNT，有了 mseal，大映射的地址会对齐。',
    '6.18': '写过的内存可以并入从未写过的内存；一次 mremap 可以移动多个 VMA，保留其间的空洞。',
  },
  fields: {
    structure: {
      title: 'VMA 的存放方式',
      values: {
        rb: '有序链表加红黑树。',
        maple: 'maple tree：没有链表，没有颜色，也没有旋转（6.1 起）。',
      },
    },
    vmacache: {
      title: 'find_vma 之前的缓存',
      values: {
        mmap_cache: '整个进程只缓存一个 VMA：mm->mmap_cache（至 3.14）。',
        page: '每个任务缓存四个 VMA，槽位由页号决定（3.15 至 4.18）。',
        pmd: '每个任务缓存四个 VMA，槽位由 2 MiB 块决定（4.19 至 6.0）。',
        none: '没有缓存：直接查找 maple tree（6.1 起）。',
      },
    },
    listLinks: {
      title: 'VMA 链表',
      values: {
        single: '只有 vm_next：要找前驱就得查找（2.6.36 之前）。',
        double: '有 vm_next 和 vm_prev；枫树两侧的邻居都能找到。',
      },
    },
    placeSearch: {
      title: '如何找到新 VMA 的位置',
      values: {
        find_vma_prepare: 'find_vma_prepare 返回该地址处的 VMA 和挂节点的位置，是否重叠由调用者判断（至 3.6）。',
        find_vma_links: 'find_vma_links 遇到重叠就拒绝（3.7 起）；枫树不需要这样的位置。',
      },
    },
    gapSearch: {
      title: '如何寻找空闲区间',
      values: {
        linear: '从 free_area_cache 开始逐个查看，并用 cached_hole_size 记住跳过的最大空洞（至 3.7）。',
        tree: '利用树中每个节点之下的最大空洞：取足够大的最高空洞（3.8 起）。',
      },
    },
    guardGap: {
      title: '向下增长的栈下方的空间',
      values: {
        true: '栈下方保留 stack_guard_gap（256 页）不用（4.12 起，较早的稳定版也已引入）。',
        false: '不保留：其他映射可以紧挨在栈的下方。',
      },
    },
    stackGuardPage: {
      title: '栈内的保护页',
      values: {
        true: '栈最低的页：访问它时，栈先增长一页（2.6.36 至 4.11）。',
        false: '没有：栈最低的页与其他页一样。',
      },
    },
    anonVmaRule: {
      title: '两个 VMA 的页何时可以放进同一个 VMA',
      values: {
        'two-arguments':
          'is_mergeable_anon_vma 只有两个参数：两个 anon_vma 相同，或至少一方从未写过（2.6.39 及以前）。',
        singular:
          '两个 anon_vma 相同；或一方为 NULL 且相邻区域的链恰好只有一项。因此写过的内存不能并入从未写过的内存（3.0 至 6.15）。',
        'source-chain': '任何一方都可以为 NULL，除非写过的一方是通过 fork 继承的 anon_vma（6.16 起）。',
      },
    },
    case8Keeps: {
      title: '情形 8 保留哪一个',
      values: {
        area: '保留中间的 VMA，由它接管 next，next 被释放（至 4.8）。',
        next: '保留 next，它向下扩展覆盖中间的 VMA，后者被释放（4.9 起）。',
      },
    },
    mergeForm: {
      title: 'vma_merge 的询问次序',
      values: {
        'prev-first': '先问 prev，再问 next（至 6.0）。',
        'both-first': '先问完两侧再动手，然后在“两侧、prev、next”中选择（2022 年系列的补丁 1，6.1 采用）。',
        'two-functions':
          '空洞用 vma_merge_new_range（情形 1 到 3），VMA 的一部分用 vma_merge_existing_range（情形 4 到 8）。',
      },
    },
    adjustForm: {
      title: '如何移动边界',
      values: {
        void: 'vma_adjust 不会失败：使用优先树，每个 anon_vma 一条链表；情形 6 的第二轮从判断重新开始。',
        reimport: 'vma_adjust；情形 6 每一轮都重新判断是否要接过 anon_vma（至 4.8）。',
        expand: '__vma_adjust，由 expand 指明扩展哪个 VMA：anon_vma 只在循环之前接一次（4.9 起）。',
        maple: '在枫树上的 __vma_adjust：一次保存即可，没有链表和空洞要修（6.1）。',
        commit: 'vma_prepare、修改、vma_complete；合并由 commit_merge 完成（6.3 起）。',
      },
    },
    newMapping: {
      title: '新映射如何与相邻区域合并',
      values: {
        vma_merge: '调用 vma_merge：先看 prev，再看 next；只有两者的 anon_vma 相容才同时合并。',
        'next-first':
          '调用 vma_expand：先看 next，再拿 prev 与 next 的 anon_vma 比较；若两侧各自写过，就只与 next 合并（6.1）。',
      },
    },
    brkGrows: {
      title: '堆增长时与谁合并',
      values: {
        vma_merge: '由 vma_merge 决定：堆之前的数据段，以及堆之后的 VMA 都可以。',
        'own-heap': '只与到达 start_brk 或更高处的 VMA 合并：第一次增长不会并入数据段（6.1）。',
        predecessor: '与结束于增长处且相容的任何 VMA 合并；从不与后一个合并（6.12 起）。',
      },
    },
    brkSpare: {
      title: 'brk 在上方保留多少空间',
      values: {
        page: '一页（至 4.11）。',
        guard: '一页，再加上栈保护间隙（4.12 起）。',
      },
    },
    populateTestsAccessFirst: {
      title: '对无访问权限的内存执行 mlock',
      values: {
        true: '最先检查访问权限：对 PROT_NONE 内存执行 mlock2(MLOCK_ONFAULT) 返回 ENOMEM，但标志位已经设置。',
        false: '使用 MLOCK_ONFAULT 时不需要调入任何页，因此不检查访问权限：调用成功（6.1 起）。',
      },
    },
    mprotectUncharges: {
      title: '内存变为只读时的 VM_ACCOUNT',
      values: {
        true: 'mprotect 归还未写过的私有内存的记账并清除 VM_ACCOUNT：与一开始就只读的映射可以合并（6.12 起）。',
        false: '只要曾经可写，VM_ACCOUNT 就一直保留：与从不可写的内存标志不同，不能合并。',
      },
    },
    munmapForm: {
      title: 'munmap 如何去掉 VMA',
      values: {
        detach: '拆分两端，摘除这些 VMA，再释放。',
        gather: '先 vms_gather_munmap_vmas，再 vms_complete_munmap_vmas（6.12）。',
      },
    },
    splitsAlwaysLimited: {
      title: '达到 max_map_count 时的 munmap',
      values: {
        true: '达到上限时每次拆分都被拒绝，即使调用后 VMA 会变少（2.6.32）。',
        false: '只有会使 VMA 变多的调用才被拒绝。',
      },
    },
    limitBeforeRoom: {
      title: 'mmap 何时检查 RLIMIT_AS',
      values: {
        true: '在解除已有映射之前检查：被拒绝的 MAP_FIXED 不会改变任何东西（3.10 起）。',
        false: '在旧映射已解除之后才检查：被拒绝的 MAP_FIXED 会留下空洞。',
      },
    },
    madviseSplitError: {
      title: '达到 max_map_count 时的 madvise',
      values: {
        ENOMEM: '拆分被拒绝时返回 ENOMEM。',
        EAGAIN: '拆分被拒绝时返回 EAGAIN。',
      },
    },
    stackNoHugepage: {
      title: 'MAP_STACK',
      values: {
        true: '设置 VM_NOHUGEPAGE，因此不能与其他映射合并（6.7 起）。',
        false: '没有作用。',
      },
    },
    alignsHuge: {
      title: '大块匿名映射的地址',
      values: {
        true: '长度为 2 MiB 的倍数时，只要放得下，地址也对齐到 2 MiB（6.7 起）。',
        false: '不论长度，取足够大的最高空洞。',
      },
    },
    mseal: {
      title: 'mseal',
      values: {
        true: '存在：对已封存的内存执行 munmap、mprotect、mremap 或 MAP_FIXED 返回 EPERM（6.10 起）。',
        false: '不存在：返回 ENOSYS。',
      },
    },
    specialBits: {
      title: 'VM_SPECIAL',
      values: {
        reserved: 'VM_IO、VM_DONTEXPAND、VM_RESERVED、VM_PFNMAP：带有其中之一的映射从不合并（3.6 及以前）。',
        mixedmap: 'VM_IO、VM_DONTEXPAND、VM_PFNMAP、VM_MIXEDMAP：带有其中之一的映射从不合并（3.15 起）。',
      },
    },
    sharePool: {
      title: '共享池',
      values: {
        true: 'vma_merge 一开始就检查 VM_SHARE_POOL：这类映射从不合并（openEuler）。',
        false: '没有共享池。',
      },
    },
    anonVmaChains: {
      title: '匿名内存如何找到它的 VMA',
      values: {
        true: '通过链：一个 VMA 可以属于多个 anon_vma，fork 之后每个进程各有自己的（2.6.34 起）。',
        false: '父子进程共用一个 anon_vma 和一条链表。',
      },
    },
    anonVmaReuse: {
      title: 'fork 何时复用父进程的 anon_vma',
      values: {
        never: '没有链，也就谈不上复用。',
        degree: '当它的 degree 小于 2 时（3.19 起）。',
        counters: '由取代 degree 的 num_children 和 num_active_vmas 决定（6.0 起，稳定版也已引入）。',
      },
    },
    series: {
      title: '2022 年的匿名内存合并补丁系列',
      values: {
        true: 'mremap 会把页偏移恢复为自然值；只要被放弃的 anon_vma 不与其他进程共享，anon_vma 不同的 VMA 也可以合并。',
        false: '没有这些补丁：移动后的映射保留旧的页偏移，anon_vma 不同就不能合并。',
      },
    },
    userfaultfd: {
      title: 'userfaultfd',
      values: {
        true: '程序可以监视内存并处理缺页；上下文相同才能合并（4.3 起）。',
        false: '没有，vma_merge 也没有对应的参数。',
      },
    },
    anonNames: {
      title: '匿名内存的名字',
      values: {
        true: '可以用 prctl 给匿名内存命名；名字相同才能合并（5.17 起）。',
        false: '没有名字。',
      },
    },
    noReplace: {
      title: 'MAP_FIXED_NOREPLACE',
      values: {
        true: '位置已被占用时返回 EEXIST（4.17 起）。',
        false: '不认识该标志：地址只是提示。',
      },
    },
    dataLimit: {
      title: 'RLIMIT_DATA 统计什么',
      values: {
        true: '全部私有可写内存（4.5 起）。',
        false: '只统计 brk 的堆。',
      },
    },
    fileLimit: {
      title: '远超文件末尾的 mmap',
      values: {
        true: '超出文件最大长度的区间返回 EOVERFLOW（4.9 起）。',
        false: '只拒绝会回绕的偏移。',
      },
    },
    onFaultNeedsMore: {
      title: '单独使用 mlockall(MCL_ONFAULT)',
      values: {
        true: '返回 EINVAL：还需要 MCL_CURRENT 或 MCL_FUTURE。',
        false: '有该标志时（4.4 起）可以接受，但单独使用没有作用。',
      },
    },
    mlock2: {
      title: 'mlock2',
      values: {
        true: '存在，另有 MLOCK_ONFAULT（4.4 起）。',
        false: '不存在：返回 ENOSYS。MCL_ONFAULT 也不存在：返回 EINVAL。',
      },
    },
    wipeOnFork: {
      title: 'MADV_WIPEONFORK',
      values: {
        true: '存在，另有 MADV_KEEPONFORK（4.14 起）。',
        false: '不存在：返回 EINVAL。',
      },
    },
    khugepaged: {
      title: '透明大页',
      values: {
        true: '合并后会通知 khugepaged：它可以在变大的 VMA 中凑出大页（2.6.38 起）。',
        false: '没有 khugepaged。',
      },
    },
    'mremap.dontUnmap': {
      title: 'MREMAP_DONTUNMAP',
      values: {
        true: '存在：页被移走，旧映射保留（5.7 起）。',
        false: '不存在：返回 EINVAL。',
      },
    },
    'mremap.privateCopy': {
      title: '对私有内存以 old_len 0 调用 mremap',
      values: {
        true: '另建一个全新的映射。',
        false: '返回 EINVAL：只有共享内存可以这样再映射一次（4.13 起）。',
      },
    },
    'mremap.looksUpFirst': {
      title: 'mremap 何时查找源区域',
      values: {
        true: '在改动任何东西之前：源处没有映射就返回 EFAULT，目标保持原样（5.16 起）。',
        false: '在清空目标、截去尾部之后：源不存在时发现得太晚；若只是缩小，则根本不会发现。',
      },
    },
    'mremap.growthMerges': {
      title: 'mremap 原地增长',
      values: {
        true: '为新增部分调用 vma_merge：如果补上了与相容 VMA 之间的空洞，两者就合并为一个（6.1 起）。',
        false: '只用 __vma_adjust 移动 vm_end：两个 VMA 即使相接，仍是两个。',
      },
    },
    'mremap.dontUnmapFiles': {
      title: '对文件和共享内存使用 MREMAP_DONTUNMAP',
      values: {
        true: '可以（5.13 起）。',
        false: '返回 EINVAL：只能用于私有匿名内存。',
      },
    },
    'mremap.dontUnmapBeside': {
      title: 'DONTUNMAP 的副本与源相邻时',
      values: {
        merges: '可以与源本身合并。',
        alone: '完全不尝试合并（6.1）。',
        'other-side': '可以与另一侧的相邻区域合并，但不与源合并（6.12）。',
      },
    },
    'mremap.dontUnmapCuts': {
      title: '对锁定内存的一部分使用 DONTUNMAP',
      values: {
        true: '先把这一部分切开：只有它失去 VM_LOCKED（6.1、6.12）。',
        false: '整个旧 VMA 都失去 VM_LOCKED。',
      },
    },
    'mremap.dontUnmapResetsPgoff': {
      title: 'DONTUNMAP 留下的页偏移',
      values: {
        true: '按旧地址重新开始（6.1、6.12）。',
        false: '保持不变。',
      },
    },
    'mremap.dontUnmapForgets': {
      title: 'DONTUNMAP 留下的 anon_vma',
      values: {
        true: '整体移走的 VMA 失去 anon_vma，就像从未写过一样（5.13 起）。',
        false: '保留，尽管已经没有任何页。',
      },
    },
    'mremap.accountDefect': {
      title: '从中间 DONTUNMAP 之后的 VM_ACCOUNT',
      values: {
        true: '被设置到后面不相干的 VMA 上：这是一个真实的缺陷。',
        false: '保持正确。',
      },
    },
    'mremap.checksRoom': {
      title: '达到 max_map_count 时移动到指定位置的 mremap',
      values: {
        true: '若容不下另外两个 VMA，在改动之前就返回 ENOMEM（5.1 起）。',
        false: '照常开始，可能中途失败。',
      },
    },
    'mremap.multiVma': {
      title: '跨多个 VMA 的 mremap',
      values: {
        true: '一次移动总长度不变的多个 VMA，包括其间的空洞；若要改变长度则先行检查（6.17 起）。',
        false: '返回 EFAULT：区间必须位于一个 VMA 之内；此时目标和尾部可能已被解除映射。',
      },
    },
  },
};
