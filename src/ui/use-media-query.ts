import { useCallback, useSyncExternalStore } from 'react';

/** Each is asked at every step: the browser's list is made once. */
const lists = new Map<string, MediaQueryList>();

function listOf(query: string): MediaQueryList {
  const list = lists.get(query) ?? window.matchMedia(query);
  lists.set(query, list);
  return list;
}

/** Does the query hold? Follows it. */
export function useMediaQuery(query: string): boolean {
  const list = listOf(query);
  return useSyncExternalStore(
    useCallback(
      (changed) => {
        list.addEventListener('change', changed);
        return () => list.removeEventListener('change', changed);
      },
      [list],
    ),
    () => list.matches,
    () => false,
  );
}
