import type { Steps } from './type';

export const adjust = {
  '__vma_adjust.next': '{vma} is to cover [{start}, {end}). Behind it in the list comes {next}.',
  '__vma_adjust.decide': {
    yes: '{next} follows and nothing is to be inserted: the new end may swallow {next}, push it, or leave it something.',
    no: 'Nothing happens to a follower: next is {next}, to be inserted is {insert}.',
  },
  '__vma_adjust.swallow': {
    yes: 'The new end {end} reaches the end of {next}: one of the two VMAs will go.',
    no: 'The new end {end} does not reach the end of {next}: both stay.',
  },
  '__vma_adjust.swap': {
    yes: '{next} is the one to expand (case 8): it has the right flags already, so it must survive.',
    no: '{vma} will grow over {next}.',
  },
  '__vma_adjust.swapped': 'The roles change: {vma} survives and grows, {next} will be removed.',
  '__vma_adjust.remove':
    '{next} will be removed (remove_next is {remove_next}); this round ends where it ends, at {end}.',
  '__vma_adjust.push': {
    yes: 'The new end {end} lies inside {next}: {vma} takes its head (case 5).',
    no: 'The new end {end} does not reach into {next}.',
  },
  '__vma_adjust.pushes': 'The start of {next} will move up: adjust_next is {adjust_next}.',
  '__vma_adjust.give': {
    yes: '{vma} gets shorter, down to {end}: its tail goes to {next} (case 4).',
    no: '{vma} does not get shorter: {next} stays as it is.',
  },
  '__vma_adjust.gives': 'The start of {next} will move down: adjust_next is {adjust_next}.',
  '__vma_adjust.import': {
    yes: '{importer} gets pages that may belong to {anon_vma}, but has no anon_vma: it must take over that of {exporter}.',
    no: 'No anon_vma has to be taken over: the one that grows has one already, or the other has none.',
  },
  '__vma_adjust.clone':
    '{importer} has {anon_vma} now and joins every anon_vma in the chain of {exporter}, so that the pages are still found.',
  '__vma_adjust.handOver':
    'Pages that pass between {vma} and {next} get the anon_vma of the VMA that has them then: page->mapping is rewritten ({anon_vma}, {other_anon_vma}).',
  '__vma_adjust.file': {
    yes: '{vma} maps a file: its place in i_mmap depends on the bounds that will change.',
    no: '{vma} maps no file: no i_mmap is concerned.',
  },
  '__vma_adjust.outFile':
    '{vma} leaves i_mmap until its bounds are right, and so does next if it moves ({next}). A new half enters ({insert}).',
  '__vma_adjust.anon': {
    yes: 'There is an anon_vma, {anon_vma}: its interval tree is ordered by the bounds that will change.',
    no: 'No anon_vma is concerned: no private page was written here yet.',
  },
  '__vma_adjust.outAnon': 'The avcs of {vma}, and of next if it moves ({next}), leave the interval trees.',
  '__vma_adjust.bounds':
    '{vma} covers [{start}, {end}) now, with page offset {pgoff}. The tree keeps its shape: the order of the VMAs is the same.',
  '__vma_adjust.nextBounds':
    '{next} starts at {vm_start} now. Its page offset moves by {adjust_next} as well, so each page keeps its own.',
  '__vma_adjust.inFile': '{vma}, and next if it moved ({next}), are back in i_mmap with their new bounds.',
  '__vma_adjust.removes': {
    yes: '{next} is covered now and has to go.',
    no: 'No VMA has to go.',
  },
  '__vma_adjust.unlink': '{removed} leaves tree and list; {vma} has its place.',
  '__vma_adjust.unlinkFile': '{removed} leaves the i_mmap of its file.',
  '__vma_adjust.inserts': {
    yes: 'The other half, {insert}, has to come in beside {vma}.',
    no: 'No VMA comes in either: only holes may have changed.',
  },
  '__vma_adjust.insert': '{insert} is linked beside {vma}: list, tree, map_count.',
  '__vma_adjust.startMoved': {
    yes: 'The start of {vma} has moved: the hole below it has another size.',
    no: 'The start of {vma} is where it was.',
  },
  '__vma_adjust.startGap': 'The gap of {vma} is worked out again.',
  '__vma_adjust.endMoved': {
    yes: 'The end of {vma} has moved: what lies above it has another size.',
    no: 'The end of {vma} is where it was.',
  },
  '__vma_adjust.isLast': {
    yes: 'Nothing follows {vma}: it decides highest_vm_end.',
    no: '{next} follows {vma}: the hole between them may have changed.',
  },
  '__vma_adjust.highest': 'highest_vm_end follows the end of {vma}: {highest_vm_end}.',
  '__vma_adjust.nextGap': 'The hole between {vma} and {next} has another size: the gap of {next} is worked out again.',
  '__vma_adjust.inAnon':
    'The avcs of {vma}, and of next if it moved ({next}), are back in the interval trees with the new bounds.',
  '__vma_adjust.free': '{removed} leaves its anon_vmas and is freed; map_count is {count} now. {vma} survives.',
  '__vma_adjust.again': {
    yes: 'Case 6: {next} has to go as well, in a second round.',
    no: 'No other VMA has to go.',
  },
  '__vma_adjust.second': 'The second round: {vma} goes on to {end}, the end of {next}.',
  '__vma_adjust.follower': {
    yes: 'The hole below {next} has another bound now.',
    no: 'Nothing follows {vma}: no hole to see to.',
  },
  '__vma_adjust.followerGap': 'The gap of {next} is worked out again.',
  '__vma_adjust.lastEnd': '{vma} ends at {end}, where the freed one ended: highest_vm_end is right already.',
  '__vma_adjust.validate':
    'Only in a kernel built for debugging: the VMAs are in order, none overlaps another, and there are {count} of them, as map_count says.',
  '__vma_adjust.done': '{vma} is adjusted; list, tree and counters agree again.',

  '__split_vma.enter': '{vma} is to be cut in two at {addr}.',
  '__split_vma.dup': '{insert} is a copy of {vma} with one side of {addr} as its range. It is linked nowhere yet.',
  '__split_vma.clone':
    '{insert} joins every anon_vma in the chain of {vma} (anon_vma: {anon_vma}): the pages on its side may belong to any of them.',
  '__split_vma.below': {
    yes: '{insert} has the part below {addr}: the object {vma} keeps the upper part.',
    no: '{insert} has the part from {addr} on: the object {vma} keeps the lower part.',
  },
  '__split_vma.adjustLow': '{vma} shrinks to [{start}, {end}), and {insert} comes in below it.',
  '__split_vma.adjustHigh': '{vma} shrinks to [{start}, {end}), and {insert} comes in above it.',

  'split_vma.limit': {
    yes: 'map_count is {count}, and max_map_count is {max}: one more is not allowed, ENOMEM. {vma} stays whole.',
    no: 'map_count is {count}, below max_map_count ({max}): one more VMA is allowed.',
  },
  'split_vma.split': '{vma} may be cut at {addr}.',
} as const satisfies Partial<Steps>;
