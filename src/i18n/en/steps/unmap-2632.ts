import { retold } from './retold';
import type { Steps } from './type';
import { unmap } from './unmap';

export const unmap2632 = {
  ...retold(unmap, '__do_munmap', 'do_munmap@2632'),
  ...retold(unmap, 'detach_vmas_to_be_unmapped', 'detach_vmas_to_be_unmapped@2632'),
  'detach_vmas_to_be_unmapped@2632.unmapArea':
    'The next search for a free range begins at {addr}: the hole between {prev} and {next} may have moved it.',
  'detach_vmas_to_be_unmapped@2632.cache':
    'The mm remembers no VMA any more: it might be one that is about to go (change {seqnum}).',
} as const satisfies Partial<Steps>;
