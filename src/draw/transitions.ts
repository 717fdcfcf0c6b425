/** What moves pictures. The page opens without it, for nothing moves until somebody does something. */
type Transitions = Pick<typeof import('../layout/interpolate'), 'interpolate' | 'withGhosts'>;

let loaded: Transitions | null = null;
let loading: Promise<void> | null = null;

/** null: not there, or not yet. */
export const transitions = (): Transitions | null => loaded;

export const areTransitionsComing = (): boolean => loading !== null && loaded === null;

/** Rejects where it cannot be loaded: pictures change at once then, and whoever asks again tries again. */
export function loadTransitions(): Promise<void> {
  loading ??= import('../layout/interpolate').then(
    ({ interpolate, withGhosts }) => {
      loaded = { interpolate, withGhosts };
    },
    (error: unknown) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}
