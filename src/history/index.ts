/** The session as a value: see README.md. */

export { keptBookmarks, nearBookmark, toggleBookmark } from './bookmarks';
export { type CallDifference, type Comparison, compareWith, type Reason, type Replay, runOn } from './compare';
export { clampCursor, type Move, moved, seek } from './cursor';
export { append, keptEntries, load, openHistory, redo, scopeBefore, undo } from './history';
export { ASPECTS, type Aspect, type Observation, observe, type SeenVma } from './observe';
export type { Parting, PartingSide } from './parting';
export { CHECKPOINT_EVERY, checkpoints, worldBefore } from './replay';
export { isMergeStep, STRIDES, type Stride, strode } from './stepping';
export { openStepCache, type Recorded, type StepCache } from './steps';
export type { Cursor, Entry, History, Made, Session, Timeline } from './types';
