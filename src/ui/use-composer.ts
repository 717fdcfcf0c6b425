import { useDeferredValue, useEffect, useMemo } from 'react';
import {
  type ComposerState,
  composerOf,
  type Draft,
  loadWorkshop,
  useComposerState,
  useLoadedWorkshop,
} from '../store';
import { usePage, usePart } from './context';

export const useComposer = <T>(selector: (state: ComposerState) => T): T => useComposerState(usePage().app, selector);

/** What can be done with the composer. */
export const useCompose = () => composerOf(usePage().app);

const EMPTY: Draft = { kind: 'empty' };

/** The call being written, tried on the world that it would meet. */
export function useDraft(): Draft {
  const text = useDeferredValue(useComposer((state) => state.text));
  // While nothing is written, a step changes nothing here.
  const history = usePart((state) => (text === '' ? null : state.history));
  const workshop = useLoadedWorkshop();
  return useMemo(() => (history && workshop?.draftOf(history, text)) ?? EMPTY, [history, text, workshop]);
}

/** What reads a line comes with the first character; where it cannot, each further one tries again. */
export function useWorkshopFor(text: string): void {
  const { verbs } = usePage();
  const isDue = useLoadedWorkshop() === null && text !== '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again for another text
  useEffect(() => {
    if (isDue) loadWorkshop().catch(() => verbs.notify({ kind: 'partMissing', params: {} }));
  }, [isDue, text, verbs]);
}
