/** Where each VMA stands in an array: worked out once for an array, used by bar, tree and list. */
import type { Vma, VmaId } from '../engine';
import { idsOf } from './vma-numbers';

export interface VmaIndex {
  /** undefined: not in the array. */
  get(id: VmaId): number | undefined;
  /** -1: not in the array, or no id at all (0). */
  at(id: VmaId): number;
}

const memos = new WeakMap<readonly Vma[], VmaIndex>();

/** Index by id; remembered for the array. Ids are small whole numbers, so they are places in an array themselves. */
export function indexById(vmas: readonly Vma[]): VmaIndex {
  const known = memos.get(vmas);
  if (known) return known;
  const ids = idsOf(vmas);
  let largest = 0;
  for (let k = 0; k < ids.length; k++) if ((ids[k] ?? 0) > largest) largest = ids[k] ?? 0;
  // One more than the index; 0: not there.
  const places = new Int32Array(largest + 1);
  for (let k = 0; k < ids.length; k++) places[ids[k] ?? 0] = k + 1;
  const made: VmaIndex = {
    get: (id) => {
      const place = places[id] ?? 0;
      return place === 0 ? undefined : place - 1;
    },
    at: (id) => (places[id] ?? 0) - 1,
  };
  memos.set(vmas, made);
  return made;
}

/** The indices of some VMAs, ascending; those that are not there are left out. */
export function indicesOf(vmas: readonly Vma[], ids: Iterable<VmaId>): number[] {
  const index = indexById(vmas);
  const found = new Set<number>();
  for (const id of ids) {
    const k = index.get(id);
    if (k !== undefined) found.add(k);
  }
  return [...found].sort((a, b) => a - b);
}
