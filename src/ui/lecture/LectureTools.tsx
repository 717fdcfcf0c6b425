import { useEffect, useLayoutEffect, useState } from 'react';
import { usePage } from '../context';

/** The page at scale 1 that fills a window: text of 12 px is then 1/45 of the window's height. */
const PAGE = { width: 720, height: 540 } as const;

const scaleNow = (): number => Math.max(1, Math.min(innerWidth / PAGE.width, innerHeight / PAGE.height));

/** Everything as large as the window allows, for as long as the lecture goes on. */
function useLectureScale(): void {
  useLayoutEffect(() => {
    const { style, dataset } = document.documentElement;
    const enlarge = (): void => style.setProperty('--scale', String(scaleNow()));
    enlarge();
    dataset['lecture'] = '';
    addEventListener('resize', enlarge);
    return () => {
      removeEventListener('resize', enlarge);
      style.removeProperty('--scale');
      delete dataset['lecture'];
    };
  }, []);
}

const CHROME = '.header, .console, .tab-row, .bar-tools, .step-tools';

const focusPlayer = (): void => document.querySelector<HTMLElement>('.player .next-step')?.focus();

/** Chrome with the focus in it stays unfolded, so what began the lecture hands it on. */
function useClearView(): void {
  useLayoutEffect(() => {
    if (document.activeElement?.closest(CHROME)) focusPlayer();
  }, []);
}

/** What stays of the chrome in a lecture: a button that unfolds the rest of it, and the way out. */
export function LectureTools() {
  const { t, verbs } = usePage();
  const [isOpen, setOpen] = useState(false);
  useLectureScale();
  useClearView();
  useLayoutEffect(() => {
    document.documentElement.toggleAttribute('data-controls', isOpen);
    return () => document.documentElement.removeAttribute('data-controls');
  }, [isOpen]);
  useEffect(() => {
    const fold = ({ key, defaultPrevented }: KeyboardEvent): void => {
      if (key === 'Escape' && !defaultPrevented) setOpen(false);
    };
    addEventListener('keydown', fold);
    return () => removeEventListener('keydown', fold);
  }, []);
  return (
    <>
      <button
        type="button"
        className="button"
        aria-expanded={isOpen}
        title={t('lecture.controls.title')}
        onClick={() => setOpen(!isOpen)}
      >
        {t('lecture.controls')}
      </button>
      <button
        type="button"
        className="button"
        onClick={() => {
          // This button goes with the lecture.
          focusPlayer();
          verbs.setLecture(false);
        }}
      >
        {t('lecture.leave')}
      </button>
    </>
  );
}
