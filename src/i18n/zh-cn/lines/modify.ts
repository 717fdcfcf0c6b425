import type * as modifyListings from '../../../listing/modify';
import { common } from './common';
import type { LinesOf } from './lines-of';

export const modify: LinesOf<typeof modifyListings> = {
  ...common,
  'vma_merge_existing_range: can a neighbour take it?': 'vma_merge_existing_range：有邻居能接收它吗？',
};
