import { retold } from './retold';
import type { Steps } from './type';

const steps = {
  '__do_munmap.badRange': {
    yes: '{start} is not page aligned, or {len} from there reaches beyond TASK_SIZE ({task_size}): EINVAL.',
    no: '{start} is page aligned, and {len} from there stays below TASK_SIZE.',
  },
  '__do_munmap.empty': {
    yes: 'The range has no page: EINVAL.',
    no: 'Rounded up to whole pages, {len} is to go.',
  },
  '__do_munmap.find': 'Which VMA is the first that the range could touch? It must end above {start}.',
  '__do_munmap.nothing': {
    yes: 'Nothing is mapped in [{start}, {end}): that is no error, the call is done.',
    no: '{vma} reaches into [{start}, {end}).',
  },
  '__do_munmap.inside': {
    yes: '{start} lies inside {vma}: its head must stay, so it has to be cut.',
    no: '{vma} begins at {start} or above: nothing has to be cut here.',
  },
  '__do_munmap.limit': {
    yes: 'A piece from the middle of {vma} would leave one VMA more, but map_count is {count} and max_map_count {max}: ENOMEM.',
    no: 'The limit does not stand in the way (map_count {count}, max_map_count {max}).',
  },
  '__do_munmap.splitStart': '{vma} is cut at {addr}: it keeps the head, a new VMA gets the tail.',
  '__do_munmap.findLast': 'Does a VMA reach across {end}?',
  '__do_munmap.cutsLast': {
    yes: '{end} lies inside {last}: what is above must stay, so it has to be cut.',
    no: 'No VMA reaches across {end} (found: {last}).',
  },
  '__do_munmap.splitEnd': '{vma} is cut at {addr}: it keeps the upper part, a new VMA gets the part that goes.',
  '__do_munmap.first': 'From {vma} on, all VMAs up to {end} go; {prev} stays below them.',
  '__do_munmap.locked': {
    yes: 'The process has locked pages ({locked_vm}): some may lie in the range.',
    no: 'Nothing is locked in this process.',
  },
  '__do_munmap.unlock': 'What was locked in the range is unlocked: locked_vm is {locked_vm} now.',
  '__do_munmap.detach': 'The VMAs from {vma} up to {end} are taken out of tree and list.',
  '__do_munmap.zap': 'The pages of [{start}, {end}) are dropped: an access would be a fault now.',
  '__do_munmap.remove':
    'A VMA of {pages} is freed, with its charge, its anon_vmas and its file; total_vm is {total_vm} now.',
  '__do_munmap.done': 'Nothing is mapped in [{start}, {end}) any more.',

  'detach_vmas_to_be_unmapped.erase': '{vma} starts below {end}: it leaves the tree.',
  'detach_vmas_to_be_unmapped.count': '{vma} counts no more: map_count is {count}. The list still has it.',
  'detach_vmas_to_be_unmapped.splice': 'The list is cut once for all of them: {prev} and {next} are neighbours now.',
  'detach_vmas_to_be_unmapped.hasNext': {
    yes: '{next} stays above: the hole below it has grown.',
    no: 'Nothing stays above: the highest VMA has changed.',
  },
  'detach_vmas_to_be_unmapped.nextGap': 'The gap of {next} is worked out again: its predecessor is another one.',
  'detach_vmas_to_be_unmapped.highest': 'highest_vm_end becomes {highest_vm_end}, the end of {prev}.',
  'detach_vmas_to_be_unmapped.cache': 'vmacache_seqnum becomes {seqnum}: a slot may hold a VMA that is about to go.',
} as const satisfies Partial<Steps>;

export const unmap = {
  ...steps,
  ...retold(steps, '__do_munmap', 'do_munmap@44'),
} as const satisfies Partial<Steps>;
