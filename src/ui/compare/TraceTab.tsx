import { useEffect, useMemo, useState } from 'react';
import type { KernelName } from '../../engine';
import { kernelOf } from '../../store';
import { SERIES_IDS, seriesTimeline } from '../../store/examples';
import {
  SERIES_KERNEL,
  type SeriesTotals,
  SWITCHES,
  seriesTotals,
  switchesOf,
  withSwitch,
} from '../../store/series-view';
import { usePage, usePart } from '../context';
import { TraceLog } from './TraceLog';
import { useCompareWords } from './words';

/** A switch for each patch; off is a line at the start of the script, so that it is kept and shared with it. */
function Switches() {
  const { verbs } = usePage();
  const { c } = useCompareWords();
  const session = usePart(({ history }) => history.present);
  const set = useMemo(() => switchesOf(session), [session]);
  return (
    <fieldset className="switches">
      <legend>{c('trace.switches')}</legend>
      {SWITCHES.map((key) => (
        <label key={key}>
          <input
            type="checkbox"
            checked={set[key]}
            disabled={key === 'series_tracing' && !set.series_refactor}
            onChange={({ target }) => {
              const { timeline, cursor } = withSwitch(session, key, target.checked);
              verbs.replace(timeline, cursor);
            }}
          />{' '}
          {c(`trace.${key}`)}
        </label>
      ))}
      <p className="muted">
        {c('trace.switch.note')}
        {!set.series_refactor && ` ${c('trace.refactor.off')}`}
      </p>
    </fieldset>
  );
}

const RESULTS = ['failed', 'anonVmaFailed', 'same', 'different'] as const;

interface Counted {
  readonly entries: unknown;
  readonly totals: ReturnType<typeof seriesTotals>;
}

/** How the merges of the session end, without the series and with it. */
function Counts() {
  const { c } = useCompareWords();
  const session = usePart(({ history }) => history.present);
  const { entries } = session;
  const [counted, setCounted] = useState<Counted | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a cursor that moves changes the session, but no call of it
  useEffect(() => {
    const timer = window.setTimeout(() => setCounted({ entries, totals: seriesTotals(session) }));
    return () => window.clearTimeout(timer);
  }, [entries]);
  const totals = counted?.entries === entries ? counted.totals : null;
  const sum = (of: SeriesTotals): number => of.failed + of.anonVmaFailed + of.same + of.different;
  const share = (n: number, of: SeriesTotals): string =>
    c('trace.share', { n, percent: sum(of) === 0 ? 0 : Math.round((n / sum(of)) * 100) });
  return (
    <section aria-busy={totals === null}>
      <h2>{c('trace.counts')}</h2>
      <table className="counts">
        <caption>{c('trace.counts.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{c('trace.result')}</th>
            <th scope="col">{c('trace.without')}</th>
            <th scope="col">{c('trace.with')}</th>
          </tr>
        </thead>
        <tbody>
          {totals !== null &&
            RESULTS.map((result) => (
              <tr key={result} data-result={result}>
                <th scope="row">{c(`trace.${result}`)}</th>
                <td>{share(totals.without[result], totals.without)}</td>
                <td>{share(totals.with[result], totals.with)}</td>
              </tr>
            ))}
          {totals !== null && (
            <>
              <tr data-result="total">
                <th scope="row">{c('trace.total')}</th>
                <td>{sum(totals.without)}</td>
                <td>{sum(totals.with)}</td>
              </tr>
              <tr data-result="vmas">
                <th scope="row">{c('trace.vmas')}</th>
                <td>{totals.without.vmas}</td>
                <td>{totals.with.vmas}</td>
              </tr>
            </>
          )}
        </tbody>
      </table>
    </section>
  );
}

const BASE: KernelName = '5.17';

function SeriesExamples() {
  const { verbs } = usePage();
  const { c } = useCompareWords();
  return (
    <section>
      <h2>{c('trace.examples')}</h2>
      <ul className="series-examples">
        {SERIES_IDS.map((id) => (
          <li key={id}>
            <button
              type="button"
              className="button"
              onClick={() => {
                verbs.openTimeline(seriesTimeline(id), { call: Number.POSITIVE_INFINITY, step: 0 });
                verbs.setCompareWith([BASE]);
              }}
            >
              {c(`trace.example.${id}`)}
            </button>
          </li>
        ))}
      </ul>
      <p>{c('trace.limit')}</p>
    </section>
  );
}

/** The series of 2022: its patches, its two trace events, and what it changes in the session. */
export function TraceTab() {
  const { verbs, t } = usePage();
  const isVeiled = usePart(({ veil }) => veil !== null);
  const { c } = useCompareWords();
  const kernel = usePart(kernelOf);
  return (
    <div className="trace">
      {kernel === SERIES_KERNEL ? (
        <Switches />
      ) : (
        <p className="row">
          {c('trace.kernel', { kernel: SERIES_KERNEL })}
          <button type="button" className="button" onClick={() => verbs.chooseKernel(SERIES_KERNEL)}>
            {c('trace.kernel.go')}
          </button>
        </p>
      )}
      {isVeiled ? <p className="muted">{t('predict.hidden')}</p> : <Counts />}
      <SeriesExamples />
      {!isVeiled && <TraceLog />}
    </div>
  );
}
