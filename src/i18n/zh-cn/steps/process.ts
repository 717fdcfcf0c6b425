import type { Steps } from '../../en/steps/type';

export const process = {
  'fork.thread': {
    yes: '是线程：{pid} 将共用这个地址空间。',
    no: '是进程：{pid} 将有自己的地址空间。',
  },
  'fork.share': 'mm 多了一个使用者。',
  'fork.newMm': '子进程 {pid} 有了新的 mm，设置与父进程相同，但还没有 VMA。',
  'fork.dup': '从低到高，逐个复制父进程的 VMA。',
  'fork.undo': '失败了：{pid} 得到的一切都退还。返回 ENOMEM，没有子进程。',
  'fork.task': '子进程 {pid} 诞生了。',

  'dup_mmap.dontCopy': {
    yes: '{vma} 带有 VM_DONTCOPY：子进程得不到它。',
    no: '复制 {vma}。',
  },
  'dup_mmap.leave': '子进程的 total_vm 减少 {pages}。{vma} 两边的邻居仍然分开：fork 不做合并。',
  'dup_mmap.charge': {
    yes: '{vma} 记过账，而提交上限容不下再加 {pages}：ENOMEM。',
    no: '如果 {vma} 记过账，它的副本也要记；提交上限允许。',
  },
  'dup_mmap.dup': '{child} 是 {vma} 的副本，但不带锁定；它还没有接入。',
  'dup_mmap.wipe': {
    yes: '{vma} 带有 VM_WIPEONFORK：{child} 从空白开始。',
    no: '{child} 得到 {vma} 的内容。',
  },
  'dup_mmap.forget': '{child} 没有 anon_vma：就像从未写过一样。',
  'dup_mmap.anon': '{child} 将与 {vma} 共享一些页，必须能从这些页找到它。',
  'dup_mmap.list': '{child} 在子进程中排在最后，位于 {prev} 之后；NULL 表示它是第一个。',
  'dup_mmap.hang': '{child} 挂入树中，红色：副本按地址升序到来，因此它是 {rb_parent} 的右子节点；NULL 表示它是根。',
  'dup_mmap.maple': '{child} 已进入子进程的枫树，这里不建模其节点。',
  'dup_mmap.rebalance': '按升序插入会使树向右倾斜：需要调整。',
  'dup_mmap.count': '{child} 已属于子进程：它的 map_count 现在是 {count}。',
  'dup_mmap.pages':
    '{vma} 中的驻留页在 {child} 中同样驻留，用的是同一些页框；哪一方先写，就在那时复制。若是 VM_WIPEONFORK，则什么都不共享。',

  'exit.task': '任务 {pid} 离开它的地址空间。',
  'exit.lastUser': {
    yes: '它是最后一个使用者。',
    no: '还有别的使用者。',
  },
  'exit.mmap': '归还所有 VMA 和页，最后是 mm 本身。',
  'exit.leave': 'mm 少了一个使用者。',
  'exit.done': '接下来由任务 {pid} 继续。',

  'execve.image': '程序有了新的地址空间，其中的 VMA 就是加载器留下的样子。',
  'execve.task': '任务 {pid} 现在使用它；还没有在其中查找过。',

  'switch.to': '下一个调用由任务 {pid} 发出。',
  'open.file': '有了一个新的 struct file。对同一路径再次 open() 会得到另一个，两者的映射永远不会合并。',
  'sysctl.set': '这项设置现在是 {count}。',
  'rlimit.set': '这个上限现在是 {limit}。',
} as const satisfies Partial<Steps>;
