import { mergeOpening } from './merge-opening';
import type { Steps } from './type';

export const merge = {
  ...mergeOpening,
  'vma_merge.special': {
    yes: 'Among the flags ({flags}) is one of VM_SPECIAL: such mappings never merge.',
    no: 'None of VM_IO, VM_DONTEXPAND, VM_PFNMAP and VM_MIXEDMAP is set: [{addr}, {end}) may merge.',
  },
  'vma_merge.sharePool': {
    yes: 'The flags ({flags}) say share pool: such areas belong to a sharing service and never merge.',
    no: '[{addr}, {end}) is no share pool area.',
  },
  'vma_merge.next': 'next is {next}: the VMA behind prev ({prev}); without a prev it would be the first of all.',
  'vma_merge.area': 'area is {area}, the same for now. Should next move on, area stays.',
  'vma_merge.covers': {
    yes: '{next} ends at {end}: the range is all of it, so the neighbour to ask lies behind.',
    no: 'next ({next}) does not end at {end}: it stays what it is.',
  },
  'vma_merge.beyond': 'next becomes {next}, the VMA behind {area}.',
  'vma_merge.prevEnds': {
    yes: '{prev} ends at {addr}, just where the range begins.',
    no: 'prev ({prev}) does not end at {addr}: it cannot grow over the range.',
  },
  'vma_merge.prevFits': {
    yes: '{prev} ends at {addr} and every rule holds, so the range can join it.',
    no: '{prev} ends at {addr}, but a rule is broken (see Why): the range cannot join it.',
  },
  'vma_merge.nextStarts': {
    yes: '{next} starts at {end}, just where the range stops: perhaps all three become one.',
    no: 'next ({next}) does not start at {end}: only prev can take the range.',
  },
  'vma_merge.case257': 'Case {mergeCase}: {prev} alone takes the range and grows to [{vm_start}, {vm_end}).',
  'vma_merge.nextAlone': {
    yes: '{next} starts at {end}, just where the range stops.',
    no: 'next ({next}) does not start at {end}: nobody is left to ask.',
  },
  'vma_merge.nextFitsAlone': {
    yes: 'Every rule holds, so the range can join {next} at {end}.',
    no: 'A rule is broken between the range and {next} (see Why): nothing merges.',
  },
  'vma_merge.inPrev': {
    yes: '{addr} lies inside {prev}: the range is its tail, and that goes over to {next}.',
    no: 'prev ({prev}) does not reach beyond {addr}: {next} will begin there.',
  },
  'vma_merge.case4': 'Case {mergeCase}: {prev} keeps [{vm_start}, {vm_end}), and {next} takes its tail. Both survive.',
  'vma_merge.case38': 'Case {mergeCase}: the range and {next} become one VMA, [{vm_start}, {vm_end}).',
  'vma_merge.none': 'No neighbour can take [{addr}, {end}): the range has to be a VMA of its own.',
  'vma_merge.khugepaged':
    '{survivor} is larger now: khugepaged will look whether huge pages fit into it. The layout is not concerned.',
  'vma_merge.done': 'Merged, case {mergeCase}: [{addr}, {end}) is part of {survivor} now.',
} as const satisfies Partial<Steps>;
