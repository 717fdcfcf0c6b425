/**
 * What only other calls, flags or kernels need than those of the page's first script: it comes with all-calls.ts, before
 * anybody can choose such a kernel or make such a call.
 */
import type { Addr } from './addr';
import type { vmaAdjust2632 } from './adjust-2632';
import type { commitSplit } from './commit';
import type { Edit } from './edit';
import type { mergeRange } from './merge-vmg';
import type { MergeRequest } from './mergeable';
import type { mmPopulate, mmPopulateVma } from './populate';
import type { searchAligned } from './search-area';
import type { avMergeEvent, rekeyRange } from './series';
import type { noteUnmapped } from './unmap-area';
import type { MmId, VmaId } from './world';

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
  readonly searchAligned: typeof searchAligned;
  /** 3.7 and before. */
  readonly noteUnmapped: typeof noteUnmapped;
  /** 2.6.32. */
  readonly vmaAdjust2632: typeof vmaAdjust2632;
  /** 6.12 and later. */
  readonly mergeRange: typeof mergeRange;
  readonly commitSplit: typeof commitSplit;
  /** 6.1. */
  readonly expandNeighbour: Merge;
  /** The series of 2022. */
  readonly avMergeEvent: typeof avMergeEvent;
  readonly rekeyRange: typeof rekeyRange;
  /** VM_LOCKED, MAP_POPULATE. */
  readonly mmPopulate: typeof mmPopulate;
  readonly mmPopulateVma: typeof mmPopulateVma;
}

let parts: OtherParts | null = null;

export const joinParts = (joined: OtherParts): void => {
  parts = joined;
};

export function otherParts(): OtherParts {
  if (parts === null) throw new Error('engine/all-calls is not loaded');
  return parts;
}
