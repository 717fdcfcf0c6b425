/** A sheet as plain text: for a mail, a wiki, an exam. */
import { type Exercise, lineText } from '../../store/predict/exercises';
import { optionText, questionText, reasonText, type Saying } from './question-text';
import type { PredictWords } from './words';

/** a, b, c … */
const letterOf = (index: number): string => String.fromCharCode(97 + index);

export const vmaLine = (
  q: PredictWords,
  { name, range, perm, anonVma, filePage }: Exercise['memory']['vmas'][number],
) => [name, range, perm, anonVma, filePage !== null && q('sheet.file', { n: filePage })].filter(Boolean).join('  ');

export interface ExerciseText {
  readonly ask: string;
  readonly options: readonly string[];
  readonly answer: string;
}

/** The words of one exercise: question, options, and the answer with its reason. */
export function exerciseText(saying: Saying, { question, recorded }: Exercise): ExerciseText {
  const { q } = saying;
  const options = question.options.map((option) => optionText(q, option));
  const reason = reasonText(saying, recorded.before, question);
  return {
    ask: questionText(saying, question, recorded.steps[question.step]?.anchor ?? ''),
    options,
    answer:
      `${letterOf(question.right)}) ${q('sentence', { text: options[question.right] ?? '' })}${saying.t('say.gap')}${reason}`.trim(),
  };
}

function onePlain(saying: Saying, exercise: Exercise, nth: number): string {
  const { q } = saying;
  const { lines, memory } = exercise;
  const { ask, options } = exerciseText(saying, exercise);
  return [
    q('sheet.exercise', { k: nth + 1 }),
    '',
    ...lines.slice(0, -1),
    '',
    ...lineText(memory).split('\n'),
    ...memory.vmas.map((vma) => vmaLine(q, vma)),
    '',
    `${q('sheet.last')}${lines[lines.length - 1] ?? ''}`,
    ask,
    ...options.map((option, index) => `  ${letterOf(index)}) ${option}`),
  ].join('\n');
}

/** The whole sheet; the answers stand behind it, where they are asked for. */
export function sheetText(saying: Saying, head: string, sheet: readonly Exercise[], withAnswers: boolean): string {
  const parts = [head, ...sheet.map((exercise, nth) => onePlain(saying, exercise, nth))];
  if (withAnswers) {
    const answers = sheet.map((exercise, nth) => `${nth + 1} ${exerciseText(saying, exercise).answer}`);
    parts.push([saying.q('sheet.solutions'), ...answers].join('\n'));
  }
  return `${parts.join('\n\n')}\n`;
}
