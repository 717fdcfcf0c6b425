import type { KernelFacts } from './type';

export const kernelsEn: KernelFacts = {
  kernels: {
    '2.6.32':
      'The kernel of the older textbooks: one cached VMA, a linear search for free addresses, one list of VMAs for each anon_vma.',
    '4.4':
      'Red-black tree with gaps, four cached VMAs a task, chains of anon_vmas; the last generation in which case 8 keeps the middle VMA.',
    '5.10':
      'The long-term kernel that most texts on vma_merge describe: red-black tree and list, eight cases, case 8 keeps the next VMA.',
    '5.10-openeuler': 'openEuler’s 5.10: as 5.10, but mappings of its share pool never merge.',
    '5.17':
      'The last generation with list, red-black tree and vmacache before the maple tree; mremap looks before it leaps.',
    '5.17-anon-merge':
      '5.17 with the series of 2022 by Jakub Matěna, as its RFC v2 behaves: a refactored vma_merge (no layout change), page offsets that follow a move, merging of different anon_vmas, and two trace events. Only anonymous memory that is shared with no other process takes part.',
    '6.1':
      'List, tree and vmacache are replaced by the maple tree. New mappings and brk grow a neighbour without vma_merge; mremap growth in place may merge.',
    '6.12':
      'mm/vma.c: new mappings merge on both sides again, VM_ACCOUNT is given back, mseal and aligned addresses for large mappings exist.',
    '6.18':
      'Memory that was written may join memory that never was, and one mremap may move several VMAs with the gaps between them.',
  },
  fields: {
    structure: {
      title: 'How VMAs are kept',
      values: {
        rb: 'A sorted linked list and a red-black tree.',
        maple: 'The maple tree: no list, no colours, no rotations (6.1).',
      },
    },
    vmacache: {
      title: 'The cache in front of find_vma',
      values: {
        mmap_cache: 'One VMA for the whole process: mm->mmap_cache (up to 3.14).',
        page: 'Four VMAs for each task, the slot by the page number (3.15 to 4.18).',
        pmd: 'Four VMAs for each task, the slot by the 2 MiB block (4.19 to 6.0).',
        none: 'None: the maple tree is searched at once (6.1).',
      },
    },
    listLinks: {
      title: 'The list of VMAs',
      values: {
        single: 'Only vm_next: who wants the predecessor has to search for it (before 2.6.36).',
        double: 'vm_next and vm_prev; the maple tree finds both neighbours.',
      },
    },
    placeSearch: {
      title: 'How the place of a new VMA is found',
      values: {
        find_vma_prepare:
          'find_vma_prepare returns what is at the address and where a node would hang; the caller tests for an overlap (up to 3.6).',
        find_vma_links:
          'find_vma_links refuses a range that overlaps something (3.7); the maple tree needs no such place.',
      },
    },
    gapSearch: {
      title: 'How a free range is found',
      values: {
        linear: 'By walking from free_area_cache, with the largest hole passed kept in cached_hole_size (up to 3.7).',
        tree: 'By the largest gap below each node of the tree: the highest hole that is large enough (3.8).',
      },
    },
    guardGap: {
      title: 'Space below a growing stack',
      values: {
        true: 'stack_guard_gap, 256 pages, stays free below a stack (4.12, brought back to older stable kernels).',
        false: 'None: another mapping may lie right below it.',
      },
    },
    stackGuardPage: {
      title: 'Guard page inside a stack',
      values: {
        true: 'The lowest page of a stack: touching it grows the stack by one page first (2.6.36 to 4.11).',
        false: 'None: the lowest page of a stack is a page like the others.',
      },
    },
    anonVmaRule: {
      title: 'When pages of two VMAs may live in one',
      values: {
        'two-arguments':
          'is_mergeable_anon_vma takes two arguments: equal anon_vmas, or at least one of them never written to (2.6.39 and before).',
        singular:
          'Equal anon_vmas; or one is NULL and the neighbour’s chain has exactly one entry. So written memory does not join memory never written to (3.0 to 6.15).',
        'source-chain':
          'One of them may be NULL either way round, unless the side that was written inherited its anon_vma by fork (6.16).',
      },
    },
    case8Keeps: {
      title: 'Who survives case 8',
      values: {
        area: 'The middle VMA survives and takes over the next one, which is freed (up to 4.8).',
        next: 'The next VMA survives and grows down over the middle one, which is freed (4.9).',
      },
    },
    mergeForm: {
      title: 'The order of vma_merge',
      values: {
        'prev-first': 'prev is asked first; next is asked after that (up to 6.0).',
        'both-first':
          'Both neighbours are asked before anything is done; then both, prev or next is chosen (patch 1 of the series of 2022, taken over in 6.1).',
        'two-functions':
          'vma_merge_new_range for a hole (cases 1 to 3), vma_merge_existing_range for a part of a VMA (cases 4 to 8).',
      },
    },
    adjustForm: {
      title: 'How bounds are moved',
      values: {
        void: 'vma_adjust, which cannot fail: prio trees, one list for each anon_vma; case 6 begins its second round with the decision.',
        reimport: 'vma_adjust; case 6 asks in each round whether an anon_vma has to be taken over (up to 4.8).',
        expand: '__vma_adjust, told by expand which VMA grows: an anon_vma is taken over once, before the loop (4.9).',
        maple: '__vma_adjust over the maple tree: one store, no list and no gaps to mend (6.1).',
        commit: 'vma_prepare, the change, vma_complete; a merge does it in commit_merge (from 6.3 on).',
      },
    },
    newMapping: {
      title: 'How a new mapping joins its neighbours',
      values: {
        vma_merge: 'By vma_merge: prev is asked first, next second, and both only if their anon_vmas agree.',
        'next-first':
          'By vma_expand: next is asked first; prev is then compared with next’s anon_vma, so two neighbours written separately give next alone (6.1).',
      },
    },
    brkGrows: {
      title: 'What a growing heap joins',
      values: {
        vma_merge: 'Whatever vma_merge finds: the data before the heap, and the VMA behind it too.',
        'own-heap': 'Only a VMA that reaches to start_brk or above: the first growth stays apart from the data (6.1).',
        predecessor: 'Any VMA that ends where the heap grows and fits; never the one behind (6.12).',
      },
    },
    brkSpare: {
      title: 'What brk keeps free above',
      values: {
        page: 'One page (up to 4.11).',
        guard: 'One page and the guard gap of a stack (4.12).',
      },
    },
    populateTestsAccessFirst: {
      title: 'mlock of memory without access',
      values: {
        true: 'Access is tested before anything else: mlock2(MLOCK_ONFAULT) of PROT_NONE memory is ENOMEM, although the flags are set.',
        false: 'With MLOCK_ONFAULT nothing has to be made present, so access is not tested: the call succeeds (6.1).',
      },
    },
    mprotectUncharges: {
      title: 'VM_ACCOUNT when memory becomes read-only',
      values: {
        true: 'mprotect gives the charge of untouched private memory back and clears VM_ACCOUNT: twins mapped read-only then fit (6.12).',
        false:
          'VM_ACCOUNT stays for ever, once memory was writable: it differs from memory that never was, and they do not merge.',
      },
    },
    munmapForm: {
      title: 'How munmap takes VMAs away',
      values: {
        detach: 'Cut the ends off, detach the VMAs, free them.',
        gather: 'vms_gather_munmap_vmas, then vms_complete_munmap_vmas (6.12).',
      },
    },
    splitsAlwaysLimited: {
      title: 'munmap at max_map_count',
      values: {
        true: 'Each split is refused at the limit, even where the call would leave fewer VMAs (2.6.32).',
        false: 'Only a call that would leave more VMAs is refused.',
      },
    },
    limitBeforeRoom: {
      title: 'When mmap tests RLIMIT_AS',
      values: {
        true: 'Before it unmaps what is in the way: a refused MAP_FIXED changes nothing (3.10).',
        false: 'After the old mappings are gone: a refused MAP_FIXED leaves a hole.',
      },
    },
    madviseSplitError: {
      title: 'madvise at max_map_count',
      values: {
        ENOMEM: 'A split that is refused is ENOMEM.',
        EAGAIN: 'A split that is refused is EAGAIN.',
      },
    },
    stackNoHugepage: {
      title: 'MAP_STACK',
      values: {
        true: 'Sets VM_NOHUGEPAGE, which keeps such memory apart from other mappings (6.7).',
        false: 'Has no effect.',
      },
    },
    alignsHuge: {
      title: 'Addresses of large anonymous mappings',
      values: {
        true: 'A length that is a multiple of 2 MiB gets an address that is one too, where there is room (6.7).',
        false: 'The highest hole that is large enough, whatever the length.',
      },
    },
    mseal: {
      title: 'mseal',
      values: {
        true: 'Exists: munmap, mprotect, mremap and MAP_FIXED over sealed memory are EPERM (6.10).',
        false: 'Does not exist: ENOSYS.',
      },
    },
    specialBits: {
      title: 'VM_SPECIAL',
      values: {
        reserved:
          'VM_IO, VM_DONTEXPAND, VM_RESERVED, VM_PFNMAP: mappings with one of them never merge (3.6 and before).',
        mixedmap: 'VM_IO, VM_DONTEXPAND, VM_PFNMAP, VM_MIXEDMAP: mappings with one of them never merge (3.15).',
      },
    },
    sharePool: {
      title: 'Share pool',
      values: {
        true: 'VM_SHARE_POOL is tested at the top of vma_merge: such mappings never merge (openEuler).',
        false: 'There is none.',
      },
    },
    anonVmaChains: {
      title: 'How anonymous memory finds its VMAs',
      values: {
        true: 'By chains: a VMA may belong to several anon_vmas, each process has its own after fork (2.6.34).',
        false: 'One anon_vma with one list, for parent and children alike.',
      },
    },
    anonVmaReuse: {
      title: 'When fork reuses a parent’s anon_vma',
      values: {
        never: 'There are no chains, so nothing to reuse.',
        degree: 'When its degree is below 2 (3.19).',
        counters: 'By num_children and num_active_vmas, which replaced degree (6.0, and in stable kernels).',
      },
    },
    series: {
      title: 'The anonymous merge series of 2022',
      values: {
        true: 'mremap makes page offsets natural again, and VMAs with different anon_vmas merge, as long as the one given up is shared with no other process.',
        false: 'Not there: a moved mapping keeps its old page offset, and different anon_vmas never merge.',
      },
    },
    userfaultfd: {
      title: 'userfaultfd',
      values: {
        true: 'A program can watch memory and answer its faults; the contexts must be equal to merge (4.3).',
        false: 'There is none, and vma_merge has no argument for it.',
      },
    },
    anonNames: {
      title: 'Names of anonymous memory',
      values: {
        true: 'prctl can name anonymous memory; names must be equal to merge (5.17).',
        false: 'There are none.',
      },
    },
    noReplace: {
      title: 'MAP_FIXED_NOREPLACE',
      values: {
        true: 'Refuses an occupied place with EEXIST (4.17).',
        false: 'Is not known: the address is a hint only.',
      },
    },
    dataLimit: {
      title: 'What RLIMIT_DATA counts',
      values: {
        true: 'All private writable memory (4.5).',
        false: 'The heap of brk only.',
      },
    },
    fileLimit: {
      title: 'mmap far beyond the end of files',
      values: {
        true: 'A range beyond the largest possible file is EOVERFLOW (4.9).',
        false: 'Only an offset that wraps is refused.',
      },
    },
    onFaultNeedsMore: {
      title: 'mlockall(MCL_ONFAULT) alone',
      values: {
        true: 'EINVAL: it needs MCL_CURRENT or MCL_FUTURE.',
        false: 'Is accepted where the flag exists (4.4), and has no effect of its own.',
      },
    },
    mlock2: {
      title: 'mlock2',
      values: {
        true: 'Exists, with MLOCK_ONFAULT (4.4).',
        false: 'Does not exist: ENOSYS. Nor does MCL_ONFAULT: EINVAL.',
      },
    },
    wipeOnFork: {
      title: 'MADV_WIPEONFORK',
      values: {
        true: 'Exists, with MADV_KEEPONFORK (4.14).',
        false: 'Does not exist: EINVAL.',
      },
    },
    khugepaged: {
      title: 'Transparent huge pages',
      values: {
        true: 'A merge tells khugepaged of the larger VMA: it may gather huge pages there (2.6.38).',
        false: 'There is no khugepaged.',
      },
    },
    'mremap.dontUnmap': {
      title: 'MREMAP_DONTUNMAP',
      values: {
        true: 'Exists: the pages move, the old mapping stays (5.7).',
        false: 'Does not exist: EINVAL.',
      },
    },
    'mremap.privateCopy': {
      title: 'mremap of private memory with old_len 0',
      values: {
        true: 'Makes a fresh second mapping.',
        false: 'EINVAL: only shared memory can be mapped twice this way (4.13).',
      },
    },
    'mremap.looksUpFirst': {
      title: 'When mremap looks for its source',
      values: {
        true: 'Before anything is changed: nothing mapped there is EFAULT, and the destination stays as it was (5.16).',
        false:
          'After the destination is cleared and the tail is cut off: a source that is not there is found out too late, or never when it only shrinks.',
      },
    },
    'mremap.growthMerges': {
      title: 'mremap growing in place',
      values: {
        true: 'Asks vma_merge for the added range: if it closes the hole to a fitting VMA, the two become one (6.1).',
        false: 'A plain __vma_adjust moves vm_end: two VMAs that now touch stay two.',
      },
    },
    'mremap.dontUnmapFiles': {
      title: 'MREMAP_DONTUNMAP of files and shared memory',
      values: {
        true: 'Works (5.13).',
        false: 'EINVAL: private anonymous memory only.',
      },
    },
    'mremap.dontUnmapBeside': {
      title: 'A DONTUNMAP copy beside its own source',
      values: {
        merges: 'May merge with the source itself.',
        alone: 'No merge is tried at all (6.1).',
        'other-side': 'May merge with the neighbour on the other side, not with its source (6.12).',
      },
    },
    'mremap.dontUnmapCuts': {
      title: 'DONTUNMAP of a part of locked memory',
      values: {
        true: 'The part is cut off first: only it loses VM_LOCKED (6.1, 6.12).',
        false: 'The whole old VMA loses VM_LOCKED.',
      },
    },
    'mremap.dontUnmapResetsPgoff': {
      title: 'The page offset left behind by DONTUNMAP',
      values: {
        true: 'Begins anew at the old address (6.1, 6.12).',
        false: 'Stays as it was.',
      },
    },
    'mremap.dontUnmapForgets': {
      title: 'The anon_vma left behind by DONTUNMAP',
      values: {
        true: 'A VMA that moved whole loses its anon_vma: it is as if never written to (5.13).',
        false: 'Stays, although no page is left.',
      },
    },
    'mremap.accountDefect': {
      title: 'VM_ACCOUNT after DONTUNMAP from the middle',
      values: {
        true: 'Is set on the VMA behind, which has nothing to do with it: a real defect.',
        false: 'Stays where it belongs.',
      },
    },
    'mremap.checksRoom': {
      title: 'mremap to a given place at max_map_count',
      values: {
        true: 'ENOMEM unless two more VMAs would fit, before anything is changed (5.1).',
        false: 'Starts, and may fail half way.',
      },
    },
    'mremap.multiVma': {
      title: 'mremap across several VMAs',
      values: {
        true: 'Moves several VMAs of the same total size at once, gaps included; a resize of several is checked first (6.17).',
        false: 'EFAULT: a range must lie in one VMA; destination and tail may be unmapped already by then.',
      },
    },
  },
};
