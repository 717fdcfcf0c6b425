/** The thin binding: a component reads what it needs of the store and is drawn again when that changes. */
import { useStore } from 'zustand';
import type { App } from './app';
import { type Workshop, workshopStore } from './late';
import type { State } from './state';

export const useAppState = <T>(app: App, selector: (state: State) => T): T => useStore(app.store, selector);

/** null until somebody has loaded it. */
export const useLoadedWorkshop = (): Workshop | null => useStore(workshopStore, ({ workshop }) => workshop);
