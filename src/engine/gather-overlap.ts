/**
 * What is in the way of a new mapping. Models: the parts of __mmap_prepare and __mmap_complete of mm/vma.c, 6.12, that
 * gather it first and let it go later, so that a refusal loses nothing.
 */
import type { Addr } from './addr';
import type { Edit } from './edit';
import { findVma } from './find';
import type { Doomed } from './place';
import { complete, detach, gather } from './unmap';
import type { MmId } from './world';

/** What is in the way of a new mapping, gathered for later. From 6.12 on. */
export function gatherOverlap(edit: Edit, mm: MmId, start: Addr, end: Addr): Doomed | 'ENOMEM' | 'EPERM' {
  const found = findVma(edit, mm, start);
  if (found === null) throw new Error(`engine: nothing lies between ${start} and ${end}`);
  edit.rec?.at('mmap_region.gather', { addr: start, end });
  return gather(edit, 'vms_gather_munmap_vmas', mm, found, start, end);
}

/** What was gathered goes: nothing can stop the new mapping any more. */
export function completeOverlap(edit: Edit, mm: MmId, doomed: Doomed): void {
  const { start, end } = doomed;
  const gone = detach(edit, 'mmap_region', mm, doomed);
  edit.rec?.at('mmap_region.complete', { addr: start, end });
  complete(edit, 'vms_complete_munmap_vmas', mm, doomed, gone);
}
