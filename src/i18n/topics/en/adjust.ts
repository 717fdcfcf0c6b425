/** vma_adjust and the splits. */
export const adjustEn = {
  importer: [
    'Importer: the anon_vma is taken over',
    'prev was never written to, next was: prev joins the whole chain of next before next goes.',
  ],
  'importer-second': [
    'Importer in case 6: from the second one',
    'The first of the two that go has no anon_vma: that of the second is taken, because it is done only once.',
  ],
  'importer-none': [
    'Nothing to import',
    'prev has an anon_vma already. Its avcs leave the interval tree and come back with the new bounds.',
  ],
  'adjust-next-up': ['adjust_next > 0', 'The new end lies inside next: its start moves up (case 5).'],
  'adjust-next-down': [
    'adjust_next < 0',
    'vma gets shorter and next takes its tail: the start of next moves down (case 4).',
  ],
  'remove-next-1': ['remove_next = 1', 'The new end is that of next: one VMA is unlinked and freed.'],
  'remove-next-2': [
    'remove_next = 2, again',
    'The new end lies beyond next: a second round removes one more (case 6).',
  ],
  'remove-next-3': [
    'remove_next = 3, expand',
    'Case 8: vma and next change roles, so that next survives (from 4.9 on).',
  ],
  'no-expand': [
    'Case 8 without expand',
    'Up to 4.8 nobody asks which of the two should stay: the middle one grows, next goes.',
  ],
  insert: ['Insert: the second half of a split', 'The copy is linked inside vma_adjust: list, tree and map_count.'],
  'split-below': [
    '__split_vma, new_below = 1',
    'The copy gets the lower part, the object keeps the upper one. The copy joins every anon_vma of the chain.',
  ],
  'split-above': ['__split_vma, new_below = 0', 'The copy gets the upper part, the object keeps the lower one.'],
  'interval-tree': [
    'File tree: out and in again',
    'The place in i_mmap depends on the bounds, so the VMA leaves the interval tree while they change.',
  ],
  'interval-tree-unlink': [
    'File tree: the removed one leaves',
    'A VMA that goes is taken out of the i_mmap of its file.',
  ],
  'map-count': ['map_count goes down', 'The freed VMA leaves its anon_vmas, and map_count is one less.'],
  'gap-start': [
    'The gap below vma',
    'vm_start has moved: rb_subtree_gap is worked out again, upwards until nothing changes.',
  ],
  'gap-end': ['The gap below next', 'vm_end has moved: the hole that shrank is counted for the VMA above it.'],
  'highest-vm-end': ['highest_vm_end', 'The last VMA has grown. What lies above it stands in no node, but here.'],
  'validate-mm': ['validate_mm', 'In a kernel built for debugging, list, tree and map_count are compared at the end.'],
  'adjust-2.6': [
    'vma_adjust of 2.6',
    'void, with the label again before the anon_vma is taken over, so in each round.',
  ],
  'prio-tree': ['prio tree', 'The file tree of 2.6: vma, and next if it moves, leave it and come back.'],
  'truncate-count': [
    'vm_truncate_count',
    'A VMA begins with the truncations of its file, a split copies them, and the importer gets 0 where they differ. What a truncation itself does to them is not modelled: open() says how many there were.',
  ],
} as const;
