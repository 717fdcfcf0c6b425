import { type ChangeEvent, useState } from 'react';
import { isKernelName, KERNELS } from '../engine';
import { CASE_IDS, kernelOf, LARGE_IDS, PROGRAM_IDS, readOrigin, THEMES, type Theme, themeOf } from '../store';
import { usePage, usePart } from './context';
import { ExampleName, TopicName } from './on-demand';

/** After a choice by mouse the page's keys work again; by keyboard the choice goes on where it is. */
const leave = (menu: HTMLSelectElement): void => {
  if (!menu.matches(':focus-visible')) menu.blur();
};

/** What is chosen in a menu stands in it while it is on its way: a further key goes on from there. */
function useAsked(present: string, open: (chosen: string) => Promise<unknown>) {
  const [asked, setAsked] = useState<string | null>(null);
  return {
    value: asked ?? present,
    'aria-busy': asked !== null,
    onChange({ target }: ChangeEvent<HTMLSelectElement>): void {
      const { value } = target;
      setAsked(value);
      void open(value).finally(() => setAsked((latest) => (latest === value ? null : latest)));
      leave(target);
    },
  };
}

const THEME_SIGNS: Readonly<Record<Theme, string>> = { auto: '◐', light: '☀', dark: '☾' };

function ScenarioMenu() {
  const { t, verbs } = usePage();
  const origin = usePart(({ history }) => history.present.origin);
  const from = readOrigin(origin);
  const menu = useAsked(origin, (chosen) => verbs.openOrigin(readOrigin(chosen)));
  return (
    <select className="scenario" aria-label={t('header.scenario')} {...menu}>
      <optgroup label={t('scenario.group.start')}>
        <option value="welcome">{t('scenario.welcome')}</option>
        <option value="empty">{t('scenario.empty')}</option>
        {from.kind === 'file' && <option value={origin}>{t('scenario.file', { name: from.name })}</option>}
        {from.kind === 'example' && (
          <option value={origin}>
            <ExampleName id={from.id} />
          </option>
        )}
        {from.kind === 'topic' && (
          <option value={origin}>
            <TopicName id={from.id} />
          </option>
        )}
      </optgroup>
      <optgroup label={t('scenario.group.cases')}>
        {CASE_IDS.map((id) => (
          <option key={id} value={`case:${id}`}>
            {t(`scenario.${id}`)}
          </option>
        ))}
      </optgroup>
      <optgroup label={t('scenario.group.large')}>
        {LARGE_IDS.map((id) => (
          <option key={id} value={`large:${id}`}>
            {t(`scenario.large.${id}`)}
          </option>
        ))}
      </optgroup>
      <optgroup label={t('scenario.group.programs')}>
        {PROGRAM_IDS.map((id) => (
          <option key={id} value={`program:${id}`}>
            {t('scenario.program', { name: id })}
          </option>
        ))}
      </optgroup>
    </select>
  );
}

function KernelMenu() {
  const { t, verbs } = usePage();
  const menu = useAsked(usePart(kernelOf), async (chosen) => isKernelName(chosen) && verbs.chooseKernel(chosen));
  return (
    <select aria-label={t('header.kernel')} {...menu}>
      {KERNELS.map((name) => (
        <option key={name} value={name}>
          {t('header.kernel.option', { kernel: name })}
        </option>
      ))}
    </select>
  );
}

interface HistoryProps {
  readonly name: string;
  readonly sign: string;
  readonly can: boolean;
  readonly act: () => void;
}

/** Not disabled: the last undo would take the focus away. With nothing to undo it does nothing. */
function HistoryButton({ name, sign, can, act }: HistoryProps) {
  return (
    <button type="button" className="button icon" aria-label={name} title={name} aria-disabled={!can} onClick={act}>
      {sign}
    </button>
  );
}

interface Props {
  readonly onHelp: () => void;
  readonly onImport: () => void;
  readonly onExport: () => void;
  readonly onKernel: () => void;
  readonly onTopics: () => void;
}

/** The line on top: what is shown, on which kernel, in which language and colours. */
export function Header({ onHelp, onImport, onExport, onKernel, onTopics }: Props) {
  const { t, verbs } = usePage();
  const { language, lecture } = usePart(({ preferences }) => preferences);
  const theme = usePart(({ preferences }) => themeOf(preferences));
  const predicting = usePart((state) => state.predicting);
  const canUndo = usePart(({ history }) => history.past.length > 0);
  const canRedo = usePart(({ history }) => history.future.length > 0);
  const nextTheme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'auto';
  return (
    <header className="header">
      <h1 translate="no">{t('app.title')}</h1>
      <ScenarioMenu />
      <button
        type="button"
        className="button icon"
        aria-label={t('header.topics')}
        title={t('header.topics')}
        onClick={onTopics}
      >
        ☰
      </button>
      <KernelMenu />
      <button
        type="button"
        className="button icon"
        aria-label={t('header.kernel.about')}
        title={t('header.kernel.about')}
        onClick={onKernel}
      >
        ⓘ
      </button>
      <span className="space" />
      <HistoryButton name={t('header.undo')} sign="↩" can={canUndo} act={verbs.undo} />
      <HistoryButton name={t('header.redo')} sign="↪" can={canRedo} act={verbs.redo} />
      <button
        type="button"
        className="button"
        aria-pressed={lecture}
        title={t('header.lecture.title')}
        onClick={() => verbs.setLecture(!lecture)}
      >
        {t('header.lecture')}
      </button>
      <button
        type="button"
        className="button"
        aria-pressed={predicting}
        title={t('header.predict.title')}
        onClick={() => verbs.setPredicting(!predicting)}
      >
        {t('header.predict')}
      </button>
      <button type="button" className="button" title={t('header.import.title')} onClick={onImport}>
        {t('header.import')}
      </button>
      <button type="button" className="button" title={t('header.export.title')} onClick={onExport}>
        {t('header.export')}
      </button>
      <button
        type="button"
        className="button"
        lang={language === 'en' ? 'zh-CN' : 'en'}
        onClick={() => verbs.setLanguage(language === 'en' ? 'zh-cn' : 'en')}
      >
        {language === 'en' ? '中文' : 'English'}
      </button>
      <button
        type="button"
        className="button icon"
        aria-label={t(`header.theme.${theme}`)}
        title={t(`header.theme.${theme}`)}
        onClick={() => verbs.setTheme(nextTheme)}
      >
        {THEME_SIGNS[theme]}
      </button>
      <button
        type="button"
        className="button icon"
        aria-label={t('header.help')}
        title={t('header.help')}
        onClick={onHelp}
      >
        ?
      </button>
    </header>
  );
}
