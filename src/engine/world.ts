/**
 * The world: all that a call can change. Immutable; each version shares structure with its neighbours.
 * Models: mm_struct, vm_area_struct, anon_vma, struct file and its inode's i_mmap, task_struct's share
 * of memory, page tables. Field names are the kernel's.
 */
import type { Addr, Bytes, Pages } from './addr';
import type { KernelName, Profile } from './kernel';
import type { Table } from './table';

/** A record under edit. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export type VmaId = number & { readonly unit?: 'VmaId' };
export type MmId = number & { readonly unit?: 'MmId' };
export type AnonVmaId = number & { readonly unit?: 'AnonVmaId' };
/** A struct file: one per open(). */
export type FileId = number & { readonly unit?: 'FileId' };
/** What several struct files of one path share; its mapping holds i_mmap. */
export type InodeId = number & { readonly unit?: 'InodeId' };
export type Pid = number & { readonly unit?: 'Pid' };

export type Colour = 'red' | 'black';

/**
 * What vm_ops stand for: null is "no vm_ops", the kernel's own test for private anonymous memory;
 * `special` are the kernel's own mappings ([vdso], [vvar]) and have a close().
 */
export type VmOps = null | 'file' | 'shmem' | 'special';

/** struct vm_area_struct. List and tree links are ids, so that one table holds list and tree at every instant. */
export interface Vma {
  /** Never reused in a world. */
  readonly id: VmaId;
  readonly vm_mm: MmId;
  readonly vm_start: Addr;
  readonly vm_end: Addr;
  readonly vm_flags: number;
  /** Page offset in the file; of private anonymous memory the page number where it was first mapped. */
  readonly vm_pgoff: Pages;
  readonly vm_file: FileId | null;
  readonly vm_ops: VmOps;
  readonly vm_next: VmaId | null;
  readonly vm_prev: VmaId | null;
  readonly rb_parent: VmaId | null;
  readonly rb_left: VmaId | null;
  readonly rb_right: VmaId | null;
  readonly rb_colour: Colour;
  /** The largest own gap in the subtree, bytes. */
  readonly rb_subtree_gap: Bytes;
  /** Where new anonymous pages go; NULL until the first write fault. */
  readonly anon_vma: AnonVmaId | null;
  /** The anon_vmas of the chain, newest first. */
  readonly anon_vma_chain: readonly AnonVmaId[];
  /** NUMA policy as text; equal texts are equal policies. */
  readonly vm_policy: string | null;
  readonly vm_userfaultfd_ctx: number | null;
  readonly anon_name: string | null;
  /** 2.6.32: how many truncations of the file were over when this VMA was last looked at. */
  readonly vm_truncate_count: number;
  /** The revision that may write this object in place (engine/draft only). */
  readonly rev: number;
}

/** struct mm_struct. */
export interface Mm {
  readonly id: MmId;
  /** Head of the list. */
  readonly mmap: VmaId | null;
  /** Root of the red-black tree. */
  readonly mm_rb: VmaId | null;
  readonly map_count: number;
  /** Pages, as the four below. */
  readonly total_vm: Pages;
  readonly data_vm: Pages;
  readonly exec_vm: Pages;
  readonly stack_vm: Pages;
  readonly locked_vm: Pages;
  readonly def_flags: number;
  readonly mmap_base: Addr;
  readonly mmap_legacy_base: Addr;
  /** Which arch_get_unmapped_area the mm uses: highest hole first, or lowest. */
  readonly layout: 'topdown' | 'legacy';
  /** The linear search of 3.7 and before: where it goes on, and the largest hole that it passed. */
  readonly free_area_cache: Addr;
  readonly cached_hole_size: Bytes;
  /** The one cached VMA of 3.14 and before. */
  readonly mmap_cache: VmaId | null;
  readonly task_size: Addr;
  readonly highest_vm_end: Addr;
  readonly start_data: Addr;
  readonly end_data: Addr;
  readonly start_brk: Addr;
  readonly brk: Addr;
  readonly start_stack: Addr;
  readonly vmacache_seqnum: number;
  /** Page tables: runs of present pages by page number / 512. */
  readonly pgd: Table<PageTable>;
  /** How many tasks share it. */
  readonly mm_users: number;
  readonly rev: number;
}

/** What one page table entry points to; a run of them is consecutive in pfn, index and address. */
export interface PageRun {
  /** First page number and how many. */
  readonly page: Pages;
  readonly count: Pages;
  /** zero: the shared zero page; anon: page->mapping is an anon_vma; file: it is an inode's mapping. */
  readonly kind: 'zero' | 'anon' | 'file';
  /** anon_vma or inode; null for the zero page. */
  readonly mapping: number | null;
  /** page->index of the first page. */
  readonly index: Pages;
  /** Identity of the first page frame; 0 for the zero page. */
  readonly pfn: number;
}

/** The present pages of one 2 MiB stretch, ascending. */
export type PageTable = readonly PageRun[];

/** struct anon_vma. */
export interface AnonVma {
  readonly id: AnonVmaId;
  readonly root: AnonVmaId;
  readonly parent: AnonVmaId;
  /** Child anon_vmas, the self-parent link of a root counted; with num_active_vmas it makes the older `degree`. */
  readonly num_children: number;
  readonly num_active_vmas: number;
  /** The interval tree: which VMAs have an avc here. */
  readonly vmas: Table<VmaId>;
  readonly rev: number;
}

/** struct file. */
export interface OpenFile {
  readonly id: FileId;
  readonly inode: InodeId;
  readonly readable: boolean;
  readonly writable: boolean;
}

/** A file's inode with its address_space. */
export interface Inode {
  readonly id: InodeId;
  readonly name: string;
  readonly pages: Pages;
  /** regular file, shared anonymous memory, or /dev/mem, whose mappings are VM_SPECIAL. */
  readonly kind: 'regular' | 'shmem' | 'mem';
  /** i_mmap: the VMAs that map it. */
  readonly i_mmap: Table<VmaId>;
  /** Of its address_space in 2.6.32: the truncations so far. Nothing is truncated here: open() says how many there were. */
  readonly truncate_count: number;
  readonly rev: number;
}

export const RLIMITS = ['RLIMIT_AS', 'RLIMIT_DATA', 'RLIMIT_STACK', 'RLIMIT_MEMLOCK'] as const;
export type RlimitName = (typeof RLIMITS)[number];
/** Bytes; Infinity is RLIM_INFINITY. */
export type Rlimits = { readonly [K in RlimitName]: Bytes };

/** The memory part of task_struct. */
export interface Task {
  readonly pid: Pid;
  readonly parent: Pid | null;
  /** null after exit. */
  readonly mm: MmId | null;
  readonly name: string;
  /** Per task: four slots and the sequence number they belong to. */
  readonly vmacache: readonly (VmaId | null)[];
  readonly vmacache_seqnum: number;
  readonly rlimits: Rlimits;
  readonly rev: number;
}

export interface Sysctl {
  readonly max_map_count: number;
  /** Pages between a growing stack and its neighbour. */
  readonly stack_guard_gap: Pages;
  readonly mmap_min_addr: Addr;
  /** 0 heuristic, 1 always, 2 never overcommit. */
  readonly overcommit_memory: number;
  /** Pages that VM_ACCOUNT may charge; Infinity: no limit. */
  readonly commit_limit: Pages;
  /** The patches of the 2022 series, each 1 or 0; they count on the kernel that has them. */
  readonly series_refactor: number;
  readonly series_page_offset: number;
  readonly series_anon_vmas: number;
  readonly series_tracing: number;
}

export interface World {
  readonly kernel: KernelName;
  /** A profile that no kernel has, in place of the kernel's own: how Compare finds the field that makes a difference. */
  readonly variant?: Profile;
  readonly sysctl: Sysctl;
  /** The task that makes the next call. */
  readonly current: Pid;
  readonly tasks: Table<Task>;
  readonly mms: Table<Mm>;
  readonly vmas: Table<Vma>;
  readonly anon_vmas: Table<AnonVma>;
  readonly files: Table<OpenFile>;
  readonly inodes: Table<Inode>;
  /** Pages charged by VM_ACCOUNT, over all processes. */
  readonly committed: Pages;
  /** The next id of each kind: ids are never reused. */
  readonly nextVma: VmaId;
  readonly nextMm: MmId;
  readonly nextAnonVma: AnonVmaId;
  readonly nextFile: FileId;
  readonly nextPid: Pid;
  readonly nextPfn: number;
}
