/** Into the maple tree: one store, with the range as the key. */
import { critical, effect, type Listing, plain, test } from './types';

export const vmaLink61 = {
  fn: 'vma_link',
  form: '61',
  source: 'mm/mmap.c: vma_link, Linux 6.1',
  lines: {
    store: critical(0, 'store vma in the maple tree under its range'),
    hasFile: test(0, 'does it map a file?'),
    file: critical(1, 'enter it in the i_mmap of the file'),
    count: effect(0, 'map_count ← map_count + 1'),
    validate: plain(0, 'validate_mm, when debugging: does all agree again?'),
  },
} as const satisfies Listing;
