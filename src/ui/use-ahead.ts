import { useEffect, useRef } from 'react';
import { loadTransitions } from '../draw';
import { loadLateWords } from '../i18n';
import { loadLectureWindow, loadTreeSteps } from '../store';
import { useMoment } from './use-moment';
import { useTouched } from './use-touched';

/**
 * What the next steps need, fetched once somebody does something: all words, what moves pictures, what a step does to the
 * tree. What could not be loaded is asked for again at the next step.
 */
export function useAhead(): void {
  const isTouched = useTouched();
  const moment = useMoment();
  const isThere = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again at another moment
  useEffect(() => {
    if (!isTouched || isThere.current) return;
    Promise.all([loadLateWords(), loadTransitions(), loadTreeSteps(), loadLectureWindow()]).then(
      () => {
        isThere.current = true;
      },
      () => undefined,
    );
  }, [isTouched, moment]);
}
