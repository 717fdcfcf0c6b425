/** The sentences of the steps, chapter by chapter. */
import type { Chapter } from '../../listing/chapters';
import type { Steps } from './steps/type';

export const chaptersEn: { readonly [C in Chapter]: () => Promise<Partial<Steps>> } = {
  mmap: async () => (await import('./steps/mmap')).mmap,
  'unmapped-area': async () => (await import('./steps/unmapped-area')).unmappedArea,
  'linear-area': async () => (await import('./steps/linear-area')).linearArea,
  find: async () => (await import('./steps/find')).find,
  merge: async () => (await import('./steps/merge')).merge,
  'merge-forms': async () => ({
    ...(await import('./steps/merge-before-expand')).mergeBeforeExpand,
    ...(await import('./steps/merge-both-first')).mergeBothFirst,
  }),
  'merge-vmg': async () => (await import('./steps/merge-vmg')).mergeVmg,
  expand: async () => ({ ...(await import('./steps/expand')).expand, ...(await import('./steps/merge-vmg')).mergeVmg }),
  adjust: async () => ({
    ...(await import('./steps/adjust')).adjust,
    ...(await import('./steps/adjust-forms')).adjustForms,
  }),
  '2632': async () => ({
    ...(await import('./steps/adjust-2632')).adjust2632,
    ...(await import('./steps/link-2632')).link2632,
    ...(await import('./steps/unmap-2632')).unmap2632,
  }),
  'unmap-maple': async () => (await import('./steps/unmap-maple')).unmapMaple,
  modify: async () => (await import('./steps/modify')).modify,
  link: async () => (await import('./steps/link')).link,
  'rb-tree': async () => (await import('./steps/rb-tree')).rbTree,
  unmap: async () => (await import('./steps/unmap')).unmap,
  mprotect: async () => ({
    ...(await import('./steps/mprotect')).mprotect,
    ...(await import('./steps/modify')).modify,
  }),
  mremap: async () => (await import('./steps/mremap')).mremap,
  'move-vma': async () => (await import('./steps/move-vma')).moveVma,
  brk: async () => (await import('./steps/brk')).brk,
  madvise: async () => ({ ...(await import('./steps/madvise')).madvise, ...(await import('./steps/modify')).modify }),
  mlock: async () => ({ ...(await import('./steps/mlock')).mlock, ...(await import('./steps/modify')).modify }),
  mseal: async () => ({ ...(await import('./steps/mseal')).mseal, ...(await import('./steps/modify')).modify }),
  context: async () => ({ ...(await import('./steps/context')).context, ...(await import('./steps/modify')).modify }),
  fault: async () => (await import('./steps/fault')).fault,
  'anon-vma': async () => (await import('./steps/anon-vma')).anonVma,
  process: async () => (await import('./steps/process')).process,
};
