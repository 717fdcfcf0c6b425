import { type ComponentType, useMemo } from 'react';
import type { VmaId } from '../engine';
import type { WhyView } from '../store';
import { whyPair } from '../store/why-pair';
import { usePage } from './context';
import { SmallestChange } from './SmallestChange';
import { useMoment } from './use-moment';

interface Props {
  readonly pair: readonly [VmaId, VmaId];
  readonly Question: ComponentType<{ readonly why: WhyView; readonly isOpen: boolean }>;
  readonly Rules: ComponentType<Pick<WhyView, 'rules'>>;
}

/** Two neighbours that were chosen: the rules that keep them apart, what would make them one, and the rules that fit. */
export function PairWhy({ pair: [a, b], Question, Rules }: Props) {
  const { t } = usePage();
  const moment = useMoment();
  const why = useMemo(() => whyPair(moment, a, b), [moment, a, b]);
  if (why === null) return null;
  const fitting = why.rules.filter(({ ok }) => ok);
  // With nothing to tell apart all of them answer the question.
  const isSplit = fitting.length < why.rules.length;
  return (
    <>
      <Question why={isSplit ? { ...why, rules: why.rules.filter(({ ok }) => !ok) } : why} isOpen />
      <SmallestChange pair={[a, b]} why={why} />
      {isSplit && (
        <details>
          <summary>{t('why.pair.fitting', { n: fitting.length })}</summary>
          <Rules rules={fitting} />
        </details>
      )}
    </>
  );
}
