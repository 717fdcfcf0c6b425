import { useMemo, useState } from 'react';
import { traceFields, traceRows, traceText } from '../../store/series-view';
import { usePage, usePart } from '../context';
import { useStatus } from '../use-status';
import { useCompareWords } from './words';

/** More rows than these are in the saved text only. */
const MOST_ROWS = 300;

function save(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'vmascope-trace.txt';
  link.click();
  URL.revokeObjectURL(url);
}

/** vm_av_merge and vm_pgoff_merge of the session, and the same as the kernel's trace file has them. */
export function TraceLog() {
  const { verbs } = usePage();
  const { c } = useCompareWords();
  const session = usePart(({ history }) => history.present);
  const { entries } = session;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a cursor that moves changes the session, but no call of it
  const rows = useMemo(() => traceRows(session), [entries]);
  const [copied, setCopied] = useState(false);
  useStatus(copied ? c('trace.copied') : '');
  return (
    <section>
      <h2>{c('trace.log')}</h2>
      <p className="row">
        <button type="button" className="button" disabled={rows.length === 0} onClick={() => save(traceText(rows))}>
          {c('trace.save')}
        </button>
        <button
          type="button"
          className="button"
          disabled={rows.length === 0}
          onClick={() => void navigator.clipboard.writeText(traceText(rows)).then(() => setCopied(true))}
        >
          {c('trace.copy')}
        </button>
        {copied && <span>{c('trace.copied')}</span>}
      </p>
      {rows.length === 0 ? (
        <p className="muted">{c('trace.log.empty')}</p>
      ) : (
        <table className="trace-log">
          <caption>{c('trace.log.caption', { n: rows.length })}</caption>
          <thead>
            <tr>
              <th scope="col">{c('trace.log.call')}</th>
              <th scope="col">{c('trace.log.task')}</th>
              <th scope="col">{c('trace.log.event')}</th>
              <th scope="col">{c('trace.log.fields')}</th>
            </tr>
          </thead>
          <tbody translate="no">
            {rows.slice(0, MOST_ROWS).map((row) => (
              <tr key={`${row.call} ${row.number}`}>
                <td>
                  <button
                    type="button"
                    className="button"
                    aria-label={c('seek', { k: row.call + 1 })}
                    onClick={() => verbs.seek({ call: row.call, step: 0 })}
                  >
                    {row.call + 1}
                  </button>
                </td>
                <td>
                  {row.task}-{row.pid}
                </td>
                <td>{row.event.kind}</td>
                <td>{traceFields(row)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
