import type { Steps } from './type';

export const madvise = {
  'madvise.unknown': {
    yes: 'Nobody knows this advice ({advice}): EINVAL.',
    no: 'The advice is {advice}.',
  },
  'madvise.unaligned': {
    yes: '{addr} is not page aligned: EINVAL.',
    no: '{addr} is page aligned.',
  },
  'madvise.wraps': {
    yes: 'Rounded up to whole pages, {len} wraps around to 0: EINVAL.',
    no: '{len} can be rounded up to whole pages.',
  },
  'madvise.empty': {
    yes: 'The range is empty: nothing to do.',
    no: 'The advice is for {len} from {addr} on.',
  },
  'madvise.find': 'Which VMA is the first that ends above {addr}, and what is before it?',
  'madvise.none': {
    yes: 'From {start} on nothing is mapped: ENOMEM. What was mapped before has taken the advice.',
    no: 'It is {vma}.',
  },
  'madvise.hole': {
    yes: 'From {start} to {vm_start} there is a hole. It is skipped; ENOMEM will be returned at the end all the same.',
    no: '{start} lies in {vma}: no hole.',
  },
  'madvise.past': {
    yes: 'The range ends inside the hole, at {end}: nothing more to do.',
    no: 'It goes on at {start}.',
  },
  'madvise.vma': 'In {vma}, the part [{start}, {end}) takes the advice {advice}.',
  'madvise.sealed': {
    yes: '{vma} is sealed and cannot be written to: what it holds must not be discarded by {advice}, EPERM.',
    no: 'No seal forbids {vma} this advice.',
  },
  'madvise.cannot': {
    yes: 'Locked, special or unsuitable memory cannot take this advice: EINVAL for {vma}.',
    no: '{vma} can take the advice.',
  },
  'madvise.zaps': {
    yes: 'The contents are not needed any more.',
    no: 'No page is dropped for this advice.',
  },
  'madvise.zap': 'The pages of [{start}, {end}) are dropped. {vma} stays as it is, and so does its anon_vma.',
  'madvise.failed': {
    yes: 'That failed. What was done before stays done.',
    no: '{vma} has taken the advice, or its neighbour.',
  },
  'madvise.reached': {
    yes: 'All is done up to {end}.',
    no: 'Done up to {start}; {end} is still ahead.',
  },

  'madvise_behavior.cannot': {
    yes: '{vma} ({oldflags}) cannot take this advice: EINVAL.',
    no: '{vma} can take the advice; it has {oldflags} now.',
  },
  'madvise_behavior.same': {
    yes: '{vma} has exactly these flags already: nothing to do.',
    no: '{vma} has {oldflags} and shall have {newflags}.',
  },
  'madvise_behavior.merge': 'Can a neighbour that has {newflags} already take [{start}, {end})? prev is {prev}.',
  'madvise_behavior.merged': {
    yes: '{survivor} has taken [{start}, {end}): nothing has to be cut.',
    no: 'Nothing merged: [{start}, {end}) must become a VMA of its own.',
  },
  'madvise_behavior.head': {
    yes: '{vma} begins at {vm_start}, below {start}: its head keeps the old flags.',
    no: '{vma} begins at {start}: it has no head to cut off.',
  },
  'madvise_behavior.splitHead': '{vma} is cut at {addr}. The head becomes a new VMA, {vma} keeps the rest.',
  'madvise_behavior.tail': {
    yes: '{vma} ends at {vm_end}, above {end}: its tail keeps the old flags.',
    no: '{vma} ends at {end}: it has no tail to cut off.',
  },
  'madvise_behavior.splitTail':
    '{vma} is cut at {addr}. The tail becomes a new VMA, {vma} keeps the part that changes.',
  'madvise_behavior.flags': '{vma} has {newflags} now.',
} as const satisfies Partial<Steps>;
