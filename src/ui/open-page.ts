/** Where the application meets the browser: storage, address, and what the page opens on. */
import { loadLateWords } from '../i18n';
import {
  type App,
  bringAlong,
  hasSession,
  type KeyValueStore,
  loadPreferences,
  loadWorkshop,
  openApp,
  type PageVerbs,
  pageVerbs,
  save,
  savedSession,
  setAside,
  type Workshop,
} from '../store';

/** A session is written this long after the last change: stepping is quick. */
const SAVE_AFTER_MS = 400;

export interface OpenedPage {
  readonly app: App;
  readonly verbs: PageVerbs;
  readonly still: boolean;
  readonly onAnew: () => void;
}

const NO_STORAGE: KeyValueStore = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };

/** Storage may be forbidden: even to ask for it throws then. */
function storageOf(view: Window): KeyValueStore {
  try {
    return view.localStorage;
  } catch {
    return NO_STORAGE;
  }
}

function keepSaving({ store }: App, storage: KeyValueStore, view: Window, hasSession: boolean): void {
  let timer = 0;
  store.subscribe((state, before) => {
    if (state.preferences !== before.preferences) save(storage, 'preferences', state.preferences);
    if (!hasSession || state.history.present === before.history.present) return;
    view.clearTimeout(timer);
    timer = view.setTimeout(() => {
      const session = savedSession(store.getState());
      if (session) save(storage, 'session', session);
    }, SAVE_AFTER_MS);
  });
}

/** What was open at the last visit, or the welcome. False where the saved session must stay as it is. */
async function restore(verbs: PageVerbs, storage: KeyValueStore): Promise<boolean> {
  if (!hasSession(storage)) {
    verbs.openWelcome();
    return true;
  }
  let workshop: Workshop;
  try {
    workshop = await loadWorkshop();
  } catch {
    verbs.openWelcome();
    verbs.notify({ kind: 'sessionWaits', params: {} });
    return false;
  }
  const saved = workshop.loadSession(storage);
  if (saved !== null && saved !== 'damaged') {
    try {
      await verbs.openSaved(saved);
      return true;
    } catch {
      // It parses but does not run: as good as damaged.
    }
  }
  setAside(storage);
  verbs.openWelcome();
  verbs.notify({ kind: 'sessionDamaged', params: {} });
  return true;
}

/** Opens the application with what the browser kept. */
export async function openPage(view: Window): Promise<OpenedPage> {
  bringAlong(loadLateWords);
  const storage = storageOf(view);
  const app = openApp(loadPreferences(storage, view.navigator.languages));
  const verbs = pageVerbs(app);
  const isKept = await restore(verbs, storage);
  keepSaving(app, storage, view, isKept);
  const still = new URLSearchParams(view.location.search).get('testing') === '1';
  const onAnew = (): void => {
    setAside(storage);
    verbs.openWelcome();
  };
  return { app, verbs, still, onAnew };
}
