/** 预置脚本中各调用后面的注释（简体中文）；键为英文原文。 */
import type { Lines } from '../lines';

export const notes: Lines = {
  'the hole is filled: case 1': '空洞被填补：情形 1',
  'the middle is split off': '中间一段被拆分出来',
  'the head of the right part: case 5': '右边一段的头部：情形 5',
  'not on a page boundary: EINVAL': '未按页对齐：EINVAL',
  'back again: case 4': '再改回来：情形 4',
  'all three are one again: case 6': '三段又合为一个：情形 6',

  'all three become one: case 6': '三段合为一个：情形 6',
  'the tail of prev goes to next: case 4': 'prev 的尾部归 next：情形 4',
  'prev takes the head of area: case 5': 'prev 吞并 area 的头部：情形 5',
  'only prev fits: case 2': '只有 prev 能合并：情形 2',
  'only next fits: case 3': '只有 next 能合并：情形 3',
  'prev takes all of area: case 7': 'prev 吞并整个 area：情形 7',
  'next takes all of area: case 8': 'next 吞并整个 area：情形 8',
  'a split at the limit: ENOMEM': '已达上限时拆分：ENOMEM',
  'one more mapping: the kernel asks >, not >=': '再多一个映射：内核判断的是 >，不是 >=',
  'and now ENOMEM': '这一次是 ENOMEM',
  'the merges made room: the split that was refused': '合并腾出了位置：先前被拒绝的那次拆分',
};
