import { retold } from '../../en/steps/retold';
import type { Steps } from '../../en/steps/type';
import { adjust } from './adjust';

export const adjust2632 = {
  ...retold(adjust, '__vma_adjust', 'vma_adjust@2632'),
  'vma_adjust@2632.next': '{vma} 将占据 [{start}, {end})；链表中它后面是 {next}。',
  'vma_adjust@2632.remove':
    '{next} 将被摘除（remove_next 为 {remove_next}）；这一轮到它的终点 {end} 为止。可能需要接过 anon_vma 的是 {vma}。',
  'vma_adjust@2632.file': {
    yes: '{vma} 映射了文件：锁住它的 i_mmap，因为在优先树中的位置取决于边界。',
    no: '{vma} 没有映射文件：与优先树无关。',
  },
  'vma_adjust@2632.truncate': {
    yes: '{vma} 与 {next} 的 vm_truncate_count 不同：接收页的 {importer} 的计数归零，好让正在进行的文件截断再检查它一遍。',
    no: '没有页在计数不同的 VMA 之间转移：vm_truncate_count 不变。',
  },
  'vma_adjust@2632.insertFile': '新的一半 {insert} 沿用 {vma} 的 vm_truncate_count，并进入优先树。',
  'vma_adjust@2632.own': {
    yes: '{vma} 有 anon_vma，即 {anon_vma}，而且范围的变化与它有关：锁住它。',
    no: '与 {vma} 的 anon_vma（{anon_vma}）无关：它没有，或者只移动终点。',
  },
  'vma_adjust@2632.anon': {
    yes: '范围改变期间锁住 {anon_vma}。',
    no: '{vma} 这里与 anon_vma 无关。',
  },
  'vma_adjust@2632.import': {
    yes: '{importer} 要接收 {anon_vma} 的页，而它自己还没有 anon_vma。',
    no: '没有谁需要接过 {anon_vma}（接收方：{importer}）。',
  },
  'vma_adjust@2632.join': '{importer} 现在有了 {anon_vma}，并排进它的链表。这时一个 VMA 只在一个链表中。',
  'vma_adjust@2632.outFile': '边界改好之前，{vma} 先离开优先树；next 若要移动（{next}）也一样。',
  'vma_adjust@2632.inFile': '移动过的 next（{next}）和 {vma} 带着新边界回到优先树。',
  'vma_adjust@2632.unlinkFile': '{removed} 离开所映射文件的优先树。',
  'vma_adjust@2632.leaveAnon': '{removed} 离开 {anon_vma} 的链表。',
  'vma_adjust@2632.unlock': '为 {vma} 加的锁都已解开。',
  'vma_adjust@2632.free': '{removed} 归还文件引用和内存策略，然后被释放；map_count 现在是 {count}。{vma} 保留下来。',
  ...retold(adjust, '__split_vma', 'split_vma@2632'),
  ...retold(adjust, 'split_vma', 'split_vma@2632'),
  'split_vma@2632.clone': '{insert} 有 {vma} 的 anon_vma（{anon_vma}），并排在它的链表中：由此可以找到它那一侧的页。',
} as const satisfies Partial<Steps>;
