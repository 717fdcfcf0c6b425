import type { Steps } from './type';

export const unmappedArea = {
  'get_unmapped_area.tooLong': {
    yes: '{len} is more than the whole address space: ENOMEM.',
    no: '{len} could fit below TASK_SIZE ({task_size}).',
  },
  'get_unmapped_area.fixed': {
    yes: 'MAP_FIXED: {addr} is taken as it is, whatever lies there.',
    no: 'Without MAP_FIXED the kernel chooses the place for {len}.',
  },
  'get_unmapped_area.huge': {
    yes: '{len} is a multiple of 2 MiB: with room for 2 MiB more, the memory can begin at a huge page.',
    no: '{len} does not ask for huge pages.',
  },
  'get_unmapped_area.only32': {
    yes: 'MAP_32BIT: only addresses from 1 GiB to 2 GiB will do.',
    no: 'Any address will do.',
  },
  'get_unmapped_area.hint': {
    yes: '{addr} is wished for: a hint, no command.',
    no: 'No place is wished for.',
  },
  'get_unmapped_area.findHint': 'What is the first VMA that ends above {addr}?',
  'get_unmapped_area.hintFits': {
    yes: '{len} fits between {addr} and the next VMA ({vma}): the wish is granted.',
    no: '{len} does not fit at {addr}, because of {vma} or of the limit: the hint is forgotten.',
  },
  'get_unmapped_area.legacy': {
    yes: 'This process has the old layout: memory is given out from below. The lowest hole of {len} is wanted.',
    no: 'Memory is given out from above: the highest hole of {len} is wanted.',
  },
  'get_unmapped_area.topDown': 'The highest hole of {len} below {high_limit} is wanted.',
  'get_unmapped_area.fallBack': {
    yes: 'There is none below mmap_base: the search starts again, from below.',
    no: 'A place for {len} was found.',
  },
  'get_unmapped_area.bottomUp': 'The lowest hole of {len} from {low_limit} to {high_limit} is wanted.',
  'get_unmapped_area.beyond': {
    yes: '{len} from {addr} reaches beyond TASK_SIZE ({task_size}): ENOMEM.',
    no: '{len} from {addr} stays below TASK_SIZE.',
  },
  'get_unmapped_area.unaligned': {
    yes: '{addr} is not page aligned: EINVAL.',
    no: '{addr} is page aligned.',
  },
  'get_unmapped_area.low': {
    yes: '{addr} is below mmap_min_addr: EPERM. The lowest pages stay empty, so that a NULL pointer always faults.',
    no: '{addr} is not below mmap_min_addr.',
  },
  'get_unmapped_area.done': '{addr} it is.',

  'unmapped_area_topdown.tooLong': {
    yes: '{len} is more than all that lies below {high_limit}: ENOMEM.',
    no: '{len} could fit below {high_limit}.',
  },
  'unmapped_area_topdown.above': {
    yes: 'The highest VMA ends at {highest_vm_end}: above it, up to {high_limit}, is room for {len}.',
    no: 'Between the highest VMA, which ends at {highest_vm_end}, and {high_limit} is no room for {len}.',
  },
  'unmapped_area_topdown.rootHolds': {
    yes: 'The largest hole of the whole tree, stored at the root {root}, is at least {len}.',
    no: 'Not even the largest hole of the tree (root: {root}) has {len}: ENOMEM, after a look at one node.',
  },
  'unmapped_area_topdown.right': {
    yes: 'The right subtree of {node}, from {child} on, has a hole of {len}. It lies higher, so it comes first.',
    no: 'On the right of {node} ({child}) is no hole of {len} within the limit.',
  },
  'unmapped_area_topdown.past': {
    yes: 'The hole below {node} ends at {gap_end}: that is too low already, and all others lie lower. ENOMEM.',
    no: 'The hole below {node}, [{gap_start}, {gap_end}), does not lie too low.',
  },
  'unmapped_area_topdown.own': {
    yes: 'The hole below {node}, [{gap_start}, {gap_end}), has room for {len}.',
    no: 'The hole below {node}, [{gap_start}, {gap_end}), has no room for {len} within the limit.',
  },
  'unmapped_area_topdown.take': 'The range is put at the upper end of this hole, below {gap_end}: it begins at {addr}.',
  'unmapped_area_topdown.left': {
    yes: 'The left subtree of {node}, from {child} on, has a hole of {len}.',
    no: 'On the left of {node} ({child}) is no hole of {len} either.',
  },
  'unmapped_area_topdown.climb': 'Nothing at {node} and below it: up to {parent}.',

  'unmapped_area.tooLong': {
    yes: 'Between {low_limit} and {high_limit} there is no room for {len}: ENOMEM.',
    no: '{len} could fit between {low_limit} and {high_limit}.',
  },
  'unmapped_area.rootHolds': {
    yes: 'The largest hole of the whole tree, stored at the root {root}, is at least {len}.',
    no: 'No hole of the tree (root: {root}) has {len}: only the space above the highest VMA is left.',
  },
  'unmapped_area.left': {
    yes: 'The left subtree of {node}, from {child} on, has a hole of {len}. It lies lower, so it comes first.',
    no: 'On the left of {node} ({child}) is no hole of {len} within the limit.',
  },
  'unmapped_area.past': {
    yes: 'The hole below {node} begins at {gap_start}: that is too high already, and all others lie higher. ENOMEM.',
    no: 'The hole below {node}, [{gap_start}, {gap_end}), does not lie too high.',
  },
  'unmapped_area.own': {
    yes: 'The hole below {node}, [{gap_start}, {gap_end}), has room for {len}.',
    no: 'The hole below {node}, [{gap_start}, {gap_end}), has no room for {len} within the limit.',
  },
  'unmapped_area.take': 'The range is put at the lower end of this hole ({gap_start}): it begins at {addr}.',
  'unmapped_area.right': {
    yes: 'The right subtree of {node}, from {child} on, has a hole of {len}.',
    no: 'On the right of {node} ({child}) is no hole of {len} either.',
  },
  'unmapped_area.climb': 'Nothing at {node} and below it: up to {parent}.',
  'unmapped_area.highest': {
    yes: 'The highest VMA ends at {highest_vm_end}: above it is room for {len}.',
    no: 'Above {highest_vm_end} is no room for {len}: ENOMEM.',
  },
} as const satisfies Partial<Steps>;
