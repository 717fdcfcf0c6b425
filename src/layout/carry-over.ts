/**
 * From one instant to the next most VMAs are the same objects. What was worked out for an array is carried over to the
 * next array, and made anew only for those that are others.
 *
 *     was   A  B  C  D  E  F
 *     now   A  B' D  E  F  G       A, D, E and F are carried over
 */
import type { Vma } from '../engine';

/** So far ahead one array is searched for what the other has at this place. */
const LOOK_AHEAD = 8;

/**
 * For each VMA of `now`: `keep(to, from)` where `was` has the same object at `from`, else `make(to)`. Both are in address
 * order; one that is found again far from its place is made anew.
 */
export function carryOver(
  was: readonly Vma[],
  now: readonly Vma[],
  keep: (to: number, from: number) => void,
  make: (to: number) => void,
): void {
  let from = 0;
  for (let to = 0; to < now.length; to++) {
    const vma = now[to];
    if (from < was.length && was[from] !== vma) {
      // Removed from `was`: what follows there is here.
      for (let ahead = 1; ahead <= LOOK_AHEAD; ahead++)
        if (was[from + ahead] === vma && vma !== undefined) {
          from += ahead;
          break;
        }
    }
    if (from < was.length && was[from] === vma) keep(to, from++);
    else {
      make(to);
      // The same one changed keeps its place; one that is new does not take the place of another.
      if (was[from]?.id === vma?.id) from++;
    }
  }
}
