import { type ReactNode, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { type Dictionary, englishWords, loadChinese, onMoreWords } from '../i18n';
import { type App as Application, type PageVerbs, themeOf, useAppState } from '../store';
import { ChaptersLoader } from './Chapters';
import { Console } from './Console';
import { type Page, PageContext, translator, usePage, usePart } from './context';
import { ErrorBoundary } from './ErrorBoundary';
import { Header } from './Header';
import type { KeyAction } from './keys';
import { ListingPanel } from './ListingPanel';
import { NarrationPanel } from './NarrationPanel';
import { Notices } from './Notices';
import {
  AboutKernelDialog,
  Blank,
  Dropping,
  ExportDialog,
  GoToDialog,
  HelpDialog,
  ImportDialog,
  PredictPanel,
  TopicsDialog,
  Working,
} from './on-demand';
import { Player } from './Player';
import { Stage } from './Stage';
import { useAhead } from './use-ahead';
import { useKeys } from './use-keys';
import { usePlay } from './use-play';
import { useTouched } from './use-touched';
import { WhyPanel } from './WhyPanel';

type Over = 'help' | 'topics' | 'import' | 'export' | 'goto' | 'kernel' | 'blank' | null;

function useActions(show: (over: Over) => void): (action: KeyAction) => void {
  const { app, verbs } = usePage();
  return useCallback(
    (action) => {
      switch (action) {
        case 'play':
          return app.store.getState().playing ? verbs.pause() : verbs.play();
        case 'blank':
        case 'goto':
        case 'help':
          return show(action);
        case 'fullScreen':
          return void (document.fullscreenElement
            ? document.exitFullscreen()
            : document.documentElement.requestFullscreen().catch(() => undefined));
        case 'console':
          return document.getElementById('console-input')?.focus();
        case 'lecture':
          return verbs.setLecture(!app.store.getState().preferences.lecture);
        case 'predict':
          return verbs.setPredicting(!app.store.getState().predicting);
        case 'over':
        case 'out':
        case 'decision':
        case 'merge':
          verbs.pause();
          return verbs.stride(action);
        case 'bookmark':
          return verbs.toggleBookmark();
        case 'previousBookmark':
          return verbs.toBookmark('previous');
        case 'nextBookmark':
          return verbs.toBookmark('next');
        case 'undo':
          return verbs.undo();
        case 'redo':
          return verbs.redo();
        default:
          verbs.pause();
          return verbs.move(action);
      }
    },
    [app, verbs, show],
  );
}

function Layout() {
  const { t } = usePage();
  const [over, setOver] = useState<Over>(null);
  const close = useCallback(() => setOver(null), []);
  const isTouched = useTouched();
  useAhead(isTouched);
  const predicting = usePart((state) => state.predicting);
  const isWorking = usePart(({ importing }) => importing !== null);
  useKeys(useActions(setOver));
  usePlay();
  return (
    <div className="app">
      <a className="skip" href="#player">
        {t('app.skip')}
      </a>
      <Header
        onHelp={() => setOver('help')}
        onImport={() => setOver('import')}
        onExport={() => setOver('export')}
        onKernel={() => setOver('kernel')}
        onTopics={() => setOver('topics')}
      />
      <main className="main">
        <Stage />
        <div className="side">
          <ChaptersLoader>
            {predicting && <PredictPanel />}
            <ListingPanel />
            <WhyPanel />
            <NarrationPanel />
          </ChaptersLoader>
        </div>
      </main>
      <Console />
      <Player />
      <Notices />
      {/* The dialog shows it itself. */}
      {isWorking && over !== 'import' && <Working />}
      {over === 'help' && <HelpDialog onClose={close} onTopics={() => setOver('topics')} />}
      {over === 'topics' && <TopicsDialog onClose={close} onExport={() => setOver('export')} />}
      {over === 'import' && <ImportDialog onClose={close} />}
      {over === 'export' && <ExportDialog onClose={close} />}
      {over === 'goto' && <GoToDialog onClose={close} />}
      {over === 'kernel' && <AboutKernelDialog onClose={close} />}
      {over === 'blank' && <Blank onClose={close} />}
      {isTouched && <Dropping />}
    </div>
  );
}

/** Words of the language chosen; in English until the others are there. Where they cannot be loaded it stays so. */
function useWords(app: Application, verbs: PageVerbs): Dictionary {
  const language = useAppState(app, ({ preferences }) => preferences.language);
  const english = useSyncExternalStore(onMoreWords, englishWords);
  const [chinese, setChinese] = useState<Dictionary | null>(null);
  const isDue = language !== 'en' && chinese === null;
  useEffect(() => {
    if (!isDue) return;
    loadChinese().then(setChinese, () => {
      verbs.setLanguage('en');
      verbs.notify({ kind: 'partMissing', params: {} });
    });
  }, [isDue, verbs]);
  const words = language === 'en' || chinese === null ? english : chinese;
  const tag = words === english ? 'en' : 'zh-CN';
  useEffect(() => {
    document.documentElement.lang = tag;
  }, [tag]);
  return words;
}

function useTheme(app: Application): void {
  const theme = useAppState(app, ({ preferences }) => themeOf(preferences));
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (theme === 'auto') delete dataset['theme'];
    else dataset['theme'] = theme;
  }, [theme]);
}

interface Props {
  readonly app: Application;
  readonly verbs: PageVerbs;
  readonly still: boolean;
  /** Sets the saved session aside and begins a fresh one. */
  readonly onAnew: () => void;
}

/** The whole page. */
export function App({ app, verbs, still, onAnew }: Props): ReactNode {
  const words = useWords(app, verbs);
  useTheme(app);
  const page = useMemo<Page>(() => ({ app, verbs, words, t: translator(words), still }), [app, verbs, words, still]);
  return (
    <ErrorBoundary t={page.t} onAnew={onAnew}>
      <PageContext value={page}>
        <Layout />
      </PageContext>
    </ErrorBoundary>
  );
}
