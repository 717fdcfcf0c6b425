/**
 * The kernel profiles: what differs between generations, as data beside the one engine.
 * Each field names the fact and the kernels on both sides of it; the functions ask the field, never a version.
 */

export const KERNELS = [
  '2.6.32',
  '4.4',
  '5.10',
  '5.10-openeuler',
  '5.17',
  '5.17-anon-merge',
  '6.1',
  '6.12',
  '6.18',
] as const;
export type KernelName = (typeof KERNELS)[number];
export const DEFAULT_KERNEL: KernelName = '5.10';

export const isKernelName = (name: string): name is KernelName => (KERNELS as readonly string[]).includes(name);

/** What a profile changes. */
export interface Profile {
  /** How the VMAs are kept: list and red-black tree, or the maple tree (6.1). */
  readonly structure: 'rb' | 'maple';
  /** The cache in front of find_vma: one VMA (3.14 and before), four slots by page (4.18) or by 2 MiB, none (6.1). */
  readonly vmacache: 'mmap_cache' | 'page' | 'pmd' | 'none';
  /** The list of VMAs: vm_next alone (2.6.35), or vm_prev too (2.6.36; the maple tree finds both). */
  readonly listLinks: 'single' | 'double';
  /** The place of a new VMA: find_vma_prepare (3.6), or find_vma_links, which refuses an overlap (3.7). */
  readonly placeSearch: 'find_vma_prepare' | 'find_vma_links';
  /** rb_subtree_gap (3.8) or the linear search with free_area_cache. */
  readonly gapSearch: 'linear' | 'tree';
  /** Gaps leave stack_guard_gap below a growing stack (4.12). */
  readonly guardGap: boolean;
  /** The lowest page of a stack is kept free: touching it grows the stack first (2.6.36 to 4.11). */
  readonly stackGuardPage: boolean;
  /** is_mergeable_anon_vma: two arguments (2.6.39), singular chain (3.0), the source's chain (6.16). */
  readonly anonVmaRule: 'two-arguments' | 'singular' | 'source-chain';
  /** Case 8 keeps the middle VMA (4.8) or, by `expand`, the next one (4.9). */
  readonly case8Keeps: 'area' | 'next';
  /**
   * The order of vma_merge: prev is asked first (6.0), both before anything is done (6.1); or one function for a hole and
   * one for a part of a VMA (6.12).
   */
  readonly mergeForm: 'prev-first' | 'both-first' | 'two-functions';
  /**
   * How bounds are moved: vma_adjust that cannot fail (2.6.32), that imports an anon_vma in each round (4.8), with
   * `expand` (4.9), over the maple tree (6.1), or vma_prepare, vma_complete and commit_merge (6.12; from 6.3).
   */
  readonly adjustForm: 'void' | 'reimport' | 'expand' | 'maple' | 'commit';
  /** A new mapping asks vma_merge, or expands a neighbour, next first (6.1). */
  readonly newMapping: 'vma_merge' | 'next-first';
  /** brk asks vma_merge, expands what lies at start_brk or above (6.1), or any predecessor (6.12). */
  readonly brkGrows: 'vma_merge' | 'own-heap' | 'predecessor';
  /** What brk keeps free above: a page (4.11), or a page and the guard gap. */
  readonly brkSpare: 'page' | 'guard';
  /** mlock2(ONFAULT) of memory without access: the access is tested first (5.10) or never (6.1). */
  readonly populateTestsAccessFirst: boolean;
  /** mprotect of untouched private memory to read-only gives VM_ACCOUNT back (6.12). */
  readonly mprotectUncharges: boolean;
  /** munmap goes VMA by VMA, or gathers what has to go and completes later (6.12). */
  readonly munmapForm: 'detach' | 'gather';
  /** munmap's splits test max_map_count, each of them (2.6.32); later only a net growth does. */
  readonly splitsAlwaysLimited: boolean;
  /** mmap tests RLIMIT_AS before it makes room (3.10), or after. */
  readonly limitBeforeRoom: boolean;
  /** A split refused in madvise at max_map_count: ENOMEM (4.x), or EAGAIN (2.6.32, 6.1). */
  readonly madviseSplitError: 'ENOMEM' | 'EAGAIN';
  /** MAP_STACK sets VM_NOHUGEPAGE (6.7). */
  readonly stackNoHugepage: boolean;
  /** Anonymous lengths that are a multiple of 2 MiB get an aligned address (6.7). */
  readonly alignsHuge: boolean;
  /** mseal exists (6.10). */
  readonly mseal: boolean;
  /** VM_SPECIAL: IO, DONTEXPAND and PFNMAP, with RESERVED (3.6) or with MIXEDMAP (3.15). */
  readonly specialBits: 'reserved' | 'mixedmap';
  /** VM_SHARE_POOL mappings never merge (openEuler). */
  readonly sharePool: boolean;
  /** Private anonymous memory has chains of anon_vmas (2.6.34), else one list. */
  readonly anonVmaChains: boolean;
  /** anon_vma_clone reuses by degree < 2 (3.19), or by num_children and num_active_vmas. */
  readonly anonVmaReuse: 'never' | 'degree' | 'counters';
  /** The series of 2022 on merging anonymous VMAs, as its RFC v2 behaves. */
  readonly series: boolean;
  /** Memory can be watched by userfaultfd, and its context must be equal to merge (4.3). */
  readonly userfaultfd: boolean;
  /** Anonymous memory can have a name, which must be equal to merge (5.17). */
  readonly anonNames: boolean;
  /** MAP_FIXED_NOREPLACE is known (4.17); before, it is a hint. */
  readonly noReplace: boolean;
  /** RLIMIT_DATA counts private writable memory (4.5), or only the heap. */
  readonly dataLimit: boolean;
  /** mmap refuses a range beyond the largest file (4.9). */
  readonly fileLimit: boolean;
  /** mlockall(MCL_ONFAULT) alone is EINVAL (4.5). */
  readonly onFaultNeedsMore: boolean;
  /** mlock2 exists (4.4). */
  readonly mlock2: boolean;
  /** MADV_WIPEONFORK and KEEPONFORK exist (4.14). */
  readonly wipeOnFork: boolean;
  /** A merge tells khugepaged of the VMA (2.6.38). */
  readonly khugepaged: boolean;
  readonly mremap: MremapProfile;
}

/** What differs in mremap. */
export interface MremapProfile {
  /** MREMAP_DONTUNMAP exists (5.7). */
  readonly dontUnmap: boolean;
  /** old_len 0 of private memory makes a fresh mapping (4.13) or EINVAL. */
  readonly privateCopy: boolean;
  /** The source is looked up before anything is changed (5.16). */
  readonly looksUpFirst: boolean;
  /** Growth in place asks vma_merge for the extension (6.1). */
  readonly growthMerges: boolean;
  /** DONTUNMAP works on files and shared memory (5.13). */
  readonly dontUnmapFiles: boolean;
  /** A DONTUNMAP copy beside its own source: merges with it (5.10, 6.18), with nothing (6.1), with the other side (6.12). */
  readonly dontUnmapBeside: 'merges' | 'alone' | 'other-side';
  /** DONTUNMAP of part of a locked VMA cuts it first, so that the rest stays locked (6.1, 6.12). */
  readonly dontUnmapCuts: boolean;
  /** ... and its page offset begins anew (6.1, 6.12). */
  readonly dontUnmapResetsPgoff: boolean;
  /** DONTUNMAP of a whole VMA takes its anon_vma away (5.13). */
  readonly dontUnmapForgets: boolean;
  /** VM_ACCOUNT on the next VMA after DONTUNMAP from the middle: a defect of 5.10. */
  readonly accountDefect: boolean;
  /** mremap to a given place keeps room for two more VMAs, before anything is changed (5.1). */
  readonly checksRoom: boolean;
  /** Moves of several VMAs at once (6.17). */
  readonly multiVma: boolean;
}

const MREMAP_510: MremapProfile = {
  dontUnmap: true,
  privateCopy: false,
  looksUpFirst: false,
  growthMerges: false,
  dontUnmapFiles: false,
  dontUnmapBeside: 'merges',
  dontUnmapCuts: false,
  dontUnmapResetsPgoff: false,
  dontUnmapForgets: false,
  accountDefect: true,
  checksRoom: true,
  multiVma: false,
};

/** The profile that the page opens with; the others are made of it in profiles.ts. */
export const LINUX_510: Profile = {
  structure: 'rb',
  vmacache: 'pmd',
  listLinks: 'double',
  placeSearch: 'find_vma_links',
  gapSearch: 'tree',
  guardGap: true,
  stackGuardPage: false,
  anonVmaRule: 'singular',
  case8Keeps: 'next',
  mergeForm: 'prev-first',
  adjustForm: 'expand',
  newMapping: 'vma_merge',
  brkGrows: 'vma_merge',
  brkSpare: 'guard',
  populateTestsAccessFirst: true,
  mprotectUncharges: false,
  munmapForm: 'detach',
  splitsAlwaysLimited: false,
  limitBeforeRoom: true,
  madviseSplitError: 'ENOMEM',
  stackNoHugepage: false,
  alignsHuge: false,
  mseal: false,
  specialBits: 'mixedmap',
  sharePool: false,
  anonVmaChains: true,
  anonVmaReuse: 'counters',
  series: false,
  userfaultfd: true,
  anonNames: false,
  noReplace: true,
  dataLimit: true,
  fileLimit: true,
  onFaultNeedsMore: true,
  mlock2: true,
  wipeOnFork: true,
  khugepaged: true,
  mremap: MREMAP_510,
};
