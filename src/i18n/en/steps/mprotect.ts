import type { Steps } from './type';

export const mprotect = {
  'mprotect.bothGrow': {
    yes: 'Both PROT_GROWSDOWN and PROT_GROWSUP make no sense: EINVAL.',
    no: 'Wanted: {prot}.',
  },
  'mprotect.unaligned': {
    yes: '{addr} is not page aligned: EINVAL.',
    no: '{addr} is page aligned.',
  },
  'mprotect.empty': {
    yes: 'The length is 0: nothing to do, not even a check whether {len} at this place is mapped.',
    no: 'The length is {len}.',
  },
  'mprotect.wraps': {
    yes: '{len} from {addr} wraps around: ENOMEM.',
    no: '{len} from {addr} does not wrap around.',
  },
  'mprotect.unknown': {
    yes: 'The protection has bits that nobody knows: EINVAL.',
    no: '{prot} is known.',
  },
  'mprotect.find': 'Which VMA is the first that ends above {addr}?',
  'mprotect.none': {
    yes: 'None: nothing is mapped from {addr} on, ENOMEM.',
    no: 'It is {vma}.',
  },
  'mprotect.down': {
    yes: 'PROT_GROWSDOWN: the change begins where {vma} begins, not at {addr}.',
    no: 'The change begins at {addr}.',
  },
  'mprotect.above': {
    yes: '{vma} starts at {vm_start}, not below {end}: ENOMEM.',
    no: '{vma} starts at {vm_start}, below {end}.',
  },
  'mprotect.notStack': {
    yes: '{vma} cannot grow downwards: EINVAL.',
    no: '{vma} is a stack: the change begins at its start.',
  },
  'mprotect.up': {
    yes: 'PROT_GROWSUP is asked for, but no memory grows upwards on x86: EINVAL.',
    no: 'Only the range from {addr} on in {vma} is meant.',
  },
  'mprotect.hole': {
    yes: '{addr} lies in a hole, {vma} only starts at {vm_start}: ENOMEM.',
    no: '{vma} contains {addr}.',
  },
  'mprotect.newflags': '{vma} has {oldflags}; with the new access bits that makes {newflags}.',
  'mprotect.may': {
    yes: '{vma} may never have one of these permissions (its MAY bit is missing): EACCES. What was changed before stays changed.',
    no: '{vma} may have them: each has its MAY bit.',
  },
  'mprotect.fixup': 'In {vma}, the part [{start}, {end}) is to have {newflags}.',
  'mprotect.failed': {
    yes: 'That failed. What was changed before stays changed.',
    no: '{vma} holds this part now.',
  },
  'mprotect.reached': {
    yes: 'All is changed up to {end}: mprotect returns 0.',
    no: 'Changed up to {start}; {end} is still ahead.',
  },
  'mprotect.gap': {
    yes: 'At {start} there is a hole (next is {next}): ENOMEM. What was changed before stays changed.',
    no: '{next} begins right at {start}: it is next.',
  },

  'mprotect_fixup.sealed': {
    yes: '{vma} is sealed by mseal: its permissions must not change, EPERM.',
    no: '{vma} is not sealed.',
  },
  'mprotect_fixup.same': {
    yes: '{vma} has exactly these flags already: nothing to do.',
    no: '{vma} has {oldflags} and shall have {newflags}.',
  },
  'mprotect_fixup.writable': {
    yes: '{newflags} is writable: memory may have to be charged.',
    no: '{newflags} is not writable: nothing to charge. A charge made earlier shows as VM_ACCOUNT.',
  },
  'mprotect_fixup.dataLimit': {
    yes: '{pages} more of private writable memory would pass RLIMIT_DATA: ENOMEM.',
    no: 'RLIMIT_DATA allows {pages}.',
  },
  'mprotect_fixup.mustCharge': {
    yes: 'Private memory that becomes writable for the first time: {pages} must be charged.',
    no: 'It has been charged before, or needs no charge: {oldflags}.',
  },
  'mprotect_fixup.charge': {
    yes: 'There is no room for {pages} below the commit limit: ENOMEM.',
    no: 'Charged: {pages}. VM_ACCOUNT says so, and from now on it counts in every comparison of flags.',
  },
  'mprotect_fixup.untouched': {
    yes: '{vma} was charged but never written to: without VM_WRITE it gives the charge back and loses VM_ACCOUNT.',
    no: 'Nothing to give back: {vma} was written to (anon_vma {anon_vma}), or was never charged.',
  },
  'mprotect_fixup.merge': 'Can a neighbour that has {newflags} already take [{start}, {end})? prev is {prev}.',
  'mprotect_fixup.merged': {
    yes: '{survivor} has taken [{start}, {end}): nothing has to be cut.',
    no: 'Nothing merged: [{start}, {end}) must become a VMA of its own.',
  },
  'mprotect_fixup.head': {
    yes: '{vma} begins at {vm_start}, below {start}: its head keeps the old flags.',
    no: '{vma} begins at {start}: it has no head to cut off.',
  },
  'mprotect_fixup.splitHead': '{vma} is cut at {addr}. The head becomes a new VMA, {vma} keeps the rest.',
  'mprotect_fixup.tail': {
    yes: '{vma} ends at {vm_end}, above {end}: its tail keeps the old flags.',
    no: '{vma} ends at {end}: it has no tail to cut off.',
  },
  'mprotect_fixup.splitTail': '{vma} is cut at {addr}. The tail becomes a new VMA, {vma} keeps the part that changes.',
  'mprotect_fixup.uncharge':
    'A split failed: the charge ({pages}) is given back, ENOMEM. A first split stays as it is.',
  'mprotect_fixup.flags':
    '{vma} has {newflags} now, instead of {oldflags}. The counters of both kinds of memory follow ({pages}).',
  'mprotect_fixup.lockedWrite': {
    yes: '{vma} is locked and only now writable: its pages must be there, ready to be written to.',
    no: '{vma} is not both locked and newly writable: no page has to be made.',
  },
  'mprotect_fixup.populate': 'Each page of [{start}, {end}) in {vma} is written to once.',
} as const satisfies Partial<Steps>;
