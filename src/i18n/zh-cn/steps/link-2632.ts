import { retold } from '../../en/steps/retold';
import type { Steps } from '../../en/steps/type';
import { link } from './link';

export const link2632 = {
  ...retold(link, 'vma_link', 'vma_link@2632'),
  ...retold(link, 'vma_link_rb', 'vma_link_rb@2632'),
  ...retold(link, '__insert_vm_struct', '__insert_vm_struct@2632'),
  ...retold(link, 'insert_vm_struct', 'insert_vm_struct@2632'),
  ...retold(link, '__vma_unlink', '__vma_unlink@2632'),
  'vma_link@2632.lock':
    '锁住文件的 i_mmap 和 {vma} 的 anon_vma。文件：{file}；{vma} 的 vm_truncate_count 取自文件，为 {count}。',
  'vma_link@2632.file': '{vma} 进入所映射文件的优先树：从文件的一页出发，内核就能找到 {vma}。',
  '__vma_unlink@2632.cached': {
    yes: 'mm 记着的正是 {vma}：不能再让它被找到。',
    no: 'mm 记着的不是 {vma}。',
  },
  '__vma_unlink@2632.cache': 'mm 不再记着 {vma}，改记 {prev}。',
  '__vma_unlink@2632.list': '{vma} 已从链表中摘除：{prev} 指向 {next}；这里没有反向指针。',
  'find_vma_prev@2632.root':
    '要找的是最后一个结束于 {addr} 或更低处的 VMA，因为链表只能向前走。从根节点 {node} 开始向下。',
  'find_vma_prev@2632.above': {
    yes: '{node} 结束于 {vm_end}，高于 {addr}：前驱在它下面。',
    no: '{node} 结束于 {vm_end}，不高于 {addr}：可能就是前驱。',
  },
  'find_vma_prev@2632.left': '走向左子节点 {node}；prev 仍是 {prev}。',
  'find_vma_prev@2632.right': 'prev 暂时是 {prev}；右边也许有更近的：{node}。',
  'find_vma_prev@2632.done': '{addr} 的前驱是 {prev}；链表中它后面的 {vma} 就是所求的 VMA。',
  'find_vma_prepare.root': '{addr} 处有什么？新的 VMA 该挂在哪里？从根节点 {node} 开始向下。',
  'find_vma_prepare.above': {
    yes: '{node} 结束于 {vm_end}，高于 {addr}：它可能挡在那里。',
    no: '{node} 结束于 {vm_end}，不高于 {addr}：新的 VMA 在它上面。',
  },
  'find_vma_prepare.found': '{vma} 是目前见过的、结束于 {addr} 之上的 VMA 中最低的；是否重叠由调用者判断。',
  'find_vma_prepare.contains': {
    yes: '{node} 起始于 {vm_start}，不高于 {addr}：地址已被占用。查找就此停止，所得位置没有意义；调用者必须腾出位置再问一次。',
    no: '{node} 起始于 {vm_start}，高于 {addr}：也许还有更低、更近的。',
  },
  'find_vma_prepare.left': '位置在 {rb_parent} 的左边，那里的节点是 {node}。',
  'find_vma_prepare.right': '{prev} 是目前所知下方最近的 VMA；位置在它的右边，那里的节点是 {node}。',
  'find_vma_prepare.done': '对 {addr} 而言：第一个结束于它之上的 VMA 是 {vma}，prev 是 {prev}。',
} as const satisfies Partial<Steps>;
