import { retold } from './retold';
import type { Steps } from './type';

const steps = {
  'brk.below': {
    yes: '{brk} is below {start}, where the heap begins: brk answers with the present break. That is how it is asked for.',
    no: '{brk} is not below the start of the heap, {start}.',
  },
  'brk.dataLimit': {
    yes: 'Data and heap together would pass RLIMIT_DATA ({limit}): the break stays where it is.',
    no: 'RLIMIT_DATA allows a break at {brk}.',
  },
  'brk.samePage': {
    yes: 'In whole pages the break stays at {oldbrk}: no memory is concerned.',
    no: 'In whole pages the break moves from {oldbrk} to {newbrk}.',
  },
  'brk.shrinks': {
    yes: 'The break goes down: the heap shrinks.',
    no: 'The break goes up: the heap grows from {oldbrk} on.',
  },
  'brk.unmap': '[{start}, {end}) is unmapped.',
  'brk.unmapFailed': {
    yes: 'It could not be unmapped: the break stays at {oldbrk}.',
    no: 'It is unmapped down to {newbrk}.',
  },
  'brk.findNext': 'Is anything in the way between {oldbrk} and {newbrk}?',
  'brk.blocked': {
    yes: '{next} is too near: a page must stay free above {newbrk}. The break stays where it is.',
    no: 'Nothing is too near (next is {next}): there is room up to {newbrk}.',
  },
  'brk.grow': '[{start}, {end}) becomes heap.',
  'brk.growFailed': {
    yes: 'It could not be mapped: the break stays at {oldbrk}.',
    no: 'The heap reaches to {newbrk}.',
  },
  'brk.set': 'The break is at {brk} now.',
  'brk.locked': {
    yes: 'All new memory of this process is locked: the pages are made at once.',
    no: 'New memory is not locked: each page is made when it is first used.',
  },
  'brk.populate': 'The pages of [{start}, {end}) are made present.',

  'do_brk_flags.area': 'Would {len} at {addr} be allowed at all?',
  'do_brk_flags.noArea': {
    yes: '{len} at {addr} is refused.',
    no: '{len} at {addr} is allowed.',
  },
  'do_brk_flags.lockLimit': {
    yes: 'New memory is locked, and {pages} more would pass RLIMIT_MEMLOCK: EAGAIN.',
    no: 'RLIMIT_MEMLOCK does not stand in the way.',
  },
  'do_brk_flags.room': 'The place of [{addr}, {end}) is looked for, and cleared if need be.',
  'do_brk_flags.limit': {
    yes: '{pages} more would pass RLIMIT_AS or RLIMIT_DATA: ENOMEM.',
    no: 'RLIMIT_AS and RLIMIT_DATA allow {pages} more.',
  },
  'do_brk_flags.full': {
    yes: 'map_count is {count}, more than max_map_count ({max}): ENOMEM.',
    no: 'map_count is {count}, not more than max_map_count ({max}).',
  },
  'do_brk_flags.charge': {
    yes: 'There is no room for {pages} below the commit limit: ENOMEM.',
    no: 'Charged: {pages}.',
  },
  'do_brk_flags.merge': 'Can a neighbour take [{addr}, {end})? prev is {prev}; as a rule that is the heap so far.',
  'do_brk_flags.merged': {
    yes: '{survivor} has grown: no new VMA is needed.',
    no: 'Nothing merged: the heap needs a new VMA.',
  },
  'do_brk_flags.alloc': '{vma} is made for [{addr}, {end}); it is linked nowhere yet.',
  'do_brk_flags.link': '{vma} is linked, behind {prev}.',
  'do_brk_flags.account': 'total_vm grows by {pages}, to {total_vm}.',
} as const satisfies Partial<Steps>;

export const brk = {
  ...steps,
  ...retold(steps, 'do_brk_flags', 'do_brk'),
} as const satisfies Partial<Steps>;
