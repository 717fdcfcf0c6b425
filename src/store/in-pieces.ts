/** Long work on the page's own thread, cut into pieces that are not felt: what is yielded is how far it is, 0 to 1. */
import type { ImportSlot } from './import-slot';
import type { Import } from './state';

export type Pieces<T> = Generator<number, T>;

/** A turn of the page: it may draw, and take a click on Cancel. */
const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** All pieces, with a turn of the page after each; null where it was cancelled. */
export async function inPieces<T>(
  slot: ImportSlot,
  what: Omit<Import, 'progress'>,
  pieces: () => Pieces<T>,
): Promise<T | null> {
  let isStopped = false;
  const running = slot.begin(what, () => {
    isStopped = true;
  });
  try {
    await nextTurn();
    if (isStopped) return null;
    const work = pieces();
    for (let piece = work.next(); ; piece = work.next()) {
      if (piece.done) return piece.value;
      running.progress(piece.value);
      await nextTurn();
      if (isStopped) return null;
    }
  } finally {
    running.end();
  }
}

/** All pieces at once. */
export function atOnce<T>(work: Pieces<T>): T {
  for (let piece = work.next(); ; piece = work.next()) if (piece.done) return piece.value;
}
