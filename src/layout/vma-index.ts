/** Where each VMA stands in an array: worked out once for an array, used by bar, tree and list. */
import type { Vma, VmaId } from '../engine';

export interface VmaIndex {
  /** undefined: not in the array. */
  get(id: VmaId): number | undefined;
}

const memos = new WeakMap<readonly Vma[], VmaIndex>();

/** Index by id; remembered for the array. Ids are small whole numbers, so they are places in an array themselves. */
export function indexById(vmas: readonly Vma[]): VmaIndex {
  const known = memos.get(vmas);
  if (known) return known;
  let largest = 0;
  for (const { id } of vmas) if (id > largest) largest = id;
  // One more than the index; 0: not there.
  const places = new Int32Array(largest + 1);
  for (let k = 0; k < vmas.length; k++) places[vmas[k]?.id ?? 0] = k + 1;
  const made: VmaIndex = {
    get: (id) => {
      const place = places[id] ?? 0;
      return place === 0 ? undefined : place - 1;
    },
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
