/** What happens in a step, and why: one sentence for each line of the listings, for a question one for each answer. */
import { adjust } from './steps/adjust';
import { adjust2632 } from './steps/adjust-2632';
import { adjustForms } from './steps/adjust-forms';
import { anonVma } from './steps/anon-vma';
import { brk } from './steps/brk';
import { context } from './steps/context';
import { expand } from './steps/expand';
import { fault } from './steps/fault';
import { find } from './steps/find';
import { linearArea } from './steps/linear-area';
import { link } from './steps/link';
import { link2632 } from './steps/link-2632';
import { madvise } from './steps/madvise';
import { merge } from './steps/merge';
import { mergeBeforeExpand } from './steps/merge-before-expand';
import { mergeBothFirst } from './steps/merge-both-first';
import { mergeVmg } from './steps/merge-vmg';
import { mlock } from './steps/mlock';
import { mmap } from './steps/mmap';
import { modify } from './steps/modify';
import { moveVma } from './steps/move-vma';
import { mprotect } from './steps/mprotect';
import { mremap } from './steps/mremap';
import { mseal } from './steps/mseal';
import { process } from './steps/process';
import { rbTree } from './steps/rb-tree';
import type { Steps } from './steps/type';
import { unmap } from './steps/unmap';
import { unmap2632 } from './steps/unmap-2632';
import { unmapMaple } from './steps/unmap-maple';
import { unmappedArea } from './steps/unmapped-area';

export const stepsEn: Steps = {
  ...find,
  ...link,
  ...merge,
  ...expand,
  ...adjust,
  ...rbTree,
  ...anonVma,
  ...mmap,
  ...unmappedArea,
  ...linearArea,
  ...unmap,
  ...mprotect,
  ...mremap,
  ...moveVma,
  ...brk,
  ...madvise,
  ...mlock,
  ...mseal,
  ...context,
  ...fault,
  ...process,
  ...adjust2632,
  ...adjustForms,
  ...link2632,
  ...mergeBeforeExpand,
  ...mergeBothFirst,
  ...mergeVmg,
  ...modify,
  ...unmap2632,
  ...unmapMaple,
};

export type { Answers, Steps } from './steps/type';
