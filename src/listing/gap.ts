/** The largest hole of each subtree. */
import { critical, type Listing, plain, ret } from './types';

export const vmaGapUpdate = {
  fn: 'vma_gap_update',
  source: 'mm/mmap.c: vma_gap_update, vma_compute_gap and the gap callbacks of mm_rb; Linux 5.10',
  lines: {
    own: plain(0, 'own gap of vma ← from the end of vm_prev to its start'),
    right: ret(0, 'is max(own, left, right) what node has stored? stop'),
    store: critical(0, 'otherwise store it; the same for the parent'),
  },
} as const satisfies Listing;
