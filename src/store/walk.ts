/** The verbs of the player. */
import {
  type Cursor,
  clampCursor,
  type Move,
  moved,
  nearBookmark,
  type Stride,
  seek,
  strode,
  toggleBookmark,
} from '../history';
import type { App } from './app';
import { NOTHING_LIT, type Speed, type State } from './state';

export interface WalkVerbs {
  move(move: Move): void;
  /** Over, out, to the next decision, to the next merge. */
  stride(stride: Stride): void;
  seek(cursor: Cursor): void;
  toggleBookmark(): void;
  /** To the next or the previous bookmark; stays where there is none. */
  toBookmark(way: 'next' | 'previous'): void;
  play(): void;
  pause(): void;
  setSpeed(speed: Speed): void;
}

export function walkVerbs({ store, cache }: App): WalkVerbs {
  const goTo = (cursor: Cursor, arrival: State['arrival'], isJump = false): void => {
    const { history, veil } = store.getState();
    const next = seek(history, cache, veil?.stopAt(cursor, isJump) ?? cursor);
    if (next === history) return;
    // What was lit belongs to the moment that is left, and so does that there is no merge ahead.
    const unlit = store.getState().pointed === null ? {} : { pointed: null, lit: NOTHING_LIT, hovered: null };
    const unsaid = store.getState().notice?.kind === 'noMerge' ? { notice: null } : {};
    store.setState({ history: next, arrival, ...unlit, ...unsaid });
  };
  return {
    move(move) {
      const { present } = store.getState().history;
      goTo(moved(present, cache, move), move === 'start' || move === 'end' ? 'seek' : 'step');
    },
    stride(stride) {
      const { history, veil } = store.getState();
      const { present } = history;
      const to = strode(present, cache, stride);
      if (to !== present.cursor || stride !== 'merge') goTo(to, 'seek');
      // That nothing merges any more would be an answer too.
      else if (veil) goTo(moved(present, cache, 'end'), 'seek');
      else store.setState({ notice: { kind: 'noMerge', params: {} } });
    },
    seek: (cursor) => goTo(cursor, 'seek', true),
    toggleBookmark: () => store.setState(({ history }) => ({ history: toggleBookmark(history) })),
    toBookmark(way) {
      const found = nearBookmark(store.getState().history.present, way);
      if (found !== null) goTo(found, 'seek', true);
    },
    play() {
      const { present } = store.getState().history;
      const atEnd = clampCursor(present, cache, moved(present, cache, 'nextStep'));
      if (atEnd.call === present.cursor.call && atEnd.step === present.cursor.step) goTo({ call: 0, step: 0 }, 'seek');
      store.setState({ playing: true });
    },
    pause: () => store.setState({ playing: false }),
    setSpeed: (speed) => store.setState(({ preferences }) => ({ preferences: { ...preferences, speed } })),
  };
}
