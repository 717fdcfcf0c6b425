import { useMemo } from 'react';
import type { Part } from '../i18n';
import { narrationOf } from '../store';
import { Breakable } from './Breakable';
import { useChapters } from './chapters-context';
import { usePage, usePart } from './context';
import { Loading } from './Loading';
import { plainText, Sayer } from './say';
import { useMoment } from './use-moment';
import { valueWords } from './value-words';

/** Parameters are names, addresses, flags: set off, and never translated. */
function Sentence({ parts }: { readonly parts: readonly Part[] }) {
  const seen = new Map<string, number>();
  return parts.map((part) => {
    const text = typeof part === 'string' ? part : part.value;
    const count = (seen.get(text) ?? 0) + 1;
    seen.set(text, count);
    const key = `${text} ${count}`;
    if (typeof part === 'string') return <span key={key}>{part}</span>;
    return (
      <code key={key} translate="no">
        <Breakable text={part.value} />
      </code>
    );
  });
}

/** One sentence for each step, in the page's only live region; it keeps silent while the steps play. */
export function NarrationPanel() {
  const page = usePage();
  const loaded = useChapters();
  const moment = useMoment();
  const lecture = usePart(({ preferences }) => preferences.lecture);
  const status = usePart((state) => state.status);
  const isPlaying = usePart(({ playing }) => playing);
  const isAsking = usePart(({ veil }) => veil?.isAsking);
  const narration = useMemo(
    () => narrationOf(moment, valueWords(page.t, lecture), isAsking),
    [page, moment, lecture, isAsking],
  );
  const sentences = useMemo(
    () => new Sayer(page, loaded, lecture).sentences(narration, moment.entry?.call?.name ?? ''),
    [page, loaded, narration, moment, lecture],
  );
  // The listing shows how a question went; whoever hears the narration alone is told.
  const outcome = narration.kind === 'step' ? narration.outcome : null;
  const { step } = moment.cursor;
  const isRefused = moment.refusedAt !== null && step === moment.steps.length;
  return (
    <section className="narration" aria-label={page.t('say.region')}>
      <h2 className="panel-title" data-testid="position">
        {moment.entry === null
          ? page.t('say.title.empty')
          : page.t('say.title', { k: step, n: isAsking ? '?' : moment.steps.length })}
      </h2>
      {/* Not atomic: a status must not have the sentence said again, nor the sentence the status. */}
      <div aria-live={isPlaying ? 'off' : 'polite'} data-testid="narration">
        {sentences.map((parts, at) => (
          <p key={plainText(parts)}>
            {at === 0 && outcome !== null && (
              <span className="unseen">{page.t(outcome ? 'say.answer.yes' : 'say.answer.no')}</span>
            )}
            <Sentence parts={parts} />
          </p>
        ))}
        {status !== '' && <p className="unseen">{status}</p>}
      </div>
      {sentences.length === 0 && !loaded.isMissing && <Loading />}
      {isRefused && (
        <button
          type="button"
          className="button"
          onClick={() => {
            page.verbs.setCompareAll(true);
            page.verbs.setTab('compare');
          }}
        >
          {page.t('say.otherKernels')}
        </button>
      )}
    </section>
  );
}
