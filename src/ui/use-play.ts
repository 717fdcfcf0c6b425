import { useEffect } from 'react';
import { usePage, usePart } from './context';

/** A step every so often at plain speed: long enough for a sentence. */
const EVERY_MS = 1100;
const STILL_MS = 20;

/** Steps on while the player plays; pauses at the end. */
export function usePlay(): void {
  const { verbs, app, still } = usePage();
  const isPlaying = usePart(({ playing }) => playing);
  const speed = usePart(({ preferences }) => preferences.speed);
  useEffect(() => {
    if (!isPlaying) return undefined;
    const timer = setInterval(
      () => {
        const before = app.store.getState().history;
        verbs.move('nextStep');
        if (app.store.getState().history === before) verbs.pause();
      },
      still ? STILL_MS : EVERY_MS / speed,
    );
    return () => clearInterval(timer);
  }, [isPlaying, speed, verbs, app, still]);
}
