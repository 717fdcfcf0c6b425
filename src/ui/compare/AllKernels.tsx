import { KERNELS } from '../../engine';
import { withNotes } from '../../i18n';
import { compareRows, groupsOf } from '../../store/compare-view';
import type { Comparison } from '../../store/comparing';
import { usePage, usePart } from '../context';
import { Answer, Difference } from './CompareTable';
import { MiniBar } from './MiniBar';
import { useCompareWords } from './words';

/** One line for each kernel: its answer to the call at the cursor, and where it first leaves the first kernel. */
export function AllKernels({ kernels }: { readonly kernels: readonly Comparison[] }) {
  const { words } = usePage();
  const { c, facts } = useCompareWords();
  const call = usePart(({ history }) => history.present.cursor.call);
  const [first] = kernels;
  const [row] = compareRows(kernels, [call]);
  if (first === undefined || row === undefined) return null;
  const groups = groupsOf(kernels);
  const ordered = [...row.cells].sort((a, b) => KERNELS.indexOf(a.kernel) - KERNELS.indexOf(b.kernel));
  return (
    <>
      <h2>
        {c('errno.title')}: <code translate="no">{withNotes(words.notes, row.source)}</code>
      </h2>
      <table className="compare-table all-kernels">
        <thead>
          <tr>
            <th scope="col">{c('table.kernel')}</th>
            <th scope="col" title={c('table.group.title')}>
              {c('table.group')}
            </th>
            <th scope="col">{c('table.layout', { k: call + 1 })}</th>
            <th scope="col">{c('table.first', { kernel: first.kernel })}</th>
          </tr>
        </thead>
        <tbody>
          {ordered.map((cell) => {
            const kernel = kernels.find((one) => one.kernel === cell.kernel);
            const at = kernel?.first ?? null;
            const fields = at === null ? [] : (kernel?.differences.get(at)?.reasons.flatMap((one) => one.fields) ?? []);
            return (
              <tr key={cell.kernel} data-kernel={cell.kernel} className={cell.difference ? 'differs' : undefined}>
                <th scope="row" translate="no">
                  {cell.kernel}
                </th>
                <td className="group">{groups.get(cell.kernel)}</td>
                <td>
                  <Answer cell={cell} />
                  <MiniBar vmas={cell.vmas} />
                  <Difference cell={cell} />
                </td>
                <td>
                  {at === null
                    ? kernel !== first && c('same.kernel', { kernel: first.kernel })
                    : `${c('table.call')} ${at + 1}: ${fields.map((field) => facts.fields[field].title).join(c('join')) || c('reason.unknown')}`}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="muted">{c('table.group.title')}</p>
    </>
  );
}
