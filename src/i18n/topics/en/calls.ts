/** System calls beyond the texts. */
export const callsEn = {
  'munmap-middle': [
    'munmap in the middle',
    'Two splits, then the piece between them is erased: the first object keeps the head.',
  ],
  'munmap-several': [
    'munmap of several VMAs',
    'The ends are split, what lies between leaves the tree one by one and the list at once.',
  ],
  'munmap-nothing': ['munmap of a hole', 'Nothing is mapped there: success, and nothing happens.'],
  'mprotect-middle': [
    'mprotect in the middle',
    'No neighbour fits: two splits, and the first object is in the middle.',
  ],
  'mprotect-eacces': ['mprotect: EACCES', 'The file was opened to read only: VM_MAYWRITE is missing.'],
  'mprotect-hole': ['mprotect over a hole', 'ENOMEM at the hole, but what lies before it has been changed.'],
  'mremap-grow': [
    'mremap: growth in place',
    'There is room behind it: the end moves. It touches its twin, and does not merge (up to 6.0).',
  ],
  'mremap-grow-merges': [
    'mremap: growth in place merges',
    'The same script from 6.1 on: the extension is merged with both.',
  ],
  'mremap-shrink': ['mremap: shrinking', 'The tail is unmapped.'],
  'mremap-move': [
    'mremap: move',
    'No room behind it: a copy elsewhere, the pages move over, the old place is unmapped.',
  ],
  'mremap-fixed': ['mremap: MREMAP_FIXED', 'What lies at the destination goes first.'],
  'mremap-offset': [
    'mremap keeps the page offset',
    'Written memory that moved keeps its offset: a new mapping behind it does not merge.',
  ],
  'mremap-dontunmap': ['mremap: MREMAP_DONTUNMAP', 'The pages move, the old VMA stays, empty.'],
  'mremap-efault': ['mremap: EFAULT', 'The old range goes beyond the end of its VMA.'],
  'mremap-several': ['mremap of several VMAs', 'From 6.17 on: VMA by VMA, with the hole between them.'],
  'madvise-flags': ['madvise: flags', 'Advice that is a flag splits and merges as mprotect does.'],
  'madvise-dontneed': ['madvise: MADV_DONTNEED', 'The pages go, the VMA stays.'],
  mlock: ['mlock and munlock', 'Locking writes the middle in: it has an anon_vma then, and does not merge back.'],
  mlockall: ['mlockall and munlockall', 'def_flags carry VM_LOCKED to each new mapping, until munlockall.'],
  mseal: ['mseal', 'From 6.10 on: a seal is a flag, so it splits.'],
  'mseal-munmap': ['mseal: munmap is refused', 'One sealed VMA in the range: EPERM, nothing is unmapped.'],
  'mseal-mprotect': ['mseal: mprotect is refused', 'A sealed VMA keeps its permissions: EPERM.'],
} as const;

export const beyondEn = {
  'stack-growth': ['Stack growth', 'A write below the stack: vm_start comes down to it, and vm_pgoff with it.'],
  'stack-guard': ['Stack growth: guard gap', 'A mapping lies nearer than 256 pages below: the access is refused.'],
  'stack-guard-page': [
    'Stack growth: guard page',
    '2.6.36 to 4.11: touching the lowest page grows the stack by one page first, which stays free.',
  ],
  'fork-tree': [
    'fork: the tree of the child',
    'The VMAs are hung in ascending order: the tree of the child has another shape than that of the parent.',
  ],
  'fork-anon-vma': [
    'fork: anon_vma',
    'The child joins every anon_vma of the chain, and gets one of its own below them.',
  ],
  'fork-anon-list': [
    'fork: anon_vma as a list',
    'Up to 2.6.33: the VMA of the child joins the list of the one anon_vma.',
  ],
  'fork-dontfork': ['fork: VM_DONTCOPY', 'What was advised MADV_DONTFORK is left out; its neighbours stay two.'],
  'fork-cow': ['fork: copy on write', 'The child writes: these pages are its own now, in its own anon_vma.'],
  thread: ['Threads', 'CLONE_VM: the same mm, mm_users is 2; it goes when the last one leaves.'],
  'fault-next': [
    'Page fault: anon_vma of next',
    'Both neighbours have an anon_vma and could share it: next is asked first.',
  ],
  'fault-prev': [
    'Page fault: anon_vma of prev',
    'No next, so that of prev is shared: an mprotect can merge them later.',
  ],
  'fault-new': ['Page fault: a new anon_vma', 'No neighbour has one: a root of its own.'],
  'fault-read': ['Page fault: read', 'The zero page is mapped: no anon_vma.'],
  'fault-denied': ['Page fault: SIGSEGV', 'A write to read-only memory.'],
  'limit-map-count': [
    'Limit: max_map_count',
    'The head is split off, the tail is one too many: ENOMEM, and the first split stays.',
  ],
  'limit-as': ['Limit: RLIMIT_AS', 'The new pages pass the limit, and they replace nothing: ENOMEM.'],
  'limit-memlock': ['Limit: RLIMIT_MEMLOCK', 'Eight pages to lock, four are allowed: ENOMEM.'],
  'limit-data': ['Limit: RLIMIT_DATA', 'Memory that becomes writable counts as data (from 4.5 on).'],
  'kernel-6.1': ['Linux 6.1: vma_expand', 'A new mapping asks next first, then prev, without vma_merge.'],
  'merge-6.1': [
    'Linux 6.1: vma_merge asks both first',
    'prev and next are asked before anything is done; the maple tree needs neither list nor gaps.',
  ],
  'kernel-6.1-brk': ['Linux 6.1: brk', 'The heap goes on by itself; it never merges with what follows.'],
  'kernel-6.12': [
    'Linux 6.12: VM_ACCOUNT is given back',
    'Never written to, and read-only now: it is uncharged, so read-only twins merge.',
  ],
  'kernel-6.18': [
    'Linux 6.18: written joins unwritten',
    'From 6.16 on memory that was written to may join memory that was not.',
  ],
  'later-functions': [
    'Functions of 6.1, 6.12 and 6.18',
    'vma_prepare, vma_complete, vma_merge_new_range, vma_merge_existing_range, vma_modify.',
  ],
  'maple-tree': ['Maple tree', 'Its nodes with ranges, pivots and slots.'],
  'program-cat': [
    'A real program: cat',
    'A recorded start: ld.so maps libraries and protects RELRO. More programs are in the scenario menu.',
  ],
  'compare-case-8': [
    'Compare: case 8 through the years',
    'Two kernels side by side, and the reason. All kernels in one table: the button on the right.',
  ],
  'why-not': [
    'Why are these two not one?',
    'Select A, then B with Shift: every rule, and the smallest change that would make them one.',
  ],
  'merge-lab': [
    'vma_merge itself',
    'The call with arguments of your own: change addr, end, vm_flags or pgoff in the console.',
  ],
  'merge-lab-arguments': [
    'vma_merge itself: every argument',
    'prev, file, policy, userfaultfd_ctx, anon_name and anon_vma given by name: each decides what its rule says.',
  ],
  'merge-lab-refused': [
    'vma_merge itself: claims that lose memory',
    'A prev that is not before the range, or a file that the range does not have: refused, with the reason.',
  ],
  predict: [
    'Predict',
    'Which case is it, who survives, how many VMAs, does the tree rotate? You are asked before it is shown; the engine grades. Q begins and ends it anywhere.',
  ],
  'c-export': [
    'C program',
    'Export makes a C program of the session: run on your own Linux, it makes the same calls and compares the results and its own map.',
  ],
} as const;
