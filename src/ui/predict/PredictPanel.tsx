import { useEffect, useMemo, useState } from 'react';
import { type Asked, LEVELS, type Predictor, predictorOf, usePredictState } from '../../store/predict';
import { useChapters } from '../chapters-context';
import { usePage, usePart } from '../context';
import { useMoment } from '../use-moment';
import { useStatus } from '../use-status';
import { optionText, questionText, reasonText } from './question-text';
import { ExerciseDialog } from './sheet-part';
import { useChooseKeys } from './use-choose-keys';
import { useLineSentence } from './use-line-sentence';
import { useSaying } from './use-saying';
import { type PredictWords, usePredictWords } from './words';

/** What is asked, in words; of a question that is done with, also how it went and why. */
function useAskedTexts(asked: Asked | null) {
  const { app } = usePage();
  const moment = useMoment();
  const saying = useSaying(useChapters());
  const lineSentence = useLineSentence(asked);
  return useMemo(() => {
    if (asked === null) return null;
    const { question, answer } = asked;
    const { steps, before } = app.cache.get(app.store.getState().history.present, asked.call);
    const options = question.options.map((option) => optionText(saying.q, option));
    const answerText = options[question.right] ?? '';
    const world = question.kind === 'decision' ? moment.world : before;
    const reason = [lineSentence, reasonText(saying, world, question)].filter(Boolean).join(saying.t('say.gap'));
    const verdict = answer && saying.q(`verdict.${answer.verdict}`, { answer: answerText });
    return { ask: questionText(saying, question, steps[question.step]?.anchor ?? ''), options, verdict, reason };
  }, [asked, app, moment, saying, lineSentence]);
}

interface QuestionProps {
  readonly asked: Asked;
  readonly texts: NonNullable<ReturnType<typeof useAskedTexts>>;
  readonly onAnswer: (option: number) => void;
}

const SIGNS = { right: '✓', wrong: '✗', open: '–' } as const;

/** The options are buttons that keep the focus once one was chosen. */
function QuestionBox({ asked, texts, onAnswer }: QuestionProps) {
  const q = usePredictWords();
  const { question, answer } = asked;
  return (
    <>
      <p className="ask" id="predict-ask">
        {texts.ask}
      </p>
      <fieldset className="options" aria-labelledby="predict-ask" data-kind={question.options[0]?.kind}>
        {texts.options.map((option, index) => {
          const isRight = answer !== null && index === question.right;
          const isChosen = answer?.chosen === index;
          return (
            <button
              key={option}
              type="button"
              className="button option"
              aria-pressed={isChosen}
              aria-disabled={answer !== null}
              data-state={isRight ? 'right' : isChosen ? 'wrong' : undefined}
              onClick={() => onAnswer(index)}
            >
              <span className="key" aria-hidden="true">
                {index + 1}
              </span>
              <span>{option}</span>
              {answer !== null && (isRight || isChosen) && (
                <span className="sign">
                  <span aria-hidden="true">{isRight ? '✓' : '✗'}</span>
                  <span className="unseen">
                    {[isChosen && q('option.chosen'), isRight && q('option.right')].filter(Boolean).join(', ')}
                  </span>
                </span>
              )}
            </button>
          );
        })}
      </fieldset>
      {answer !== null && (
        <p className="verdict" data-verdict={answer.verdict}>
          <strong>
            <span aria-hidden="true">{SIGNS[answer.verdict]} </span>
            {texts.verdict}
          </strong>{' '}
          {texts.reason}
        </p>
      )}
    </>
  );
}

function ScoreLine({ predictor, q }: { readonly predictor: Predictor; readonly q: PredictWords }) {
  const score = usePredictState(predictor, (state) => state.score);
  return (
    <span className="score" data-testid="score">
      {q('score', { ...score })}
      {score.open > 0 && ` · ${q('score.open', { n: score.open })}`}
    </span>
  );
}

function Tools({ predictor, q, onSheet }: { predictor: Predictor; q: PredictWords; onSheet: () => void }) {
  const level = usePredictState(predictor, (state) => state.level);
  return (
    <div className="tools">
      <select
        aria-label={q('level')}
        title={q('level')}
        value={level}
        onChange={({ target }) => {
          const chosen = LEVELS.find((name) => name === target.value);
          if (chosen) predictor.setLevel(chosen);
        }}
      >
        {LEVELS.map((name) => (
          <option key={name} value={name}>
            {q(`level.${name}`)}
          </option>
        ))}
      </select>
      <button type="button" className="button" title={q('reset.title')} onClick={predictor.reset}>
        {q('reset')}
      </button>
      <button type="button" className="button" onClick={onSheet}>
        {q('sheet')}
      </button>
    </div>
  );
}

/** Asks before the player shows. While it stands in the page, ways forward stop where something is to be asked. */
export function PredictPanel() {
  const { app, verbs } = usePage();
  const q = usePredictWords();
  const predictor = predictorOf(app);
  useEffect(() => predictor.begin(), [predictor]);
  const { asked, last, isOver } = usePredictState(predictor, (state) => state);
  const [isSheet, setSheet] = useState(false);
  const shown = asked ?? last;
  const texts = useAskedTexts(shown);
  const stands = asked !== null && asked.answer === null;
  const shortcuts = usePart(({ preferences }) => preferences.shortcuts);
  useChooseKeys(shortcuts && stands, predictor.answer);
  useStatus(statusOf(asked, texts, q));
  const isDecision = asked?.question.kind === 'decision';
  const goOn = (): void => verbs.move(asked === null ? 'end' : isDecision ? 'nextStep' : 'nextCall');
  return (
    <section className="predict" aria-label={q('title')} data-testid="predict" data-asking={stands || undefined}>
      <div className="predict-head">
        <h2 className="panel-title">
          {q('title')}
          {shown && ` · ${q('call', { k: shown.call + 1 })}`}
        </h2>
        <ScoreLine predictor={predictor} q={q} />
        <button
          type="button"
          className="button icon quiet"
          aria-label={q('leave')}
          title={q('leave')}
          onClick={() => {
            document.querySelector<HTMLElement>('.player .next-step')?.focus();
            verbs.setPredicting(false);
          }}
        >
          ×
        </button>
      </div>
      {shown && texts ? (
        <QuestionBox asked={shown} texts={texts} onAnswer={predictor.answer} />
      ) : (
        <p className="muted">{q(isOver ? 'over' : 'waiting')}</p>
      )}
      <div className="predict-foot">
        <button
          type="button"
          className={stands ? 'button' : 'button primary'}
          title={stands ? q('show.title') : undefined}
          aria-disabled={asked === null && isOver}
          onClick={goOn}
        >
          {q(stands ? 'show' : asked !== null ? 'on' : 'next')}
        </button>
        <Tools predictor={predictor} q={q} onSheet={() => setSheet(true)} />
      </div>
      {isSheet && <ExerciseDialog onClose={() => setSheet(false)} />}
    </section>
  );
}

/** What the page's one live region says of it. */
function statusOf(asked: Asked | null, texts: ReturnType<typeof useAskedTexts>, q: PredictWords): string {
  if (asked === null || texts === null) return '';
  if (asked.answer !== null) return `${texts.verdict} ${texts.reason}`;
  const options = texts.options.map((option, index) => q('status.options', { k: index + 1, option }));
  return `${texts.ask} ${q('sentence', { text: options.join(q('semicolon')) })}`;
}
