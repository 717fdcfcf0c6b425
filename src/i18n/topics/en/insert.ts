/** Linking, unlinking, VM_ACCOUNT. */
export const insertEn = {
  'insert-vm-struct': [
    'insert_vm_struct',
    'It finds the place, charges, sets vm_pgoff and links. It never merges: two VMAs stay.',
  ],
  'insert-vm-struct-2.6': [
    'insert_vm_struct of 2.6',
    'vm_pgoff is set first of all; then find_vma_prepare, the charge, vma_link.',
  ],
  'insert-overlap': [
    'insert_vm_struct: something in the way',
    'find_vma_links meets a VMA that overlaps: ENOMEM, nothing is linked.',
  ],
  'insert-enomem': [
    'insert_vm_struct: VM_ACCOUNT and ENOMEM',
    'The commit limit is 3 pages, 2 are taken. The 2 new ones cannot be charged.',
  ],
  'account-mmap': [
    'VM_ACCOUNT in mmap',
    'Read-only memory is not charged; 4 writable pages are, and the commit limit of 3 refuses them.',
  ],
  'account-mprotect': [
    'VM_ACCOUNT in mprotect',
    'What becomes writable is charged then: the limit refuses, flags stay as they are.',
  ],
  'find-vma-links': [
    'find_vma_links',
    'The descent turns left and right; where it turned right last is prev, where it ends hangs the new node.',
  ],
  'find-vma-prepare': ['find_vma_prepare', 'The same search up to 3.6; it stops early where addr lies in a VMA.'],
  'vma-link': ['vma_link', 'List, tree, file, and one more in map_count.'],
  'vma-link-list': [
    '__vma_link_list',
    'Three links change: prev, the new one, and what follows. The tree does not know yet.',
  ],
  'vma-link-rb': ['__vma_link_rb', 'A red leaf below rb_parent; the gaps first, then the balance.'],
  'vma-link-file': ['__vma_link_file', 'The VMA enters the i_mmap of its file: from a page to its mappings.'],
  'vma-link-validate': ['validate_mm after vma_link', 'List, tree and map_count agree again.'],
  'rb-insert-recolour': [
    'Red-black tree: recolour',
    'Parent and uncle are red: both become black, the grandparent red.',
  ],
  'rb-insert-outer': ['Red-black tree: one rotation', 'node is the outer grandchild: a rotation at the grandparent.'],
  'rb-insert-inner': [
    'Red-black tree: two rotations',
    'node is the inner grandchild: first at the parent, then at the grandparent.',
  ],
  'rb-erase-successor': [
    'Red-black tree: erase with two children',
    'The successor takes place and colour of the node. It is the same VMA as before: only links change.',
  ],
  'rb-erase-colour': [
    'Red-black tree: a black node is missing',
    'The sibling of the short side is red: rotate, and go on from there.',
  ],
  'vma-unlink': ['__vma_unlink', 'Out of the tree, out of the list, and vmacache_seqnum goes up.'],
} as const;

/** Finding VMAs. */
export const findEn = {
  'find-vma': [
    'find_vma: the descent',
    'Each node that ends above addr is a candidate; the one that contains addr ends the search.',
  ],
  'find-vma-hole': ['find_vma: addr in a hole', 'The answer is the next VMA above, although it does not contain addr.'],
  'mmap-cache-hit': ['mmap_cache: hit', 'The one VMA found last contains addr: no descent.'],
  'mmap-cache-miss': [
    'mmap_cache: miss',
    'The last one does not contain addr: descent, and mmap_cache becomes the new one.',
  ],
  'vmacache-page-hit': [
    'vmacache by page: hit',
    'Two VMAs stand in two slots, because their page numbers differ in the last two bits. The first is still found.',
  ],
  'vmacache-page-miss': [
    'vmacache by page: miss',
    'The page numbers of both addresses give the same slot: the second search has displaced the first.',
  ],
  'vmacache-pmd-hit': ['vmacache by 2 MiB: hit', 'The slot holds a VMA that contains addr: no descent.'],
  'vmacache-pmd-miss': [
    'vmacache by 2 MiB: miss',
    'The same calls as on 4.4, but the hash counts blocks of 2 MiB (from 4.19 on): both addresses share one slot.',
  ],
  'vmacache-stale': ['vmacache: sequence number', 'munmap has raised vmacache_seqnum: all four slots are emptied.'],
  'find-no-cache': ['find_vma without a cache', 'From 6.1 on the maple tree is asked directly.'],
  'find-vma-prev': ['find_vma_prev', 'The VMA and the one before it in the list.'],
  'find-vma-prev-last': ['find_vma_prev: nothing above', 'NULL, and the rightmost node of the tree as prev.'],
  'find-vma-intersection': ['find_vma_intersection', 'The VMA that find_vma gives starts below the end: they overlap.'],
  'find-vma-intersection-none': ['find_vma_intersection: a hole', 'It starts at the end or above: NULL.'],
  'find-fixed': ['Something in the way of MAP_FIXED', 'find_vma_links refuses until munmap has made room.'],
} as const;
