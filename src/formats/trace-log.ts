/**
 * The two trace events of the 2022 series, as the kernel's trace file prints their fields, and what a
 * script's merges came to. Source: include/trace/events/mmap.h of the series, v2.
 */
import type { KernelEvent } from '../engine';

type AvMerge = Extract<KernelEvent, { kind: 'vm_av_merge' }>;
type PgoffMerge = Extract<KernelEvent, { kind: 'vm_pgoff_merge' }>;
export type TraceEvent = AvMerge | PgoffMerge;

export const isTraceEvent = (event: KernelEvent): event is TraceEvent =>
  event.kind === 'vm_av_merge' || event.kind === 'vm_pgoff_merge';

/** `name: field=value …`, without the columns of task and time. */
export function traceLine(event: TraceEvent): string {
  if (event.kind === 'vm_pgoff_merge') {
    return `vm_pgoff_merge: faulted=${Number(event.faulted)} updated=${Number(event.updated)}`;
  }
  const { merged, predecessor, successor, predecessor_with_successor, same_count, diff_count, failed_count } = event;
  return `vm_av_merge: merged=${merged} predecessor=${predecessor} successor=${successor} predecessor_with_successor=${predecessor_with_successor} same_count=${same_count} diff_count=${diff_count} failed_count=${failed_count}`;
}

/** How the calls of vma_merge ended. */
export interface MergeCounts {
  /** Nothing merged, for a reason that is no anon_vma's. */
  readonly failed: number;
  /** Nothing merged, and at least one neighbour failed by its anon_vma alone. */
  readonly anonVmaFailed: number;
  /** Merged, with equal anon_vmas or without any. */
  readonly same: number;
  /** Merged although the anon_vmas differ. */
  readonly different: number;
}

/** Counts the vm_av_merge events; on a kernel without the series there are none. */
export function countMerges(events: Iterable<KernelEvent>): MergeCounts {
  let failed = 0;
  let anonVmaFailed = 0;
  let same = 0;
  let different = 0;
  for (const event of events) {
    if (event.kind !== 'vm_av_merge') continue;
    if (event.merged === 0) {
      if (event.failed_count > 0) anonVmaFailed++;
      else failed++;
    } else if (event.diff_count > 0) different++;
    else same++;
  }
  return { failed, anonVmaFailed, same, different };
}
