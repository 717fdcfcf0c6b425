import type { Steps } from './type';

export const mseal = {
  'mseal.unknown': {
    yes: 'This kernel has no mseal, it came with 6.10: ENOSYS.',
    no: 'This kernel can seal what is mapped at {addr}.',
  },
  'mseal.bad': {
    yes: 'There are flags, {addr} is not page aligned, or {len} wraps around: EINVAL.',
    no: '{addr} is page aligned, and there are no flags.',
  },
  'mseal.empty': {
    yes: 'The range is empty: nothing to do.',
    no: 'The range has {len}.',
  },
  'mseal.find': 'Before anything is sealed: is all of [{start}, {end}) mapped?',
  'mseal.hole': {
    yes: 'In [{start}, {end}) there is a hole: ENOMEM, and nothing is sealed.',
    no: 'All of [{start}, {end}) is mapped.',
  },
  'mseal.fixup': 'In {vma}, the part [{start}, {end}) is sealed.',
  'mseal.reached': {
    yes: 'All is sealed up to {end}.',
    no: 'Sealed up to {start}; {end} is still ahead.',
  },

  'mseal_fixup.sealed': {
    yes: '{vma} is sealed already: nothing to do.',
    no: '{vma} is not sealed yet.',
  },
  'mseal_fixup.merge': 'Can a neighbour that has {newflags} already take [{start}, {end})? prev is {prev}.',
  'mseal_fixup.merged': {
    yes: '{survivor} has taken [{start}, {end}): nothing has to be cut.',
    no: 'Nothing merged: [{start}, {end}) must become a VMA of its own.',
  },
  'mseal_fixup.head': {
    yes: '{vma} begins at {vm_start}, below {start}: its head keeps the old flags.',
    no: '{vma} begins at {start}: it has no head to cut off.',
  },
  'mseal_fixup.splitHead': '{vma} is cut at {addr}. The head becomes a new VMA, {vma} keeps the rest.',
  'mseal_fixup.tail': {
    yes: '{vma} ends at {vm_end}, above {end}: its tail keeps the old flags.',
    no: '{vma} ends at {end}: it has no tail to cut off.',
  },
  'mseal_fixup.splitTail': '{vma} is cut at {addr}. The tail becomes a new VMA, {vma} keeps the part that changes.',
  'mseal_fixup.flags': '{vma} is sealed now ({newflags}): it can be used, but not changed, moved or unmapped.',
} as const satisfies Partial<Steps>;
