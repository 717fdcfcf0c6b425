/** The sentences of the steps, chapter by chapter. */
import type { Chapter } from '../../listing/chapters';
import { merge } from './steps/merge';
import type { Steps } from './steps/type';

export const chaptersEn: { readonly [C in Chapter]: () => Promise<Partial<Steps>> } = {
  mmap: async () => (await import('./steps/mmap')).mmap,
  'unmapped-area': async () => (await import('./steps/unmapped-area')).unmappedArea,
  'linear-area': async () => (await import('./steps/linear-area')).linearArea,
  find: async () => (await import('./steps/find')).find,
  merge: async () => merge,
  expand: async () => (await import('./steps/expand')).expand,
  adjust: async () => (await import('./steps/adjust')).adjust,
  link: async () => (await import('./steps/link')).link,
  'rb-tree': async () => (await import('./steps/rb-tree')).rbTree,
  unmap: async () => (await import('./steps/unmap')).unmap,
  mprotect: async () => (await import('./steps/mprotect')).mprotect,
  mremap: async () => (await import('./steps/mremap')).mremap,
  'move-vma': async () => (await import('./steps/move-vma')).moveVma,
  brk: async () => (await import('./steps/brk')).brk,
  madvise: async () => (await import('./steps/madvise')).madvise,
  mlock: async () => (await import('./steps/mlock')).mlock,
  mseal: async () => (await import('./steps/mseal')).mseal,
  context: async () => (await import('./steps/context')).context,
  fault: async () => (await import('./steps/fault')).fault,
  'anon-vma': async () => (await import('./steps/anon-vma')).anonVma,
  process: async () => (await import('./steps/process')).process,
};
