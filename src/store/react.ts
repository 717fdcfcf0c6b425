/** The thin binding: a component reads what it needs of the store and is drawn again when that changes. */
import { useStore } from 'zustand';
import type { App } from './app';
import { type Workshop, workshopStore } from './late';
import { type LectureWindowOf, lectureWindowStore } from './late-lecture';
import { type TreeSteps, treeStepsStore } from './late-tree';
import type { State } from './state';

export const useAppState = <T>(app: App, selector: (state: State) => T): T => useStore(app.store, selector);

/** null until somebody has loaded it. */
export const useLoadedWorkshop = (): Workshop | null => useStore(workshopStore, ({ part }) => part);

/** null until it is loaded: once somebody has done something, or with a lecture. */
export const useLectureWindow = (): LectureWindowOf | null => useStore(lectureWindowStore, ({ part }) => part);

/** null until they are loaded: once somebody has done something. */
export const useTreeSteps = (): TreeSteps | null => useStore(treeStepsStore, ({ part }) => part);
