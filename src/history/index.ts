/** The session as a value: see README.md. */

export { append } from './append';
export { keptBookmarks, nearBookmark, toggleBookmark } from './bookmarks';
export { checkpoints } from './checkpoints';
// What runs the comparison is imported from ./compare itself: it loads when it is wanted.
export type { CallDifference, Comparison, Reason, Replay } from './compare';
export { clampCursor, type Move, moved, seek } from './cursor';
export { edit, keptEntries, keptGiven, load, openHistory, redo, scopeBefore, undo } from './history';
export type { Aspect, Observation, SeenVma } from './observe';
export type { Parting, PartingSide } from './parting';
export { atOnce, type Pieces } from './pieces';
export { keepsWorld, worldBefore } from './replay';
export { type Stride, strode } from './stepping';
export { openStepCache, type Recorded, type StepCache } from './steps';
export type { Cursor, Entry, History, Made, Session, Timeline } from './types';
