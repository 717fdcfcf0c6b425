import { link } from './link';
import { retold } from './retold';
import type { Steps } from './type';

export const link2632 = {
  ...retold(link, 'vma_link', 'vma_link@2632'),
  ...retold(link, 'vma_link_rb', 'vma_link_rb@2632'),
  ...retold(link, '__insert_vm_struct', '__insert_vm_struct@2632'),
  ...retold(link, 'insert_vm_struct', 'insert_vm_struct@2632'),
  ...retold(link, '__vma_unlink', '__vma_unlink@2632'),
  'vma_link@2632.lock':
    'The i_mmap of a file and the anon_vma of {vma} are locked. File: {file}; the vm_truncate_count of {vma} is that of its file, {count}.',
  'vma_link@2632.file': '{vma} is in the prio tree of its file: from a page of the file the kernel now finds {vma}.',
  '__vma_unlink@2632.cached': {
    yes: '{vma} is the VMA that the mm remembers: it must not be found any more.',
    no: '{vma} is not the VMA that the mm remembers.',
  },
  '__vma_unlink@2632.cache': 'Instead of {vma} the mm remembers {prev}.',
  '__vma_unlink@2632.list': '{vma} has left the list: {prev} points to {next}. There is no pointer back.',
  'find_vma_prev@2632.root':
    'Wanted is the last VMA that ends at or below {addr}: the list leads only forwards. The descent starts at the root, {node}.',
  'find_vma_prev@2632.above': {
    yes: '{node} ends at {vm_end}, above {addr}: the predecessor lies below it.',
    no: '{node} ends at {vm_end}, not above {addr}: it may be the predecessor.',
  },
  'find_vma_prev@2632.left': 'On to the left child, {node}; prev stays {prev}.',
  'find_vma_prev@2632.right': 'prev is {prev} for now; there may be a closer one on its right: {node}.',
  'find_vma_prev@2632.done': 'The predecessor of {addr} is {prev}; the one behind it in the list, {vma}, is the VMA.',
  'find_vma_prepare.root': 'What is at {addr}, and where would a new VMA hang? The descent starts at the root, {node}.',
  'find_vma_prepare.above': {
    yes: '{node} ends at {vm_end}, above {addr}: it may be in the way.',
    no: '{node} ends at {vm_end}, not above {addr}: the new VMA lies above it.',
  },
  'find_vma_prepare.found':
    '{vma} is the lowest so far that ends above {addr}; whether it overlaps is for the caller to see.',
  'find_vma_prepare.contains': {
    yes: '{node} starts at {vm_start}, not above {addr}: the address is taken. The search stops, so its place means nothing; the caller must make room and ask again.',
    no: '{node} starts at {vm_start}, above {addr}: a lower one may be nearer.',
  },
  'find_vma_prepare.left': 'The place is on the left of {rb_parent}; the node there is {node}.',
  'find_vma_prepare.right':
    '{prev} is the nearest VMA below so far. The place is on its right; the node there is {node}.',
  'find_vma_prepare.done': 'For {addr}: the first VMA that ends above it is {vma}, prev is {prev}.',
} as const satisfies Partial<Steps>;
