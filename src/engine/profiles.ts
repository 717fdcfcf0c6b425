/** The profiles of all kernels, each as what it has different from one before or after it; they come with all-calls.ts. */
import { type KernelName, LINUX_510, type Profile } from './kernel';

const LINUX_44: Profile = {
  ...LINUX_510,
  vmacache: 'page',
  guardGap: false,
  stackGuardPage: true,
  case8Keeps: 'area',
  adjustForm: 'reimport',
  brkSpare: 'page',
  anonVmaReuse: 'degree',
  noReplace: false,
  dataLimit: false,
  fileLimit: false,
  onFaultNeedsMore: false,
  wipeOnFork: false,
  mremap: { ...LINUX_510.mremap, dontUnmap: false, privateCopy: true, accountDefect: false, checksRoom: false },
};

const LINUX_2632: Profile = {
  ...LINUX_44,
  vmacache: 'mmap_cache',
  listLinks: 'single',
  placeSearch: 'find_vma_prepare',
  gapSearch: 'linear',
  stackGuardPage: false,
  adjustForm: 'void',
  anonVmaRule: 'two-arguments',
  anonVmaChains: false,
  anonVmaReuse: 'never',
  splitsAlwaysLimited: true,
  khugepaged: false,
  userfaultfd: false,
  specialBits: 'reserved',
  limitBeforeRoom: false,
  mlock2: false,
  madviseSplitError: 'EAGAIN',
};

const LINUX_517: Profile = {
  ...LINUX_510,
  anonNames: true,
  anonVmaReuse: 'degree',
  mremap: {
    ...LINUX_510.mremap,
    looksUpFirst: true,
    dontUnmapFiles: true,
    dontUnmapForgets: true,
    accountDefect: false,
  },
};

const LINUX_61: Profile = {
  ...LINUX_517,
  structure: 'maple',
  vmacache: 'none',
  mergeForm: 'both-first',
  adjustForm: 'maple',
  newMapping: 'next-first',
  brkGrows: 'own-heap',
  populateTestsAccessFirst: false,
  madviseSplitError: 'EAGAIN',
  anonVmaReuse: 'counters',
  mremap: {
    ...LINUX_517.mremap,
    growthMerges: true,
    dontUnmapBeside: 'alone',
    dontUnmapCuts: true,
    dontUnmapResetsPgoff: true,
  },
};

const LINUX_612: Profile = {
  ...LINUX_61,
  mergeForm: 'two-functions',
  adjustForm: 'commit',
  munmapForm: 'gather',
  newMapping: 'vma_merge',
  brkGrows: 'predecessor',
  mprotectUncharges: true,
  stackNoHugepage: true,
  alignsHuge: true,
  mseal: true,
  mremap: { ...LINUX_61.mremap, dontUnmapBeside: 'other-side' },
};

export const PROFILES: { readonly [K in KernelName]: Profile } = {
  '2.6.32': LINUX_2632,
  '4.4': LINUX_44,
  '5.10': LINUX_510,
  '5.10-openeuler': { ...LINUX_510, sharePool: true },
  '5.17': LINUX_517,
  '5.17-anon-merge': { ...LINUX_517, mergeForm: 'both-first', series: true },
  '6.1': LINUX_61,
  '6.12': LINUX_612,
  '6.18': {
    ...LINUX_612,
    anonVmaRule: 'source-chain',
    mremap: {
      ...LINUX_612.mremap,
      dontUnmapBeside: 'merges',
      dontUnmapCuts: false,
      dontUnmapResetsPgoff: false,
      multiVma: true,
    },
  },
};
