import { mprotect } from './mprotect';
import { retold } from './retold';
import type { Steps } from './type';

export const modify = {
  ...retold(mprotect, 'mprotect_fixup', 'vma_modify'),
  'mprotect_fixup.modify':
    'vma_modify sees to [{start}, {end}) of {vma}: a neighbour that has {newflags} already takes it (prev is {prev}), or {vma} is split.',
  'mlock_fixup.modify':
    'vma_modify sees to [{start}, {end}) of {vma}: a neighbour that has {newflags} already takes it (prev is {prev}), or {vma} is split.',
  'madvise_behavior.modify':
    'vma_modify sees to [{start}, {end}) of {vma}: a neighbour that has {newflags} already takes it (prev is {prev}), or {vma} is split.',
  'mseal_fixup.modify':
    'vma_modify sees to [{start}, {end}) of {vma}: a neighbour that has {newflags} already takes it (prev is {prev}), or {vma} is split.',
  'mbind_range.modify':
    'vma_modify sees to [{start}, {end}) of {vma}: a neighbour that has {newflags} already takes it (prev is {prev}), or {vma} is split.',
  'userfaultfd_register.modify':
    'vma_modify sees to [{start}, {end}) of {vma}: a neighbour that has {newflags} already takes it (prev is {prev}), or {vma} is split.',
  'set_anon_name.modify':
    'vma_modify sees to [{start}, {end}) of {vma}: a neighbour that has {newflags} already takes it (prev is {prev}), or {vma} is split.',
} as const satisfies Partial<Steps>;
