/** Places in a session, in their order. */
import type { Cursor } from '../../history';

export const isAfter = (a: Cursor, b: Cursor): boolean => a.call > b.call || (a.call === b.call && a.step > b.step);
export const isSame = (a: Cursor, b: Cursor): boolean => a.call === b.call && a.step === b.step;
export const NOWHERE: Cursor = { call: -1, step: 0 };
