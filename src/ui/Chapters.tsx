/** Listings, what their lines say in the page's language, and the sentences of their steps load chapter by chapter, as the steps at the cursor want them. */
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import type { Dictionary } from '../i18n';
import type { FunctionName } from '../listing';
import { FIRST_LISTINGS, type Listings } from '../listing/first';
import type { Moment } from '../store';
import { type Chapters, ChaptersContext, type Loaded } from './chapters-context';
import { usePage, usePart } from './context';
import { NextCall } from './on-demand';
import { useTouched } from './use-touched';

const NOTHING: Loaded = { listings: {}, lines: {}, sentences: {} };
const opened = ({ first, firstLines }: Dictionary): Loaded => ({
  listings: FIRST_LISTINGS,
  lines: firstLines,
  sentences: first,
});

/** The chapters of these functions, each told of as soon as it is there. */
async function load(functions: readonly FunctionName[], words: Dictionary, tell: (more: Loaded) => void) {
  const { chapterOf, loadListings } = await import('../listing/chapters');
  const chapters = [...new Set(functions.map(chapterOf))];
  await Promise.all(
    chapters.map(async (chapter) => {
      const [listings, lines, sentences] = await Promise.all([
        loadListings(chapter),
        words.lines(chapter),
        words.chapter(chapter),
      ]);
      tell({ listings, lines, sentences });
    }),
  );
}

const together = (a: Loaded, b: Loaded): Loaded => ({
  listings: { ...a.listings, ...b.listings },
  lines: { ...a.lines, ...b.lines },
  sentences: { ...a.sentences, ...b.sentences },
});

/** Of a whole call: the recording is the same object at each of its steps. */
const known = new WeakMap<Moment['recorded'], readonly FunctionName[]>();

function functionsOfCall({ recorded }: Moment): readonly FunctionName[] {
  const found = known.get(recorded) ?? [...new Set(recorded.steps.map(({ frame }) => frame.fn))];
  known.set(recorded, found);
  return found;
}

/** Those that the panel shows. */
function functionsInSight({ executed, next }: Moment): readonly FunctionName[] {
  const step = executed ?? next;
  return step === null ? [] : [step.frame.fn];
}

/** The page opens with one function; once somebody does something, those of the whole call come ahead of its steps. */
function useWanted(isTouched: boolean): string {
  const { app } = usePage();
  return usePart(() => (isTouched ? functionsOfCall : functionsInSight)(app.moment()).join(' '));
}

function useLoaded(isTouched: boolean): Chapters {
  const { words } = usePage();
  const wanted = useWanted(isTouched);
  // By language: what comes late must not go into another one.
  const [all, setAll] = useState<ReadonlyMap<Dictionary['chapter'], Loaded>>(new Map());
  const [missing, setMissing] = useState('');
  const [attempt, setAttempt] = useState(0);
  const loaded = useMemo(() => together(opened(words), all.get(words.chapter) ?? NOTHING), [words, all]);
  const asked = wanted
    .split(' ')
    .filter((name) => name !== '' && !(name in loaded.listings))
    .join(' ');
  const fetch = useCallback(
    (functions: readonly FunctionName[]) =>
      load(functions, words, (more) =>
        setAll((before) => new Map(before).set(words.chapter, together(before.get(words.chapter) ?? NOTHING, more))),
      ),
    [words],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further attempt asks for the same chapters again
  useEffect(() => {
    if (asked === '') return undefined;
    let isCurrent = true;
    // What was asked for before may be answered after this.
    const tell = (lacking: string): void => {
      if (isCurrent) setMissing(lacking);
    };
    fetch(asked.split(' ') as FunctionName[]).then(
      () => tell(''),
      () => tell(asked),
    );
    return () => {
      isCurrent = false;
    };
  }, [asked, words.chapter, attempt]);
  const { lines, sentences } = loaded;
  // A listing stays where it is while another language loads: until then its lines are as they were written.
  const listings = useMemo<Listings>(
    () => Object.assign({}, ...[...all.values()].map((each) => each.listings), loaded.listings),
    [all, loaded.listings],
  );
  // Some of the chapters may have come.
  const isMissing = asked !== '' && asked.split(' ').every((name) => missing.split(' ').includes(name));
  return useMemo(
    () => ({
      listings,
      lines,
      sentences,
      isMissing,
      retry: () => setAttempt((count) => count + 1),
      fetchAhead: (functions) => void fetch(functions).catch(() => undefined),
    }),
    [listings, lines, sentences, isMissing, fetch],
  );
}

export function ChaptersLoader({ children }: { readonly children: ReactNode }) {
  const isTouched = useTouched();
  const chapters = useLoaded(isTouched);
  return (
    <ChaptersContext value={chapters}>
      {children}
      {isTouched && <NextCall listings={chapters.listings} onFetch={chapters.fetchAhead} />}
    </ChaptersContext>
  );
}
