import type * as expandListings from '../../../listing/expand';
import { common } from './common';
import type { LinesOf } from './lines-of';

export const expand: LinesOf<typeof expandListings> = {
  ...common,
  'does next start at end, and does the range fit before it?': 'next 起始于 end，且该范围能接在它前面？',
  'does prev end at addr, and does all that fit behind it?': 'prev 结束于 addr，且全部都能接在它后面？',
  'brk: does prev end at addr, and does the range fit?': 'brk：prev 结束于 addr，且该范围能接上？',
  'prev: it takes the range, and next if that fits too': 'prev：接收该范围；next 若也能接上，一并接收',
  'otherwise next: it begins at addr': '否则 next：从 addr 开始',
  'out of i_mmap and the interval trees': '离开 i_mmap 和区间树',
  'back into i_mmap and the interval trees': '回到 i_mmap 和区间树',
  'has next to go?': 'next 要去掉吗？',
};
