import { useMemo, useState } from 'react';
import { KERNELS, type KernelName } from '../../engine';
import { kernelOf } from '../../store';
import { defaultOther } from '../../store/compare-view';
import type { Comparison } from '../../store/comparing';
import { usePage, usePart } from '../context';
import { useStatus } from '../use-status';
import { AllKernels } from './AllKernels';
import { CompareTable } from './CompareTable';
import { ExampleReason, Examples, KernelChoosers } from './CompareTools';
import { FirstDifference } from './Reasons';
import { useComparison } from './use-comparison';
import { useCompareWords } from './words';

/** A script longer than this shows at first only what differs. */
const SHORT = 60;
const ROWS_AT_ONCE = 100;

/** The session's kernel first, then those chosen, each once. */
function useKernels(): { readonly kernels: readonly KernelName[]; readonly all: boolean } {
  const own = usePart(kernelOf);
  const chosen = usePart(({ compareWith }) => compareWith);
  const all = usePart(({ compareAll }) => compareAll);
  return useMemo(() => {
    const others = chosen.filter((kernel) => kernel !== own);
    return { kernels: [own, ...(others.length > 0 ? others : [defaultOther(own)])], all };
  }, [own, chosen, all]);
}

function ViewButtons({ all }: { readonly all: boolean }) {
  const { verbs } = usePage();
  const { c } = useCompareWords();
  return (
    <fieldset className="row view-buttons">
      <legend className="unseen">{c('choose.view')}</legend>
      {[false, true].map((one) => (
        <button
          key={String(one)}
          type="button"
          className="button"
          aria-pressed={one === all}
          onClick={() => verbs.setCompareAll(one)}
        >
          {c(one ? 'view.all' : 'view.side')}
        </button>
      ))}
    </fieldset>
  );
}

function SideBySide({ kernels }: { readonly kernels: readonly Comparison[] }) {
  const { c } = useCompareWords();
  const [first, ...others] = kernels;
  const count = first?.timeline.entries.length ?? 0;
  const looked = first?.seen.length ?? 0;
  const [only, setOnly] = useState<boolean | null>(null);
  const [most, setMost] = useState(ROWS_AT_ONCE);
  if (first === undefined) return null;
  const isOnly = only ?? count > SHORT;
  const indices = Array.from({ length: looked }, (_, index) => index).filter(
    (index) => !isOnly || others.some(({ differences }) => differences.has(index)),
  );
  const shown = indices.slice(0, most);
  const isSame = others.length > 0 && others.every((other) => other.first === null);
  return (
    <>
      {isSame && <p className="same-note">{c('same', { n: looked })}</p>}
      {others.map((other) => (
        <FirstDifference key={other.kernel} first={first} other={other} />
      ))}
      {looked < count && <p role="note">{c('cut', { n: looked, m: count })}</p>}
      <p className="row">
        <label>
          <input type="checkbox" checked={isOnly} onChange={({ target }) => setOnly(target.checked)} />{' '}
          {c('onlyDifferent')}
        </label>
        <span className="muted">{c('shown', { n: shown.length, m: count })}</span>
        {shown.length < indices.length && (
          <button type="button" className="button" onClick={() => setMost(most + ROWS_AT_ONCE)}>
            {c('shown.more')}
          </button>
        )}
      </p>
      {shown.length > 0 && <CompareTable kernels={kernels} indices={shown} />}
    </>
  );
}

/** It shows what all calls do: nothing of it before somebody has predicted them. */
export function CompareTab() {
  const { t } = usePage();
  const isVeiled = usePart(({ veil }) => veil !== null);
  if (isVeiled) return <p className="empty-note">{t('predict.hidden')}</p>;
  return <ComparedScript />;
}

/** The session's script on several kernels: each call, each answer, the first difference and its reason. */
function ComparedScript() {
  const { c } = useCompareWords();
  const { kernels, all } = useKernels();
  const count = usePart(({ history }) => history.present.entries.length);
  const wanted = useMemo(() => {
    const [own] = kernels;
    return all && own !== undefined ? [own, ...KERNELS.filter((kernel) => kernel !== own)] : kernels;
  }, [kernels, all]);
  const compared = useComparison(wanted);
  const isDone = compared?.length === wanted.length;
  const working = isDone || count === 0 ? '' : c('working', { k: (compared?.length ?? 0) + 1, n: wanted.length });
  useStatus(working);
  return (
    <div className="compare" aria-busy={!isDone}>
      <div className="row compare-tools">
        <ViewButtons all={all} />
        {!all && <KernelChoosers kernels={kernels} />}
        <Examples />
      </div>
      <ExampleReason beside={all ? [] : kernels} />
      {working !== '' && <p className="muted">{working}</p>}
      {count === 0 && <p className="muted">{c('empty')}</p>}
      {count > 0 && compared !== null && (all ? <AllKernels kernels={compared} /> : <SideBySide kernels={compared} />)}
    </div>
  );
}
