/** Which names of a call stack stand in a row that may be too narrow for all of them. */

export interface Fold {
  /** How many of the outermost names are shown, before what is folded away. */
  readonly head: number;
  /** How many of the innermost are shown, after it. */
  readonly tail: number;
}

/** The running function always; its caller next, then the outermost, then as many callers as there is room for. */
function* folds(count: number): Generator<Fold> {
  yield { head: count, tail: 0 };
  for (let tail = count - 2; tail >= 2; tail--) yield { head: 1, tail };
  if (count > 2) yield { head: 0, tail: 2 };
  if (count > 1) yield { head: 0, tail: 1 };
}

/**
 * The first way to fold that fits.
 *
 *   mmap › do_mmap › mmap_region › vma_merge › __vma_adjust     all of it
 *   mmap › … › vma_merge › __vma_adjust                          head 1, tail 2
 *   … › __vma_adjust                                             head 0, tail 1
 *
 * `widths` are of the names with what separates them, outermost first; `more` is the width of the button in place of what
 * is folded away; all in px. What has nothing left to fold is shown even if it does not fit.
 */
export function foldStack(widths: readonly number[], room: number, more: number): Fold {
  const total = (part: readonly number[]): number => part.reduce((sum, width) => sum + width, 0);
  let last: Fold = { head: widths.length, tail: 0 };
  for (const fold of folds(widths.length)) {
    last = fold;
    const { head, tail } = fold;
    const isWhole = head + tail === widths.length;
    const shown = total(widths.slice(0, head)) + total(widths.slice(widths.length - tail));
    if (shown + (isWhole ? 0 : more) <= room) return fold;
  }
  return last;
}
