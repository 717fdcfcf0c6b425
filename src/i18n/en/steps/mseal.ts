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
  'mseal_fixup.flags': '{vma} is sealed now ({newflags}): it can be used, but not changed, moved or unmapped.',
} as const satisfies Partial<Steps>;
