/** Everything that a user can do on the page, where the call language loads late. */
import type { App } from './app';
import { inTurn, type LateVerbs, lateVerbs } from './late';
import { type PlainVerbs, plainVerbs } from './plain-verbs';

export interface PageVerbs extends PlainVerbs, LateVerbs {}

/** Who makes a call and steps back at once steps back in that call, also where it still waits for the call language. */
const inOrder =
  <A extends readonly unknown[]>(verb: (...args: A) => void) =>
  (...args: A): void =>
    inTurn(() => verb(...args));

export function pageVerbs(app: App): PageVerbs {
  const plain = plainVerbs(app);
  return {
    ...plain,
    ...lateVerbs(app),
    move: inOrder(plain.move),
    stride: inOrder(plain.stride),
    seek: inOrder(plain.seek),
    toggleBookmark: inOrder(plain.toggleBookmark),
    toBookmark: inOrder(plain.toBookmark),
    play: inOrder(plain.play),
    replace: inOrder(plain.replace),
    undo: inOrder(plain.undo),
    redo: inOrder(plain.redo),
  };
}
