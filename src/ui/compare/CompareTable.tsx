import { withNotes } from '../../i18n';
import { type CompareCell, type CompareRow, compareRows } from '../../store/compare-view';
import type { Comparison } from '../../store/comparing';
import { usePage, usePart } from '../context';
import { retText } from '../say';
import { MiniBar } from './MiniBar';
import { useCompareWords } from './words';

/** Result, case and survivor in a line. */
export function Answer({ cell }: { readonly cell: CompareCell }) {
  const { c } = useCompareWords();
  return (
    <p className="answer">
      <code className={cell.isError ? 'refused' : undefined} translate="no">
        {cell.ret === null ? c('ret.none') : retText(cell.ret)}
      </code>
      {cell.cases.length > 0 && <span className="case-mark">{c('case', { n: cell.cases.join(', ') })}</span>}
      {cell.survivors.length > 0 && (
        <span>{c('survives', { names: cell.survivors.join(c('join')), n: cell.survivors.length })}</span>
      )}
      <span className="muted">{c('count', { n: cell.count })}</span>
    </p>
  );
}

/** In what a cell differs from the first kernel's, and why, in short. */
export function Difference({ cell: { difference, isFirst } }: { readonly cell: CompareCell }) {
  const { c, facts } = useCompareWords();
  if (difference === null) return null;
  const { aspects, reasons } = difference;
  return (
    <div className={isFirst ? 'difference first' : 'difference'}>
      <p>
        <strong>≠</strong> {aspects.map((aspect) => c(`aspect.${aspect}`)).join(c('join'))}
      </p>
      {reasons.map(({ kind, call, fields }) => (
        <p key={`${call} ${fields.join()}`} data-reason={fields.join()}>
          {c(`reason.${kind}`, { k: call + 1 })}
          {': '}
          {fields.length === 0 ? c('reason.unknown') : fields.map((field) => facts.fields[field].title).join(c('join'))}
        </p>
      ))}
    </div>
  );
}

function Row({ row, isCurrent }: { readonly row: CompareRow; readonly isCurrent: boolean }) {
  const { verbs, words } = usePage();
  const { c } = useCompareWords();
  const isFirst = row.cells.some((cell) => cell.isFirst);
  return (
    <tr
      className={[row.differs && 'differs', isFirst && 'first'].filter(Boolean).join(' ') || undefined}
      aria-current={isCurrent ? 'step' : undefined}
      data-call={row.index + 1}
    >
      <th scope="row">
        <button
          type="button"
          className="call-button"
          title={c('seek', { k: row.index + 1 })}
          onClick={() => verbs.seek({ call: row.index, step: 0 })}
        >
          <span className="call-number">{row.index + 1}</span>{' '}
          <code translate="no">{withNotes(words.notes, row.source)}</code>
        </button>
      </th>
      {row.cells.map((cell) => (
        <td key={cell.kernel} data-kernel={cell.kernel}>
          <Answer cell={cell} />
          <MiniBar vmas={cell.vmas} />
          <Difference cell={cell} />
        </td>
      ))}
    </tr>
  );
}

interface Props {
  readonly kernels: readonly Comparison[];
  readonly indices: readonly number[];
}

/** The calls as rows, the kernels as columns. */
export function CompareTable({ kernels, indices }: Props) {
  const { c } = useCompareWords();
  const current = usePart(({ history }) => history.present.cursor.call);
  const rows = compareRows(kernels, indices);
  return (
    <table className="compare-table">
      <caption className="unseen">{c('table.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{c('table.call')}</th>
          {kernels.map(({ kernel }) => (
            <th key={kernel} scope="col" translate="no">
              Linux {kernel}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.index} row={row} isCurrent={row.index === current} />
        ))}
      </tbody>
    </table>
  );
}
