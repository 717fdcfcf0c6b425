import { retold } from '../../en/steps/retold';
import type { Steps } from '../../en/steps/type';

const steps = {
  'brk.below': {
    yes: '{brk} 低于堆的起点 {start}：brk 返回当前的堆顶。查询堆顶就是这样做的。',
    no: '{brk} 不低于堆的起点 {start}。',
  },
  'brk.dataLimit': {
    yes: '数据段与堆合计会超过 RLIMIT_DATA（{limit}）：堆顶不动。',
    no: 'RLIMIT_DATA 允许堆顶到 {brk}。',
  },
  'brk.samePage': {
    yes: '按整页算，堆顶仍在 {oldbrk}：不涉及内存。',
    no: '按整页算，堆顶由 {oldbrk} 移到 {newbrk}。',
  },
  'brk.shrinks': {
    yes: '堆顶下移：堆缩小。',
    no: '堆顶上移：堆从 {oldbrk} 起增长。',
  },
  'brk.unmap': '解除 [{start}, {end}) 的映射。',
  'brk.unmapFailed': {
    yes: '没能解除映射：堆顶仍在 {oldbrk}。',
    no: '直到 {newbrk} 的映射都已解除。',
  },
  'brk.findNext': '{oldbrk} 到 {newbrk} 之间有没有东西挡着？',
  'brk.blocked': {
    yes: '{next} 太近：{newbrk} 之上必须留出空页。堆顶不动。',
    no: '没有太近的 VMA（next 是 {next}）：可以到 {newbrk}。',
  },
  'brk.grow': '[{start}, {end}) 成为堆。',
  'brk.growFailed': {
    yes: '没能映射：堆顶仍在 {oldbrk}。',
    no: '堆延伸到 {newbrk}。',
  },
  'brk.set': '堆顶现在是 {brk}。',
  'brk.locked': {
    yes: '这个进程的新内存一律锁定：页马上到位。',
    no: '新内存不锁定：每一页在第一次使用时才分配。',
  },
  'brk.populate': '让 [{start}, {end}) 的页到位。',

  'do_brk_flags.area': '{addr} 处的 {len} 是否允许？',
  'do_brk_flags.noArea': {
    yes: '{addr} 处的 {len} 被拒绝。',
    no: '{addr} 处的 {len} 允许。',
  },
  'do_brk_flags.lockLimit': {
    yes: '新内存要锁定，而再加 {pages} 会超过 RLIMIT_MEMLOCK：EAGAIN。',
    no: 'RLIMIT_MEMLOCK 没有妨碍。',
  },
  'do_brk_flags.room': '查找 [{addr}, {end}) 的位置，必要时先腾空。',
  'do_brk_flags.limit': {
    yes: '再加 {pages} 会超过 RLIMIT_AS 或 RLIMIT_DATA：ENOMEM。',
    no: 'RLIMIT_AS 和 RLIMIT_DATA 允许再加 {pages}。',
  },
  'do_brk_flags.full': {
    yes: 'map_count 是 {count}，超过了 max_map_count（{max}）：ENOMEM。',
    no: 'map_count 是 {count}，没有超过 max_map_count（{max}）。',
  },
  'do_brk_flags.charge': {
    yes: '提交上限容不下 {pages}：ENOMEM。',
    no: '已记账 {pages}。',
  },
  'do_brk_flags.merge': '有没有邻居能接收 [{addr}, {end})？prev 是 {prev}，通常就是现有的堆。',
  'do_brk_flags.merged': {
    yes: '{survivor} 扩展了：不需要新的 VMA。',
    no: '没有合并：堆需要一个新的 VMA。',
  },
  'do_brk_flags.alloc': '为 [{addr}, {end}) 建立 {vma}；它还没有接入。',
  'do_brk_flags.link': '把 {vma} 接入，排在 {prev} 之后。',
  'do_brk_flags.account': 'total_vm 增加 {pages}，达到 {total_vm}。',
} as const satisfies Partial<Steps>;

export const brk = {
  ...steps,
  ...retold(steps, 'do_brk_flags', 'do_brk'),
} as const satisfies Partial<Steps>;
