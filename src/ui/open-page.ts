/** Where the application meets the browser: storage, address, and what the page opens on. */
import {
  type App,
  type KeyValueStore,
  loadPreferences,
  loadSession,
  openApp,
  save,
  savedSession,
  setAside,
  type Verbs,
  verbsOf,
} from '../store';

/** A session is written this long after the last change: stepping is quick. */
const SAVE_AFTER_MS = 400;

export interface OpenedPage {
  readonly app: App;
  readonly verbs: Verbs;
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

function keepSaving({ store }: App, storage: KeyValueStore, view: Window): void {
  let timer = 0;
  store.subscribe((state, before) => {
    if (state.preferences !== before.preferences) save(storage, 'preferences', state.preferences);
    if (state.history.present === before.history.present) return;
    view.clearTimeout(timer);
    timer = view.setTimeout(() => {
      const session = savedSession(store.getState());
      if (session) save(storage, 'session', session);
    }, SAVE_AFTER_MS);
  });
}

/** What was open at the last visit, or the welcome. */
function restore(verbs: Verbs, storage: KeyValueStore): void {
  const saved = loadSession(storage);
  if (saved === null) {
    verbs.openWelcome();
    return;
  }
  if (saved !== 'damaged') {
    try {
      verbs.openSaved(saved);
      return;
    } catch {
      // It parses but does not run: as good as damaged.
    }
  }
  setAside(storage);
  verbs.openWelcome();
  verbs.notify({ kind: 'sessionDamaged', params: {} });
}

/** Opens the application with what the browser kept. */
export function openPage(view: Window): OpenedPage {
  const storage = storageOf(view);
  const app = openApp(loadPreferences(storage, view.navigator.languages));
  const verbs = verbsOf(app);
  restore(verbs, storage);
  keepSaving(app, storage, view);
  const still = new URLSearchParams(view.location.search).get('testing') === '1';
  const onAnew = (): void => {
    setAside(storage);
    verbs.openWelcome();
  };
  return { app, verbs, still, onAnew };
}
