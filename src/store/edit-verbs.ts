/** The verb of the console: make a call. What a call would do is in draft.ts. */
import { append } from '../history';
import type { LanguageError } from '../language';
import { type App, baseOf } from './app';
import { makeLine } from './script';
import type { State } from './state';

export interface EditVerbs {
  /** Makes the call; null, or why the line makes none. `stay`: stand before its first step. */
  typeCall(text: string, stay?: boolean): LanguageError | null;
}

export function editVerbs({ store, cache }: App): EditVerbs {
  const edited = (history: State['history']): void => store.setState({ history, arrival: 'edit', playing: false });
  return {
    typeCall(text, stay = false) {
      const { history } = store.getState();
      const { world, scope } = baseOf(history);
      const made = makeLine(text, scope, world);
      if (!made.ok) return made.error;
      if (made.made.length === 0) return null;
      const next = append(history, made.made);
      const { veil } = store.getState();
      if (stay || veil) edited(next);
      // Who predicts is asked before the call is shown.
      if (!stay && !store.getState().veil?.isAsking) {
        const call = next.present.cursor.call;
        const step = cache.get(next.present, call).steps.length;
        edited({ ...next, present: { ...next.present, cursor: { call, step } } });
      }
      return null;
    },
  };
}
