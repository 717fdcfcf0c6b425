/** When single VMAs cannot be told apart any more: the bar and the list change to columns at the same moment. */

/** Above this many in sight: in the bar each is three groups of shapes (before, now, hole). */
const VMA_LIMIT = 400;
/** CSS pixels for each on average: below that nobody can point at one. */
const MIN_MEAN_PX = 10;
/** So few are never crowded, however narrow the picture. */
const ALWAYS_SINGLE = 60;

/** Are `count` VMAs in `widthPx` CSS pixels too many to be drawn one by one? */
export const isCrowded = (count: number, widthPx: number): boolean =>
  count > VMA_LIMIT || (count > ALWAYS_SINGLE && widthPx / count < MIN_MEAN_PX);
