/** The store's public face. */

export type { Stride } from '../history';
export { type App, baseOf, baseScope, hasSeries, kernelOf, openApp } from './app';
export { vmaAtHand } from './at-hand';
export { callerView } from './caller-view';
export { changesBetween } from './changes';
export { type Composer, type ComposerState, composerOf, type MenuPlace } from './composer';
export { useComposerState } from './composer-react';
export type { Visit } from './descent';
export { type Disagreement, disagreements } from './disagreement';
export type { Draft, Effect, MadeDraft } from './draft';
export { bringAlong, loadWorkshop, type Workshop } from './late';
export { loadLectureWindow } from './late-lecture';
export { loadTreeSteps } from './late-tree';
export type { LectureWindow } from './lecture-window';
export { type ListingView, type LocalView, listingView } from './listing-view';
export { isDone, type Moment } from './moment';
export { type Narration, narrationOf, type ValueWords } from './narration';
export { readOrigin } from './origin';
export { type PageVerbs, pageVerbs } from './page-verbs';
export {
  barModel,
  listModel,
  overviewModel,
  type PictureSettings,
  type Scene,
  sceneOf,
  treeModel,
} from './pictures';
export { isSamePointed, type Pointed } from './pointed';
export { loadPreferences } from './preferences';
export { useAppState, useLectureWindow, useLoadedWorkshop, useTreeSteps } from './react';
export { CASE_IDS, LARGE_IDS, PROGRAM_IDS } from './scenarios';
export {
  hasSession,
  type KeyValueStore,
  type SavedSession,
  save,
  savedSession,
  setAside,
} from './session';
export * from './state';
export type { Summary } from './summary';
export { type DrawnRow, type MapTable, mapsLine, mapTable, type TableRow } from './table';
export { addrText, sizeText } from './texts';
export {
  bookmarkedCalls,
  type CallMark,
  type CountPoint,
  callMarks,
  countLine,
  entrySummary,
  type TimelineEntry,
} from './timeline';
export { type RuleView, type ValueView, type WhyView, whyViews } from './why-view';
export type { PictureWords } from './words';
