/** Making pages present: on access, or in advance. */
import {
  call,
  charge,
  critical,
  effect,
  FROM_5_10,
  FROM_6_1,
  GUARD_PAGE,
  type Listing,
  only,
  ret,
  test,
  VMACACHE,
} from './types';

export const pageFault = {
  fn: 'page_fault',
  source: 'arch/x86/mm/fault.c: do_user_addr_fault, access_error; Linux 5.10',
  lines: {
    tooMany: test(0, 'more pages than the machine has? → ENOMEM (killed)'),
    find: call(0, 'for each page: vma ← find_vma(addr)'),
    none: test(0, 'is there none? → EFAULT (SIGSEGV)'),
    inside: test(0, 'vma.vm_start ≤ addr?'),
    stack: test(1, 'no: VM_GROWSDOWN? otherwise EFAULT'),
    abuts: only(GUARD_PAGE, test(2, 'does prev end right there, no stack? → EFAULT')),
    expand: call(2, 'expand_downwards(vma, addr)'),
    denied: test(0, 'does vma not allow this access? → EFAULT'),
    pastEnd: test(0, 'does the page lie past the end of the file? → EFAULT'),
    guardPage: only(GUARD_PAGE, call(0, 'an anonymous stack: check_stack_guard_page')),
    handle: call(0, 'handle_mm_fault(vma, addr)'),
    done: ret(0, 'all pages are there'),
  },
} as const satisfies Listing;

export const checkStackGuardPage = {
  fn: 'check_stack_guard_page',
  source: 'mm/memory.c: check_stack_guard_page, Linux 4.4',
  lines: {
    lowest: only(GUARD_PAGE, test(0, 'the lowest page, and not present? otherwise 0')),
    abuts: only(GUARD_PAGE, test(0, 'does prev end right at addr?')),
    stack: only(GUARD_PAGE, test(1, 'yes: is prev a stack too? 0, otherwise ENOMEM')),
    expand: only(GUARD_PAGE, call(0, 'expand_downwards(vma, addr − PAGE_SIZE)')),
  },
} as const satisfies Listing;

export const expandDownwards = {
  fn: 'expand_downwards',
  source: 'mm/mmap.c: expand_downwards, acct_stack_growth; Linux 5.10',
  lines: {
    tooLow: test(0, 'addr < mmap_min_addr? → EPERM'),
    guard: only(FROM_5_10, test(0, 'is the VMA below nearer than the guard gap? → ENOMEM')),
    prepare: call(0, 'anon_vma_prepare(vma)'),
    limit: charge(0, 'past RLIMIT_STACK or another limit? → ENOMEM'),
    start: critical(0, 'vm_start ← addr, vm_pgoff − pages, total_vm + pages'),
    gap: only(VMACACHE, call(0, 'vma_gap_update(vma)')),
    maple: only(FROM_6_1, effect(0, 'the maple tree notes the new bounds by itself')),
  },
} as const satisfies Listing;

export const handleMmFault = {
  fn: 'handle_mm_fault',
  source: 'mm/memory.c: do_anonymous_page, do_cow_fault, do_wp_page, do_read_fault; Linux 5.10',
  lines: {
    cow: test(0, 'a write to private memory?'),
    prepare: call(1, 'anon_vma_prepare(vma)'),
    anon: effect(1, 'own frames; mapping ← anon_vma, index ← pgoff'),
    read: effect(0, 'otherwise: the pages of the file, or the zero page'),
  },
} as const satisfies Listing;

export const mmPopulate = {
  fn: 'mm_populate',
  source: 'mm/gup.c: __mm_populate, populate_vma_page_range; Linux 5.10',
  lines: {
    find: call(0, 'vma ← find_vma(addr); for each VMA up to end:'),
    special: test(1, 'VM_IO or VM_PFNMAP? then skip it'),
    barred: test(1, 'is no access allowed? that fails'),
    onFault: test(1, 'VM_LOCKONFAULT? then leave it for later'),
    fault: call(1, 'each page: handle_mm_fault; write if private and writable'),
    pastEnd: test(1, 'are pages past the end of the file? that fails'),
    ignores: test(1, 'failed: does the caller not care? otherwise ENOMEM'),
    done: ret(0, 'done'),
  },
} as const satisfies Listing;
