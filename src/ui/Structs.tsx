import { useMemo } from 'react';
import { type FieldRow, mmFields, vmaAtHand, vmaFields } from '../store';
import { usePage, usePart } from './context';
import { useMoment } from './use-moment';

interface FieldsProps {
  readonly caption: string;
  readonly rows: readonly FieldRow[];
}

function Fields({ caption, rows }: FieldsProps) {
  const { t } = usePage();
  return (
    <table translate="no">
      <caption className="mono">{caption}</caption>
      <thead className="unseen">
        <tr>
          <th scope="col">{t('structs.field')}</th>
          <th scope="col">{t('structs.value')}</th>
          <th scope="col">{t('structs.was')}</th>
        </tr>
      </thead>
      <tbody className="mono">
        {rows.map(({ field, value, was }) => (
          <tr key={field} className={was === null ? undefined : 'changed'}>
            <th scope="row">{field}</th>
            <td>{value}</td>
            <td>{was !== null && `← ${was}`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The fields of mm_struct and of the chosen vm_area_struct; those that the call has changed are marked. */
export function Structs() {
  const { t } = usePage();
  const moment = useMoment();
  const selected = usePart((state) => state.selected);
  const mm = useMemo(() => mmFields(moment), [moment]);
  const vma = useMemo(() => vmaFields(moment, selected ?? vmaAtHand(moment)), [moment, selected]);
  return (
    <div className="structs">
      {vma === null ? (
        <p className="muted">{t('structs.choose')}</p>
      ) : vma.rows === null ? (
        <p className="muted">{t('structs.gone', { name: vma.name })}</p>
      ) : (
        <Fields caption={`struct vm_area_struct ${vma.name}`} rows={vma.rows} />
      )}
      {mm !== null && <Fields caption="struct mm_struct" rows={mm} />}
    </div>
  );
}
