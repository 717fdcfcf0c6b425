/** Where each VMA stands in an array: worked out once for an array, used by tree and list. */
import type { Vma, VmaId } from '../engine';

const memos = new WeakMap<readonly Vma[], ReadonlyMap<VmaId, number>>();

/** Index by id; remembered for the array. */
export function indexById(vmas: readonly Vma[]): ReadonlyMap<VmaId, number> {
  const known = memos.get(vmas);
  if (known) return known;
  const made = new Map<VmaId, number>();
  vmas.forEach((vma, k) => {
    made.set(vma.id, k);
  });
  memos.set(vmas, made);
  return made;
}
