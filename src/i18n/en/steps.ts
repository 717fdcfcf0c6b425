/** What happens in a step, and why: one sentence for each line of the listings, for a question one for each answer. */
import { adjust } from './steps/adjust';
import { anonVma } from './steps/anon-vma';
import { brk } from './steps/brk';
import { context } from './steps/context';
import { expand } from './steps/expand';
import { fault } from './steps/fault';
import { find } from './steps/find';
import { linearArea } from './steps/linear-area';
import { link } from './steps/link';
import { madvise } from './steps/madvise';
import { merge } from './steps/merge';
import { mlock } from './steps/mlock';
import { mmap } from './steps/mmap';
import { moveVma } from './steps/move-vma';
import { mprotect } from './steps/mprotect';
import { mremap } from './steps/mremap';
import { mseal } from './steps/mseal';
import { process } from './steps/process';
import { rbTree } from './steps/rb-tree';
import type { Steps } from './steps/type';
import { unmap } from './steps/unmap';
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
};

export type { Answers, Steps } from './steps/type';
