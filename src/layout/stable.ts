/**
 * Keeps the identity of what did not change: models are rebuilt for every hover, while layouts remember what they worked
 * out by the identity of an array, and a transition starts only when something else is to be seen.
 */

/** Longer arrays are the store's, which keeps their identity itself: to go through 65,530 VMAs tells nothing new. */
const MOST_COMPARED = 256;

/** Whether two values say the same; looks `depth` levels down, functions count by identity. */
function isSame(a: unknown, b: unknown, depth: number): boolean {
  if (Object.is(a, b)) return true;
  if (depth === 0 || typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    if (a.length > MOST_COMPARED) return false;
    return a.every((value, k) => isSame(value, b[k], depth - 1));
  }
  if (a instanceof Set || b instanceof Set) {
    if (!(a instanceof Set) || !(b instanceof Set) || a.size !== b.size) return false;
    return [...a].every((value) => b.has(value));
  }
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  const other = new Map(Object.entries(b));
  return Object.entries(a).every(([key, value]) => other.has(key) && isSame(value, other.get(key), depth - 1));
}

/** How deep a model's values go: axis → extents → list → extent → field. */
const DEPTH = 4;

/**
 * `now` with every field that says the same as in `before` replaced by the one of `before`; `before` itself when all do.
 */
export function keepStable<T extends object>(before: T, now: T): T {
  let isOther = false;
  const old = new Map<string, unknown>(Object.entries(before));
  const entries = Object.entries(now).map(([key, value]): [string, unknown] => {
    const was = old.get(key);
    if (isSame(was, value, DEPTH)) return [key, was];
    isOther = true;
    const isPlain = (x: unknown): x is object =>
      typeof x === 'object' && x !== null && !Array.isArray(x) && !(x instanceof Set);
    return [key, isPlain(was) && isPlain(value) ? keepStable(was, value) : value];
  });
  if (!isOther && entries.length === old.size) return before;
  return { ...now, ...Object.fromEntries(entries) };
}
