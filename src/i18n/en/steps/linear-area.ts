import type { Steps } from './type';

export const linearArea = {
  'linear_area.goesOn': {
    yes: '{len} is more than any hole passed before ({gap}): the search goes on where the last one stopped.',
    no: 'A hole of {gap} was passed before, so {len} may fit further down: the search begins at the base.',
  },
  'linear_area.from': 'The search begins at {addr} and goes up from VMA to VMA.',
  'linear_area.full': {
    yes: 'From {addr} there is no room for {len} below {limit}.',
    no: 'From {addr} there may be room for {len}.',
  },
  'linear_area.again': {
    yes: 'The search did not begin at the base: it tries once more from {addr}.',
    no: 'All has been searched from {addr} on: ENOMEM.',
  },
  'linear_area.restart': 'Once more, from {addr}.',
  'linear_area.fits': {
    yes: 'Between {addr} and the next VMA ({vma}) is room for {len}.',
    no: '{vma} is too near: no room for {len} at {addr}.',
  },
  'linear_area.take': '{len} at {addr}. The next search will begin right behind it.',
  'linear_area.next': 'The hole is noted if it is the largest so far; the search goes on at {addr}, below {vma}.',

  'linear_area_topdown.from': 'The search begins below {addr}, where the last one stopped, or below mmap_base.',
  'linear_area_topdown.findCached': 'What is the first VMA that ends above {addr}?',
  'linear_area_topdown.cachedFits': {
    yes: 'Between {addr} and the next VMA ({vma}) is room for {len}.',
    no: '{vma} is in the way: no room for {len} at {addr}.',
  },
  'linear_area_topdown.find': 'What is the first VMA that ends above {addr}?',
  'linear_area_topdown.fits': {
    yes: 'Between {addr} and the next VMA ({vma}) is room for {len}.',
    no: '{vma} is in the way: no room for {len} at {addr}.',
  },
  'linear_area_topdown.take': '{addr} it is. The next search will begin right below.',
  'linear_area_topdown.low': {
    yes: 'Below {vma} there can be no {len} any more.',
    no: 'The hole is noted if it is the largest so far; the search goes on below {vma}.',
  },
  'linear_area_topdown.fail':
    'Nothing was found: the next search will begin at {mmap_base} again, and this one goes on from below.',
} as const satisfies Partial<Steps>;
