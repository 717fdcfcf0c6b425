/** What is loaded of the listings and sentences; Chapters.tsx loads it. */
import { createContext, useContext } from 'react';
import type { Lines, Sentences } from '../i18n';
import type { FunctionName } from '../listing';
import type { Listings } from '../listing/first';

export interface Chapters extends Loaded {
  readonly isMissing: boolean;
  /** Asks again for what could not be loaded. */
  readonly retry: () => void;
  /** Before they are wanted: what cannot be loaded is asked for again then, and only then is that told. */
  readonly fetchAhead: (functions: readonly FunctionName[]) => void;
}

export interface Loaded {
  readonly listings: Listings;
  readonly lines: Lines;
  readonly sentences: Sentences;
}

export const ChaptersContext = createContext<Chapters | null>(null);

export function useChapters(): Chapters {
  const chapters = useContext(ChaptersContext);
  if (chapters === null) throw new Error('no chapters around this component');
  return chapters;
}
