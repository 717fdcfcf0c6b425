import { useMemo, useState } from 'react';
import { isKernelName, KERNELS, type KernelName } from '../../engine';
import type { FunctionName } from '../../listing';
import { kernelOf } from '../../store';
import { predictorOf } from '../../store/predict';
import {
  type Exercise,
  exerciseSheet,
  exerciseTimeline,
  FEWEST_EXERCISES,
  MOST_EXERCISES,
} from '../../store/predict/exercises';
import { usePage, usePart } from '../context';
import { Dialog } from '../Dialog';
import { useStatus } from '../use-status';
import { MemoryLine } from './MemoryLine';
import type { Saying } from './question-text';
import { exerciseText, sheetText, vmaLine } from './sheet-text';
import { useAllLines } from './use-all-lines';
import { useSaying } from './use-saying';

/** The line that a decision asks about and the line that refused, whose words are in the listings. */
function functionsOf(sheet: readonly Exercise[]): FunctionName[] {
  return sheet.flatMap(({ question, recorded }) => {
    const { fact } = question;
    const anchors = [
      question.kind === 'decision' ? recorded.steps[question.step]?.anchor : undefined,
      fact.kind === 'result' ? (fact.refusedAt ?? undefined) : undefined,
    ];
    return anchors.flatMap((anchor) =>
      anchor === undefined ? [] : [anchor.slice(0, anchor.indexOf('.')) as FunctionName],
    );
  });
}

interface ExerciseProps {
  readonly exercise: Exercise;
  readonly nth: number;
  readonly saying: Saying;
  readonly showsAnswer: boolean;
  readonly onTry: () => void;
}

function ExerciseItem({ exercise, nth, saying, showsAnswer, onTry }: ExerciseProps) {
  const { q } = saying;
  const { lines, memory } = exercise;
  const { ask, options, answer } = exerciseText(saying, exercise);
  return (
    <li className="exercise" data-exercise={nth + 1} data-kind={exercise.question.kind}>
      <h3>{q('sheet.exercise', { k: nth + 1 })}</h3>
      <ol className="calls mono" translate="no" aria-label={q('sheet.before')}>
        {lines.slice(0, -1).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <p className="muted">{q('sheet.memory')}</p>
      <MemoryLine line={memory} q={q} />
      <ul className="maps-lines mono" translate="no">
        {memory.vmas.map((vma) => (
          <li key={vma.id}>{vmaLine(q, vma)}</li>
        ))}
      </ul>
      <p className="last-call">
        {q('sheet.last')}
        <code translate="no">{lines[lines.length - 1]}</code>
      </p>
      <p className="ask">{ask}</p>
      <ol className="choices">
        {options.map((option) => (
          <li key={option}>{option}</li>
        ))}
      </ol>
      {showsAnswer && <p className="answer">{answer}</p>}
      <button type="button" className="button no-print" onClick={onTry}>
        {q('sheet.try')}
      </button>
    </li>
  );
}

interface SheetOptions {
  readonly seed: number;
  readonly count: number;
  readonly kernel: KernelName;
}

const MOST_SEED = 999_999;
/** A seed that is a number and no larger; anything else is the first one. */
const seedFrom = (text: string): number => Math.min(MOST_SEED, Math.max(1, Math.trunc(Number(text)) || 1));

interface FieldsProps {
  readonly options: SheetOptions;
  readonly saying: Saying;
  readonly onChange: (options: SheetOptions) => void;
}

function Fields({ options, saying: { q, t }, onChange }: FieldsProps) {
  const counts = Array.from({ length: MOST_EXERCISES - FEWEST_EXERCISES + 1 }, (_, by) => FEWEST_EXERCISES + by);
  return (
    <>
      <label>
        {q('sheet.seed')}{' '}
        <input
          type="number"
          min={1}
          max={MOST_SEED}
          value={options.seed}
          onChange={({ target }) => onChange({ ...options, seed: seedFrom(target.value) })}
        />
      </label>
      <button
        type="button"
        className="button"
        onClick={() => onChange({ ...options, seed: 1 + Math.floor(Math.random() * MOST_SEED) })}
      >
        {q('sheet.another')}
      </button>
      <label>
        {q('sheet.count')}{' '}
        <select value={options.count} onChange={({ target }) => onChange({ ...options, count: Number(target.value) })}>
          {counts.map((n) => (
            <option key={n}>{n}</option>
          ))}
        </select>
      </label>
      <label>
        {q('sheet.kernel')}{' '}
        <select
          value={options.kernel}
          onChange={({ target }) => isKernelName(target.value) && onChange({ ...options, kernel: target.value })}
        >
          {KERNELS.map((kernel) => (
            <option key={kernel} value={kernel}>
              {t('header.kernel.option', { kernel })}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

/** What the page shows next time is what it showed last: for as long as the page is open. */
let lastOptions: Pick<SheetOptions, 'seed' | 'count'> = { seed: 1, count: 8 };

/** A sheet of exercises: on screen, as text, on paper, and each of them step by step. */
export function ExerciseDialog({ onClose }: { readonly onClose: () => void }) {
  const { app, verbs } = usePage();
  const own = usePart(kernelOf);
  const [options, setOptions] = useState<SheetOptions>({ ...lastOptions, kernel: own });
  const [showsAnswers, setShowsAnswers] = useState(false);
  const [copied, setCopied] = useState<'sheet.copied' | 'sheet.notCopied' | null>(null);
  const { seed, count, kernel } = options;
  const sheet = useMemo(() => exerciseSheet(seed, count, kernel), [seed, count, kernel]);
  const saying = useSaying(useAllLines(useMemo(() => functionsOf(sheet), [sheet])));
  const { q } = saying;
  const head = q('sheet.head', { kernel, seed });
  useStatus(copied === null ? '' : q(copied));
  const tryIt = (exercise: Exercise, nth: number): void => {
    const timeline = exerciseTimeline(exercise, q('sheet.origin', { k: nth + 1, seed }));
    const last = timeline.entries.length - 1;
    predictorOf(app).put(timeline.entries[last], exercise.question);
    onClose();
    verbs.openTimeline(timeline, { call: last, step: 0 });
    verbs.setPredicting(true);
  };
  const copy = (): void =>
    void navigator.clipboard.writeText(sheetText(saying, head, sheet, showsAnswers)).then(
      () => setCopied('sheet.copied'),
      () => setCopied('sheet.notCopied'),
    );
  return (
    <Dialog title={q('sheet.title')} onClose={onClose}>
      <div className="sheet">
        <p className="no-print">{q('sheet.text')}</p>
        <div className="row no-print">
          <Fields
            options={options}
            saying={saying}
            onChange={(next) => {
              lastOptions = next;
              setCopied(null);
              setOptions(next);
            }}
          />
        </div>
        <div className="row no-print">
          <label>
            <input type="checkbox" checked={showsAnswers} onChange={({ target }) => setShowsAnswers(target.checked)} />{' '}
            {q('sheet.answers')}
          </label>
          <button type="button" className="button" onClick={copy}>
            {q('sheet.copy')}
          </button>
          <button type="button" className="button" onClick={() => window.print()}>
            {q('sheet.print')}
          </button>
          <button type="button" className="button primary" onClick={onClose}>
            {q('sheet.close')}
          </button>
          <span className="muted">{copied !== null && q(copied)}</span>
        </div>
        <p className="sheet-head">{head}</p>
        <ol className="exercises">
          {sheet.map((exercise, nth) => (
            <ExerciseItem
              key={exercise.lines.join('\n') + exercise.question.key}
              exercise={exercise}
              nth={nth}
              saying={saying}
              showsAnswer={showsAnswers}
              onTry={() => tryIt(exercise, nth)}
            />
          ))}
        </ol>
        {/* On paper the answers have a page of their own; on screen they stand with the exercises. */}
        <section className="solutions">
          <h3>
            {q('sheet.solutions')} · {head}
          </h3>
          <ol>
            {sheet.map((exercise) => (
              <li key={exercise.lines.join('\n') + exercise.question.key}>{exerciseText(saying, exercise).answer}</li>
            ))}
          </ol>
        </section>
      </div>
    </Dialog>
  );
}
