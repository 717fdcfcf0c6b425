import type { Steps } from '../../en/steps/type';

export const mmap = {
  'mmap.offset': {
    yes: '文件偏移没有按页对齐：EINVAL。',
    no: '文件偏移按页对齐；要映射 {len}。',
  },
  'mmap.badFd': {
    yes: '不是匿名映射，而 fd 不是打开的文件：EBADF。',
    no: '要么是匿名映射，要么文件已经打开。',
  },
  'mmap.doMmap': '实际工作由 do_mmap 完成：映射 {len}，{prot}，{mapflags}。',
  'mmap.populate': {
    yes: '由于锁定或 MAP_POPULATE，页要马上到位。',
    no: '现在一页也不分配：等到每页第一次被访问时再说。',
  },
  'mmap.fill': '让从 {addr} 起 {len} 的页到位；即使做不到，mmap 仍算成功。',

  'do_mmap.empty': {
    yes: '长度为 0：EINVAL。',
    no: '长度为 {len}。',
  },
  'do_mmap.wraps': {
    yes: '{len} 按整页向上取整后溢出为 0：ENOMEM。',
    no: '{len} 可以按整页向上取整。',
  },
  'do_mmap.full': {
    yes: 'map_count 是 {count}，超过了 max_map_count（{max}）：ENOMEM。',
    no: 'map_count 是 {count}，没有超过 max_map_count（{max}）。',
  },
  'do_mmap.area': '{len} 放在哪里？调用者给出的地址是 {addr}。',
  'do_mmap.noArea': {
    yes: '没有地方放 {len}：把错误返回给调用者。',
    no: '位置定在 {addr}。',
  },
  'do_mmap.noReplace': {
    yes: 'MAP_FIXED_NOREPLACE：只要 {addr}，而且那里必须没有映射。',
    no: '没有 MAP_FIXED_NOREPLACE：{addr} 处是否已有映射，现在还不要紧。',
  },
  'do_mmap.findOld': '第一个结束于 {addr} 之上的 VMA 是哪个？',
  'do_mmap.taken': {
    yes: '{vma} 落在从 {addr} 起的 {len} 之内：EEXIST。',
    no: '从 {addr} 起的 {len} 之内没有映射（找到的是 {vma}）。',
  },
  'do_mmap.flags': 'vm_flags 由保护位、映射标志、mm 的默认标志和三个 MAY 位组成：{flags}。',
  'do_mmap.mayNotLock': {
    yes: '要求 MAP_LOCKED，但 RLIMIT_MEMLOCK 为 0，什么都不能锁定：EPERM。',
    no: '标志为 {mapflags}，任务可以得到它要的。',
  },
  'do_mmap.locked': {
    yes: '这个映射要锁定在内存中：要看上限。',
    no: '这个映射不需要锁定在内存中。',
  },
  'do_mmap.lockLimit': {
    yes: 'locked_vm 已有 {locked_vm}，而 RLIMIT_MEMLOCK 是 {limit}：EAGAIN。',
    no: 'RLIMIT_MEMLOCK 允许（目前 locked_vm 为 {locked_vm}）。',
  },
  'do_mmap.anonShared': {
    yes: '共享匿名内存：它将是一个没有名字的文件，页偏移从 0 开始。',
    no: '不是共享的：{mapflags}。',
  },
  'do_mmap.sharedStack': {
    yes: '共享内存不能向下增长：EINVAL。',
    no: '没有要求增长：设置 VM_SHARED 和 VM_MAYSHARE。',
  },
  'do_mmap.anonPrivate': {
    yes: '私有匿名内存：页偏移就是它第一页的页号。',
    no: '既不是共享，也不是私有：EINVAL。',
  },
  'do_mmap.fileLimit': {
    yes: '从页偏移 {pgoff} 起，超出了文件可能的最大长度：EOVERFLOW。',
    no: '页偏移 {pgoff} 在文件可能的长度之内。',
  },
  'do_mmap.fileShared': {
    yes: '共享：写入的内容会进入文件。',
    no: '不是共享：写入的内容只属于这个进程。',
  },
  'do_mmap.notWritable': {
    yes: '写入会进入文件，而文件打开时没有写权限：EACCES。',
    no: '文件允许。如果它只以读方式打开，这个映射就永远不能变为可写。',
  },
  'do_mmap.filePrivate': {
    yes: '文件的私有映射：一页在第一次写入时才复制（写时复制）。',
    no: '既不是共享，也不是私有：EINVAL。',
  },
  'do_mmap.notReadable': {
    yes: '文件打开时没有读权限，而任何映射都要读：EACCES。',
    no: '文件可以读。',
  },
  'do_mmap.fileStack': {
    yes: '文件映射不能向下增长：EINVAL。',
    no: '没有要求增长。',
  },
  'do_mmap.region': '检查全部通过：在 {addr} 映射 {len}，标志位 {flags}，页偏移 {pgoff}。',

  'mmap_region.limit': {
    yes: 'total_vm 是 {total_vm}；再加 {pages} 会超过 RLIMIT_AS 或 RLIMIT_DATA。',
    no: 'RLIMIT_AS 和 RLIMIT_DATA 允许再加 {pages}（目前 total_vm 为 {total_vm}）。',
  },
  'mmap_region.limitAgain': {
    yes: '即使扣除将被替换的页，仍然太多：ENOMEM。',
    no: '有一部分页只是替换旧页：扣除之后没有超过上限。',
  },
  'mmap_region.find': '[{addr}, {end}) 是否空着？应该放在哪里？',
  'mmap_region.overlap': {
    yes: '有映射挡着：MAP_FIXED 会替换原有的内容。',
    no: '[{addr}, {end}) 空着，位置也知道了。',
  },
  'mmap_region.unmap': '解除 [{addr}, {end}) 中原有的映射。',
  'mmap_region.failed': {
    yes: '没能解除映射：ENOMEM。',
    no: '映射已解除；周围都变了，所以要重新找位置。',
  },
  'mmap_region.limitAfter': {
    yes: 'total_vm 是 {total_vm}；再加 {pages} 会超过 RLIMIT_AS：ENOMEM。挡着的映射却已经没有了。',
    no: 'RLIMIT_AS 允许再加 {pages}（目前 total_vm 为 {total_vm}）。',
  },
  'mmap_region.accountable': {
    yes: '私有且可写：每一页将来都可能需要自己的内存，所以要为 {pages} 记账。',
    no: '不是私有可写（或者是 NORESERVE）：不用记账，也不设置 VM_ACCOUNT。',
  },
  'mmap_region.charge': {
    yes: '提交上限容不下 {pages}：ENOMEM。',
    no: '已记账 {pages}，并设置 VM_ACCOUNT；从此每次比较标志位时它都算数。',
  },
  'mmap_region.inTheWay': {
    yes: '[{addr}, {end}) 已被占用：那里的映射会去掉，但要等新映射确定之后。',
    no: '[{addr}, {end}) 中没有映射。',
  },
  'mmap_region.gather': '把 [{addr}, {end}) 中的映射从两端拆出并收集起来。',
  'mmap_region.clear': '从 {vma} 到 {end}，枫树里已经空了；map_count 是 {count}。',
  'mmap_region.complete': '归还在 [{addr}, {end}) 中收集到的一切。',
  'mmap_region.merge': '先不急着新建 VMA：有没有邻居能接收 [{addr}, {end})？prev 是 {prev}。',
  'mmap_region.merged': {
    yes: '{survivor} 接收了 [{addr}, {end})：不需要新的 VMA。',
    no: '没有合并：[{addr}, {end}) 需要自己的 VMA。',
  },
  'mmap_region.alloc': '为 [{addr}, {end}) 建立 {vma}；它还没有接入。',
  'mmap_region.flagsChanged': {
    yes: '文件的驱动设置了别的标志位（{flags}）：用它们再问 {prev} 一次。',
    no: '{vma} 的标志位与询问时相同。',
  },
  'mmap_region.mergeAgain': '用新的标志位（{flags}）再问：有没有邻居能接收 [{addr}, {end})？',
  'mmap_region.link': '把 {vma} 接入，排在 {prev} 之后。',
  'mmap_region.account': 'total_vm 增加 {pages}，达到 {total_vm}。',
  'mmap_region.locked': {
    yes: '{vma} 要锁定在内存中。',
    no: '{vma} 不锁定。',
  },
  'mmap_region.lock': 'locked_vm 现在是 {locked_vm}。特殊映射从不锁定，而是去掉 VM_LOCKED。',
  'mmap_region.done': 'mmap 返回 {addr}；这段内存属于 {vma}。',

  'munmap_vma_range.find': '[{addr}, {end}) 是否空着？应该放在哪里？',
  'munmap_vma_range.overlap': {
    yes: '有映射挡着：MAP_FIXED 会替换原有的内容。',
    no: '[{addr}, {end}) 空着，位置也知道了。',
  },
  'munmap_vma_range.unmap': '解除 [{addr}, {end}) 中原有的映射。',
  'munmap_vma_range.failed': {
    yes: '没能解除映射：ENOMEM。',
    no: '映射已解除；周围都变了，所以要重新找位置。',
  },
} as const satisfies Partial<Steps>;
