import { merge } from './merge';
import { retold } from './retold';
import type { Steps } from './type';

export const mergeBeforeExpand = {
  ...retold(merge, 'vma_merge', 'vma_merge@44'),
  'vma_merge@44.case38':
    'Case {mergeCase}: {area} covers [{vm_start}, {vm_end}) then, the range and {next} included. Whoever begins at {vm_start} stays: in case 8 {next} is freed.',
  ...retold(merge, 'vma_merge', 'vma_merge@2632'),
  'vma_merge@2632.anonBoth': {
    yes: '{prev} has anon_vma {anon_vma}, {next} has {other_anon_vma}: they are equal, or one is NULL. More is not asked for.',
    no: '{prev} has anon_vma {anon_vma}, {next} has {other_anon_vma}: a VMA has only one for its new pages, so only prev will grow.',
  },
  'vma_merge@2632.case38':
    'Case {mergeCase}: {area} covers [{vm_start}, {vm_end}) then, the range and {next} included. Whoever begins at {vm_start} stays: in case 8 {next} is freed.',
} as const satisfies Partial<Steps>;
