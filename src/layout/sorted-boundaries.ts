/** The ends of many ranges in one ascending row, each once. The lists are in order already, so they are merged. */
import type { AddrRange, AxisModel, Extent } from './model';
import { endsOf, startsOf } from './vma-numbers';

/** Both ends of a list in address order, cut to the limits. In the middle of an edit neighbours may overlap. */
function cutEnds(list: readonly Extent[], { addr, end }: AddrRange): Float64Array {
  const starts = startsOf(list);
  const ends = endsOf(list);
  const out = new Float64Array(2 * list.length);
  let isSorted = true;
  let before = addr;
  for (let k = 0; k < starts.length; k++) {
    const from = Math.min(end, Math.max(addr, starts[k] ?? 0));
    const to = Math.min(end, Math.max(addr, ends[k] ?? 0));
    if (from < before || to < from) isSorted = false;
    out[2 * k] = from;
    out[2 * k + 1] = to;
    before = to;
  }
  return isSorted ? out : out.sort();
}

/** Two ascending rows as one, each value once. */
function merged(a: Float64Array, b: Float64Array): Float64Array {
  const out = new Float64Array(a.length + b.length);
  let n = 0;
  let last = Number.NaN;
  for (let i = 0, k = 0; i < a.length || k < b.length; ) {
    const x = i < a.length ? (a[i] ?? 0) : Number.POSITIVE_INFINITY;
    const y = k < b.length ? (b[k] ?? 0) : Number.POSITIVE_INFINITY;
    const at = Math.min(x, y);
    if (x === at) i++;
    if (y === at) k++;
    if (at !== last) out[n++] = at;
    last = at;
  }
  return out.subarray(0, n);
}

/** The boundaries of extents and requests within the limits, ascending; the limits are the first and last. */
export function boundaries({ limits, requests, extents }: AxisModel): Float64Array {
  const cut = (at: number): number => Math.min(limits.end, Math.max(limits.addr, at));
  const few = requests.flatMap(({ addr, end }) => [cut(addr), cut(end)]);
  const rows = extents.map((list) => cutEnds(list, limits));
  return rows.reduce(merged, Float64Array.from([limits.addr, limits.end, ...few]).sort());
}

/** The last index whose value is ≤ at; 0 if none is. */
export function indexBelow(values: ArrayLike<number>, at: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((values[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
