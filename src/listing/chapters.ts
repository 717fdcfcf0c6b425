/**
 * The listings by chapter: what the page loads together, with the sentences of the same lines (i18n has the same
 * chapters). All of them at once would be a fifth of the first load.
 */
import type { FunctionName } from '.';
import type { Listings } from './first';
import type { Listing } from './types';

/** Listings, and the lines that several of them share. */
type File = { readonly [name: string]: object };

const isListing = (part: object): part is Listing => 'fn' in part;
const keyOfListing = ({ fn, form }: Listing): string => (form === undefined ? fn : `${fn}@${form}`);

/** The files of each chapter, loaded when they are wanted. */
const CHAPTERS = {
  mmap: () => [import('./mmap')],
  'unmapped-area': () => [import('./unmapped-area')],
  'linear-area': () => [import('./linear-area')],
  find: () => [import('./find'), import('./gap')],
  merge: () => [import('./merge')],
  'merge-forms': () => [import('./merge-before-expand'), import('./merge-both-first')],
  'merge-vmg': () => [import('./merge-vmg'), import('./split')],
  expand: () => [import('./expand')],
  adjust: () => [import('./adjust'), import('./split')],
  link: () => [import('./link')],
  'rb-tree': () => [import('./rb-insert'), import('./rb-erase')],
  unmap: () => [import('./unmap')],
  'unmap-maple': () => [import('./unmap-maple'), import('./link-61')],
  '2632': () => [
    import('./adjust-2632'),
    import('./split'),
    import('./link-2632'),
    import('./find-2632'),
    import('./unmap-2632'),
  ],
  modify: () => [import('./modify')],
  mprotect: () => [import('./mprotect')],
  mremap: () => [import('./mremap')],
  'move-vma': () => [import('./move-vma')],
  brk: () => [import('./brk')],
  madvise: () => [import('./madvise')],
  mlock: () => [import('./mlock')],
  mseal: () => [import('./mseal')],
  context: () => [import('./context'), import('./merge-lab')],
  fault: () => [import('./fault')],
  'anon-vma': () => [import('./anon-vma')],
  process: () => [import('./fork'), import('./process')],
} as const satisfies { readonly [chapter: string]: () => readonly Promise<File>[] };

export type Chapter = keyof typeof CHAPTERS;
export const ALL_CHAPTERS = Object.keys(CHAPTERS) as readonly Chapter[];

export async function loadListings(chapter: Chapter): Promise<Listings> {
  const files: readonly File[] = await Promise.all(CHAPTERS[chapter]());
  const listings = files.flatMap((file) => Object.values(file).filter(isListing));
  return Object.fromEntries(listings.map((listing) => [keyOfListing(listing), listing]));
}

const CHAPTER_OF: { readonly [F in FunctionName]: Chapter } = {
  mmap: 'mmap',
  do_mmap: 'mmap',
  mmap_region: 'mmap',
  munmap_vma_range: 'mmap',
  get_unmapped_area: 'unmapped-area',
  unmapped_area_topdown: 'unmapped-area',
  unmapped_area: 'unmapped-area',
  linear_area_topdown: 'linear-area',
  linear_area: 'linear-area',
  find_vma: 'find',
  find_vma_prev: 'find',
  find_vma_intersection: 'find',
  find_vma_links: 'find',
  vma_merge: 'merge',
  'vma_merge@44': 'merge-forms',
  'vma_merge@2632': 'merge-forms',
  'vma_merge@61': 'merge-forms',
  'vma_merge@series': 'merge-forms',
  vma_merge_new_range: 'merge-vmg',
  vma_merge_existing_range: 'merge-vmg',
  'vma_expand@612': 'merge-vmg',
  dup_anon_vma: 'merge-vmg',
  commit_merge: 'merge-vmg',
  '__split_vma@612': 'merge-vmg',
  vma_expand: 'expand',
  __vma_adjust: 'adjust',
  'vma_adjust@44': 'adjust',
  '__vma_adjust@61': 'adjust',
  'vma_adjust@2632': '2632',
  'split_vma@2632': '2632',
  'vma_link@2632': '2632',
  'vma_link_rb@2632': '2632',
  'insert_vm_struct@2632': '2632',
  '__insert_vm_struct@2632': '2632',
  '__vma_unlink@2632': '2632',
  'find_vma_prev@2632': '2632',
  find_vma_prepare: '2632',
  'do_munmap@2632': '2632',
  'detach_vmas_to_be_unmapped@2632': '2632',
  'vma_link@61': 'unmap-maple',
  do_mas_munmap: 'unmap-maple',
  do_vmi_munmap: 'unmap-maple',
  vms_gather_munmap_vmas: 'unmap-maple',
  vms_complete_munmap_vmas: 'unmap-maple',
  vma_modify: 'modify',
  __split_vma: 'adjust',
  split_vma: 'adjust',
  vma_link: 'link',
  vma_link_rb: 'link',
  insert_vm_struct: 'link',
  __insert_vm_struct: 'link',
  __vma_unlink: 'link',
  rb_insert: 'rb-tree',
  rb_erase: 'rb-tree',
  rb_erase_color: 'rb-tree',
  vma_gap_update: 'find',
  __do_munmap: 'unmap',
  'do_munmap@44': 'unmap',
  detach_vmas_to_be_unmapped: 'unmap',
  mprotect: 'mprotect',
  mprotect_fixup: 'mprotect',
  mremap: 'mremap',
  mremap_to: 'mremap',
  remap_move: 'mremap',
  vma_to_resize: 'mremap',
  vma_expandable: 'mremap',
  move_vma: 'move-vma',
  copy_vma: 'move-vma',
  brk: 'brk',
  do_brk_flags: 'brk',
  madvise: 'madvise',
  madvise_behavior: 'madvise',
  mlock: 'mlock',
  munlock: 'mlock',
  mlockall: 'mlock',
  munlockall: 'mlock',
  apply_vma_lock_flags: 'mlock',
  apply_mlockall_flags: 'mlock',
  mlock_fixup: 'mlock',
  mseal: 'mseal',
  mseal_fixup: 'mseal',
  mbind: 'context',
  mbind_range: 'context',
  userfaultfd_register: 'context',
  set_vma_anon_name: 'context',
  set_anon_name: 'context',
  merge_lab: 'context',
  mm_populate: 'fault',
  page_fault: 'fault',
  expand_downwards: 'fault',
  handle_mm_fault: 'fault',
  anon_vma_prepare: 'anon-vma',
  anon_vma_fork: 'anon-vma',
  fork: 'process',
  dup_mmap: 'process',
  exit: 'process',
  execve: 'process',
  switch: 'process',
  open: 'process',
  sysctl: 'process',
  rlimit: 'process',
};

export const chapterOf = (fn: FunctionName): Chapter => CHAPTER_OF[fn];
