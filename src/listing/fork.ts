/** A child process. */
import { call, charge, critical, effect, FROM_6_1, type Listing, only, TO_5_17, test } from './types';

export const fork = {
  fn: 'fork',
  source: 'kernel/fork.c: copy_process, copy_mm, dup_mm; Linux 5.10',
  lines: {
    thread: test(0, 'CLONE_VM: a thread?'),
    share: critical(1, 'it shares the mm: mm_users ← mm_users + 1'),
    newMm: effect(0, 'otherwise a new mm_struct, with no VMA yet'),
    dup: call(0, 'dup_mmap: copy the VMAs'),
    undo: effect(1, 'failed: take it all down → ENOMEM'),
    task: effect(0, 'the child lives: return its pid'),
  },
} as const satisfies Listing;

export const dupMmap = {
  fn: 'dup_mmap',
  source: 'kernel/fork.c: dup_mmap, Linux 5.10',
  lines: {
    dontCopy: test(0, 'for each VMA, upwards: VM_DONTCOPY?'),
    leave: effect(1, 'leave it out: total_vm of the child − pages'),
    charge: charge(0, 'VM_ACCOUNT, and it cannot be charged? → ENOMEM'),
    dup: critical(0, 'child ← a copy of vma, not locked, linked nowhere'),
    wipe: test(0, 'VM_WIPEONFORK?'),
    forget: critical(1, 'its anon_vma ← NULL'),
    anon: call(0, 'otherwise anon_vma_fork(child, vma)'),
    list: critical(0, 'into i_mmap; behind the last one of the child'),
    hang: only(TO_5_17, critical(0, 'tree: right child of the last one, red')),
    maple: only(FROM_6_1, critical(0, 'the maple tree notes the new bounds by itself')),
    rebalance: only(TO_5_17, call(0, 'rb_insert(child)')),
    count: effect(0, 'map_count ← map_count + 1'),
    pages: effect(0, 'not wiped: both map the same frames until a write'),
  },
} as const satisfies Listing;
