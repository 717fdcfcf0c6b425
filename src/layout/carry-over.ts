/**
 * From one instant to the next most VMAs are the same objects. What was worked out for an array is carried over to the
 * next array, run by run, and made anew only for those that are others.
 *
 *     was   A  B  C  D  E  F
 *     now   A  B' D  E  F  G       A is one run, D E F another
 */

/** So far ahead one array is searched for what the other has at this place. */
const LOOK_AHEAD = 8;

/** How many elements before `past` are the same in both, from the end back. */
function sameAtEnd<T>(was: readonly T[], now: readonly T[]): number {
  const most = Math.min(was.length, now.length);
  let count = 0;
  while (count < most && was[was.length - 1 - count] === now[now.length - 1 - count]) count++;
  return count;
}

/** A stretch of an array; `from`: where it stood in the array before, -1: nowhere. */
interface Run {
  readonly to: number;
  readonly from: number;
  readonly count: number;
}

/** The runs of `now`, without gaps between them. What is found again far from its place, other than at the end, is new. */
function compared(was: readonly object[], now: readonly object[]): Run[] {
  const runs: Run[] = [];
  const tail = sameAtEnd(was, now);
  const pastWas = was.length - tail;
  const past = now.length - tail;
  let from = 0;
  for (let to = 0; to < past; ) {
    if (from >= pastWas) {
      runs.push({ to, from: -1, count: past - to });
      break;
    }
    let count = 0;
    while (to + count < past && from + count < pastWas && was[from + count] === now[to + count]) count++;
    if (count > 0) {
      runs.push({ to, from, count });
      to += count;
      from += count;
      continue;
    }
    let gone = 1;
    while (gone <= LOOK_AHEAD && was[from + gone] !== now[to]) gone++;
    if (gone <= LOOK_AHEAD) {
      from += gone;
      continue;
    }
    // New ones before the one that stood here; if there are none, this one took its place.
    let fresh = 1;
    while (fresh <= LOOK_AHEAD && now[to + fresh] !== was[from]) fresh++;
    if (fresh > LOOK_AHEAD) {
      fresh = 1;
      from++;
    }
    runs.push({ to, from: -1, count: Math.min(fresh, past - to) });
    to += fresh;
  }
  if (tail > 0) runs.push({ to: past, from: pastWas, count: tail });
  return runs;
}

interface Pair {
  readonly was: readonly object[];
  readonly now: readonly object[];
  readonly runs: readonly Run[];
}

/** Every kind of number is carried over between the same few arrays: of an instant, and of the ends of its call. */
const MOST_PAIRS = 4;
let recent: readonly Pair[] = [];
const NOTHING: readonly never[] = [];

function runsOf(was: readonly object[], now: readonly object[]): readonly Run[] {
  const known = recent.find((pair) => pair.was === was && pair.now === now);
  if (known) return known.runs;
  const runs = compared(was, now);
  recent = [{ was, now, runs }, ...recent].slice(0, MOST_PAIRS);
  return runs;
}

/** For each run of `now` that `was` has too: `keep(to, from, count)`; for each other element `make(to)`. */
export function carryOver<T extends object>(
  was: readonly T[],
  now: readonly T[],
  keep: (to: number, from: number, count: number) => void,
  make: (to: number) => void,
): void {
  for (const { to, from, count } of runsOf(was, now))
    if (from >= 0) keep(to, from, count);
    else for (let k = to; k < to + count; k++) make(k);
}

type Numbers = Float64Array | Int32Array | Uint8Array;

/**
 * A number for each element of an array, made of those of the array asked about before. The same array gives the same
 * numbers.
 * @param room a new array for so many numbers
 */
export function carriedNumbers<T extends object, N extends Numbers>(
  room: (length: number) => N,
  numberOf: (element: T) => number,
): (list: readonly T[]) => N {
  const memos = new WeakMap<readonly T[], N>();
  let last: { readonly list: readonly T[]; readonly numbers: N } | null = null;
  return (list) => {
    const known = memos.get(list);
    if (known) return known;
    const numbers = room(list.length);
    const old = last;
    carryOver(
      old?.list ?? NOTHING,
      list,
      (to, from, count) => {
        if (old) numbers.set(old.numbers.subarray(from, from + count), to);
      },
      (to) => {
        const element = list[to];
        if (element) numbers[to] = numberOf(element);
      },
    );
    memos.set(list, numbers);
    last = { list, numbers };
    return numbers;
  };
}
