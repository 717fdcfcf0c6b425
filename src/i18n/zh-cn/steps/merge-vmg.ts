import { retold } from '../../en/steps/retold';
import type { Steps } from '../../en/steps/type';
import { adjust } from './adjust';
import { merge } from './merge';

export const mergeVmg = {
  ...retold(merge, 'vma_merge', 'vma_merge_new_range'),
  ...retold(merge, 'vma_merge', 'vma_merge_existing_range'),
  'vma_merge_new_range.left': {
    yes: '{prev} 结束于 {addr}，并且每条规则都满足，所以可以接收该范围。',
    no: 'prev（{prev}）不能接收该范围：它不是结束于 {addr}，或者有一条规则不满足（见“为什么”）。',
  },
  'vma_merge_new_range.right': {
    yes: '{next} 起始于 {end}，并且每条规则都满足，所以可以接收该范围。',
    no: 'next（{next}）不能接收该范围：它不是起始于 {end}，或者有一条规则不满足（见“为什么”）。',
  },
  'vma_merge_new_range.leftOnly': {
    yes: '{prev} 能接收该范围：只有它扩展。',
    no: 'prev（{prev}）不能接收该范围。',
  },
  'vma_merge_new_range.rightOnly': {
    yes: '{next} 能接收该范围。',
    no: 'next（{next}）也不能接收该范围。',
  },
  'vma_merge_new_range.both': {
    yes: '两侧都能并入。{prev} 的 anon_vma 是 {anon_vma}，{next} 的是 {other_anon_vma}：一个 VMA 可以兼顾。',
    no: '不能同时合并：有一侧不能并入，或者两者的 anon_vma（{anon_vma}、{other_anon_vma}）不能合为一个。',
  },
  'vma_merge_existing_range.left': {
    yes: '{prev} 结束于 {addr}，并且每条规则都满足，所以可以接收该范围。',
    no: 'prev（{prev}）不能接收该范围：它不是结束于 {addr}，或者有一条规则不满足（见“为什么”）。',
  },
  'vma_merge_existing_range.right': {
    yes: '{next} 起始于 {end}，并且每条规则都满足，所以可以接收该范围。',
    no: 'next（{next}）不能接收该范围：它不是起始于 {end}，或者有一条规则不满足（见“为什么”）。',
  },
  'vma_merge_existing_range.leftOnly': {
    yes: '{prev} 能接收该范围：只有它扩展。',
    no: 'prev（{prev}）不能接收该范围。',
  },
  'vma_merge_existing_range.rightOnly': {
    yes: '{next} 能接收该范围。',
    no: 'next（{next}）也不能接收该范围。',
  },
  'vma_merge_existing_range.both': {
    yes: '两侧都能并入。{prev} 的 anon_vma 是 {anon_vma}，{next} 的是 {other_anon_vma}：一个 VMA 可以兼顾。',
    no: '不能同时合并：有一侧不能并入，或者两者的 anon_vma（{anon_vma}、{other_anon_vma}）不能合为一个。',
  },
  'vma_merge_new_range.heap': {
    yes: '{prev} 结束于 {addr}，并且每条规则都满足，所以堆可以在此延伸；上方的邻居不问。',
    no: 'prev（{prev}）不能接收该范围：它不是结束于 {addr}，或者有一条规则不满足（见“为什么”）；上方的邻居不问。',
  },
  'vma_merge_new_range.around': '该范围填补一个空洞：下方是 {prev}，上方是 {next}。',
  'vma_merge_new_range.case1': '情形 {mergeCase}：目标是 {prev}，扩展到 {vm_end}；{next} 将被释放。',
  'vma_merge_new_range.case2': '情形 {mergeCase}：目标是 {prev}，扩展到 {vm_end}。',
  'vma_merge_new_range.case3': '情形 {mergeCase}：目标是 {next}，改为从 {vm_start} 开始。',
  'vma_merge_new_range.expand': '由 vma_expand 把 {vma} 变为 [{start}, {end})。',
  'vma_merge_existing_range.around': '该范围在一个 VMA 之内：prev 是 {prev}，next 是 {next}；prev 后面的是 {area}。',
  'vma_merge_existing_range.case6': '情形 {mergeCase}：目标是 {prev}，扩展到 {vm_end}；{area} 和 {next} 将被释放。',
  'vma_merge_existing_range.case7': '情形 {mergeCase}：目标是 {prev}，扩展到 {vm_end}；{area} 被整个覆盖，将被释放。',
  'vma_merge_existing_range.case5': '情形 {mergeCase}：目标是 {prev}，扩展到 {vm_end}；{area} 留下上面的部分。',
  'vma_merge_existing_range.case8':
    '情形 {mergeCase}：目标是 {next}，改为从 {vm_start} 开始；{area} 被整个覆盖，将被释放。',
  'vma_merge_existing_range.case4': '情形 {mergeCase}：目标是 {next}，改为从 {vm_start} 开始；{area} 留下下面的部分。',
  'vma_merge_existing_range.dup': '{survivor} 将接收一些页，它们可能属于某个 anon_vma。',
  'vma_merge_existing_range.commit': '移动边界；之后该范围属于 {survivor}。',
  'vma_expand@612.swallow': {
    yes: '为了占据 [{start}, {end})，{vma} 要覆盖 {next}，后者将被释放。',
    no: '{vma} 扩展为 [{start}, {end})，只占用空洞；next 是 {next}。',
  },
  'vma_expand@612.dup': '{vma} 会连同 {next} 的页一起接收。',
  'vma_expand@612.commit': '{vma} 将占据 [{start}, {end})。',
  'dup_anon_vma.import': {
    yes: '{importer} 没有 anon_vma，而 {exporter} 有：必须接过来，否则找不到那些页。',
    no: '{importer} 不需要从 {exporter} 接过 anon_vma。',
  },
  'dup_anon_vma.clone': '{importer} 现在有了 {anon_vma}，并加入 {exporter} 链上的每个 anon_vma，这样仍能从页找到它。',
  'vma_expand.out': '边界改好之前，{vma} 先离开 i_mmap 和区间树；next 若要移动（{next}）也一样。',
  'vma_expand.bounds': '{vma} 现在占据 [{start}, {end})，页偏移为 {pgoff}；交出或接收页的邻居（{next}）也随之移动。',
  'vma_expand.back': '{vma} 回到 i_mmap 和区间树；移动过的 next（{next}）也一样。',
  'vma_expand.removes': {
    yes: '{next} 已被覆盖，必须摘除。',
    no: '{vma} 旁边没有 VMA 要摘除。',
  },
  'vma_expand.free': '{removed} 离开文件和各个 anon_vma，然后被释放；map_count 现在是 {count}。{vma} 保留下来。',
  'vma_expand.done': '{vma} 有了新边界；枫树和计数又都一致了。',
  'commit_merge.out': '边界改好之前，{vma} 先离开 i_mmap 和区间树；next 若要移动（{next}）也一样。',
  'commit_merge.bounds': '{vma} 现在占据 [{start}, {end})，页偏移为 {pgoff}；交出或接收页的邻居（{next}）也随之移动。',
  'commit_merge.back': '{vma} 回到 i_mmap 和区间树；移动过的 next（{next}）也一样。',
  'commit_merge.removes': {
    yes: '{next} 已被覆盖，必须摘除。',
    no: '{vma} 旁边没有 VMA 要摘除。',
  },
  'commit_merge.free': '{removed} 离开文件和各个 anon_vma，然后被释放；map_count 现在是 {count}。{vma} 保留下来。',
  'commit_merge.done': '{vma} 有了新边界；枫树和计数又都一致了。',
  ...retold(adjust, '__split_vma', '__split_vma@612'),
  '__split_vma@612.out': '边界改好之前，{vma} 先离开 i_mmap 和区间树；{insert} 进入 i_mmap。',
  '__split_vma@612.bounds': '{vma} 现在占据 [{start}, {end})，页偏移为 {pgoff}。',
  '__split_vma@612.back': '{vma} 回到 i_mmap 和区间树，与 {insert} 并列。',
  '__split_vma@612.insert': '{insert} 插入到 {vma} 旁边：map_count 现在是 {count}。',
} as const satisfies Partial<Steps>;
