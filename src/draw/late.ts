/**
 * What the page opens without: what moves pictures and opens menus, for neither is wanted until somebody does something,
 * and what draws more VMAs than there can be shapes.
 */
type LatePart = typeof import('./late-part');

let loaded: LatePart | null = null;
let loading: Promise<void> | null = null;

/** null: not there, or not yet. */
export const latePart = (): LatePart | null => loaded;

export const isLatePartComing = (): boolean => loading !== null && loaded === null;

/** Rejects where it cannot be loaded: pictures change at once then, and whoever asks again tries again. */
export function loadLatePart(): Promise<void> {
  loading ??= import('./late-part').then(
    ({ interpolate, withGhosts, drawColumns, askMenu }) => {
      loaded = { interpolate, withGhosts, drawColumns, askMenu };
    },
    (error: unknown) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}
