import type { Steps } from './type';

export const find = {
  'find_vma.stale': {
    yes: 'The slots have another number than the mm ({seqnum}): what they hold may be gone since.',
    no: 'The cache of the task and the mm both say {seqnum}: what the slots hold may be used.',
  },
  'find_vma.flush': 'The task takes over the number {seqnum} and empties its four slots; this search goes to the tree.',
  'find_vma.probe': {
    yes: 'Slot {slot} holds {vma}, and {addr} lies inside it: the tree need not be searched.',
    no: 'None of the four slots, tried from {slot} on, holds a VMA that contains {addr}: the tree must be searched.',
  },
  'find_vma.cached': {
    yes: 'The VMA found last, {vma}, contains {addr}: the tree need not be searched.',
    no: 'The VMA found last ({vma}) does not contain {addr}: the tree must be searched.',
  },
  'find_vma.hit': '{vma} is the answer, without a look at the tree.',
  'find_vma.root': 'The descent starts at the root, {node}. Wanted is the first VMA that ends above {addr}.',
  'find_vma.above': {
    yes: '{node} ends at {vm_end}, above {addr}: it may be the one.',
    no: '{node} ends at {vm_end}, not above {addr}: it lies too low, and so does all that is left of it.',
  },
  'find_vma.candidate': '{vma} is remembered: of those seen so far it is the lowest that ends above {addr}.',
  'find_vma.contains': {
    yes: '{node} starts at {vm_start}, not above {addr}, so it contains the address. The descent ends here.',
    no: '{node} starts at {vm_start}, above {addr}: a lower VMA may end above {addr} as well.',
  },
  'find_vma.left': 'Lower VMAs are on the left; the next node is {node}.',
  'find_vma.right': 'Higher VMAs are on the right; the next node is {node}.',
  'find_vma.update': 'Slot {slot}, the one that {addr} belongs to, remembers {vma} for the next search.',
  'find_vma.remember': 'The mm remembers {vma} for the next search.',
  'find_vma.done':
    'find_vma({addr}) returns {vma}. A VMA that is returned ends above the address but may also start above it; NULL means that there is none.',

  'find_vma_prev.find': 'find_vma looks for the first VMA that ends above {addr}.',
  'find_vma_prev.found': {
    yes: 'It is {vma}; the one before it is the second answer.',
    no: 'No VMA ends above {addr}: then the highest of all is the predecessor.',
  },
  'find_vma_prev.prev': 'The answers are {vma} and, before it, {prev}.',
  'find_vma_prev.rightmost': 'The rightmost node of the tree is {prev}: the last VMA, and the only answer.',

  'find_vma_intersection.find':
    'find_vma looks for the first VMA that ends above {start}: no other can be the first in [{start}, {end}).',
  'find_vma_intersection.apart': {
    yes: 'The VMA found ({vma}) does not reach below {end}: nothing is mapped in [{start}, {end}).',
    no: '{vma} starts below {end} and ends above {start}: it overlaps the range.',
  },
  'find_vma_intersection.done': 'find_vma_intersection returns {vma}.',

  'find_vma_links.root': 'Where does [{addr}, {end}) belong? The descent starts at the root, {node}.',
  'find_vma_links.above': {
    yes: '{node} ends at {vm_end}, above {addr}: the range must lie below it, or {node} is in the way.',
    no: '{node} ends at {vm_end}, not above {addr}: the range lies above it.',
  },
  'find_vma_links.overlap': {
    yes: '{node} starts at {vm_start}, below {end}: it overlaps the range.',
    no: '{node} starts at {vm_start}, not below {end}: the whole range lies below it.',
  },
  'find_vma_links.refuse': 'The place is taken by {node}: the caller gets ENOMEM and must make room, or give up.',
  'find_vma_links.left': 'The place is on the left of {rb_parent}; the node there is {node}.',
  'find_vma_links.right':
    '{prev} is the nearest VMA below so far. The place is on its right; the node there is {node}.',
  'find_vma_links.done':
    'The descent has come to an empty place: in the list behind {prev}, in the tree below {rb_parent}.',

  'vma_gap_update.own': 'The hole between {vma} and its predecessor measures {gap}.',
  'vma_gap_update.right': '{node} has {gap} stored already, so nothing changes from here to the root.',
  'vma_gap_update.store':
    'The largest hole in the subtree of {node} was {stored} and is {gap} now. Its parent may have to change too.',
} as const satisfies Partial<Steps>;
