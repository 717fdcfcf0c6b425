/**
 * One operation of the call language, with every number resolved, and what came of it.
 * Lengths, addresses and offsets are bytes; flag words are the kernel's numbers.
 */
import type { Anchor } from '../listing';
import type { Addr, Bytes, Pages } from './addr';
import type { Errno, Ret } from './errno';
import type { FileId, Pid, RlimitName, VmaId } from './world';

/** One VMA of a process image: a line of /proc/PID/maps, or of a recording. */
export interface ImageVma {
  readonly vm_start: Addr;
  readonly vm_end: Addr;
  readonly vm_flags: number;
  readonly vm_pgoff: Pages;
  /** Path, or [heap], [stack], [vdso] …; empty for anonymous memory. */
  readonly name: string;
  /** Written to already (its anon_vma exists): VMAs with the same number share one. */
  readonly anon_vma?: number | null;
}

/** What execve leaves behind. */
export interface Image {
  readonly name: string;
  readonly vmas: readonly ImageVma[];
  readonly start_brk?: Addr;
  readonly brk?: Addr;
  readonly mmap_base?: Addr;
  readonly task_size?: Addr;
  /** Where the bottom-up search starts; a third of task_size where not given. */
  readonly mmap_legacy_base?: Addr;
  /** legacy: bottom-up from mmap_legacy_base, no top-down try. */
  readonly layout?: 'topdown' | 'legacy';
}

export type SysctlName =
  | 'max_map_count'
  | 'stack_guard_gap'
  | 'mmap_min_addr'
  | 'overcommit_memory'
  | 'commit_limit'
  | 'series_refactor'
  | 'series_page_offset'
  | 'series_anon_vmas'
  | 'series_tracing';

export type Call =
  | {
      readonly name: 'mmap';
      readonly addr: Addr;
      readonly len: Bytes;
      readonly prot: number;
      readonly flags: number;
      readonly fd: FileId | -1;
      readonly offset: Bytes;
    }
  | { readonly name: 'munmap'; readonly addr: Addr; readonly len: Bytes }
  | { readonly name: 'mprotect'; readonly addr: Addr; readonly len: Bytes; readonly prot: number }
  | {
      readonly name: 'mremap';
      readonly addr: Addr;
      readonly old_len: Bytes;
      readonly new_len: Bytes;
      readonly flags: number;
      readonly new_addr: Addr;
    }
  /** 0 asks for the current break, as brk(NULL). */
  | { readonly name: 'brk'; readonly addr: Addr }
  | { readonly name: 'madvise'; readonly addr: Addr; readonly len: Bytes; readonly advice: number }
  | { readonly name: 'mlock'; readonly addr: Addr; readonly len: Bytes }
  | { readonly name: 'mlock2'; readonly addr: Addr; readonly len: Bytes; readonly flags: number }
  | { readonly name: 'munlock'; readonly addr: Addr; readonly len: Bytes }
  | { readonly name: 'mlockall'; readonly flags: number }
  | { readonly name: 'munlockall' }
  /** flags: must be 0; the call exists from 6.10 on. */
  | { readonly name: 'mseal'; readonly addr: Addr; readonly len: Bytes; readonly flags: number }
  /** mode: MPOL_*; nodes: a mask. MPOL_DEFAULT takes the policy away. */
  | { readonly name: 'mbind'; readonly addr: Addr; readonly len: Bytes; readonly mode: number; readonly nodes: number }
  /** ioctl(UFFDIO_REGISTER) of the watcher ctx, and its opposite. */
  | { readonly name: 'userfaultfd_register'; readonly addr: Addr; readonly len: Bytes; readonly ctx: number }
  | { readonly name: 'userfaultfd_unregister'; readonly addr: Addr; readonly len: Bytes }
  /** prctl(PR_SET_VMA, PR_SET_VMA_ANON_NAME); null takes the name away. */
  | { readonly name: 'set_vma_anon_name'; readonly addr: Addr; readonly len: Bytes; readonly anon_name: string | null }
  /**
   * vma_merge itself on free arguments: a hole, or a part of one VMA. pgoff null: what belongs to addr. The others are
   * what the range brings where they are left out; prev and anon_vma name a VMA by an address inside of it.
   */
  | {
      readonly name: 'vma_merge';
      readonly addr: Addr;
      readonly end: Addr;
      readonly vm_flags: number;
      readonly pgoff: Pages | null;
      readonly prev?: Addr | null;
      readonly anon_vma?: Addr | null;
      readonly file?: FileId | null;
      readonly policy?: string | null;
      readonly userfaultfd_ctx?: number | null;
      readonly anon_name?: string | null;
    }
  /** mm_populate of a range, as MAP_POPULATE does it. */
  | { readonly name: 'populate'; readonly addr: Addr; readonly len: Bytes }
  /** Access each page of the range in turn; stops at the first that faults for good. */
  | { readonly name: 'touch'; readonly addr: Addr; readonly len: Bytes; readonly write: boolean }
  /** thread: share the mm (CLONE_VM), as threads and vfork do. pid: the number to give to the child. */
  | { readonly name: 'fork'; readonly thread?: boolean; readonly pid?: Pid }
  | { readonly name: 'execve'; readonly image: Image }
  /** The current task, or the one named, leaves; its parent goes on. */
  | { readonly name: 'exit'; readonly pid?: Pid }
  | { readonly name: 'switch'; readonly pid: Pid }
  /** A new struct file; of the same name: the same inode. Returns the file's id. */
  | {
      readonly name: 'open';
      readonly path: string;
      readonly pages: Pages;
      readonly mode: 'r' | 'w' | 'rw' /** 2.6.32: truncations so far. */;
      readonly truncate_count?: number;
    }
  | { readonly name: 'sysctl'; readonly key: SysctlName; readonly value: number }
  | { readonly name: 'rlimit'; readonly resource: RlimitName; readonly value: Bytes }
  | { readonly name: 'find_vma'; readonly addr: Addr }
  | { readonly name: 'find_vma_prev'; readonly addr: Addr }
  | { readonly name: 'find_vma_intersection'; readonly addr: Addr; readonly end: Addr }
  | { readonly name: 'get_unmapped_area'; readonly addr: Addr; readonly len: Bytes; readonly flags: number }
  | { readonly name: 'insert_vm_struct'; readonly addr: Addr; readonly len: Bytes; readonly vm_flags: number };

export type CallName = Call['name'];
export type CallOf<N extends CallName> = Extract<Call, { name: N }>;

/** A VMA as an event names it: id and the range it had at that moment. */
export interface VmaRef {
  readonly id: VmaId;
  readonly vm_start: Addr;
  readonly vm_end: Addr;
}

export type MergeCase = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** enum vma_merge_res of the 2022 series, v2. */
export type AvMergeResult =
  | 'MERGE_FAILED'
  | 'AV_MERGE_FAILED'
  | 'AV_MERGE_NULL'
  | 'AV_MERGE_SAME'
  | 'AV_MERGE_DIFFERENT';

/** What the recordings name too: the kernel's own acts, in order. */
export type KernelEvent =
  /** One call of vma_merge; prev, area and next as it computed them, before the change. Case 0: no merge. */
  | {
      readonly kind: 'merge';
      readonly mergeCase: MergeCase;
      readonly addr: Addr;
      readonly end: Addr;
      readonly prev: VmaRef | null;
      readonly area: VmaRef | null;
      readonly next: VmaRef | null;
      readonly survivor: VmaId | null;
      readonly removed: readonly VmaId[];
    }
  | {
      readonly kind: 'split';
      readonly vma: VmaRef;
      readonly at: Addr;
      readonly new_below: boolean;
      readonly created: VmaId;
    }
  /** A plain __vma_adjust: growth in place. */
  | { readonly kind: 'adjust'; readonly vma: VmaRef; readonly vm_start: Addr; readonly vm_end: Addr }
  /** The trace events of the series. */
  | {
      readonly kind: 'vm_av_merge';
      readonly merged: 0 | 1;
      readonly predecessor: AvMergeResult;
      readonly successor: AvMergeResult;
      readonly predecessor_with_successor: AvMergeResult;
      readonly same_count: number;
      readonly diff_count: number;
      readonly failed_count: number;
    }
  | { readonly kind: 'vm_pgoff_merge'; readonly faulted: boolean; readonly updated: boolean };

/** What a call returned and did. */
export interface Outcome {
  /** The system call's value, or its error. For find_*: the VMA's id, 0 for NULL. */
  readonly ret: Ret;
  readonly events: readonly KernelEvent[];
  /** The listing line that refused, where ret is an error. */
  readonly refusedAt?: Anchor;
}

export type { Errno };
