import { useDeferredValue, useMemo } from 'react';
import { type ComposerState, composerOf, type Draft, draftOf, useComposerState } from '../store';
import { usePage, usePart } from './context';

export const useComposer = <T>(selector: (state: ComposerState) => T): T => useComposerState(usePage().app, selector);

/** What can be done with the composer. */
export const useCompose = () => composerOf(usePage().app);

/** The call being written, tried on the world that it would meet. */
export function useDraft(): Draft {
  const text = useDeferredValue(useComposer((state) => state.text));
  const history = usePart((state) => state.history);
  return useMemo(() => draftOf(history, text), [history, text]);
}
