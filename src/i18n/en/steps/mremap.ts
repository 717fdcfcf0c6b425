import type { Steps } from './type';

export const mremap = {
  'mremap.unknown': {
    yes: 'One of the flags is unknown: EINVAL.',
    no: 'The flags are known: {moveflags}.',
  },
  'mremap.fixedStays': {
    yes: 'MREMAP_FIXED names a new place, but without MREMAP_MAYMOVE nothing may move: EINVAL.',
    no: 'The flags do not contradict each other.',
  },
  'mremap.dontUnmapResize': {
    yes: 'MREMAP_DONTUNMAP needs MREMAP_MAYMOVE and equal lengths ({old_len}, {new_len}): EINVAL.',
    no: 'MREMAP_DONTUNMAP is not given, or given rightly.',
  },
  'mremap.unaligned': {
    yes: '{old_addr} is not page aligned: EINVAL.',
    no: '{old_addr} is page aligned.',
  },
  'mremap.newEmpty': {
    yes: 'The new length is 0: EINVAL.',
    no: 'The new length is {new_len}.',
  },
  'mremap.tooLong': {
    yes: '{new_len} is more than the whole address space: EINVAL.',
    no: '{new_len} could fit below TASK_SIZE.',
  },
  'mremap.moveOnly': {
    yes: 'MREMAP_FIXED, and {old_len} stays {new_len}: only the place changes, so the range may span several VMAs.',
    no: 'More than the place may change: the range must lie within one VMA.',
  },
  'mremap.moveSeveral': 'The VMAs of {old_len} from {old_addr} on move to {new_addr}, one after the other.',
  'mremap.prepare':
    'May what is mapped at {old_addr} change from {old_len} to {new_len}? This is asked before anything is changed.',
  'mremap.unfit': {
    yes: 'It may not: the error goes back to the caller, and nothing has changed.',
    no: 'It may.',
  },
  'mremap.lookUp': 'Which VMA is the first that ends above {addr}?',
  'mremap.missing': {
    yes: 'Nothing is mapped at {addr} (found: {vma}): EFAULT, before anything is changed.',
    no: '{addr} lies in {vma}.',
  },
  'mremap.sealed': {
    yes: 'What is mapped at {old_addr} is sealed by mseal: EPERM.',
    no: 'What is mapped at {old_addr} is not sealed.',
  },
  'mremap.fixed': {
    yes: 'The flags ask for a move: the memory goes elsewhere in any case.',
    no: 'The memory moves only if it must.',
  },
  'mremap.to': 'From {old_addr}, {old_len}, to {new_addr}, {new_len}: mremap_to does that.',
  'mremap.shrinks': {
    yes: 'From {old_len} to {new_len}: what is beyond the new length goes.',
    no: '{old_len} shall grow to {new_len}.',
  },
  'mremap.unmapTail': '[{start}, {end}) is unmapped. Whether the rest is mapped at all, nobody asks.',
  'mremap.tailFailed': {
    yes: 'The tail could not be unmapped: the error goes back to the caller.',
    no: 'Done. With equal lengths there was nothing to unmap, and that does not count as an error.',
  },
  'mremap.resize': 'May what is mapped at {old_addr} grow from {old_len} to {new_len}?',
  'mremap.cannot': {
    yes: 'It may not: the error goes back to the caller.',
    no: 'It may.',
  },
  'mremap.wholeTail': {
    yes: 'The range ends where {vma} ends, at {vm_end}: perhaps {vma} can grow where it is.',
    no: '{vma} goes on behind the range, to {vm_end}: there is no room to grow in place.',
  },
  'mremap.expandable': 'Is there room for {grow} right behind {vma}?',
  'mremap.adjust': '{vma} grows to [{start}, {end}) where it is. It does not merge with what may follow.',
  'mremap.extend': '[{start}, {end}) is asked for like a new range: {vma} takes it, and may merge with what follows.',
  'mremap.account': 'total_vm grows by {pages}, to {total_vm}.',
  'mremap.uncharge': 'The call fails, so the charge of {pages} for {vma} is given back.',
  'mremap.mayMove': {
    yes: 'It may move: a larger place is looked for.',
    no: 'It cannot grow here and may not move: ENOMEM.',
  },
  'mremap.area': 'Where is room for {len}, the whole of the new length?',
  'mremap.noArea': {
    yes: 'Nowhere is room for {len}: the error goes back to the caller.',
    no: 'A place for {len} was found.',
  },
  'mremap.move': 'The memory moves from {old_addr} to {new_addr} and grows to {new_len}.',
  'mremap.populate': 'The memory is locked, so the new pages of [{start}, {end}) are made at once.',

  'mremap_to.unaligned': {
    yes: '{new_addr} is not page aligned: EINVAL.',
    no: '{new_addr} is page aligned.',
  },
  'mremap_to.beyond': {
    yes: '{new_len} from {new_addr} would reach beyond TASK_SIZE ({task_size}): EINVAL.',
    no: '{new_len} from {new_addr} stays below TASK_SIZE.',
  },
  'mremap_to.overlap': {
    yes: 'The old range ({old_addr}, {old_len}) and the new one ({new_addr}, {new_len}) overlap: EINVAL.',
    no: 'The old range and the new one do not overlap.',
  },
  'mremap_to.full': {
    yes: 'map_count is {count}; the move may need up to five VMAs more, and max_map_count is {max}: ENOMEM, with nothing changed.',
    no: 'map_count is {count}: far enough below max_map_count ({max}) for all the splits of a move.',
  },
  'mremap_to.fixed': {
    yes: 'MREMAP_FIXED: {new_addr}, whatever is mapped there now.',
    no: 'Without MREMAP_FIXED, {new_addr} is only a hint.',
  },
  'mremap_to.clear': 'What is mapped in [{start}, {end}) is unmapped, for good: a later error does not bring it back.',
  'mremap_to.clearFailed': {
    yes: 'The target could not be cleared: the error goes back to the caller.',
    no: 'The place at {new_addr} is clear.',
  },
  'mremap_to.trim': {
    yes: '{old_len} is not shorter than {new_len}: what is beyond the new length goes first.',
    no: 'It shall grow, from {old_len} to {new_len}.',
  },
  'mremap_to.trimTail': '[{start}, {end}), the part that is not wanted any more, is unmapped.',
  'mremap_to.resize': 'May what is mapped at {old_addr} ({old_len}) have {new_len}?',
  'mremap_to.cannot': {
    yes: 'It may not. What was unmapped so far stays unmapped.',
    no: 'What is at {old_addr} may move.',
  },
  'mremap_to.dontUnmap': {
    yes: 'MREMAP_DONTUNMAP: {vma} stays mapped, without its pages. So more will be mapped than before.',
    no: 'The old range will be unmapped after the move.',
  },
  'mremap_to.limit': {
    yes: '{pages} mapped a second time would pass RLIMIT_AS or RLIMIT_DATA: ENOMEM.',
    no: 'The limits allow {pages} more.',
  },
  'mremap_to.area': 'Is {addr} a place for {len}?',
  'mremap_to.noArea': {
    yes: '{new_addr} is refused: the error goes back to the caller.',
    no: 'There is a place.',
  },
  'mremap_to.uncharge': 'The call fails, so the charge of {pages} for {vma} is given back.',
  'mremap_to.move': 'The memory moves from {old_addr} to {new_addr}.',

  'remap_move.find': 'The VMAs of [{start}, {end}) move one after the other; holes between them stay holes.',
  'remap_move.holeFirst': {
    yes: 'At {start} nothing is mapped, {vma} only starts at {vm_start}: EFAULT.',
    no: '{vma} is next.',
  },
  'remap_move.sealed': {
    yes: '{vma} is sealed by mseal: EPERM. What has moved before stays moved.',
    no: '{vma} is not sealed.',
  },
  'remap_move.alone': {
    yes: '{vma} ({flags}) is special and can only move by itself: EFAULT.',
    no: '{vma} can move together with others.',
  },
  'remap_move.part': '{old_len} of {vma} moves from {old_addr} to {new_addr}.',
  'remap_move.done': 'All has moved; mremap returns {new_addr}.',

  'vma_expandable.inTheWay': {
    yes: '{next} starts below {end}: there is no room behind {vma}.',
    no: 'Nothing starts below {end} (next is {next}).',
  },
  'vma_expandable.area': 'Would {len} from {addr} on be allowed at all?',
  'vma_expandable.refused': {
    yes: 'It is refused: {vma} cannot reach to {end}.',
    no: '{vma} can reach to {end}.',
  },

  'vma_to_resize.find': 'Which VMA is the first that ends above {addr}?',
  'vma_to_resize.unmapped': {
    yes: 'Nothing is mapped at {addr} (found: {vma}): EFAULT.',
    no: '{addr} lies in {vma}.',
  },
  'vma_to_resize.privateCopy': {
    yes: 'An old length of 0 asks for a second mapping of shared memory, but {vma} is private: EINVAL.',
    no: 'The old length is {old_len}, or {vma} is shared.',
  },
  'vma_to_resize.notAnon': {
    yes: 'MREMAP_DONTUNMAP works with private anonymous memory only, and {vma} is none: EINVAL.',
    no: 'MREMAP_DONTUNMAP does not stand in the way.',
  },
  'vma_to_resize.beyond': {
    yes: '{old_len} from {addr} reaches beyond the end of {vma} ({vm_end}): EFAULT.',
    no: 'The old range lies within {vma}.',
  },
  'vma_to_resize.sameLen': {
    yes: 'The length stays {new_len}: nothing more to check.',
    no: 'The length changes from {old_len} to {new_len}.',
  },
  'vma_to_resize.dontExpand': {
    yes: '{vma} has VM_DONTEXPAND or VM_PFNMAP ({flags}): it must not grow, EFAULT.',
    no: '{vma} may grow.',
  },
  'vma_to_resize.lockLimit': {
    yes: '{vma} is locked, and {pages} more would pass RLIMIT_MEMLOCK: EAGAIN.',
    no: '{vma} is not locked, or the limit allows {pages} more.',
  },
  'vma_to_resize.limit': {
    yes: '{pages} more would pass RLIMIT_AS or RLIMIT_DATA: ENOMEM.',
    no: 'RLIMIT_AS and RLIMIT_DATA allow {pages} more.',
  },
  'vma_to_resize.charge': {
    yes: '{vma} has VM_ACCOUNT, and there is no room for {pages} below the commit limit: ENOMEM.',
    no: 'The commit limit allows it: {vma} may have its new length.',
  },
} as const satisfies Partial<Steps>;
