import { useMemo } from 'react';
import type { Lines } from '../../i18n';
import { lineText } from '../../i18n';
import type { Listing } from '../../listing';
import type { Listings } from '../../listing/first';
import { usePage, usePart } from '../context';
import type { Saying } from './question-text';
import { usePredictWords } from './words';

interface Loaded {
  readonly listings: Listings;
  readonly lines: Lines;
}

/** What sentences are made with: the words, and the lines of the listings that are loaded. */
export function useSaying({ listings, lines }: Loaded): Saying {
  const { t } = usePage();
  const q = usePredictWords();
  const shortAddresses = usePart(({ preferences }) => preferences.lecture);
  return useMemo(
    () => ({
      q,
      t,
      shortAddresses,
      lineAt(anchor) {
        const dot = anchor.indexOf('.');
        const listing: Listing | undefined = listings[anchor.slice(0, dot) as keyof Listings];
        const line = listing?.lines[anchor.slice(dot + 1)];
        return listing === undefined || line === undefined
          ? null
          : { text: lineText(lines, line.text), fn: listing.fn };
      },
    }),
    [q, t, shortAddresses, listings, lines],
  );
}
