import type { Steps } from './type';

export const context = {
  'mbind.bad': {
    yes: 'The mode is unknown, or the range at {addr} of {len} is not one: EINVAL.',
    no: 'The range begins at {addr} and has {len}.',
  },
  'mbind.walk': 'First the whole of [{start}, {end}) is looked at: every page of it must be mapped.',
  'mbind.hole': {
    yes: 'In [{start}, {end}) there is a hole: EFAULT, and nothing is changed.',
    no: 'All of [{start}, {end}) is mapped.',
  },
  'mbind.range': 'Each VMA in [{start}, {end}) gets the policy {text}.',

  'mbind_range.find': 'The first VMA at {start} is looked up.',
  'mbind_range.same': {
    yes: '{vma} has this policy already.',
    no: 'In {vma}, the part [{start}, {end}) gets the new policy.',
  },
  'mbind_range.merge': 'Does a neighbour of {vma} have that policy already? vma_merge tells.',
  'mbind_range.merged': {
    yes: '{survivor} has taken in [{start}, {end}).',
    no: 'No neighbour fits, so [{start}, {end}) must be a VMA of its own.',
  },
  'mbind_range.head': {
    yes: '{vma} begins at {vm_start}, below {start}: the head is cut off.',
    no: '{vma} begins at {start}: no head to cut off.',
  },
  'mbind_range.splitHead': '{vma} is split at {addr}; the copy has the head.',
  'mbind_range.tail': {
    yes: '{vma} ends at {vm_end}, above {end}: the tail is cut off.',
    no: '{vma} ends at {end}: no tail to cut off.',
  },
  'mbind_range.splitTail': '{vma} is split at {addr}; the copy has the tail.',
  'mbind_range.set': '{vma} now has the new policy, so only neighbours with the same one can merge with it.',

  'userfaultfd_register.bad': {
    yes: 'This kernel has no userfaultfd, or the range at {addr} of {len} is empty or not page aligned: EINVAL.',
    no: 'The range begins at {addr} and has {len}.',
  },
  'userfaultfd_register.check': 'First every VMA in [{start}, {end}) is asked whether it can be watched.',
  'userfaultfd_register.refused': {
    yes: 'In [{start}, {end}) nothing is mapped, a file is, or somebody watches it already: refused.',
    no: 'All that is mapped in [{start}, {end}) can be watched.',
  },
  'userfaultfd_register.find': 'The first VMA at {start} is looked up.',
  'userfaultfd_register.same': {
    yes: '{vma} has this watcher already.',
    no: 'In {vma}, the part [{start}, {end}) changes its watcher.',
  },
  'userfaultfd_register.merge': 'Does a neighbour of {vma} have that watcher already? vma_merge tells.',
  'userfaultfd_register.merged': {
    yes: '{survivor} has taken in [{start}, {end}).',
    no: 'No neighbour fits, so [{start}, {end}) must be a VMA of its own.',
  },
  'userfaultfd_register.head': {
    yes: '{vma} begins at {vm_start}, below {start}: the head is cut off.',
    no: '{vma} begins at {start}: no head to cut off.',
  },
  'userfaultfd_register.splitHead': '{vma} is split at {addr}; the copy has the head.',
  'userfaultfd_register.tail': {
    yes: '{vma} ends at {vm_end}, above {end}: the tail is cut off.',
    no: '{vma} ends at {end}: no tail to cut off.',
  },
  'userfaultfd_register.splitTail': '{vma} is split at {addr}; the copy has the tail.',
  'userfaultfd_register.set': '{vma} has its new watcher, and vm_flags {newflags}.',

  'set_vma_anon_name.bad': {
    yes: 'This kernel has no names for anonymous memory, or {addr} is not page aligned: EINVAL.',
    no: 'The range begins at {addr} and has {len}.',
  },
  'set_vma_anon_name.check': 'Only anonymous memory can have a name: the VMAs in [{start}, {end}) are looked at.',
  'set_vma_anon_name.file': {
    yes: 'In [{start}, {end}) a file is mapped: EBADF.',
    no: 'All that is mapped in [{start}, {end}) is anonymous.',
  },
  'set_vma_anon_name.range': 'Each VMA in [{start}, {end}) gets the name {text}.',
  'set_anon_name.find': 'The first VMA at {start} is looked up.',
  'set_anon_name.same': {
    yes: '{vma} has this name already.',
    no: 'In {vma}, the part [{start}, {end}) gets the new name.',
  },
  'set_anon_name.merge': 'Does a neighbour of {vma} have that name already? vma_merge tells.',
  'set_anon_name.merged': {
    yes: '{survivor} has taken in [{start}, {end}).',
    no: 'No neighbour fits, so [{start}, {end}) must be a VMA of its own.',
  },
  'set_anon_name.head': {
    yes: '{vma} begins at {vm_start}, below {start}: the head is cut off.',
    no: '{vma} begins at {start}: no head to cut off.',
  },
  'set_anon_name.splitHead': '{vma} is split at {addr}; the copy has the head.',
  'set_anon_name.tail': {
    yes: '{vma} ends at {vm_end}, above {end}: the tail is cut off.',
    no: '{vma} ends at {end}: no tail to cut off.',
  },
  'set_anon_name.splitTail': '{vma} is split at {addr}; the copy has the tail.',
  'set_anon_name.set': '{vma} has the new name; equal names can merge, different ones cannot.',

  'merge_lab.bad': {
    yes: '[{addr}, {end}) is empty or not page aligned: EINVAL.',
    no: '[{addr}, {end}) is a range of whole pages.',
  },
  'merge_lab.unknown': {
    yes: 'The vma_merge of this kernel has no userfaultfd context or no name among its arguments, but one is given: EINVAL.',
    no: 'vma_merge of this kernel has every argument that is given.',
  },
  'merge_lab.find': 'Is {addr} mapped? find_vma tells.',
  'merge_lab.across': {
    yes: '[{addr}, {end}) is neither a hole nor inside of one VMA; the kernel would warn here: EINVAL.',
    no: '[{addr}, {end}) is a hole, or lies inside of one VMA, as vma_merge expects.',
  },
  'merge_lab.nobody': {
    yes: 'No VMA contains {start}, so it can be neither prev nor lend its anon_vma: EINVAL.',
    no: 'Each VMA that is named by an address is there.',
  },
  'merge_lab.misplaced': {
    yes: 'prev = {prev} does not begin below {addr}, or {area}, which follows it, reaches across {addr}: no caller asks so, and a merge would lose memory: EINVAL.',
    no: 'prev = {prev} begins below {addr}, and {area}, which follows it, does not reach across {addr}.',
  },
  'merge_lab.torn': {
    yes: 'The range is a part of {vma}, whose pages or file are denied, and a neighbour could take it: the kernel would stop with a BUG, or memory would be lost: EINVAL.',
    no: 'What a merge could move stays with its file and its anon_vma.',
  },
  'merge_lab.merge':
    'vma_merge is asked for [{addr}, {end}) behind {prev}: flags {flags}, page offset {pgoff}, file {file}, anon_vma {anon_vma}.',
  'merge_lab.merged': {
    yes: '{survivor} holds the range now.',
    no: 'Nothing merged; a caller would now link a new VMA or split one.',
  },
  'merge_lab.finish':
    'What a caller does next: {survivor} has the flags that were asked for, and the pages are counted.',
} as const satisfies Partial<Steps>;
