import { type ComponentType, useMemo } from 'react';
import type { VmaId } from '../engine';
import type { WhyView } from '../store';
import { whyPair } from '../store/why-pair';
import { SmallestChange } from './SmallestChange';
import { useMoment } from './use-moment';

interface Props {
  readonly pair: readonly [VmaId, VmaId];
  readonly Question: ComponentType<{ readonly why: WhyView; readonly isOpen: boolean }>;
}

/** Two neighbours that were chosen: what would make them one, and every rule that keeps them apart. */
export function PairWhy({ pair: [a, b], Question }: Props) {
  const moment = useMoment();
  const why = useMemo(() => whyPair(moment, a, b), [moment, a, b]);
  if (why === null) return null;
  return (
    <>
      <SmallestChange pair={[a, b]} why={why} />
      <Question why={why} isOpen />
    </>
  );
}
