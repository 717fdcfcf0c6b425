/** Exercises on the page: each opens before the call that it asks about. */
import type { Timeline } from '../../history';
import type { Exercise } from '../../scenario/predict/sheet';
import { originText } from '../origin';
import { runScript } from '../script';

export { type LineVma, lineText, type NumberLine } from '../../scenario/predict/number-line';
export { type Exercise, exerciseSheet, FEWEST_EXERCISES, MOST_EXERCISES } from '../../scenario/predict/sheet';

export const exerciseTimeline = ({ lines, kernel }: Exercise, name: string): Timeline =>
  runScript(originText({ kind: 'file', name }), lines.join('\n'), kernel);
