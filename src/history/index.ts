/** The session as a value: see README.md. */
export { type CallDifference, type Comparison, compareKernels, type Reason, type Replay } from './compare';
export { clampCursor, type Move, moved, seek } from './cursor';
export { append, keptEntries, load, openHistory, redo, scopeBefore, undo } from './history';
export { CHECKPOINT_EVERY, checkpoints, worldBefore } from './replay';
export { openStepCache, type Recorded, type StepCache } from './steps';
export { ASPECTS, type Aspect, type Observation, observe, type SeenVma } from './observe';
export type { Parting, PartingSide } from './parting';
export type { Cursor, Entry, History, Made, Session, Timeline } from './types';
