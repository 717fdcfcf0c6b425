/** Answers of the look-ups that others hand on. */
import type { Addr } from './addr';
import type { VmaId } from './world';

/** Where a new node belongs: predecessor in the list, parent and side in the tree. */
export interface Place {
  readonly prev: VmaId | null;
  readonly rb_parent: VmaId | null;
  readonly side: 'left' | 'right';
}

export interface VmaAndPrev {
  readonly vma: VmaId | null;
  readonly prev: VmaId | null;
}

/** What an munmap takes away: whole VMAs, from first to end, behind prev. */
export interface Doomed {
  readonly prev: VmaId | null;
  readonly first: VmaId;
  readonly start: Addr;
  readonly end: Addr;
}
