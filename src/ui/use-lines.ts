import { useEffect, useState } from 'react';
import type { Lines } from '../i18n';
import type { FunctionName } from '../listing';
import { chapterOf } from '../listing/chapters';
import { usePage } from './context';

/** What the lines of any two functions say in the page's language; null until that is there. */
export function useLines(a: FunctionName | null, b: FunctionName | null): Lines | null {
  const { words } = usePage();
  const [lines, setLines] = useState<Lines | null>(null);
  useEffect(() => {
    let isWanted = true;
    const chapters = [a, b].flatMap((fn) => (fn === null ? [] : [chapterOf(fn)]));
    Promise.all(chapters.map((chapter) => words.lines(chapter))).then(
      (parts) => isWanted && setLines(Object.assign({}, ...parts)),
      // As they were written, then.
      () => isWanted && setLines({}),
    );
    return () => {
      isWanted = false;
      setLines(null);
    };
  }, [words, a, b]);
  return lines;
}
