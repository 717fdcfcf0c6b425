import type { Steps } from './type';

export const link = {
  'vma_link_rb.hasNext': {
    yes: '{next} follows {vma} in the list, so the hole below {next} has shrunk.',
    no: '{vma} is the last VMA; the space above it is not kept in the tree.',
  },
  'vma_link_rb.nextGap': 'The gap of {next} is put right first, before {vma} hangs in the tree.',
  'vma_link_rb.highest':
    '{vma} is the highest VMA: highest_vm_end becomes {highest_vm_end}. The space above is judged by this number.',
  'vma_link_rb.hang':
    '{vma} is hung below {rb_parent} as a leaf. It is red: a red leaf adds no black node to any path.',
  'vma_link_rb.gap': 'The gap of the new leaf {vma} is worked out and carried up to the root.',
  'vma_link_rb.rebalance': 'Should the parent of {vma} be red too, the tree has to be put right.',

  'vma_link.list': '{vma} stands in the list now, between {prev} and {next}.',
  'vma_link.tree': '{vma} goes into the tree, at the place found below {rb_parent}.',
  'vma_link.hasFile': {
    yes: '{vma} maps a file, and the file must be able to find its mappings.',
    no: '{vma} maps no file: there is nothing to enter.',
  },
  'vma_link.file': '{vma} is in the i_mmap of its file: from a page of the file the kernel now finds {vma}.',
  'vma_link.count': '{vma} belongs to the address space: map_count is {count} now.',
  'vma_link.validate':
    'Only in a kernel built for debugging: the VMAs are in order, none overlaps another, and there are {count} of them, as map_count says.',

  '__insert_vm_struct.find': 'Where between the others does {vma}, [{start}, {end}), belong?',
  '__insert_vm_struct.list': '{vma} stands in the list now, between {prev} and {next}.',
  '__insert_vm_struct.tree': '{vma} goes into the tree, at the place found below {rb_parent}.',
  '__insert_vm_struct.count': '{vma} belongs to the address space: map_count is {count} now.',

  'insert_vm_struct.bad': {
    yes: 'There are no whole pages at {addr} of {len}: EINVAL.',
    no: 'The range begins at {addr} and has {len}.',
  },
  'insert_vm_struct.new': '{vma} is made for [{start}, {end}); it is linked nowhere yet.',
  'insert_vm_struct.find': 'Is [{start}, {end}) free, and where does {vma} belong?',
  'insert_vm_struct.overlap': {
    yes: 'Something is mapped where {vma} should go: ENOMEM. insert_vm_struct makes no room.',
    no: 'The place of {vma} is free.',
  },
  'insert_vm_struct.charge': {
    yes: '{vma} has VM_ACCOUNT, and there is no room for {pages} below the commit limit: ENOMEM.',
    no: 'The commit limit does not stand in the way of {vma}.',
  },
  'insert_vm_struct.pgoff':
    'The page offset of {vma} becomes {pgoff}, its own page number, as with all anonymous memory mapped in place.',
  'insert_vm_struct.free': 'The VMA for {len} at {addr} was refused, so the caller frees it.',
  'insert_vm_struct.link': '{vma} is linked. insert_vm_struct never merges, whatever lies beside it.',

  '__vma_unlink.tree': '{vma} leaves the tree.',
  '__vma_unlink.list': '{vma} has left the list: {prev} and {next} are neighbours now.',
  '__vma_unlink.cache':
    'vmacache_seqnum becomes {seqnum}: no task trusts its slots any more, for one of them may hold {vma}.',
} as const satisfies Partial<Steps>;
