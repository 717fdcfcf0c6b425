/** Long work cut into pieces that are not felt: what is yielded is how far it is, 0 to 1. Who runs it decides when it goes on. */
export type Pieces<T> = Generator<number, T>;

/** All pieces at once. */
export function atOnce<T>(work: Pieces<T>): T {
  for (let piece = work.next(); ; piece = work.next()) if (piece.done) return piece.value;
}
