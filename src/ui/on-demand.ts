/** Parts that load when they are first opened: the first load stays small. */
import { ExampleId } from './compare/ExampleId';
import lectureSheet from './lecture/lecture.css?url';
import { part } from './Part';
import predictSheet from './predict/predict.css?url';
import previewSheet from './styles/call-preview.css?url';
import compareSheet from './styles/compare.css?url';
import exportSheet from './styles/export.css?url';
import structsSheet from './styles/structs.css?url';
import topicsSheet from './styles/topics.css?url';
import { TopicId } from './topics/TopicId';

const Nothing = (): null => null;

export const Blank = part(async () => (await import('./Blank')).Blank);
/** A drag and a paste begin by an event that loads it. */
export const Dropping = part(async () => (await import('./Dropping')).Dropping, { Instead: Nothing });
export const Working = part(async () => (await import('./Working')).Working);
export const NextCall = part(async () => (await import('./NextCall')).NextCall, { Instead: Nothing });
export const CallPreview = part(async () => (await import('./CallPreview')).CallPreview, { sheet: previewSheet });
/** What reads the line is loaded by then: these can be done without for a moment. */
export const Completions = part(async () => (await import('./Completions')).Completions, { Instead: Nothing });
export const Underline = part(async () => (await import('./Underline')).Underline, { Instead: Nothing });
/** A hint can be done without. */
export const DraftHint = part(async () => (await import('./DraftHint')).DraftHint, { Instead: Nothing });
export const CallForm = part(async () => (await import('./form/CallForm')).CallForm);
export const ScriptDialog = part(async () => (await import('./script/ScriptDialog')).ScriptDialog);
export const PairWhy = part(async () => (await import('./PairWhy')).PairWhy);
export const VmaMenu = part(async () => (await import('./VmaMenu')).VmaMenu);
export const HelpDialog = part(async () => (await import('./HelpDialog')).HelpDialog);
export const ImportDialog = part(async () => (await import('./ImportDialog')).ImportDialog);
export const ExportDialog = part(async () => (await import('./ExportDialog')).ExportDialog, { sheet: exportSheet });
export const TopicsDialog = part(async () => (await import('./topics/TopicsDialog')).TopicsDialog, {
  sheet: topicsSheet,
});
export const TopicName = part(async () => (await import('./topics/TopicName')).TopicName, { Instead: TopicId });
export const ExampleName = part(async () => (await import('./compare/ExampleName')).ExampleName, {
  Instead: ExampleId,
});
export const GoToDialog = part(async () => (await import('./GoToDialog')).GoToDialog);
export const StackList = part(async () => (await import('./StackList')).StackList);
export const LectureTools = part(async () => (await import('./lecture/LectureTools')).LectureTools, {
  sheet: lectureSheet,
});
export const PredictPanel = part(async () => (await import('./predict/PredictPanel')).PredictPanel, {
  sheet: predictSheet,
});
export const MapsTable = part(async () => (await import('./MapsTable')).MapsTable, { sheet: structsSheet });
export const Structs = part(async () => (await import('./structs/Structs')).Structs, { sheet: structsSheet });
export const CacheStrip = part(async () => (await import('./structs/Caches')).CacheStrip, { sheet: structsSheet });
export const RmapTab = part(async () => (await import('./RmapTab')).RmapTab);
export const PagesTab = part(async () => (await import('./PagesTab')).PagesTab);
export const CompareTab = part(async () => (await import('./compare/CompareTab')).CompareTab, { sheet: compareSheet });
export const TraceTab = part(async () => (await import('./compare/TraceTab')).TraceTab, { sheet: compareSheet });
export const AboutKernelDialog = part(async () => (await import('./compare/AboutKernelDialog')).AboutKernelDialog, {
  sheet: compareSheet,
});
