import { type UIEvent, useMemo, useState } from 'react';
import type { Vma } from '../engine';
import { type DrawnRow, type MapTable, mapsLine, mapTable } from '../store';
import { usePage, usePart } from './context';
import { pictureWords } from './picture-words';
import { useStructWords } from './structs/words';
import { useMoment } from './use-moment';

/** As in stage.css. */
const ROW_REM = 2;
const rowPx = (): number => ROW_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
/** Fewer rows are all drawn: then a screen reader and a search find every one. */
const VIRTUAL_FROM = 400;
const WINDOW_ROWS = 120;

/** /proc/PID/maps and what else tells a VMA apart. */
const COLUMNS = ['name', 'range', 'perm', 'offset', 'inode', 'pages', 'anonVma', 'path', 'change'] as const;

interface RowProps {
  readonly table: MapTable;
  readonly vma: Vma;
}

function NameCell({ id, name }: { readonly id: number; readonly name: string }) {
  const { verbs } = usePage();
  const isSelected = usePart(({ selected }) => selected === id);
  return (
    <td className="name">
      <button
        type="button"
        className="vma-button"
        aria-pressed={isSelected}
        onClick={(event) => verbs.select(id, event.shiftKey)}
        onFocus={() => verbs.hover(id)}
        onBlur={() => verbs.hover(null)}
      >
        {name}
      </button>
    </td>
  );
}

/** What bar, tree and list draw of the VMA at this step. */
function DrawnCells({ row, columns }: { readonly row: DrawnRow; readonly columns: MapTable['columns'] }) {
  const { t } = usePage();
  const s = useStructWords();
  const { role, mark, isInList, isInTree, tree } = row;
  const links = isInList ? (isInTree ? '' : 'table.notTree') : isInTree ? 'table.notList' : 'table.neither';
  return (
    <>
      <td data-column="role">
        {[role, mark !== null && s(`table.mark.${mark}`), columns.tree && links !== '' && s(links)]
          .filter(Boolean)
          .join(', ')}
      </td>
      {columns.prev && <td data-column="prev">{row.prev}</td>}
      {columns.tree && <td data-column="next">{row.next}</td>}
      {tree !== null && (
        <>
          <td data-column="colour">{isInTree ? t(`tree.${tree.colour}`) : ''}</td>
          <td data-column="parent">{tree.isRoot ? s('table.root') : tree.parent}</td>
          <td data-column="left">{tree.left}</td>
          <td data-column="right">{tree.right}</td>
        </>
      )}
      {columns.gap && <td data-column="gap">{row.gap}</td>}
      <td translate="no" data-column="chain">
        {row.chain}
      </td>
      <td className="mono" translate="no" data-column="pgoff">
        {row.pgoff}
      </td>
      <td className="mono" translate="no" data-column="flags">
        {row.flags}
      </td>
    </>
  );
}

function Row({ table, vma }: RowProps) {
  const { t, verbs } = usePage();
  const row = useMemo(() => table.rowOf(vma), [table, vma]);
  const drawn = useMemo(() => table.drawnOf(vma), [table, vma]);
  const isLit = usePart(({ hovered, lit }) => hovered === row.id || lit.includes(row.id));
  const isSelected = usePart(({ selected, alsoSelected }) => selected === row.id || alsoSelected === row.id);
  return (
    <tr
      className={isLit ? 'lit' : undefined}
      data-selected={isSelected || undefined}
      data-vma={row.name}
      onPointerEnter={() => verbs.hover(row.id)}
      onPointerLeave={() => verbs.hover(null)}
    >
      <NameCell id={row.id} name={row.name} />
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
      <DrawnCells row={drawn} columns={table.columns} />
    </tr>
  );
}

function Heads({ columns: { prev, tree, gap } }: Pick<MapTable, 'columns'>) {
  const { t } = usePage();
  const s = useStructWords();
  const drawn = [
    s('table.role'),
    prev && 'vm_prev',
    tree && 'vm_next',
    tree && s('table.colour'),
    tree && s('table.parent'),
    tree && 'rb_left',
    tree && 'rb_right',
    gap && 'rb_subtree_gap',
    'anon_vma_chain',
    'vm_pgoff',
    'vm_flags',
  ].filter((head) => head !== false);
  return (
    <tr>
      {[...COLUMNS.map((column) => t(`table.${column}`)), ...drawn].map((head) => (
        <th key={head} scope="col">
          {head}
        </th>
      ))}
    </tr>
  );
}

function Caption({ table }: { readonly table: MapTable }) {
  const { t } = usePage();
  const { world } = useMoment();
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(`${table.list.map((vma) => mapsLine(table.rowOf(vma))).join('\n')}\n`);
    setCopied(true);
  };
  return (
    <caption>
      {t('table.caption', { pid: world.current, n: table.list.length })}{' '}
      <button type="button" className="button quiet" onClick={() => void copy()}>
        {t('table.copy')}
      </button>
      {isCopied && ` ${t('table.copied')}`}
    </caption>
  );
}

/** The map as /proc/PID/maps has it, then all that is drawn of it: the accessible twin of the drawings. */
export function MapsTable() {
  const { t } = usePage();
  const moment = useMoment();
  const words = useMemo(() => pictureWords(t), [t]);
  const table = useMemo(() => mapTable(moment, words), [moment, words]);
  const [top, setTop] = useState(0);
  const count = table?.vmas.length ?? 0;
  const isVirtual = count > VIRTUAL_FROM;
  const first = isVirtual ? Math.min(Math.max(0, top - 40), count - WINDOW_ROWS) : 0;
  const last = isVirtual ? first + WINDOW_ROWS : count;
  const onScroll = ({ currentTarget }: UIEvent<HTMLDivElement>): void => {
    if (isVirtual) setTop(Math.floor(currentTarget.scrollTop / rowPx() / 20) * 20);
  };
  if (table === null) return <p className="empty-note">{t('table.empty')}</p>;
  return (
    <div className="maps-scroll" onScroll={onScroll}>
      <table className="maps" aria-rowcount={count + 1}>
        <Caption table={table} />
        <thead>
          <Heads columns={table.columns} />
        </thead>
        <tbody>
          {first > 0 && <Space rows={first} />}
          {table.vmas.slice(first, last).map((vma) => (
            <Row key={vma.id} table={table} vma={vma} />
          ))}
          {last < count && <Space rows={count - last} />}
        </tbody>
      </table>
      {count === 0 && <p className="empty-note">{t('table.empty')}</p>}
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
