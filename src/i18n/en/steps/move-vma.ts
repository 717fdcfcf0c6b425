import type { Steps } from './type';

export const moveVma = {
  'move_vma.full': {
    yes: 'map_count is {count}; the splits of a move could pass max_map_count ({max}): ENOMEM.',
    no: 'map_count is {count}, far enough below max_map_count ({max}).',
  },
  'move_vma.copy': 'First comes a VMA for {len} at {addr}. What moves has page offset {pgoff} in {vma}.',
  'move_vma.lockedStays': {
    yes: '{vma} is locked ({flags}): what moves is cut out first, so that only this part loses VM_LOCKED.',
    no: '{vma} is not locked: nothing has to be cut.',
  },
  'move_vma.pages':
    'The pages of {old_len} move from {old_addr} to {new_addr}, into {insert}: page tables change, no page is copied. page->index goes on matching the page offset of {insert}.',
  'move_vma.accounted': {
    yes: '{vma} is charged: the charge shall move as well.',
    no: 'No charge has to move.',
  },
  'move_vma.hide': '{vma} loses VM_ACCOUNT for a moment, so that unmapping gives no charge back.',
  'move_vma.account': 'The new place counts: total_vm is {total_vm}.',
  'move_vma.stays': {
    yes: 'MREMAP_DONTUNMAP: {vma} stays mapped, only its pages are gone.',
    no: 'The old range will be unmapped.',
  },
  'move_vma.keep': '{vma} stays, empty and not locked any more: {flags}.',
  'move_vma.allMoved': {
    yes: 'All pages of {vma} have moved, and it has {anon_vma} for nothing.',
    no: 'Only a part of {vma} has moved, or it has no anon_vma.',
  },
  'move_vma.forget': '{vma} leaves its anon_vmas: it is as if never written to. Its page offset is {pgoff}.',
  'move_vma.unmap': '[{start}, {end}), the old range, is unmapped. If it was part of a larger VMA, that is cut now.',
  'move_vma.remains': {
    yes: 'A part of {vma} is left that did not move.',
    no: 'Nothing is left whose charge was hidden.',
  },
  'move_vma.restore': '{vma} has VM_ACCOUNT again, and so has {next}, the piece behind the cut, if there is one.',
  'move_vma.done': 'The memory is at {new_addr} now, in {insert}. If it was locked, it counts as locked there.',

  'copy_vma.unfaulted': {
    yes: '{vma} is anonymous and was never written to: no page depends on its page offset.',
    no: 'Pages (anon_vma {anon_vma}) or a file depend on the page offset of {vma}.',
  },
  'copy_vma.updates': {
    yes: 'The pages of {vma} (anon_vma {anon_vma}) are shared with no other process: their page offset can be adapted.',
    no: 'The page offset of {vma} cannot be adapted (anon_vma {anon_vma}).',
  },
  'copy_vma.pgoff': 'The page offset becomes {pgoff}, as if {vma} had been mapped at the new place from the start.',
  'copy_vma.find': 'The place of [{addr}, {end}) among the VMAs is looked for.',
  'copy_vma.merge': 'Can a neighbour at the new place take [{addr}, {end}), page offset {pgoff}? prev is {prev}.',
  'copy_vma.merged': {
    yes: '{survivor} has taken the new range: no copy is needed.',
    no: 'Nothing merged: the new place needs a VMA of its own.',
  },
  'copy_vma.self': {
    yes: '{survivor} contains the old range as well: {vma} has merged with its own copy.',
    no: '{vma} still stands by itself.',
  },
  'copy_vma.dup': '{insert} is a copy of {vma} for [{addr}, {end}), page offset {pgoff}. It is linked nowhere yet.',
  'copy_vma.clone':
    '{insert} joins every anon_vma that {vma} is in (anon_vma: {anon_vma}): the pages that will move are found there.',
  'copy_vma.link': '{insert} is linked, behind {prev}.',
} as const satisfies Partial<Steps>;
