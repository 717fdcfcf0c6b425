import { useMemo } from 'react';
import { narrationOf } from '../../store';
import type { Asked } from '../../store/predict';
import { useChapters } from '../chapters-context';
import { usePage, usePart } from '../context';
import { plainText, Sayer } from '../say';
import { useMoment } from '../use-moment';
import { valueWords } from '../value-words';

/** Of a decision that is answered: what its line found, as the narration says it. Else nothing. */
export function useLineSentence(asked: Asked | null): string {
  const page = usePage();
  const chapters = useChapters();
  const moment = useMoment();
  const lecture = usePart(({ preferences }) => preferences.lecture);
  return useMemo(() => {
    const executed = asked?.question.kind === 'decision' && asked.answer && moment.steps[asked.question.step];
    if (!asked || !executed || asked.call !== moment.cursor.call) return '';
    const then = {
      ...moment,
      cursor: { call: asked.call, step: asked.question.step + 1 },
      executed,
      world: executed.world,
    };
    // The last step of a call would tell what came of it, too.
    const [first] = new Sayer(page, chapters, lecture).sentences(narrationOf(then, valueWords(page.t, lecture)), '');
    return first === undefined ? '' : plainText(first);
  }, [asked, page, chapters, moment, lecture]);
}
