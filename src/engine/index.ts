/** The engine's public face: what the layers above may use. */
export * from './addr';
export * from './call';
export { changedFields, type VmaField } from './changed-fields';
export { createWorld } from './create';
export { type Change, diffWorlds } from './diff';
export * from './errno';
export { type RecordedImage, type RecordedNode, worldOf, worldWithTree } from './image-world';
export * from './kernel';
export * from './madv';
export {
  explainMergeable,
  type MergeRequest,
  type MergeView,
  requestOf,
  type Where,
} from './mergeable';
export * from './profile-fields';
export { guardGapOf, profileOf } from './profile-of';
export { PROFILES } from './profiles';
export { type Bulk, openBulk, type RecordResult, type RunResult, record, run } from './run';
export * from './select';
export * from './step';
export { ownGap } from './subtree-gap';
export { type Table, type TableChange, tableChanges, tableEntries, tableGet, tableValues } from './table';
export { validate } from './validate';
export * from './vm-flags';
export * from './world';
