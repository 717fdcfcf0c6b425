/** The thin binding of Predict. */
import { useStore } from 'zustand';
import type { Predictor, PredictState } from './predictor';

export const usePredictState = <T>(predictor: Predictor, selector: (state: PredictState) => T): T =>
  useStore(predictor.store, selector);
