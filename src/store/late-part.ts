/** A part of the store that loads late: there, on its way, or not to be had at present. */
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface LatePart<T> {
  /** null: not there. */
  readonly store: StoreApi<{ readonly part: T | null }>;
  /** Rejects where it cannot be loaded; the next one who asks tries again. */
  load(): Promise<T>;
}

export function latePart<T>(fetch: () => Promise<T>): LatePart<T> {
  const store = createStore<{ readonly part: T | null }>(() => ({ part: null }));
  let loading: Promise<T> | null = null;
  return {
    store,
    load() {
      loading ??= fetch().then(
        (part) => {
          store.setState({ part });
          return part;
        },
        (error: unknown) => {
          loading = null;
          throw error;
        },
      );
      return loading;
    },
  };
}
