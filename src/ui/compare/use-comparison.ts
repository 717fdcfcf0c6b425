import { useEffect, useState } from 'react';
import type { KernelName } from '../../engine';
import { type Comparison, comparisonOf, type Pieces } from '../../store/comparing';
import { usePart } from '../context';

/** Milliseconds. */
const TURN_MS = 8;

interface Compared {
  readonly key: string;
  readonly entries: unknown;
  readonly done: readonly Comparison[];
}

/**
 * The session's script on each of the kernels, one after the other, so that the page stays at hand; the first is what
 * the others are compared with. null until the first is there.
 */
export function useComparison(kernels: readonly KernelName[]): readonly Comparison[] | null {
  const session = usePart(({ history }) => history.present);
  const { entries } = session;
  const key = kernels.join();
  const [compared, setCompared] = useState<Compared | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a cursor that moves changes the session, but no call of it
  useEffect(() => {
    const comparing = comparisonOf(session);
    const done: Comparison[] = [];
    let timer = 0;
    let work: Pieces<Comparison> | null = null;
    const next = (): void => {
      const kernel = kernels[done.length];
      if (kernel === undefined) return;
      work ??= comparing(kernel, done[0] ?? null);
      // A short script is through in one turn; of a long one the page gets its turn after every few milliseconds.
      for (const end = performance.now() + TURN_MS; ; ) {
        const piece = work.next();
        if (piece.done) {
          done.push(piece.value);
          work = null;
          setCompared({ key, entries, done: [...done] });
          break;
        }
        if (performance.now() > end) break;
      }
      timer = window.setTimeout(next);
    };
    timer = window.setTimeout(next);
    return () => window.clearTimeout(timer);
  }, [entries, key]);
  return compared?.key === key && compared.entries === entries ? compared.done : null;
}
