/** Listings and the sentences of their lines load chapter by chapter, as the steps at the cursor want them. */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { Dictionary, Sentences } from '../i18n';
import { type Chapter, chapterOf, type Listings, loadListings } from '../listing/chapters';
import type { Moment } from '../store';
import { usePage, usePart } from './context';

interface Chapters {
  readonly listings: Listings;
  readonly sentences: Sentences;
  readonly isMissing: boolean;
  /** Asks again for what could not be loaded. */
  readonly retry: () => void;
}

interface Loaded {
  readonly words: Dictionary;
  readonly chapters: readonly Chapter[];
  readonly listings: Listings;
  readonly sentences: Sentences;
}

const nothing = (words: Dictionary): Loaded => ({ words, chapters: [], listings: {}, sentences: {} });

async function load(chapter: Chapter, words: Dictionary): Promise<Loaded> {
  const [listings, sentences] = await Promise.all([loadListings(chapter), words.chapters[chapter]()]);
  return { words, chapters: [chapter], listings, sentences };
}

const together = (a: Loaded, b: Loaded): Loaded => ({
  words: b.words,
  chapters: [...a.chapters, ...b.chapters],
  listings: { ...a.listings, ...b.listings },
  sentences: { ...a.sentences, ...b.sentences },
});

/** Of a whole call: the recording is the same object at each of its steps. */
const known = new WeakMap<Moment['recorded'], readonly Chapter[]>();

function chaptersOfCall({ recorded }: Moment): readonly Chapter[] {
  const found = known.get(recorded) ?? [...new Set(recorded.steps.map(({ frame }) => chapterOf(frame.fn)))];
  known.set(recorded, found);
  return found;
}

/** Of the function that the panel shows. */
function chaptersInSight({ executed, next }: Moment): readonly Chapter[] {
  const step = executed ?? next;
  return step === null ? [] : [chapterOf(step.frame.fn)];
}

/** What the page opens on needs one chapter; who moves on gets those of the whole call, ahead of the next steps. */
function useWanted(): string {
  const { app } = usePage();
  const [opened] = useState(() => app.store.getState().history);
  return usePart(({ history }) =>
    (history === opened ? chaptersInSight(app.moment()) : chaptersOfCall(app.moment())).join(' '),
  );
}

function useLoaded(): Chapters {
  const { words } = usePage();
  const wanted = useWanted();
  const [state, setLoaded] = useState(() => nothing(words));
  const [missing, setMissing] = useState('');
  const [attempt, setAttempt] = useState(0);
  const loaded = state.words === words ? state : nothing(words);
  const due = wanted.split(' ').filter((name) => name !== '' && !loaded.chapters.some((chapter) => chapter === name));
  const asked = due.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further attempt asks for the same chapters again
  useEffect(() => {
    if (asked === '') return undefined;
    let isWanted = true;
    Promise.all(asked.split(' ').map((chapter) => load(chapter as Chapter, words))).then(
      (more) => {
        if (!isWanted) return;
        setMissing('');
        setLoaded((before) => more.reduce(together, before.words === words ? before : nothing(words)));
      },
      () => isWanted && setMissing(asked),
    );
    return () => {
      isWanted = false;
    };
  }, [asked, words, attempt]);
  const { listings, sentences } = loaded;
  const isMissing = asked !== '' && missing === asked;
  return useMemo(
    () => ({ listings, sentences, isMissing, retry: () => setAttempt((count) => count + 1) }),
    [listings, sentences, isMissing],
  );
}

const ChaptersContext = createContext<Chapters | null>(null);

export function ChaptersLoader({ children }: { readonly children: ReactNode }) {
  return <ChaptersContext value={useLoaded()}>{children}</ChaptersContext>;
}

export function useChapters(): Chapters {
  const chapters = useContext(ChaptersContext);
  if (chapters === null) throw new Error('no chapters around this component');
  return chapters;
}
