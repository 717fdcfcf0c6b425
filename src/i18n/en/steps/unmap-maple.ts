import { link } from './link';
import { retold } from './retold';
import type { Steps } from './type';
import { unmap } from './unmap';

export const unmapMaple = {
  ...retold(link, 'vma_link', 'vma_link@61'),
  'vma_link@61.store': '{vma} is in the maple tree now, which keeps its gaps by itself. Its nodes are not modelled.',
  ...retold(unmap, '__do_munmap', 'do_mas_munmap'),
  ...retold(unmap, '__do_munmap', 'do_vmi_munmap'),
  ...retold(unmap, '__do_munmap', 'vms_gather_munmap_vmas'),
  ...retold(unmap, '__do_munmap', 'vms_complete_munmap_vmas'),
  'do_mas_munmap.clear': 'From {vma} up to {end} the maple tree is empty now; map_count is {count}.',
  'do_vmi_munmap.gather':
    'The VMAs of [{start}, {end}), from {vma} on, are gathered; nothing goes before that has worked.',
  'do_vmi_munmap.clear': 'From {vma} up to {end} the maple tree is empty now; map_count is {count}.',
  'do_vmi_munmap.complete': 'What was gathered in [{start}, {end}) is given back.',
  'vms_gather_munmap_vmas.sealed': {
    yes: '{vma} is sealed by mseal: it must not be unmapped, EPERM.',
    no: '{vma} is not sealed.',
  },
  'vms_gather_munmap_vmas.sealedBehind':
    'Another VMA in [{start}, {end}) is sealed by mseal: EPERM. A first split stays as it is.',
} as const satisfies Partial<Steps>;
