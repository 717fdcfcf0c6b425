import { useEffect } from 'react';
import { loadLatePart } from '../draw';
import { loadLateWords } from '../i18n';
import { loadLectureWindow, loadTreeSteps } from '../store';
import { usePage } from './context';

/**
 * What the next steps need, fetched once somebody does something: all words, what moves pictures, what a step does to the
 * tree. What could not be loaded is asked for again at the next step.
 */
export function useAhead(isTouched: boolean): void {
  const { app } = usePage();
  useEffect(() => {
    if (!isTouched) return undefined;
    const load = (): void => {
      Promise.all([loadLateWords(), loadLatePart(), loadTreeSteps(), loadLectureWindow()]).then(stop, () => undefined);
    };
    // No part of the state that the page's frame shows: it would be drawn again with every step.
    const stop = app.store.subscribe(({ history }, before) => {
      if (history !== before.history) load();
    });
    load();
    return stop;
  }, [isTouched, app]);
}
