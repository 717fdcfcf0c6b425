import { useEffect, useState } from 'react';
import type { KernelName } from '../../engine';
import { type Comparison, comparisonOf } from '../../store/comparing';
import { usePart } from '../context';

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
    const next = (): void => {
      const kernel = kernels[done.length];
      if (kernel === undefined) return;
      done.push(comparing(kernel, done[0] ?? null));
      setCompared({ key, entries, done: [...done] });
      timer = window.setTimeout(next);
    };
    timer = window.setTimeout(next);
    return () => window.clearTimeout(timer);
  }, [entries, key]);
  return compared?.key === key && compared.entries === entries ? compared.done : null;
}
