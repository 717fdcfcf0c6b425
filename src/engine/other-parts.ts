/**
 * What only other calls, flags or kernels need than those of the page's first script: it comes with all-calls.ts, before
 * anybody can choose such a kernel or make such a call.
 */
import type { Addr, Bytes, Pages } from './addr';
import type { AdjustArgs } from './adjust-plan';
import type { KernelEvent } from './call';
import type { Edit } from './edit';
import type { Ret } from './errno';
import type { BothFirst, Merged, Neighbours, Range, RangeFunction } from './merge-around';
import type { MergeRequest } from './mergeable';
import type { Doomed, Place, VmaAndPrev } from './place';
import type { AnonVmaId, MmId, Vma, VmaId } from './world';

/** vm_av_merge, before its result is known. */
export type AvMergeEvent = Omit<Extract<KernelEvent, { kind: 'vm_av_merge' }>, 'merged'>;

/** vma_merge, and what a new mapping asks instead of it. */
type Merge = (
  edit: Edit,
  mm: MmId,
  prev: VmaId | null,
  addr: Addr,
  end: Addr,
  args: Omit<MergeRequest, 'pglen'>,
) => VmaId | null;

export interface OtherParts {
  /** No MAP_FIXED. */
  readonly searchAligned: (edit: Edit, mm: MmId, hint: Addr, len: Bytes, flags: number, anonymous: boolean) => Ret;
  /** RLIMIT_AS or RLIMIT_DATA reached. */
  readonly countVmaPagesRange: (edit: Edit, mm: MmId, addr: Addr, end: Addr) => Pages;
  /** Reading. */
  readonly readIn: (edit: Edit, mm: MmId, id: VmaId, lo: Pages, hi: Pages) => void;
  /** Several mms. */
  readonly sharedWithOthers: (edit: Edit, mm: MmId, pfn: number) => boolean;
  /** Below a stack that can grow. */
  readonly expandStack: (edit: Edit, mm: MmId, id: VmaId, addr: Addr) => boolean;
  /** 2.6.36 to 4.11. */
  readonly checkStackGuardPage: (edit: Edit, mm: MmId, id: VmaId, addr: Addr) => boolean;
  /** 3.7 and before. */
  readonly noteUnmapped: (edit: Edit, mm: MmId, prev: VmaId | null, next: VmaId | null) => void;
  /** 2.6.32. */
  readonly vmaAdjust2632: (edit: Edit, mm: MmId, vma: VmaId, args: AdjustArgs) => void;
  readonly mmapCacheFind: (edit: Edit, mm: MmId, addr: Addr) => VmaId | null;
  readonly mmapCacheUpdate: (edit: Edit, mm: MmId, addr: Addr, vma: VmaId) => void;
  readonly descendToPrev: (edit: Edit, mm: MmId, addr: Addr) => VmaAndPrev;
  readonly findVmaPrepare: (edit: Edit, mm: MmId, addr: Addr, end: Addr) => Place | null;
  readonly hangWithoutGaps: (edit: Edit, mm: MmId, id: VmaId, place: Place) => void;
  readonly takeTruncateCount: (edit: Edit, id: VmaId) => void;
  readonly pastLimits: (edit: Edit, mm: MmId, flags: number, pages: Pages) => boolean;
  readonly roomFunction: (
    edit: Edit,
    caller: 'mmap_region' | 'do_brk_flags',
  ) => 'munmap_vma_range' | 'mmap_region' | null;
  readonly unlinkOneWay: (edit: Edit, mm: MmId, id: VmaId) => void;
  /** 6.1, the series of 2022. */
  readonly askBothFirst: (edit: Edit, fn: BothFirst, around: Neighbours, range: Range) => Merged | null;
  /** 6.12 and later. */
  readonly mergeRange: (edit: Edit, fn: RangeFunction, around: Neighbours, range: Range) => Merged | null;
  readonly gatherOverlap: (edit: Edit, mm: MmId, start: Addr, end: Addr) => Doomed | 'ENOMEM' | 'EPERM';
  readonly completeOverlap: (edit: Edit, mm: MmId, doomed: Doomed) => void;
  readonly isSealed: (edit: Edit, id: VmaId) => boolean;
  readonly touchesSealed: (edit: Edit, mm: MmId, start: Addr, end: Addr) => boolean;
  readonly commitSplit: (edit: Edit, mm: MmId, id: VmaId, insert: VmaId, args: AdjustArgs) => void;
  /** 6.1. */
  readonly expandNeighbour: Merge;
  /** The series of 2022. */
  readonly avMergeEvent: (
    edit: Edit,
    prev: Vma | null,
    next: Vma | null,
    addr: Addr,
    end: Addr,
    req: MergeRequest,
  ) => AvMergeEvent;
  readonly rekeyRange: (
    edit: Edit,
    mm: MmId,
    from: AnonVmaId | null,
    to: AnonVmaId | null,
    start: Addr,
    end: Addr,
  ) => void;
  /** VM_LOCKED, MAP_POPULATE. */
  readonly mmPopulate: (edit: Edit, mm: MmId, start: Addr, end: Addr, ignoreErrors: boolean) => 0 | 'ENOMEM';
  readonly mmPopulateVma: (edit: Edit, mm: MmId, id: VmaId, start: Addr, end: Addr) => void;
}

let parts: OtherParts | null = null;

export const joinParts = (joined: OtherParts): void => {
  parts = joined;
};

export function otherParts(): OtherParts {
  if (parts === null) throw new Error('engine/all-calls is not loaded');
  return parts;
}
