/** The verbs of the console: make a call, undo, redo. What a call would do is in draft.ts. */
import { append, type Cursor, load, redo, seek, type Timeline, undo } from '../history';
import type { LanguageError } from '../language';
import { type App, baseOf } from './app';
import { makeLine } from './script';
import type { State } from './state';

export interface EditVerbs {
  /** Makes the call; null, or why the line makes none. `stay`: stand before its first step. */
  typeCall(text: string, stay?: boolean): LanguageError | null;
  /** Puts another timeline in place of the session, the cursor there; undo brings the old one back. */
  replace(timeline: Timeline, cursor: Cursor): void;
  undo(): void;
  redo(): void;
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
      if (stay) edited(next);
      else {
        const call = next.present.cursor.call;
        const step = cache.get(next.present, call).steps.length;
        edited({ ...next, present: { ...next.present, cursor: { call, step } } });
      }
      return null;
    },
    replace: (timeline, cursor) => edited(seek(load(store.getState().history, timeline), cache, cursor)),
    undo: () => edited(undo(store.getState().history)),
    redo: () => edited(redo(store.getState().history)),
  };
}
