import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { cancelFrame, requestFrame } from '../draw';
import { lineText } from '../i18n';
import type { Line, Listing } from '../listing';
import { kernelNameOf } from '../listing/first';
import { callerView, isSamePointed, type ListingView, type LocalView, listingView, type Moment } from '../store';
import { Breakable } from './Breakable';
import { Crumbs } from './Crumbs';
import { useChapters } from './chapters-context';
import { usePage, usePart } from './context';
import { Loading } from './Loading';
import { PartMissing } from './PartMissing';
import { useMoment } from './use-moment';

interface LineProps {
  readonly number: number;
  readonly text: string;
  readonly indent: number;
  readonly isExecuted: boolean;
  readonly isNext: boolean;
  /** What the executed line came to; null: nothing, or it is another line. */
  readonly outcome: boolean | null;
  /** The function that this line waits for. */
  readonly callee: string | null;
}

const ListingLine = memo(function ListingLine(props: LineProps) {
  const { number, text, indent, isExecuted, isNext, outcome, callee } = props;
  const { t } = usePage();
  const state = [isExecuted && t('listing.executed'), isNext && t('listing.next')].filter(Boolean).join(', ');
  return (
    <li
      className={
        [isExecuted && 'executed', isNext && 'next', callee !== null && 'calling'].filter(Boolean).join(' ') ||
        undefined
      }
      aria-current={isNext ? 'step' : undefined}
      data-executed={isExecuted || undefined}
    >
      <span className="line-number" aria-hidden="true">
        {number}
      </span>
      <span className="mark" aria-hidden="true">
        {isNext ? '▶' : isExecuted ? '✓' : callee !== null ? '↳' : ''}
      </span>
      <span className="line-text" style={{ paddingLeft: `${indent * 1.6}em` }}>
        <Breakable text={text} />
        {state !== '' && <span className="unseen"> ({state})</span>}
      </span>
      {callee !== null && <span className="went">{t('listing.calling', { fn: callee })}</span>}
      {outcome !== null && (
        <span className={outcome ? 'went yes' : 'went no'}>{t(outcome ? 'listing.yes' : 'listing.no')}</span>
      )}
    </li>
  );
});

/** Scrolls the panel, never the page: the marked line stands in its middle, and no line is cut at the edge. */
function showMarked(lines: HTMLElement): void {
  const panel = lines.parentElement;
  const mark = lines.querySelector<HTMLElement>('.next, .calling') ?? lines.querySelector<HTMLElement>('.executed');
  if (!panel || !mark) return;
  const top = mark.getBoundingClientRect().top - panel.getBoundingClientRect().top + panel.scrollTop;
  const wished = top - panel.clientHeight / 2 + mark.clientHeight / 2;
  const line = Number.parseFloat(getComputedStyle(mark).lineHeight) || 1;
  const most = panel.scrollHeight - panel.clientHeight;
  panel.scrollTop = Math.round(Math.min(most, Math.max(0, wished)) / line) * line;
}

interface LinesProps {
  readonly view: ListingView;
  readonly listing: Listing;
}

function Lines({ view, listing: { lines } }: LinesProps) {
  const { lines: said } = useChapters();
  const list = useRef<HTMLOListElement>(null);
  const shown = Object.entries<Line>(lines)
    .filter(([, line]) => line.kernels?.includes(view.kernel) ?? true)
    .map(([key, line], index) => ({
      anchor: `${view.fn}.${key}`,
      number: index + 1,
      indent: line.in,
      text: lineText(said, line.text),
    }));
  // In another language the lines break elsewhere, so that the marked one moves.
  const place = `${view.fn} ${view.executed} ${view.next} ${view.calling} ${shown.map(({ text }) => text).join('\n')}`;
  useEffect(() => {
    if (place === '') return undefined;
    // In the frame of the pictures, behind them: where the marked line stands is asked of the layout that this frame needs
    // anyway, and the page is laid out once for a step.
    const { current } = list;
    const turn = {};
    requestFrame(turn, () => {
      if (current) showMarked(current);
      return false;
    });
    return () => cancelFrame(turn);
  }, [place]);
  useEffect(() => {
    const lines = list.current;
    const panel = lines?.parentElement;
    if (!lines || !panel) return undefined;
    const observer = new ResizeObserver(() => showMarked(lines));
    observer.observe(panel);
    return () => observer.disconnect();
  }, []);
  return (
    <ol ref={list} className="mono" translate="no" aria-label={kernelNameOf(view.fn)}>
      {/* By number: another function puts other words into the lines that are there. */}
      {shown.map(({ anchor, number, indent, text }) => (
        <ListingLine
          key={number}
          number={number}
          text={text}
          indent={indent}
          isExecuted={view.executed === anchor}
          isNext={view.next === anchor}
          outcome={view.executed === anchor ? view.outcome : null}
          callee={view.calling === anchor && view.callee ? kernelNameOf(view.callee) : null}
        />
      ))}
    </ol>
  );
}

/** A local; one that names something is a button that lights it up, and chooses it where it is a VMA. */
function Local({ local: { name, text, pointed } }: { readonly local: LocalView }) {
  const { verbs } = usePage();
  const isLit = usePart((state) =>
    pointed?.kind === 'vma' ? state.hovered === pointed.id : pointed !== null && isSamePointed(state.pointed, pointed),
  );
  const clear = (): void => verbs.point(null);
  return (
    <div className={isLit ? 'local lit' : 'local'} data-local={name}>
      <dt>{name}</dt>
      <dd>
        {pointed === null ? (
          <Breakable text={text} />
        ) : (
          <button
            type="button"
            onPointerEnter={() => verbs.point(pointed)}
            onPointerLeave={clear}
            onFocus={() => verbs.point(pointed)}
            onBlur={clear}
            onClick={({ shiftKey }) => pointed.kind === 'vma' && verbs.select(pointed.id, shiftKey)}
          >
            {text}
          </button>
        )}
      </dd>
    </div>
  );
}

/** Call stack, the lines of the function at hand with the two marks, and its locals. */
export function ListingPanel() {
  const { t } = usePage();
  const moment = useMoment();
  const { listings, lines, isMissing, retry } = useChapters();
  // The caller that was asked for; with the next step the running function is shown again.
  const [asked, setAsked] = useState<{ readonly moment: Moment; readonly depth: number } | null>(null);
  const isShort = usePart(({ preferences }) => preferences.lecture);
  const running = useMemo(() => listingView(moment, isShort), [moment, isShort]);
  const caller = useMemo(
    () => (asked?.moment === moment ? callerView(moment, asked.depth, isShort) : null),
    [asked, moment, isShort],
  );
  const view = caller ?? running;
  if (view === null || running === null) {
    return (
      <>
        <ol className="crumbs" aria-label={t('listing.stack')}>
          <li>–</li>
        </ol>
        <section className="listing" aria-label={t('listing.title')}>
          <p className="empty-note">{t('listing.empty')}</p>
        </section>
      </>
    );
  }
  const listing = listings[view.fn];
  return (
    <>
      <Crumbs
        stack={running.stack}
        shown={view.fn}
        onShow={(depth) => setAsked({ moment, depth })}
        onBack={() => setAsked(null)}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls must be reachable by keyboard */}
      <section className="listing" aria-label={t('listing.title')} tabIndex={0}>
        {listing && <Lines view={view} listing={listing} />}
        {isMissing ? <PartMissing onRetry={retry} /> : !listing && <Loading />}
        {view.locals.length > 0 && (
          <dl className="locals" aria-label={t('listing.locals')} translate="no">
            {view.locals.map((local) => (
              <Local key={local.name} local={local} />
            ))}
          </dl>
        )}
        {listing && <p className="source">{t('listing.source', { source: lineText(lines, listing.source) })}</p>}
      </section>
    </>
  );
}
