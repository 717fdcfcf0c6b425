/** Parts that load when they are first opened: the first load stays small. */
import { lazy } from 'react';

export const CallPreview = lazy(async () => ({ default: (await import('./CallPreview')).CallPreview }));
export const CallForm = lazy(async () => ({ default: (await import('./form/CallForm')).CallForm }));
export const ScriptDialog = lazy(async () => ({ default: (await import('./script/ScriptDialog')).ScriptDialog }));
export const SmallestChange = lazy(async () => ({ default: (await import('./SmallestChange')).SmallestChange }));
export const VmaMenu = lazy(async () => ({ default: (await import('./VmaMenu')).VmaMenu }));
export const HelpDialog = lazy(async () => ({ default: (await import('./HelpDialog')).HelpDialog }));
export const ImportDialog = lazy(async () => ({ default: (await import('./ImportDialog')).ImportDialog }));
export const TopicsDialog = lazy(async () => ({ default: (await import('./topics/TopicsDialog')).TopicsDialog }));
export const TopicName = lazy(async () => ({ default: (await import('./topics/TopicName')).TopicName }));
export const GoToDialog = lazy(async () => ({ default: (await import('./GoToDialog')).GoToDialog }));
export const StackList = lazy(async () => ({ default: (await import('./StackList')).StackList }));
export const LectureTools = lazy(async () => ({ default: (await import('./lecture/LectureTools')).LectureTools }));
export const MapsTable = lazy(async () => ({ default: (await import('./MapsTable')).MapsTable }));
export const Structs = lazy(async () => ({ default: (await import('./structs/Structs')).Structs }));
export const CacheStrip = lazy(async () => ({ default: (await import('./structs/Caches')).CacheStrip }));
export const RmapTab = lazy(async () => ({ default: (await import('./RmapTab')).RmapTab }));
export const PagesTab = lazy(async () => ({ default: (await import('./PagesTab')).PagesTab }));
export const CompareTab = lazy(async () => ({ default: (await import('./compare/CompareTab')).CompareTab }));
export const TraceTab = lazy(async () => ({ default: (await import('./compare/TraceTab')).TraceTab }));
export const AboutKernelDialog = lazy(async () => ({
  default: (await import('./compare/AboutKernelDialog')).AboutKernelDialog,
}));
