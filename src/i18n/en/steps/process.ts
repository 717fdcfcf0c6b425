import type { Steps } from './type';

export const process = {
  'fork.thread': {
    yes: 'A thread: {pid} will share the address space.',
    no: 'A process: {pid} will have an address space of its own.',
  },
  'fork.share': 'The mm has one user more.',
  'fork.newMm': 'The child {pid} has a new mm with the settings of the parent, but without a VMA.',
  'fork.dup': 'The VMAs of the parent are copied one by one, upwards.',
  'fork.undo': 'That failed: all that {pid} had is given back. ENOMEM, and there is no child.',
  'fork.task': 'The child {pid} is there.',

  'dup_mmap.dontCopy': {
    yes: '{vma} has VM_DONTCOPY: the child does not get it.',
    no: '{vma} is copied.',
  },
  'dup_mmap.leave':
    'total_vm of the child goes down by {pages}. The neighbours of {vma} stay apart: fork merges nothing.',
  'dup_mmap.charge': {
    yes: '{vma} is charged, and there is no room for {pages} more below the commit limit: ENOMEM.',
    no: 'The copy of {vma} is charged, if {vma} is; the commit limit allows it.',
  },
  'dup_mmap.dup': '{child} is a copy of {vma}, without its locks. It is linked nowhere yet.',
  'dup_mmap.wipe': {
    yes: '{vma} has VM_WIPEONFORK: {child} begins empty.',
    no: '{child} gets the contents of {vma}.',
  },
  'dup_mmap.forget': '{child} has no anon_vma: it is as if it had never been written to.',
  'dup_mmap.anon': '{child} must be found from the pages that it will share with {vma}.',
  'dup_mmap.list': '{child} comes last in the child, behind {prev}. NULL: it is the first.',
  'dup_mmap.hang':
    '{child} is hung in the tree, red: the copies come in ascending order, so it is the right child of {rb_parent}. NULL: it is the root.',
  'dup_mmap.maple': '{child} is in the maple tree of the child process now. Its nodes are not modelled.',
  'dup_mmap.rebalance': 'Ascending insertion leans to the right: the tree is put right.',
  'dup_mmap.count': '{child} belongs to the child: its map_count is {count} now.',
  'dup_mmap.pages':
    'What is present in {vma} is present in {child}, in the same frames; the first write by either makes a copy. Nothing is shared after VM_WIPEONFORK.',

  'exit.task': 'Task {pid} leaves its address space.',
  'exit.lastUser': {
    yes: 'It is the last one to use it.',
    no: 'Others use it as well.',
  },
  'exit.mmap': 'All VMAs and pages are given back, then the mm itself.',
  'exit.leave': 'The mm has one user less.',
  'exit.done': 'Task {pid} goes on.',

  'execve.image': 'The program has a new address space, with its VMAs as the loader leaves them.',
  'execve.task': 'Task {pid} uses it now; nothing has been looked up in it yet.',

  'switch.to': 'Task {pid} makes the next call.',
  'open.file':
    'A new struct file is there. A second open() of the same path would be another one, and two of them never merge.',
  'sysctl.set': 'The setting is {count} now.',
  'rlimit.set': 'The limit is {limit} now.',
} as const satisfies Partial<Steps>;
