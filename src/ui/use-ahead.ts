import { useEffect } from 'react';
import { loadTransitions } from '../draw';
import { loadLateWords } from '../i18n';
import { loadTreeSteps } from '../store';
import { useMoment } from './use-moment';
import { useTouched } from './use-touched';

/**
 * What the next steps need, fetched once somebody does something: all words, what moves pictures, what a step does to the
 * tree. What could not be loaded is asked for again at the next step.
 */
export function useAhead(): void {
  const isTouched = useTouched();
  const moment = useMoment();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again at another moment
  useEffect(() => {
    if (!isTouched) return;
    for (const load of [loadLateWords, loadTransitions, loadTreeSteps]) load().catch(() => undefined);
  }, [isTouched, moment]);
}
