import type { Steps } from '../../en/steps/type';

export const find = {
  'find_vma.stale': {
    yes: '缓存槽的序号与 mm 的（{seqnum}）不同：其中的 VMA 可能早已不在。',
    no: '任务的缓存与 mm 的序号都是 {seqnum}：槽里的内容可以放心使用。',
  },
  'find_vma.flush': '任务记下新序号 {seqnum}，清空四个缓存槽；这一次只能到树里查找。',
  'find_vma.probe': {
    yes: '槽 {slot} 中是 {vma}，{addr} 就在其中：不必再查树。',
    no: '从槽 {slot} 起把四个槽都看过了，没有一个 VMA 包含 {addr}：只能查树。',
  },
  'find_vma.cached': {
    yes: '上一次找到的 {vma} 包含 {addr}：不必再查树。',
    no: '上一次找到的 VMA（{vma}）不包含 {addr}：只能查树。',
  },
  'find_vma.hit': '答案就是 {vma}，一个树节点都没有看。',
  'find_vma.root': '从根节点 {node} 开始向下，要找的是第一个结束于 {addr} 之上的 VMA。',
  'find_vma.above': {
    yes: '{node} 结束于 {vm_end}，高于 {addr}：可能就是它。',
    no: '{node} 结束于 {vm_end}，不高于 {addr}：它太低了，它左边的也一样。',
  },
  'find_vma.candidate': '记下 {vma}：目前见过的、结束于 {addr} 之上的 VMA 中，它最低。',
  'find_vma.contains': {
    yes: '{node} 起始于 {vm_start}，不高于 {addr}，所以它包含这个地址，查找到此为止。',
    no: '{node} 起始于 {vm_start}，高于 {addr}：也许还有更低的 VMA 结束于 {addr} 之上。',
  },
  'find_vma.left': '更低的 VMA 在左边，下一个节点是 {node}。',
  'find_vma.right': '更高的 VMA 在右边，下一个节点是 {node}。',
  'find_vma.update': '{addr} 对应的槽 {slot} 记下 {vma}，供下次查找使用。',
  'find_vma.remember': 'mm 记下 {vma}，供下次查找使用。',
  'find_vma.done':
    'find_vma({addr}) 返回 {vma}。返回的 VMA 一定结束于该地址之上，但也可能起始于它之上；NULL 表示没有。',

  'find_vma_prev.find': '先用 find_vma 找第一个结束于 {addr} 之上的 VMA。',
  'find_vma_prev.found': {
    yes: '找到了 {vma}；它前面的那一个就是另一个答案。',
    no: '没有 VMA 结束于 {addr} 之上：那么最高的那个就是前驱。',
  },
  'find_vma_prev.prev': '答案是 {vma}，以及它前面的 {prev}。',
  'find_vma_prev.rightmost': '树中最右的节点是 {prev}：它是最后一个 VMA，也是唯一的答案。',

  'find_vma_intersection.find':
    '用 find_vma 找第一个结束于 {start} 之上的 VMA：若有 VMA 与 [{start}, {end}) 相交，首个必定是它。',
  'find_vma_intersection.apart': {
    yes: '找到的 VMA（{vma}）够不到 {end} 以下：[{start}, {end}) 中没有映射。',
    no: '{vma} 起始于 {end} 之下，又结束于 {start} 之上：与该范围相交。',
  },
  'find_vma_intersection.done': 'find_vma_intersection 返回 {vma}。',

  'find_vma_links.root': '[{addr}, {end}) 应该放在哪里？从根节点 {node} 开始向下找。',
  'find_vma_links.above': {
    yes: '{node} 结束于 {vm_end}，高于 {addr}：新范围要么整个在它下面，要么被它挡住。',
    no: '{node} 结束于 {vm_end}，不高于 {addr}：新范围在它上面。',
  },
  'find_vma_links.overlap': {
    yes: '{node} 起始于 {vm_start}，低于 {end}：它与新范围重叠。',
    no: '{node} 起始于 {vm_start}，不低于 {end}：整个新范围都在它下面。',
  },
  'find_vma_links.refuse': '位置被 {node} 占着：向调用者返回 ENOMEM，由它去腾出位置，或者放弃。',
  'find_vma_links.left': '位置在 {rb_parent} 的左边，那里的节点是 {node}。',
  'find_vma_links.right': '{prev} 是目前所知下方最近的 VMA；位置在它的右边，那里的节点是 {node}。',
  'find_vma_links.done': '找到了空位：在链表中排在 {prev} 之后，在树中挂在 {rb_parent} 之下。',

  'vma_gap_update.own': '{vma} 与它的前驱之间，空洞大小为 {gap}。',
  'vma_gap_update.right': '{node} 里存的已经是 {gap}，所以从这里到根都不必再改。',
  'vma_gap_update.store': '{node} 的子树最大空洞由 {stored} 变为 {gap}；它的父节点可能也要改。',
} as const satisfies Partial<Steps>;
