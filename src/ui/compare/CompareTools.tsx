import { isKernelName, KERNELS, type KernelName } from '../../engine';
import { exampleOf, exampleTimeline, MINIMAL_SCRIPTS, type MinimalScript } from '../../store/examples';
import { usePage, usePart } from '../context';
import { FieldFact } from './Reasons';
import { useCompareWords } from './words';

interface KernelSelectProps {
  readonly label: string;
  readonly value: KernelName | '';
  readonly kernels: readonly KernelName[];
  readonly onChoose: (kernel: KernelName) => void;
  readonly empty?: string;
}

function KernelSelect({ label, value, kernels, onChoose, empty }: KernelSelectProps) {
  return (
    <select
      className={empty === undefined ? undefined : 'add'}
      title={label}
      aria-label={label}
      value={value}
      onChange={({ target }) => {
        if (isKernelName(target.value)) onChoose(target.value);
      }}
    >
      {empty !== undefined && <option value="">{empty}</option>}
      {kernels.map((kernel) => (
        <option key={kernel} value={kernel}>
          {kernel}
        </option>
      ))}
    </select>
  );
}

/** The session's kernel, and those beside it. */
export function KernelChoosers({ kernels }: { readonly kernels: readonly KernelName[] }) {
  const { verbs } = usePage();
  const { c } = useCompareWords();
  const [first, ...others] = kernels;
  const rest = KERNELS.filter((kernel) => !kernels.includes(kernel));
  if (first === undefined) return null;
  return (
    <div className="row choosers">
      <KernelSelect label={c('choose.first')} value={first} kernels={KERNELS} onChoose={verbs.chooseKernel} />
      <span className="muted" aria-hidden="true">
        ↔
      </span>
      {others.map((kernel, at) => (
        <span key={kernel} className="chooser">
          <KernelSelect
            label={`${c('choose.other')} ${at + 1}`}
            value={kernel}
            kernels={KERNELS.filter((name) => name === kernel || rest.includes(name))}
            onChoose={(chosen) => verbs.setCompareWith(others.map((other) => (other === kernel ? chosen : other)))}
          />
          {others.length > 1 && (
            <button
              type="button"
              className="button icon"
              aria-label={c('choose.remove', { kernel })}
              title={c('choose.remove', { kernel })}
              onClick={() => verbs.setCompareWith(others.filter((other) => other !== kernel))}
            >
              ×
            </button>
          )}
        </span>
      ))}
      {rest.length > 0 && (
        <KernelSelect
          label={c('choose.more')}
          value=""
          empty="+"
          kernels={rest}
          onChoose={(chosen) => verbs.setCompareWith([...others, chosen])}
        />
      )}
    </div>
  );
}

/** Examples with the same two kernels, in their order. */
function pairs(): { readonly kernels: MinimalScript['kernels']; readonly scripts: readonly MinimalScript[] }[] {
  const groups = new Map<string, MinimalScript[]>();
  for (const one of MINIMAL_SCRIPTS) groups.set(one.kernels.join(), [...(groups.get(one.kernels.join()) ?? []), one]);
  return [...groups.values()].flatMap((scripts) => (scripts[0] ? [{ kernels: scripts[0].kernels, scripts }] : []));
}
const PAIRS = pairs();

/** The shortest scripts in which two neighbouring kernels differ. */
export function Examples() {
  const { verbs } = usePage();
  const { c } = useCompareWords();
  const chosen = usePart(({ history }) => exampleOf(history.present.origin));
  const open = (id: string): void => {
    const example = MINIMAL_SCRIPTS.find((one) => one.id === id);
    if (example === undefined) return;
    verbs.openTimeline(exampleTimeline(example), { call: Number.POSITIVE_INFINITY, step: 0 });
    verbs.setCompareWith([example.kernels[1]]);
  };
  return (
    <select
      className="examples"
      aria-label={c('examples.label')}
      value={chosen?.id ?? ''}
      onChange={({ target }) => open(target.value)}
    >
      <option value="">{c('examples.none')}</option>
      {PAIRS.map(({ kernels: [a, b], scripts }) => (
        <optgroup key={`${a} ${b}`} label={c('examples.pair', { a, b })}>
          {scripts.map(({ id, call, differs, recording }, at) => (
            <option key={id} value={id}>
              {c('examples.option', {
                k: at + 1,
                call,
                differs: differs.map((aspect) => c(`aspect.${aspect}`)).join(c('join')),
              })}{' '}
              ({recording})
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}

/** Why the example that is open differs on its two kernels; nothing where the comparison of just these two says it. */
export function ExampleReason({ beside }: { readonly beside: readonly KernelName[] }) {
  const { c } = useCompareWords();
  const example = usePart(({ history }) => exampleOf(history.present.origin));
  if (example === null || example.kernels.every((kernel) => beside.includes(kernel))) return null;
  const [a, b] = example.kernels;
  return (
    <div className="example-reason">
      <p className="muted">{c('examples.reason')}</p>
      <FieldFact field={example.field} a={a} b={b} />
    </div>
  );
}
