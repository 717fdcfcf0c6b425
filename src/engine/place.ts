/** Answers of the look-ups that others hand on. */
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
