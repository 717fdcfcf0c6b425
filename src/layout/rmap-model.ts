/**
 * What the pictures of the reverse mapping and of the pages are given: what is in sight, with its words. Which part of a
 * large address space that is was decided before; the rest stands here as a count.
 */
import type { AnonVmaId, InodeId, MmId, Pages, VmaId } from '../engine';
import type { MarkState, VmaKind } from './model';

/** What lies beyond the window of one process. */
export interface More {
  /** "+1,240 more" */
  readonly text: string;
  /** For a screen reader: "1,240 more VMAs before these". */
  readonly label: string;
  /** Index of the VMA at which the window would begin. */
  readonly from: number;
}

/** A group of VMAs: those of one process, in address order. */
export interface ProcessGroup<Row> {
  readonly mm: MmId;
  /** "process 1 · makes the call" */
  readonly title: string;
  readonly isCurrent: boolean;
  readonly vmas: readonly Row[];
  readonly before: More | null;
  readonly after: More | null;
  /** "no VMAs", where that is so. */
  readonly empty: string;
}

interface VmaRow {
  readonly id: VmaId;
  readonly name: string;
  readonly perm: string;
  readonly kind: VmaKind;
  readonly mark: MarkState | null;
  /** For a screen reader. */
  readonly label: string;
  readonly detail: string;
}

/** One anon_vma_chain: it ties a VMA to an anon_vma. */
export interface Avc {
  readonly anonVma: AnonVmaId;
  readonly name: string;
  /** vma->anon_vma: new pages go there. */
  readonly isOwn: boolean;
  readonly mark: MarkState | null;
}

export interface RmapVma extends VmaRow {
  /** The VMA's list of avcs, newest first. */
  readonly chain: readonly Avc[];
}

/** In the order of the forest: a parent before its children, these one after the other. */
export interface RmapAnonVma {
  readonly id: AnonVmaId;
  readonly name: string;
  /** 0: a root. */
  readonly depth: number;
  /** null: a root, or its parent is not in sight. */
  readonly parent: AnonVmaId | null;
  /** "root", "child of α1" */
  readonly role: string;
  /** "num_children 1 · num_active_vmas 1" */
  readonly counters: string;
  readonly mark: MarkState | null;
  readonly label: string;
}

/** A VMA in the i_mmap of an inode: the pages [first, past) of the file. */
export interface RmapMember {
  readonly id: VmaId;
  readonly name: string;
  readonly first: Pages;
  readonly past: Pages;
  readonly kind: VmaKind;
  readonly mark: MarkState | null;
  readonly label: string;
}

export interface RmapInode {
  readonly id: InodeId;
  readonly name: string;
  /** What the width stands for: the file, or its mapped part where the file is much larger. */
  readonly extent: Pages;
  readonly isCut: boolean;
  /** "512 pages"; empty: nobody knows, as in a log. */
  readonly size: string;
  readonly members: readonly RmapMember[];
  /** "+3 more", or nothing. */
  readonly more: string;
}

interface Moving {
  readonly title: string;
  readonly description: string;
  readonly selected: VmaId | null;
  readonly hovered: VmaId | null;
  readonly motionMs: number;
  readonly ghostAfterCut: boolean;
  /** "+2 more processes", or nothing. */
  readonly moreProcesses: string;
}

export interface RmapModel extends Moving {
  readonly processes: readonly ProcessGroup<RmapVma>[];
  readonly anonVmas: readonly RmapAnonVma[];
  readonly inodes: readonly RmapInode[];
  readonly moreAnonVmas: string;
  readonly moreInodes: string;
  readonly heads: { readonly anonVmas: string; readonly inodes: string };
  /** Stands where a chain is empty, and where there is no anon_vma. */
  readonly noChain: string;
  readonly noAnonVma: string;
  /** The anon_vma whose avcs are lit up. */
  readonly lit: AnonVmaId | null;
}

/** Pages that are alike and one after the other in address, index and frame; in a small VMA each by itself. */
export interface PagePart {
  /** The same page frame keeps its key wherever it is mapped in this process. */
  readonly key: string;
  /** Page number of the first (address / page size), and how many. */
  readonly page: Pages;
  readonly count: Pages;
  /** absent: no page table entry. */
  readonly kind: 'absent' | 'zero' | 'anon' | 'file';
  /** page->mapping: α1, or the file's name. */
  readonly mapping: string;
  /** page->index, short and in full: "…c004", "0x7f3a0c004". */
  readonly index: string;
  readonly fullIndex: string;
  /** Page frame: "#12", "#12–#19"; empty: not numbered. */
  readonly frame: string;
  /** "⇄ 2": the processes that have the same frame; empty: none. */
  readonly shared: string;
  /** What it was before the call: "← α1 …a000"; empty: the same. */
  readonly was: string;
  /** "512 pages" */
  readonly size: string;
  readonly mark: MarkState | null;
  readonly label: string;
}

export interface PagesVma extends VmaRow {
  /** Number of the first page, and how many. */
  readonly page: Pages;
  readonly pages: Pages;
  /** A cell for each page, else runs. */
  readonly isCells: boolean;
  /** Of cells only those that are present. */
  readonly parts: readonly PagePart[];
  /** "+120 more", or nothing. */
  readonly more: string;
}

export interface PagesModel extends Moving {
  readonly processes: readonly ProcessGroup<PagesVma>[];
}
