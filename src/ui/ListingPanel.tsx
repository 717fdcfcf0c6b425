import { useEffect, useMemo, useRef } from 'react';
import type { FunctionName, Line } from '../listing';
import { LISTINGS } from '../listing';
import { type ListingView, type LocalView, listingView } from '../store';
import { usePage, usePart } from './context';
import { StepTools } from './StepTools';
import { useMoment } from './use-moment';

interface LineProps {
  readonly number: number;
  readonly text: string;
  readonly indent: number;
  readonly isExecuted: boolean;
  readonly isNext: boolean;
  readonly outcome: boolean | null;
}

function ListingLine({ number, text, indent, isExecuted, isNext, outcome }: LineProps) {
  const { t } = usePage();
  const state = [isExecuted && t('listing.executed'), isNext && t('listing.next')].filter(Boolean).join(', ');
  return (
    <li
      className={[isExecuted && 'executed', isNext && 'next'].filter(Boolean).join(' ') || undefined}
      aria-current={isNext ? 'step' : undefined}
      data-executed={isExecuted || undefined}
    >
      <span className="line-number" aria-hidden="true">
        {number}
      </span>
      <span className="mark" aria-hidden="true">
        {isNext ? '▶' : isExecuted ? '✓' : ''}
      </span>
      <span className="line-text" style={{ paddingLeft: `${indent * 1.6}em` }} lang="en">
        {text}
        {state !== '' && <span className="unseen"> ({state})</span>}
      </span>
      {isExecuted && outcome !== null && (
        <span className={outcome ? 'went yes' : 'went no'}>{t(outcome ? 'listing.yes' : 'listing.no')}</span>
      )}
    </li>
  );
}

function Lines({ view }: { readonly view: ListingView }) {
  const { t } = usePage();
  const list = useRef<HTMLOListElement>(null);
  const { source, lines } = LISTINGS[view.fn];
  const shown = Object.entries<Line>(lines).filter(([, line]) => line.kernels?.includes(view.kernel) ?? true);
  const place = `${view.fn} ${view.executed} ${view.next}`;
  useEffect(() => {
    if (place === '') return;
    const panel = list.current?.parentElement;
    const mark =
      list.current?.querySelector<HTMLElement>('.next') ?? list.current?.querySelector<HTMLElement>('.executed');
    if (!panel || !mark) return;
    // Only the panel scrolls, never the page; the marked line stands in its middle.
    const top = mark.getBoundingClientRect().top - panel.getBoundingClientRect().top + panel.scrollTop;
    panel.scrollTop = top - panel.clientHeight / 2 + mark.clientHeight / 2;
  }, [place]);
  return (
    <>
      <ol ref={list} className="mono" translate="no" aria-label={view.fn}>
        {shown.map(([key, line], index) => (
          <ListingLine
            key={key}
            number={index + 1}
            text={line.text}
            indent={line.in}
            isExecuted={view.executed === `${view.fn}.${key}`}
            isNext={view.next === `${view.fn}.${key}`}
            outcome={view.outcome}
          />
        ))}
      </ol>
      <p className="source">{t('listing.source', { source })}</p>
    </>
  );
}

function Local({ local }: { readonly local: LocalView }) {
  const { verbs } = usePage();
  const isLit = usePart(({ hovered }) => hovered !== null && hovered === local.vma);
  return (
    <div
      className={isLit ? 'local lit' : 'local'}
      onPointerEnter={() => verbs.hover(local.vma)}
      onPointerLeave={() => verbs.hover(null)}
    >
      <dt>{local.name}</dt>
      <dd>{local.text}</dd>
    </div>
  );
}

const kernelNameOf = (fn: FunctionName): string => LISTINGS[fn].fn;

/** Call stack, the lines of the function at hand with the two marks, and its locals. */
export function ListingPanel() {
  const { t } = usePage();
  const moment = useMoment();
  const view = useMemo(() => listingView(moment), [moment]);
  if (view === null) {
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
  return (
    <>
      <div className="crumb-row">
        <ol className="crumbs" aria-label={t('listing.stack')} translate="no">
          {view.stack.map(({ fn }) => (
            <li key={fn}>{kernelNameOf(fn)}</li>
          ))}
        </ol>
        <StepTools />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls must be reachable by keyboard */}
      <section className="listing" aria-label={t('listing.title')} tabIndex={0}>
        <Lines view={view} />
        {view.locals.length > 0 && (
          <dl className="locals" aria-label={t('listing.locals')} translate="no">
            {view.locals.map((local) => (
              <Local key={local.name} local={local} />
            ))}
          </dl>
        )}
      </section>
    </>
  );
}
