/** The session as a value: see README.md. */
export { clampCursor, type Move, moved, seek } from './cursor';
export { append, keptEntries, load, openHistory, redo, scopeBefore, undo } from './history';
export { CHECKPOINT_EVERY, checkpoints, worldBefore } from './replay';
export { openStepCache, type Recorded, type StepCache } from './steps';
export type { Cursor, Entry, History, Made, Session, Timeline } from './types';
