import type { Steps } from '../../en/steps/type';

export const fault = {
  'page_fault.tooMany': {
    yes: '[{start}, {end}) 的页比机器能容纳的还多，内核会杀死任务：ENOMEM。',
    no: '依次访问 [{start}, {end}) 中的各页。',
  },
  'page_fault.find': '进程访问 {addr}。第一个结束于它之上的 VMA 是哪个？',
  'page_fault.none': {
    yes: '{addr} 及其以上没有任何映射：EFAULT（真实的进程会收到 SIGSEGV）。',
    no: '{vma} 结束于 {addr} 之上。',
  },
  'page_fault.inside': {
    yes: '{vma} 起始于 {vm_start}：{addr} 在它之内。',
    no: '{vma} 要到 {vm_start} 才开始：{addr} 落在它下方的空洞里。',
  },
  'page_fault.stack': {
    yes: '{vma} 是栈（VM_GROWSDOWN）：可以向下增长到这个地址。',
    no: '{vma} 不能向下增长：EFAULT。',
  },
  'page_fault.abuts': {
    yes: '{prev} 正好在 {addr} 处结束，又不是栈：两者之间连一页也不剩，EFAULT。',
    no: '没有栈以外的映射正好在 {addr} 处结束（prev 是 {prev}）。',
  },
  'page_fault.expand': '{vma} 能不能向下增长到 {addr}？',
  'page_fault.denied': {
    yes: '{vma}（{flags}）不允许这种访问：EFAULT。',
    no: '{vma}（{flags}）允许这种访问。',
  },
  'page_fault.pastEnd': {
    yes: '{addr} 在 {vma} 之内，但已超出文件末尾：EFAULT（真实的进程会收到 SIGBUS）。',
    no: '{vma} 在 {addr} 处有页可用。',
  },
  'page_fault.guardPage': '{vma} 是栈：{addr} 是不是在它最低的页，也就是保护页里？',
  'page_fault.handle': '让 {vma} 中 [{start}, {end}) 的页到位。',
  'page_fault.done': '[{start}, {end}) 全部访问过了。',

  'check_stack_guard_page.lowest': {
    yes: '{addr} 是 {vma} 最低的页，而且尚未驻留：{vma} 必须先增长一页。',
    no: '{addr} 不是 {vma} 最低的页，或者已经驻留：不用保护。',
  },
  'check_stack_guard_page.abuts': {
    yes: '{prev} 正好在 {addr} 处结束：没有放保护页的地方。',
    no: '没有映射正好在 {addr} 处结束（prev 是 {prev}）：下方还有一页的地方。',
  },
  'check_stack_guard_page.stack': {
    yes: '{prev} 也是栈，也许是被拆分的栈的下半部分：{vma} 不需要保护页。',
    no: '{prev} 不是栈：拒绝访问，EFAULT（真实的进程会收到 SIGSEGV）。',
  },
  'check_stack_guard_page.expand': '{vma} 能不能向下增长到 {addr}？那一页将成为保护页。',

  'expand_downwards.tooLow': {
    yes: '{addr} 低于 mmap_min_addr：{vma} 不能增长到那里。',
    no: '{addr} 不低于 mmap_min_addr。',
  },
  'expand_downwards.guard': {
    yes: '{prev} 与 {addr} 之间剩下的空间会小于栈保护间隙：{vma} 不能增长到那里。',
    no: '{addr} 下方留有足够的空间（prev 是 {prev}）。',
  },
  'expand_downwards.prepare': '增长的栈马上就要写入：{vma} 先准备好 anon_vma。',
  'expand_downwards.limit': {
    yes: '某个上限不允许再加 {pages}：RLIMIT_STACK（{limit}）、地址空间大小、锁定内存或记账。{vma} 保持原样。',
    no: '各上限允许 {vma} 再加 {pages}。',
  },
  'expand_downwards.start': '{vma} 现在起始于 {addr}，下移了 {pages}，页偏移随之移动；不做合并。',
  'expand_downwards.maple': '枫树自己记下 {vma} 现在从更低处开始。',
  'expand_downwards.gap': '{vma} 下方的空洞变小了：重新计算。',

  'handle_mm_fault.cow': {
    yes: '写入私有内存 {vma}：这些页将归它自己所有。',
    no: '是读，或者是共享内存：{vma} 不需要自己的页。',
  },
  'handle_mm_fault.prepare': '自己的页需要 anon_vma：{vma} 有没有？',
  'handle_mm_fault.anon': '{vma} 的 {pages} 有了自己的页框：page->mapping 指向 {anon_vma}，page->index 是页偏移。',
  'handle_mm_fault.read': '{vma} 的 {pages} 现在驻留：来自文件，或者是零页。这不需要 anon_vma。',

  'mm_populate.find': '要让 [{addr}, {end}) 的页到位。第一个 VMA 是哪个？',
  'mm_populate.special': {
    yes: '{vma} 是 VM_IO 或 VM_PFNMAP：它的页不是这样来的。',
    no: '{vma} 在 [{start}, {end}) 中是普通的页。',
  },
  'mm_populate.barred': {
    yes: '{vma}（{flags}）不允许任何访问：它的页无法到位。',
    no: '{vma}（{flags}）可以访问。',
  },
  'mm_populate.onFault': {
    yes: '{vma} 的页在访问时才逐页锁定：现在不用做什么。',
    no: '{vma} 的页现在就要。',
  },
  'mm_populate.fault': '访问 {vma} 中 [{start}, {end}) 的页；若是私有可写的，就写一次。',
  'mm_populate.pastEnd': {
    yes: '{vma} 的文件在 {end} 之前就结束了：其余的页无法到位。',
    no: '{vma} 到 {end} 为止的页都已到位。',
  },
  'mm_populate.ignores': {
    yes: '调用者不在意：跳过 {vma}。',
    no: '调用者要知道结果：因 {vma} 返回 ENOMEM。',
  },
  'mm_populate.done': '到 {end} 为止，能到位的页都已到位。',
} as const satisfies Partial<Steps>;
