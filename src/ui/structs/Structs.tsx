import { useMemo, useState } from 'react';
import { vmaName } from '../../engine';
import { vmaAtHand } from '../../store';
import type { FieldRow } from '../../store/structs/field';
import { inspectMm, inspectVma, type StructView } from '../../store/structs/inspect';
import { usePage, usePart } from '../context';
import { useMoment } from '../use-moment';
import { Caches } from './Caches';
import { useStructWords } from './words';

function Era({ since, until }: Pick<FieldRow, 'since' | 'until'>) {
  const s = useStructWords();
  if (since === null && until === null) return null;
  const key = since === null ? 'era.until' : until === null ? 'era.since' : 'era.both';
  return <span className="era">{s(key, { since: since ?? '', until: until ?? '' })}</span>;
}

/** What a field was: before this step if that changed it, else before the call. */
function Was({ row: { wasStep, wasCall } }: { readonly row: FieldRow }) {
  const s = useStructWords();
  return (
    <>
      {wasStep !== null && (
        <span className="was-step">
          <span translate="no">← {wasStep}</span> <span className="when">{s('was.step')}</span>
        </span>
      )}
      {wasCall !== null && wasCall !== wasStep && (
        <span className="was-call">
          <span translate="no">← {wasCall}</span> <span className="when">{s('was.call')}</span>
        </span>
      )}
    </>
  );
}

function Row({ row, explains }: { readonly row: FieldRow; readonly explains: boolean }) {
  const s = useStructWords();
  const { field, value, wasStep, wasCall, since, until } = row;
  const change = wasStep !== null ? 'changed now' : wasCall !== null ? 'changed' : undefined;
  return (
    <tr className={change} data-field={field}>
      <th scope="row">
        <span className="mono" translate="no">
          {field}
        </span>
        {explains && <Era since={since} until={until} />}
      </th>
      <td>
        <span className="mono value" translate="no">
          {value}
        </span>
        <Was row={row} />
        {explains && <span className="about">{s(row.about)}</span>}
      </td>
    </tr>
  );
}

/** So many need no headings. */
const FEW_ROWS = 8;

interface StructProps {
  readonly view: StructView;
  readonly explains: boolean;
}

function Struct({ view: { struct, name, rows, isNew }, explains }: StructProps) {
  const s = useStructWords();
  const groups = useMemo(() => [...new Set(rows.map(({ group }) => group))], [rows]);
  return (
    <table data-struct={struct}>
      <caption className="mono" translate="no">
        struct {struct} <strong>{name}</strong> {isNew && <span className="new">{s('was.nothing')}</span>}
      </caption>
      <thead className="unseen">
        <tr>
          <th scope="col">{s('head.field')}</th>
          <th scope="col">{s('head.value')}</th>
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group}>
          {rows.length > FEW_ROWS && (
            <tr className="group">
              <th scope="rowgroup" colSpan={2}>
                {s(`group.${group}`)}
              </th>
            </tr>
          )}
          {rows
            .filter((row) => row.group === group)
            .map((row) => (
              <Row key={row.field} row={row} explains={explains} />
            ))}
        </tbody>
      ))}
    </table>
  );
}

/** The kernel's structs of the chosen VMA and of its mm; what a step and what the call changed is marked. */
export function Structs() {
  const { t } = usePage();
  const s = useStructWords();
  const moment = useMoment();
  const selected = usePart((state) => state.selected);
  const [explains, setExplains] = useState(true);
  const id = selected ?? vmaAtHand(moment);
  const vma = useMemo(() => (id === null ? [] : inspectVma(moment, id)), [moment, id]);
  const mm = useMemo(() => inspectMm(moment), [moment]);
  return (
    <div className="structs">
      <Caches />
      <p className="structs-head">
        <label>
          <input type="checkbox" checked={explains} onChange={({ target }) => setExplains(target.checked)} />{' '}
          {s('explain')}
        </label>
        <span className="muted">{s('order', { kernel: moment.world.kernel })}</span>
      </p>
      <div className="structs-columns">
        <div>
          {id === null && <p className="muted">{t('structs.choose')}</p>}
          {id !== null && vma.length === 0 && <p className="muted">{t('structs.gone', { name: vmaName(id) })}</p>}
          {vma.slice(0, 1).map((view) => (
            <Struct key={view.struct} view={view} explains={explains} />
          ))}
        </div>
        <div>
          {vma.slice(1).map((view) => (
            <Struct key={`${view.struct} ${view.name}`} view={view} explains={explains} />
          ))}
          {mm.map((view) => (
            <Struct key={view.struct} view={view} explains={explains} />
          ))}
        </div>
      </div>
    </div>
  );
}
