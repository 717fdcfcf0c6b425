import { adjust } from './adjust';
import { retold } from './retold';
import type { Steps } from './type';

export const adjust2632 = {
  ...retold(adjust, '__vma_adjust', 'vma_adjust@2632'),
  'vma_adjust@2632.next': '{vma} is to cover [{start}, {end}). Behind it in the list comes {next}.',
  'vma_adjust@2632.remove':
    '{next} will go (remove_next is {remove_next}); this round ends where it ends, at {end}. {vma} is the one that may need its anon_vma.',
  'vma_adjust@2632.file': {
    yes: '{vma} maps a file: its i_mmap is locked, for the place in the prio tree depends on the bounds.',
    no: '{vma} maps no file: no prio tree is concerned.',
  },
  'vma_adjust@2632.truncate': {
    yes: 'The vm_truncate_count of {vma} and of {next} differ: that of {importer}, which gets pages, becomes 0, so that a truncation of the file under way looks at it again.',
    no: 'No pages go from one vm_truncate_count to another: the counts stay.',
  },
  'vma_adjust@2632.insertFile':
    'The new half {insert} takes over the vm_truncate_count of {vma} and enters the prio tree.',
  'vma_adjust@2632.own': {
    yes: '{vma} has an anon_vma, {anon_vma}, and its range changes in a way that matters: this one is locked.',
    no: 'The anon_vma of {vma} ({anon_vma}) is not at issue: it has none, or only its end moves.',
  },
  'vma_adjust@2632.anon': {
    yes: '{anon_vma} is locked while the ranges change.',
    no: 'No anon_vma is concerned at {vma}.',
  },
  'vma_adjust@2632.import': {
    yes: '{importer} gets pages of {anon_vma} but has no anon_vma yet.',
    no: 'Nobody has to take over {anon_vma} (importer: {importer}).',
  },
  'vma_adjust@2632.join':
    '{importer} has {anon_vma} now and stands in its list. There are no chains yet: a VMA is in one list only.',
  'vma_adjust@2632.outFile':
    '{vma} leaves the prio tree until its bounds are right, and so does next if it moves ({next}).',
  'vma_adjust@2632.inFile': 'next, if it moved ({next}), and {vma} are back in the prio tree with their new bounds.',
  'vma_adjust@2632.unlinkFile': '{removed} leaves the prio tree of its file.',
  'vma_adjust@2632.leaveAnon': '{removed} leaves the list of {anon_vma}.',
  'vma_adjust@2632.unlock': 'What was locked for {vma} is unlocked.',
  'vma_adjust@2632.free':
    '{removed} gives back its file and its policy and is freed; map_count is {count} now. {vma} survives.',
  ...retold(adjust, '__split_vma', 'split_vma@2632'),
  ...retold(adjust, 'split_vma', 'split_vma@2632'),
  'split_vma@2632.clone':
    '{insert} has the anon_vma of {vma}, {anon_vma}, and stands in its list: the pages on its side are found through it.',
} as const satisfies Partial<Steps>;
