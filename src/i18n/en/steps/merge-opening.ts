import type { Steps } from './type';

/** Of vma_merge: the step that the page opens at, the one before it and the one after it. */
export const mergeOpening = {
  'vma_merge.nextFits': {
    yes: 'The range can join {next} at {end} too: every rule holds.',
    no: 'A rule is broken between the range and {next} (see Why): only prev will grow.',
  },
  'vma_merge.anonBoth': {
    yes: '{prev} has anon_vma {anon_vma}, {next} has {other_anon_vma}: one VMA can stand for both.',
    no: '{prev} has anon_vma {anon_vma}, {next} has {other_anon_vma}: a VMA has only one for its new pages, so only prev will grow.',
  },
  'vma_merge.case16':
    'Case {mergeCase}: {prev} takes [{vm_start}, {vm_end}), the range and {next} included. What it swallows is freed.',
} as const satisfies Partial<Steps>;
