import type { Steps } from '../../en/steps/type';

export const anonVma = {
  'anon_vma_prepare.has': {
    yes: '{vma} 已经有 {anon_vma}：无须准备。',
    no: '{vma} 还没有 anon_vma，而在出现第一个匿名页之前必须有一个。',
  },
  'anon_vma_prepare.next': {
    yes: '上方的 {near} 至多只有访问权限不同，又只有 {anon_vma} 这一个 anon_vma：{vma} 可以共用它，将来两者仍能合并。',
    no: '上方的 VMA（{near}，anon_vma {anon_vma}）没有可共用的：没有 anon_vma，或不匹配，或不止一个。',
  },
  'anon_vma_prepare.prev': {
    yes: '下方的 {near} 至多只有访问权限不同，又只有 {anon_vma} 这一个 anon_vma：{vma} 可以共用它，将来两者仍能合并。',
    no: '下方的 VMA（{near}，anon_vma {anon_vma}）也没有可共用的。',
  },
  'anon_vma_prepare.alloc': '{anon_vma} 是新建的，自成一族之根。',
  'anon_vma_prepare.enlist': 'vma->anon_vma 现在是 {anon_vma}，{vma} 排进了它的链表。',
  'anon_vma_prepare.attach': '{vma} 现在有了 {anon_vma}；一个 avc 把两者连起来，内核由此能从页找到 {vma}。',

  'anon_vma_fork.unfaulted': {
    yes: '{vma} 没有 anon_vma，所以 {child} 也不需要。',
    no: '{vma} 有 anon_vma：在一方写入之前，父子进程将共享这些页。',
  },
  'anon_vma_fork.join':
    '{child} 加入 {anon_vma} 的链表：在这个内核里父子共用一个 anon_vma，{vma} 与 {child} 一视同仁。',
  'anon_vma_fork.clone': '{child} 加入 {vma} 链上的每个 anon_vma，包括 {anon_vma}：共享的页就在那里查到。',
  'anon_vma_fork.reused': {
    yes: '{anon_vma} 已没有自己的 VMA：{child} 拿它来放自己的新页。',
    no: '其中没有空闲的：{child} 需要自己的一个。',
  },
  'anon_vma_fork.alloc':
    '{child} 得到 {anon_vma}，位于 {other_anon_vma} 之下，用于它今后写入的页。它的链从此不止一环，不会再与全新的内存合并。',
} as const satisfies Partial<Steps>;
