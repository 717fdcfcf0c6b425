/** What the page may not show yet while somebody predicts, and where a way forward stops. Predict itself loads late. */
import type { Cursor } from '../history';
import type { Moment } from './moment';
import type { CallMark } from './timeline';

export interface Veil {
  /** What comes of this call and of all behind it is not in sight. */
  readonly hiddenFrom: number;
  /** A question stands at the cursor and has no answer. */
  readonly isAsking: boolean;
  /** What the pictures show in place of the moment, where that has made room already for what comes. */
  readonly blind: Moment | null;
  /** The marks of the calls from `first` on, as far as they may be seen, each with its verdict. */
  marks(marks: readonly CallMark[], first: number): readonly CallMark[];
  /** Where a way forward ends; a jump is asked about its own call only. */
  stopAt(to: Cursor, isJump: boolean): Cursor;
}
