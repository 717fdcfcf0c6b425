import type { Steps } from './type';

export const expand = {
  'vma_expand.next': {
    yes: '{next} starts at {end} and every rule holds, so it can take the range.',
    no: 'next ({next}) cannot take the range: it does not start at {end}, or a rule is broken (see Why).',
  },
  'vma_expand.prev': {
    yes: '{prev} ends at {addr} and every rule holds, so it can take the range.',
    no: 'prev ({prev}) cannot take the range: it does not end at {addr}, or a rule is broken (see Why).',
  },
  'vma_expand.heap': {
    yes: '{prev} ends at {addr} and every rule holds, so the heap can go on there.',
    no: 'prev ({prev}) cannot take the range: it does not end at {addr}, does not count as heap (from {start} on), or a rule is broken (see Why).',
  },
  'vma_expand.growPrev': '{vma} grows to [{start}, {end}).',
  'vma_expand.growNext': '{vma} grows downwards, to {start}; its page offset becomes {pgoff}.',
} as const satisfies Partial<Steps>;
