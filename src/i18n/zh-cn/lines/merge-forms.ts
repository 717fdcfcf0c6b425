import type * as mergeBeforeExpandListings from '../../../listing/merge-before-expand';
import type * as mergeBothFirstListings from '../../../listing/merge-both-first';
import { common } from './common';
import { type LinesOf, same } from './lines-of';
import { merge } from './merge';

export const mergeForms: LinesOf<typeof mergeBeforeExpandListings | typeof mergeBothFirstListings> = {
  ...merge,
  ...common,
  'and are their anon_vmas equal, or is one NULL?': '两者的 anon_vma 相同，或者有一个为 NULL？',
  'otherwise case 3 or 8: area covers addr to next.vm_end': '否则情形 3 或 8：area 覆盖 addr 到 next.vm_end',
  'merged: return prev, or area': '已合并：返回 prev 或 area',
  'mid ← next': same,
  'does next start at end?': 'next 起始于 end？',
  'case 2, 5 or 7: prev takes all up to end': '情形 2、5 或 7：prev 一直占到 end',
  'merge_prev: and does the range fit behind it?': 'merge_prev：该范围能接在它后面吗？',
  'merge_next: and does the range fit before it?': 'merge_next：该范围能接在它前面吗？',
  'merge_both: do both, and may they have one anon_vma?': 'merge_both：两侧都能，又可以有同一个 anon_vma？',
  'mm/mmap.c: vma_merge after patch 1 of the series of 2022, on Linux 5.17':
    'mm/mmap.c: vma_merge（打上 2022 年系列的补丁 1 之后），Linux 5.17',
};
