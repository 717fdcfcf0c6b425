/**
 * What layouts ask of every VMA, as plain arrays of numbers: to go through 65,530 objects takes longer than all the rest.
 * Carried over from one instant to the next.
 */
import type { Vma } from '../engine';
import { carriedNumbers } from './carry-over';
import type { Extent } from './model';

const floats = (length: number) => new Float64Array(length);
const ints = (length: number) => new Int32Array(length);

export const startsOf = carriedNumbers(floats, (extent: Extent) => extent.vm_start);
export const endsOf = carriedNumbers(floats, (extent: Extent) => extent.vm_end);
export const idsOf = carriedNumbers(ints, (vma: Vma) => vma.id);
/** Ids of the children in the tree; 0: none, for ids begin at 1. */
export const leftIdsOf = carriedNumbers(ints, (vma: Vma) => vma.rb_left ?? 0);
export const rightIdsOf = carriedNumbers(ints, (vma: Vma) => vma.rb_right ?? 0);
