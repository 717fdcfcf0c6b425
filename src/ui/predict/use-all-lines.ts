import { useEffect, useState } from 'react';
import type { Lines } from '../../i18n';
import type { FunctionName } from '../../listing';
import type { Listings } from '../../listing/first';
import { usePage } from '../context';

interface Loaded {
  readonly listings: Listings;
  readonly lines: Lines;
}

const NOTHING: Loaded = { listings: {}, lines: {} };

/** The listings of these functions with the words of their lines; as they come. What cannot be loaded is left out. */
export function useAllLines(functions: readonly FunctionName[]): Loaded {
  const { words } = usePage();
  const [loaded, setLoaded] = useState<Loaded>(NOTHING);
  const wanted = [...new Set(functions)].sort().join(' ');
  useEffect(() => {
    let isCurrent = true;
    const load = async (): Promise<void> => {
      const { chapterOf, loadListings } = await import('../../listing/chapters');
      const chapters = [...new Set((wanted.split(' ').filter(Boolean) as FunctionName[]).map(chapterOf))];
      const all = await Promise.all(
        chapters.map(async (chapter) => ({ listings: await loadListings(chapter), lines: await words.lines(chapter) })),
      );
      if (!isCurrent) return;
      setLoaded({
        listings: Object.assign({}, ...all.map(({ listings }) => listings)),
        lines: Object.assign({}, words.firstLines, ...all.map(({ lines }) => lines)),
      });
    };
    load().catch(() => undefined);
    return () => {
      isCurrent = false;
    };
  }, [wanted, words]);
  return loaded;
}
