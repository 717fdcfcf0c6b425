/** The verbs of the session as a whole: another in its place, undo, redo. */
import { type Cursor, load, redo, seek, type Timeline, undo } from '../history';
import type { App } from './app';
import type { State } from './state';

export interface UndoVerbs {
  /** Puts another timeline in place of the session, the cursor there; undo brings the old one back. */
  replace(timeline: Timeline, cursor: Cursor): void;
  undo(): void;
  redo(): void;
}

export function undoVerbs({ store, cache }: App): UndoVerbs {
  const edited = (history: State['history']): void => store.setState({ history, arrival: 'edit', playing: false });
  return {
    replace: (timeline, cursor) => edited(seek(load(store.getState().history, timeline), cache, cursor)),
    undo: () => edited(undo(store.getState().history)),
    redo: () => edited(redo(store.getState().history)),
  };
}
