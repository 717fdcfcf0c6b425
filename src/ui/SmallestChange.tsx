import { useMemo } from 'react';
import { type VmaId, vmaName } from '../engine';
import { printCall } from '../language';
import { baseOf, type WhyView } from '../store';
import { smallestChange } from '../store/smallest-change';
import { usePage, usePart } from './context';
import { useCompose } from './use-composer';

interface Props {
  readonly pair: readonly [VmaId, VmaId];
  /** Their rules, for what to say where nothing helps. */
  readonly why: WhyView;
}

/** What the user could do so that two neighbours become one; found by running it. */
export function SmallestChange({ pair: [a, b], why }: Props) {
  const { t, verbs } = usePage();
  const compose = useCompose();
  const history = usePart((state) => state.history);
  const { change, lines } = useMemo(() => {
    const { world, scope } = baseOf(history);
    const found = smallestChange(world, a, b);
    return { change: found, lines: found?.calls.map((call) => printCall(call, scope)) ?? [] };
  }, [history, a, b]);
  if (change === null) return null;
  const failing = why.rules.filter(({ ok }) => !ok);
  const isAccount = failing.some(({ expected }) => expected.marked.includes('ACCOUNT'));
  const rules = failing.map(({ rule }) => t(`rule.${rule}`)).join(', ');
  const make = async (): Promise<void> => {
    for (const line of lines) if ((await verbs.typeCall(line)) !== null) return;
  };
  return (
    <section className="smallest" aria-label={t('change.title')} data-testid="smallest-change">
      <h3>{t('change.title')}</h3>
      {change.kind === 'none' && <p>{t('change.none', { rules })}</p>}
      {change.kind === 'anew' && <p>{t('change.anew')}</p>}
      {lines.length > 0 && (
        <>
          <ol className="mono" translate="no">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
          <p className="row">
            <button type="button" className="button" onClick={() => compose.openForm(lines[0])}>
              {t('change.look')}
            </button>
            <button type="button" className="button" onClick={make}>
              {t('change.make', { n: lines.length })}
            </button>
          </p>
          <p className="muted">
            {t(change.mergeCase > 0 ? 'change.case' : 'change.plain', {
              n: change.mergeCase,
              name: vmaName(change.survivor ?? 0),
            })}{' '}
            {isAccount && t('change.account')}
          </p>
        </>
      )}
    </section>
  );
}
