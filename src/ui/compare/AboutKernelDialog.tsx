import { useState } from 'react';
import {
  differingFields,
  fieldOf,
  isKernelName,
  KERNELS,
  type KernelName,
  neighbourKernels,
  PROFILE_FIELDS,
  PROFILES,
  type ProfileField,
} from '../../engine';
import { factOf } from '../../i18n/kernels/type';
import { kernelOf } from '../../store';
import { usePage, usePart } from '../context';
import { Dialog } from '../Dialog';
import { useCompareWords } from './words';

const PATCHES = ['refactor', 'series_page_offset', 'series_anon_vmas', 'series_tracing'] as const;

interface TableProps {
  readonly fields: readonly ProfileField[];
  /** Columns: each a kernel. */
  readonly kernels: readonly KernelName[];
}

/** What each kernel does, field by field. */
function Facts({ fields, kernels }: TableProps) {
  const { c, facts } = useCompareWords();
  if (fields.length === 0) return <p className="muted">{c('about.nothing')}</p>;
  return (
    <table className="facts">
      <thead>
        <tr>
          <th scope="col">{c('about.field')}</th>
          {kernels.map((kernel) => (
            <th key={kernel} scope="col">
              {c('about.here', { kernel })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr key={field} data-field={field}>
            <th scope="row">{facts.fields[field].title}</th>
            {kernels.map((kernel) => (
              <td key={kernel}>{factOf(facts, field, fieldOf(PROFILES[kernel], field))}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Sections({ kernel }: { readonly kernel: KernelName }) {
  const { c } = useCompareWords();
  const { before, after } = neighbourKernels(kernel);
  const changed = before === null ? [] : differingFields(PROFILES[kernel], PROFILES[before]);
  const changes = after === null ? [] : differingFields(PROFILES[kernel], PROFILES[after]);
  const others = PROFILE_FIELDS.filter((field) => !changed.includes(field) && !changes.includes(field));
  return (
    <>
      {before !== null && (
        <section>
          <h3>{c('about.changed', { kernel: before })}</h3>
          <Facts fields={changed} kernels={[before, kernel]} />
        </section>
      )}
      {after !== null && (
        <section>
          <h3>{c('about.changes', { kernel: after })}</h3>
          <Facts fields={changes} kernels={[kernel, after]} />
        </section>
      )}
      <section>
        <h3>{c('about.all')}</h3>
        <Facts fields={others} kernels={[kernel]} />
      </section>
    </>
  );
}

/** What a kernel does otherwise than its neighbours, made from its profile. */
export function AboutKernelDialog({ onClose }: { readonly onClose: () => void }) {
  const { c, facts } = useCompareWords();
  const { t } = usePage();
  const own = usePart(kernelOf);
  const [kernel, setKernel] = useState<KernelName>(own);
  return (
    <Dialog title={c('about.title', { kernel })} onClose={onClose}>
      <p className="row">
        <select
          aria-label={c('about.choose')}
          value={kernel}
          onChange={({ target }) => {
            if (isKernelName(target.value)) setKernel(target.value);
          }}
        >
          {KERNELS.map((name) => (
            <option key={name} value={name}>
              {t('header.kernel.option', { kernel: name })}
            </option>
          ))}
        </select>
      </p>
      <p>{facts.kernels[kernel]}</p>
      <p className="muted">{c('about.text')}</p>
      {PROFILES[kernel].series && (
        <section>
          <h3>{c('about.patches')}</h3>
          <ul>
            {PATCHES.map((patch) => (
              <li key={patch}>{c(`about.patch.${patch}`)}</li>
            ))}
          </ul>
          <p>{c('trace.limit')}</p>
        </section>
      )}
      <Sections kernel={kernel} />
      <div className="row">
        <button type="button" className="button primary" onClick={onClose}>
          {c('about.close')}
        </button>
      </div>
    </Dialog>
  );
}
