import { useEffect, useMemo, useState } from 'react';
import { format, type Sentences, stepSentence } from '../i18n';
import { chapterOf } from '../listing/chapters';
import type { Draft } from '../store';
import { paramsOf } from '../store/narration';
import { refusalOf } from '../store/refusal';
import { usePage, usePart } from './context';
import { valueWords } from './value-words';

const NONE: Sentences = {};

/** Why the kernel would refuse the call being written, in the sentence of the line that does; empty: it would not. */
export function useRefusal(draft: Draft): string {
  const { t, words } = usePage();
  const lecture = usePart(({ preferences }) => preferences.lecture);
  const step = useMemo(() => (draft.kind === 'made' ? refusalOf(draft) : null), [draft]);
  const fn = step?.frame.fn ?? null;
  const [sentences, setSentences] = useState(NONE);
  useEffect(() => {
    if (fn === null) return undefined;
    let isWanted = true;
    // Where they cannot be had, the errno has to do.
    words.chapter(chapterOf(fn)).then(
      (loaded) => isWanted && setSentences(loaded),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [words, fn]);
  const sentence = step && stepSentence(sentences, step.anchor, step.outcome ?? null);
  return step && sentence ? format(sentence, paramsOf(step, valueWords(t, lecture))) : '';
}
