import type { Steps } from './type';

export const fault = {
  'page_fault.tooMany': {
    yes: '[{start}, {end}) has more pages than the machine can hold; the kernel would kill the task: ENOMEM.',
    no: 'The pages of [{start}, {end}) are accessed one after the other.',
  },
  'page_fault.find': 'The process accesses {addr}. Which VMA is the first that ends above it?',
  'page_fault.none': {
    yes: 'Nothing is mapped at {addr} or above: EFAULT (a real process would get SIGSEGV).',
    no: '{vma} ends above {addr}.',
  },
  'page_fault.inside': {
    yes: '{vma} starts at {vm_start}: {addr} lies inside.',
    no: '{vma} only starts at {vm_start}: {addr} lies in the hole below it.',
  },
  'page_fault.stack': {
    yes: '{vma} is a stack (VM_GROWSDOWN): it may grow down to the address.',
    no: '{vma} cannot grow downwards: EFAULT.',
  },
  'page_fault.abuts': {
    yes: '{prev} ends right at {addr} and is no stack: no page would stay free between them, EFAULT.',
    no: 'No other mapping than a stack ends right at {addr} (prev is {prev}).',
  },
  'page_fault.expand': 'Can {vma} grow down to {addr}?',
  'page_fault.denied': {
    yes: '{vma} ({flags}) does not allow this access: EFAULT.',
    no: '{vma} ({flags}) allows this access.',
  },
  'page_fault.pastEnd': {
    yes: '{addr} lies in {vma}, but past the end of its file: EFAULT (a real process would get SIGBUS).',
    no: '{vma} has a page for {addr}.',
  },
  'page_fault.guardPage': '{vma} is a stack: is {addr} in its lowest page, the guard page?',
  'page_fault.handle': 'The pages of [{start}, {end}) in {vma} are made present.',
  'page_fault.done': 'All of [{start}, {end}) has been accessed.',

  'check_stack_guard_page.lowest': {
    yes: '{addr} is the lowest page of {vma} and not present: {vma} must grow by one page first.',
    no: '{addr} is not the lowest page of {vma}, or is present already: nothing to guard.',
  },
  'check_stack_guard_page.abuts': {
    yes: '{prev} ends right at {addr}: there is no room for a guard page.',
    no: 'Nothing ends right at {addr} (prev is {prev}): there is room for a page below.',
  },
  'check_stack_guard_page.stack': {
    yes: '{prev} is a stack too, perhaps the lower part of a divided one: {vma} needs no guard page.',
    no: '{prev} is no stack: the access is refused, EFAULT (a real process would get SIGSEGV).',
  },
  'check_stack_guard_page.expand': 'Can {vma} grow down to {addr}? That page would be the guard page then.',

  'expand_downwards.tooLow': {
    yes: '{addr} is below mmap_min_addr: {vma} may not grow that far.',
    no: '{addr} is not below mmap_min_addr.',
  },
  'expand_downwards.guard': {
    yes: 'Between {prev} and {addr} less than the stack guard gap would be left: {vma} may not grow that far.',
    no: 'Below {addr} enough room is left (prev is {prev}).',
  },
  'expand_downwards.prepare': 'A stack that grows is about to be written to: {vma} gets an anon_vma first.',
  'expand_downwards.limit': {
    yes: 'One of the limits forbids {pages} more: RLIMIT_STACK ({limit}), the size of the address space, locked or charged memory. {vma} stays as it is.',
    no: 'The limits allow {pages} more for {vma}.',
  },
  'expand_downwards.start':
    '{vma} starts at {addr} now, {pages} lower, and its page offset moves along. Nothing is merged.',
  'expand_downwards.maple': 'The maple tree notes by itself that {vma} begins lower now.',
  'expand_downwards.gap': 'The hole below {vma} has shrunk: its gap is worked out again.',

  'handle_mm_fault.cow': {
    yes: 'A write to private memory, in {vma}: the pages will be its own.',
    no: 'A read, or shared memory: {vma} needs no pages of its own.',
  },
  'handle_mm_fault.prepare': 'Its own pages need an anon_vma: does {vma} have one?',
  'handle_mm_fault.anon':
    'Frames of their own for {pages} of {vma}: page->mapping says {anon_vma}, page->index the page offset.',
  'handle_mm_fault.read':
    'Present now: {pages} of {vma}, from the file or as the zero page. No anon_vma is needed for that.',

  'mm_populate.find': 'The pages of [{addr}, {end}) are to be made. Which VMA is the first?',
  'mm_populate.special': {
    yes: '{vma} is VM_IO or VM_PFNMAP: its pages are not made like that.',
    no: '{vma} has normal pages in [{start}, {end}).',
  },
  'mm_populate.barred': {
    yes: '{vma} ({flags}) allows no access at all: its pages cannot be made.',
    no: '{vma} ({flags}) can be accessed.',
  },
  'mm_populate.onFault': {
    yes: '{vma} is locked page by page, as they are accessed: nothing now.',
    no: 'The pages of {vma} are wanted now.',
  },
  'mm_populate.fault':
    'The pages of [{start}, {end}) in {vma} are accessed, with a write if it is private and writable.',
  'mm_populate.pastEnd': {
    yes: 'The file of {vma} ends below {end}: the rest cannot be made.',
    no: 'All pages of {vma} up to {end} are there.',
  },
  'mm_populate.ignores': {
    yes: 'The caller does not care: {vma} is passed over.',
    no: 'The caller wants to know: ENOMEM because of {vma}.',
  },
  'mm_populate.done': 'All that could be made up to {end} is there.',
} as const satisfies Partial<Steps>;
