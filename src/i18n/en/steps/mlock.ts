import type { Steps } from './type';

export const mlock = {
  'mlock.missing': {
    yes: 'This kernel has no mlock2, it came with 4.4: ENOSYS.',
    no: 'This kernel has mlock2.',
  },
  'mlock.unknown': {
    yes: 'mlock2 does not know one of these flags: EINVAL.',
    no: 'The flags of mlock2 are known.',
  },
  'mlock.mayNot': {
    yes: 'RLIMIT_MEMLOCK is 0: this process may lock nothing, EPERM.',
    no: 'The process may lock memory.',
  },
  'mlock.widen': 'Only whole pages can be locked: the range becomes [{start}, {end}).',
  'mlock.limit': {
    yes: 'locked_vm is {locked_vm}, and with this range RLIMIT_MEMLOCK ({limit}) would be passed: ENOMEM.',
    no: 'RLIMIT_MEMLOCK allows it (locked_vm is {locked_vm} so far).',
  },
  'mlock.apply': 'Every VMA of [{start}, {end}) gets VM_LOCKED.',
  'mlock.failed': {
    yes: 'That failed, with [{start}, {end}) perhaps locked in part: what was locked before stays locked.',
    no: '[{start}, {end}) is marked as locked. Its pages are not there yet.',
  },
  'mlock.populate':
    'The pages of [{start}, {end}) are made now. In private writable memory that is a write, so each VMA gets an anon_vma.',

  'munlock.apply': 'Every VMA of [{start}, {end}) loses VM_LOCKED.',

  'apply_vma_lock_flags.wraps': {
    yes: '{len} from {start} wraps around: EINVAL.',
    no: '{len} from {start} does not wrap around.',
  },
  'apply_vma_lock_flags.empty': {
    yes: 'The range is empty: nothing to do.',
    no: 'The range has {len}.',
  },
  'apply_vma_lock_flags.find': 'Which VMA is the first that ends above {start}?',
  'apply_vma_lock_flags.none': {
    yes: 'Nothing is mapped at {start} (found: {vma}): ENOMEM.',
    no: '{start} lies in {vma}.',
  },
  'apply_vma_lock_flags.fixup': 'In {vma}, the part [{start}, {end}) is to have {newflags}.',
  'apply_vma_lock_flags.failed': {
    yes: 'That failed. What was changed before stays changed.',
    no: '{vma} holds this part now.',
  },
  'apply_vma_lock_flags.reached': {
    yes: 'All is done up to {end}.',
    no: 'Done up to {start}; {end} is still ahead.',
  },
  'apply_vma_lock_flags.gap': {
    yes: 'At {start} there is a hole (next is {next}): ENOMEM. What was changed before stays changed.',
    no: '{next} begins right at {start}: it is next.',
  },

  'mlock_fixup.skip': {
    yes: '{vma} has these flags already, or is of a kind that is never locked: nothing to do.',
    no: '{vma} has {oldflags} and shall have {newflags}.',
  },
  'mlock_fixup.merge': 'Can a neighbour that has {newflags} already take [{start}, {end})? prev is {prev}.',
  'mlock_fixup.merged': {
    yes: '{survivor} has taken [{start}, {end}): nothing has to be cut.',
    no: 'Nothing merged: [{start}, {end}) must become a VMA of its own.',
  },
  'mlock_fixup.head': {
    yes: '{vma} begins at {vm_start}, below {start}: its head keeps the old flags.',
    no: '{vma} begins at {start}: it has no head to cut off.',
  },
  'mlock_fixup.splitHead': '{vma} is cut at {addr}. The head becomes a new VMA, {vma} keeps the rest.',
  'mlock_fixup.tail': {
    yes: '{vma} ends at {vm_end}, above {end}: its tail keeps the old flags.',
    no: '{vma} ends at {end}: it has no tail to cut off.',
  },
  'mlock_fixup.splitTail': '{vma} is cut at {addr}. The tail becomes a new VMA, {vma} keeps the part that changes.',
  'mlock_fixup.flags': '{vma} has {newflags} now; locked_vm is {locked_vm}.',

  'mlockall.bad': {
    yes: 'No flag, an unknown one, or MCL_ONFAULT alone: EINVAL.',
    no: 'The flags make sense.',
  },
  'mlockall.mayNot': {
    yes: 'RLIMIT_MEMLOCK is 0: this process may lock nothing, EPERM.',
    no: 'The process may lock memory.',
  },
  'mlockall.limit': {
    yes: 'With MCL_CURRENT all of total_vm, {total_vm}, would be locked: more than RLIMIT_MEMLOCK ({limit}), ENOMEM.',
    no: 'RLIMIT_MEMLOCK does not stand in the way.',
  },
  'mlockall.populates': {
    yes: 'MCL_CURRENT: what is mapped now shall be present at once.',
    no: 'Only what is mapped from now on will be locked: no page is made.',
  },
  'mlockall.populate': 'All pages of the address space are made; where that is impossible, nobody complains.',

  'munlockall.clear': 'All VMAs lose VM_LOCKED, and what is mapped from now on will not have it.',

  'apply_mlockall_flags.default': 'What mappings to come get by default is noted in the mm (def_flags: {flags}).',
  'apply_mlockall_flags.onlyFuture': {
    yes: 'Only MCL_FUTURE: the VMAs of now stay as they are.',
    no: 'The VMAs of now change too.',
  },
  'apply_mlockall_flags.fixup':
    '{vma}, [{start}, {end}), is to have {newflags}. Should that fail, the next one is tried.',
} as const satisfies Partial<Steps>;
