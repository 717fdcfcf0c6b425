/** Long work on the page's own thread, piece by piece, with what the page shows of it and a way to stop it. */
import type { Pieces } from '../history';
import type { ImportSlot } from './import-slot';
import type { Import } from './state';

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
