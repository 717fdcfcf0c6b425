/** What the lines of each chapter say in Chinese. */
import type { Chapter } from '../../../listing/chapters';
import type { Lines } from '../../lines';
import { merge } from './merge';

export const lineChaptersZh: { readonly [C in Chapter]: () => Promise<Lines> } = {
  mmap: async () => (await import('./mmap')).mmap,
  'unmapped-area': async () => (await import('./unmapped-area')).unmappedArea,
  'linear-area': async () => (await import('./linear-area')).linearArea,
  find: async () => (await import('./find')).find,
  merge: async () => merge,
  'merge-forms': async () => (await import('./merge-forms')).mergeForms,
  'merge-vmg': async () => (await import('./merge-vmg')).mergeVmg,
  expand: async () => (await import('./expand')).expand,
  adjust: async () => (await import('./adjust')).adjust,
  link: async () => (await import('./link')).link,
  'rb-tree': async () => (await import('./rb-tree')).rbTree,
  unmap: async () => (await import('./unmap')).unmap,
  'unmap-maple': async () => (await import('./unmap-maple')).unmapMaple,
  '2632': async () => (await import('./2632')).lines2632,
  modify: async () => (await import('./modify')).modify,
  mprotect: async () => (await import('./mprotect')).mprotect,
  mremap: async () => (await import('./mremap')).mremap,
  'move-vma': async () => (await import('./move-vma')).moveVma,
  brk: async () => (await import('./brk')).brk,
  madvise: async () => (await import('./madvise')).madvise,
  mlock: async () => (await import('./mlock')).mlock,
  mseal: async () => (await import('./mseal')).mseal,
  context: async () => (await import('./context')).context,
  fault: async () => (await import('./fault')).fault,
  'anon-vma': async () => (await import('./anon-vma')).anonVma,
  process: async () => (await import('./process')).process,
};
