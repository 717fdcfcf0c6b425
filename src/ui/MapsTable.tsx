import { type UIEvent, useMemo, useState } from 'react';
import { mapsLine, type TableRow, tableRows, tableVmas } from '../store';
import { usePage, usePart } from './context';
import { useMoment } from './use-moment';

/** As in stage.css. */
const ROW_REM = 2;
const rowPx = (): number => ROW_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
/** Fewer rows are all drawn: then a screen reader and a search find every one. */
const VIRTUAL_FROM = 400;
const WINDOW_ROWS = 120;

function Row({ row }: { readonly row: TableRow }) {
  const { t, verbs } = usePage();
  const isLit = usePart(({ hovered }) => hovered === row.id);
  const isSelected = usePart(({ selected }) => selected === row.id);
  return (
    <tr
      className={isLit ? 'lit' : undefined}
      data-selected={isSelected || undefined}
      data-vma={row.name}
      onPointerEnter={() => verbs.hover(row.id)}
      onPointerLeave={() => verbs.hover(null)}
    >
      <td>
        <button
          type="button"
          className="vma-button"
          aria-pressed={isSelected}
          onClick={(event) => verbs.select(row.id, event.shiftKey)}
          onFocus={() => verbs.hover(row.id)}
          onBlur={() => verbs.hover(null)}
        >
          {row.name}
        </button>
      </td>
      <td className="mono" translate="no">{`${row.start}-${row.end}`}</td>
      <td className="mono" translate="no">
        {row.perm}
      </td>
      <td className="mono" translate="no">
        {row.offset}
      </td>
      <td className="mono number">{row.inode}</td>
      <td className="number">{row.pages}</td>
      <td translate="no">{row.anonVma}</td>
      <td className="mono" translate="no">
        {row.label}
      </td>
      <td>
        {row.change !== 'same' && <span className={`change-${row.change}`}>{t(`table.change.${row.change}`)}</span>}
      </td>
    </tr>
  );
}

const COLUMNS = ['name', 'range', 'perm', 'offset', 'inode', 'pages', 'anonVma', 'path', 'change'] as const;

/** The map as /proc/PID/maps has it: the accessible twin of the drawings. */
export function MapsTable() {
  const { t } = usePage();
  const moment = useMoment();
  const vmas = tableVmas(moment);
  const [top, setTop] = useState(0);
  const [isCopied, setCopied] = useState(false);
  const isVirtual = vmas.length > VIRTUAL_FROM;
  const first = isVirtual ? Math.min(Math.max(0, top - 40), vmas.length - WINDOW_ROWS) : 0;
  const last = isVirtual ? first + WINDOW_ROWS : vmas.length;
  const rows = useMemo(() => tableRows(moment, vmas.slice(first, last)), [moment, vmas, first, last]);
  const onScroll = ({ currentTarget }: UIEvent<HTMLDivElement>): void => {
    if (isVirtual) setTop(Math.floor(currentTarget.scrollTop / rowPx() / 20) * 20);
  };
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(`${tableRows(moment).map(mapsLine).join('\n')}\n`);
    setCopied(true);
  };
  return (
    <div className="maps-scroll" onScroll={onScroll}>
      <table className="maps" aria-rowcount={vmas.length + 1}>
        <caption>
          {t('table.caption', { pid: moment.world.current, n: vmas.length })}{' '}
          <button type="button" className="button quiet" onClick={() => void copy()}>
            {t('table.copy')}
          </button>
          {isCopied && ` ${t('table.copied')}`}
        </caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`table.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {first > 0 && <Space rows={first} />}
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
          {last < vmas.length && <Space rows={vmas.length - last} />}
        </tbody>
      </table>
      {vmas.length === 0 && <p className="empty-note">{t('table.empty')}</p>}
    </div>
  );
}

function Space({ rows }: { readonly rows: number }) {
  return (
    <tr style={{ height: `${rows * ROW_REM}rem` }}>
      <td colSpan={COLUMNS.length} />
    </tr>
  );
}
