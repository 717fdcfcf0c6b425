/** Predict's public face; it loads with its panel. */
export type { Fact, Option, Question, Refusal } from '../../scenario/predict';
export { LEVELS } from './asking';
export { type Asked, type Predictor, predictorOf } from './predictor';
export { usePredictState } from './react';
