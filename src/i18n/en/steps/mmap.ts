import type { Steps } from './type';

export const mmap = {
  'mmap.offset': {
    yes: 'The offset in the file is not page aligned: EINVAL.',
    no: 'The offset is page aligned. To be mapped: {len}.',
  },
  'mmap.badFd': {
    yes: 'The mapping is not anonymous, but fd is not an open file: EBADF.',
    no: 'Either the mapping is anonymous, or its file is open.',
  },
  'mmap.doMmap': 'do_mmap does the work: {len} with {prot} and {mapflags}.',
  'mmap.populate': {
    yes: 'The pages are wanted at once, because they are locked or because of MAP_POPULATE.',
    no: 'No page is made now: the first access to each will do that.',
  },
  'mmap.fill': 'The pages of {len} from {addr} on are made present. Should that fail, mmap succeeds all the same.',

  'do_mmap.empty': {
    yes: 'The length is 0: EINVAL.',
    no: 'The length is {len}.',
  },
  'do_mmap.wraps': {
    yes: 'Rounded up to whole pages, {len} wraps around to 0: ENOMEM.',
    no: '{len} can be rounded up to whole pages.',
  },
  'do_mmap.full': {
    yes: 'map_count is {count}, more than max_map_count ({max}): ENOMEM.',
    no: 'map_count is {count}, not more than max_map_count ({max}).',
  },
  'do_mmap.area': 'Where can {len} go? The address asked for is {addr}.',
  'do_mmap.noArea': {
    yes: 'There is no place for {len}: the error goes back to the caller.',
    no: 'The place is {addr}.',
  },
  'do_mmap.noReplace': {
    yes: 'MAP_FIXED_NOREPLACE: {addr} and nothing else, but only if nothing is mapped there.',
    no: 'Without MAP_FIXED_NOREPLACE, what may be in the way at {addr} does not matter yet.',
  },
  'do_mmap.findOld': 'What is the first VMA that ends above {addr}?',
  'do_mmap.taken': {
    yes: '{vma} lies within {len} of {addr}: EEXIST.',
    no: 'Nothing lies within {len} of {addr} (found: {vma}).',
  },
  'do_mmap.flags':
    'vm_flags is put together from the protection, the flags, what the mm adds, and three MAY bits: {flags}.',
  'do_mmap.mayNotLock': {
    yes: 'MAP_LOCKED is asked for, but RLIMIT_MEMLOCK is 0, so nothing may be locked: EPERM.',
    no: 'With the flags {mapflags}, the task may have what it asks for.',
  },
  'do_mmap.locked': {
    yes: 'The mapping is to be locked in memory: the limit counts.',
    no: 'The mapping is not to be locked in memory.',
  },
  'do_mmap.lockLimit': {
    yes: 'locked_vm is {locked_vm} already, and RLIMIT_MEMLOCK is {limit}: EAGAIN.',
    no: 'RLIMIT_MEMLOCK allows it (locked_vm is {locked_vm} so far).',
  },
  'do_mmap.anonShared': {
    yes: 'Shared anonymous memory: it will be a file without a name, with page offsets from 0 on.',
    no: 'Not shared: {mapflags}.',
  },
  'do_mmap.sharedStack': {
    yes: 'Shared memory cannot grow downwards: EINVAL.',
    no: 'It does not ask to grow: VM_SHARED and VM_MAYSHARE are set.',
  },
  'do_mmap.anonPrivate': {
    yes: 'Private anonymous memory: its page offset is the number of its first page.',
    no: 'Neither shared nor private: EINVAL.',
  },
  'do_mmap.fileLimit': {
    yes: 'From page offset {pgoff} the range reaches beyond the largest possible file: EOVERFLOW.',
    no: 'Page offset {pgoff} lies within what a file can have.',
  },
  'do_mmap.fileShared': {
    yes: 'Shared: what is written goes to the file.',
    no: 'Not shared: what is written stays with this process.',
  },
  'do_mmap.notWritable': {
    yes: 'Writing would go to the file, but it was not opened to write: EACCES.',
    no: 'The file allows it. If it was opened only to read, the mapping may never become writable.',
  },
  'do_mmap.filePrivate': {
    yes: 'A private mapping of a file: a page is copied when it is first written to.',
    no: 'Neither shared nor private: EINVAL.',
  },
  'do_mmap.notReadable': {
    yes: 'The file was not opened to read, and every mapping reads: EACCES.',
    no: 'The file was opened to read.',
  },
  'do_mmap.fileStack': {
    yes: 'A mapping of a file cannot grow downwards: EINVAL.',
    no: 'It does not ask to grow.',
  },
  'do_mmap.region': 'All checks are passed: map {len} at {addr} with {flags} and page offset {pgoff}.',

  'mmap_region.limit': {
    yes: 'total_vm is {total_vm}; with {pages} more, RLIMIT_AS or RLIMIT_DATA would be passed.',
    no: 'RLIMIT_AS and RLIMIT_DATA allow {pages} more (total_vm is {total_vm} so far).',
  },
  'mmap_region.limitAgain': {
    yes: 'Even without the pages that are replaced it is too much: ENOMEM.',
    no: 'Some of the pages only replace others: without those the limit is kept.',
  },
  'mmap_region.find': 'Is [{addr}, {end}) free, and what is its place?',
  'mmap_region.overlap': {
    yes: 'Something is in the way: MAP_FIXED replaces what is there.',
    no: '[{addr}, {end}) is free, and its place is known.',
  },
  'mmap_region.unmap': 'What lies in [{addr}, {end}) is unmapped.',
  'mmap_region.failed': {
    yes: 'It could not be unmapped: ENOMEM.',
    no: 'It is unmapped; the place has to be looked for again, because what is around it has changed.',
  },
  'mmap_region.limitAfter': {
    yes: 'total_vm is {total_vm}; with {pages} more, RLIMIT_AS would be passed: ENOMEM. What was in the way is gone all the same.',
    no: 'RLIMIT_AS allows {pages} more (total_vm is {total_vm} so far).',
  },
  'mmap_region.accountable': {
    yes: 'Private and writable: each page may need memory of its own one day, so {pages} must be charged.',
    no: 'Not private and writable (or NORESERVE): no memory has to be charged. VM_ACCOUNT stays off.',
  },
  'mmap_region.charge': {
    yes: 'There is no room for {pages} below the commit limit: ENOMEM.',
    no: 'Charged: {pages}. VM_ACCOUNT says so, and from now on it counts in every comparison of flags.',
  },
  'mmap_region.inTheWay': {
    yes: '[{addr}, {end}) is taken: what is there will go, but not before the new mapping is certain.',
    no: 'Nothing is mapped in [{addr}, {end}).',
  },
  'mmap_region.gather': 'What is in [{addr}, {end}) is cut off at both ends and gathered.',
  'mmap_region.clear': 'From {vma} up to {end} the maple tree is empty now; map_count is {count}.',
  'mmap_region.complete': 'What was gathered in [{addr}, {end}) is given back.',
  'mmap_region.merge': 'Before a new VMA is made: can a neighbour take [{addr}, {end})? prev is {prev}.',
  'mmap_region.merged': {
    yes: '{survivor} has taken [{addr}, {end}): no new VMA is needed.',
    no: 'Nothing merged: [{addr}, {end}) needs a VMA of its own.',
  },
  'mmap_region.alloc': '{vma} is made for [{addr}, {end}); it is linked nowhere yet.',
  'mmap_region.flagsChanged': {
    yes: 'The driver of the file has set other flags ({flags}): with those, {prev} is asked once more.',
    no: 'The flags of {vma} are those that were asked with.',
  },
  'mmap_region.mergeAgain': 'With the new flags ({flags}): can a neighbour take [{addr}, {end})?',
  'mmap_region.link': '{vma} is linked, behind {prev}.',
  'mmap_region.account': 'total_vm grows by {pages}, to {total_vm}.',
  'mmap_region.locked': {
    yes: '{vma} is to be locked in memory.',
    no: '{vma} is not locked.',
  },
  'mmap_region.lock': 'locked_vm is {locked_vm} now. Special mappings are never locked: they lose VM_LOCKED instead.',
  'mmap_region.done': 'mmap returns {addr}; the memory is part of {vma}.',

  'munmap_vma_range.find': 'Is [{addr}, {end}) free, and what is its place?',
  'munmap_vma_range.overlap': {
    yes: 'Something is in the way: MAP_FIXED replaces what is there.',
    no: '[{addr}, {end}) is free, and its place is known.',
  },
  'munmap_vma_range.unmap': 'What lies in [{addr}, {end}) is unmapped.',
  'munmap_vma_range.failed': {
    yes: 'It could not be unmapped: ENOMEM.',
    no: 'It is unmapped; the place has to be looked for again, because what is around it has changed.',
  },
} as const satisfies Partial<Steps>;
