import type { UiKey } from '../i18n';
import type { Stride } from '../store';
import { usePage } from './context';

const TOOLS: readonly { readonly stride: Stride; readonly sign: string; readonly name: UiKey }[] = [
  { stride: 'over', sign: '↷', name: 'stride.over' },
  { stride: 'out', sign: '↥', name: 'stride.out' },
  { stride: 'decision', sign: '◇', name: 'stride.decision' },
  { stride: 'merge', sign: '⋈', name: 'stride.merge' },
];

/** Stepping by depth, and on to what matters; into is the plain next step. */
export function StepTools() {
  const { t, verbs } = usePage();
  return (
    <fieldset className="step-tools">
      <legend className="unseen">{t('stride.title')}</legend>
      {TOOLS.map(({ stride, sign, name }) => (
        <button
          key={stride}
          type="button"
          className="button icon"
          aria-label={t(name)}
          title={t(name)}
          onClick={({ detail, currentTarget }) => {
            verbs.pause();
            verbs.stride(stride);
            if (detail > 0) currentTarget.blur();
          }}
        >
          {sign}
        </button>
      ))}
    </fieldset>
  );
}
