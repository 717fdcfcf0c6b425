import { adjust } from './adjust';
import { retold } from './retold';
import type { Steps } from './type';

export const adjustForms = {
  ...retold(adjust, '__vma_adjust', 'vma_adjust@44'),
  ...retold(adjust, '__vma_adjust', '__vma_adjust@61'),
  '__vma_adjust@61.next': '{vma} is to cover [{start}, {end}). Behind it comes {next}.',
  '__vma_adjust@61.bounds':
    '{vma} covers [{start}, {end}) now, with page offset {pgoff}; the maple tree stores it under this range.',
  '__vma_adjust@61.unlink': 'Where {removed} was, the maple tree has {vma} now.',
  '__vma_adjust@61.insert': '{insert} is stored beside {vma}, and map_count counts it.',
  '__vma_adjust@61.done': '{vma} is adjusted; maple tree and counters agree again.',
} as const satisfies Partial<Steps>;
