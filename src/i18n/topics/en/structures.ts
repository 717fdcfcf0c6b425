/** The two structures, free space, brk, populate, mmap; the series. */
export const structuresEn = {
  'vm-area-struct': [
    'vm_area_struct of 5.10',
    'List, tree, gap, flags, anon_vma and its chain, file and offset; what the call changed is marked.',
  ],
  'vm-area-struct-2.6.32': [
    'vm_area_struct of 2.6.32',
    'The same mapping: a list without vm_prev, one anon_vma without a chain, no rb_subtree_gap.',
  ],
  'vm-area-struct-6.1': ['vm_area_struct of 6.1', 'The same mapping: neither list nor node, the maple tree holds it.'],
  'mm-struct': [
    'mm_struct of 5.10',
    'map_count, total_vm and its classes, highest_vm_end, mmap_base: see what one mmap changes.',
  ],
  'mm-struct-2.6.32': [
    'mm_struct of 2.6.32',
    'mmap_cache, free_area_cache and cached_hole_size: what the search remembers.',
  ],
  'area-top': [
    'get_unmapped_area: above all',
    'There is room between highest_vm_end and mmap_base: no tree is walked.',
  ],
  'area-gaps': [
    'get_unmapped_area: by gaps',
    'The largest gap of each subtree leads to the highest hole that is large enough; the hole of 2 pages is never visited.',
  ],
  'area-hint': ['get_unmapped_area: a hint', 'The wished address is free: it is taken without a search.'],
  'area-bottom-up': ['get_unmapped_area: bottom-up', 'The legacy layout: the lowest hole from mmap_legacy_base on.'],
  'area-linear': ['get_unmapped_area: linear', 'Up to 3.7: from free_area_cache downwards, VMA by VMA.'],
  'area-linear-walk': [
    'The linear walk',
    'The hole is too small: it is noted in cached_hole_size, and the search goes on below the VMA.',
  ],
  'area-linear-up': ['The linear walk, bottom-up', 'From the base VMA by VMA: the hole of 2 pages does not hold 4.'],
  'area-history': [
    'The address depends on history',
    'The lowest hole is free again, but 2.6.32 goes on where it stopped last. 4.4 finds the hole.',
  ],
  'brk-grow': ['brk: the heap grows', 'The second call fits behind the heap and merges with it.'],
  'brk-shrink': ['brk: the heap shrinks', 'The break goes down: the rest is unmapped.'],
  'brk-before-4.11': ['brk before 4.11', 'The heap grows in do_brk, as do_brk_flags was called then.'],
  'brk-blocked': [
    'brk: something in the way',
    'A mapping begins right above the new break: the present break is returned.',
  ],
  populate: [
    'mm_populate, page by page',
    'Private writable memory is written, the rest is read. The VMA gets its anon_vma at the first page.',
  ],
  'map-populate': ['MAP_POPULATE', 'After the mapping is made, its pages are made present.'],
  mmap: ['mmap, from entry to link', 'Arguments, address, flags, then mmap_region: charge, merge or link, count.'],
  'mmap-over-4.4': ['mmap over a mapping in 4.4', 'Before 5.10 mmap_region clears its place in a loop of its own.'],
  'mmap-limit-2.6': [
    'mmap over a mapping, and RLIMIT_AS',
    '2.6.32 asks for the limit last: the call fails, and what was there is lost.',
  ],
  'mmap-over': ['mmap over a mapping', 'MAP_FIXED in the middle: what is there is cut in three, and the middle goes.'],
} as const;

export const seriesEn = {
  'series-refactor': [
    'Patch 1: refactored vma_merge',
    'Both neighbours are asked before anything is done. The layout is the same: Compare shows no difference.',
  ],
  'series-page-offset': [
    'Patch 2: page offset in mremap',
    'Written memory that moves gets the offset of its new place: see page->index.',
  ],
  'series-anon-vmas': [
    'Patch 3: different anon_vmas',
    'Both neighbours were written to. They merge, and page->mapping of one side is rewritten.',
  ],
  'series-tracing': [
    'Patch 4: two trace events',
    'vm_av_merge and vm_pgoff_merge with their fields, and as text of the kernel.',
  ],
  'series-fork': ['Only unshared pages: a child is alive', 'The anon_vma is shared with a child: nothing merges.'],
  'series-exit': [
    'Only unshared pages: the child has left',
    'The same script after the exit of the child: unshared again, they merge.',
  ],
  'series-statistics': [
    'Statistics of a script',
    'Merges by result (failed, anon_vma failed, same, different), with and without the series.',
  ],
} as const;
