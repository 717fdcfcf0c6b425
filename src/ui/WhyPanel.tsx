import { useMemo } from 'react';
import { type RuleView, type ValueView, type WhyView, whyViews } from '../store';
import { vmaOf } from '../store/moment';
import { Breakable } from './Breakable';
import { usePage, usePart } from './context';
import { CacheStrip, PairWhy } from './on-demand';
import { useMoment } from './use-moment';

function Value({ value }: { readonly value: ValueView }) {
  const { t } = usePage();
  return (
    <td className="mono">
      <span translate="no">
        <Breakable text={value.text} />
      </span>
      {value.chain !== null && `, ${t('why.chain', { n: value.chain })}`}
      {value.marked.length > 0 && <strong> ({t('why.differs', { flags: value.marked.join(' ') })})</strong>}
    </td>
  );
}

function Rule({ rule }: { readonly rule: RuleView }) {
  const { t } = usePage();
  return (
    <tr className={rule.ok ? undefined : 'failed'} data-rule={rule.rule}>
      <th scope="row" translate="no">
        {t(`rule.${rule.rule}`)}
      </th>
      <Value value={rule.expected} />
      <Value value={rule.actual} />
      <td className={rule.ok ? 'fits yes' : 'fits no'}>
        <span aria-hidden="true">{rule.ok ? '✓' : '✗'}</span>
        <span className="unseen">{t(rule.ok ? 'why.yes' : 'why.no')}</span>
      </td>
    </tr>
  );
}

function Rules({ rules }: Pick<WhyView, 'rules'>) {
  const { t } = usePage();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('why.rule')}</th>
          <th scope="col">{t('why.expected')}</th>
          <th scope="col">{t('why.actual')}</th>
          <th scope="col">
            <span className="unseen">{t('why.result')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => (
          <Rule key={rule.rule} rule={rule} />
        ))}
      </tbody>
    </table>
  );
}

/** The latest question stands open; the ones before it open on demand. */
function Question({ why, isOpen }: { readonly why: WhyView; readonly isOpen: boolean }) {
  const { t } = usePage();
  return (
    <details open={isOpen} data-question={why.question}>
      <summary>
        {t(`why.${why.question}`, { name: why.names })}{' '}
        <strong className={why.ok ? 'fits yes' : 'fits no'}>{t(why.ok ? 'why.yes' : 'why.no')}</strong>
      </summary>
      <Rules rules={why.rules} />
    </details>
  );
}

/** The searches that remember where they were: while they ask for nothing, what they remember stands here. */
const SEARCHES = /^(find_vma$|linear_area)/;

/** Every rule of the predicate at hand: what it expected, what it found, whether it fits. */
export function WhyPanel() {
  const { t } = usePage();
  const moment = useMoment();
  const selected = usePart((state) => state.selected);
  const alsoSelected = usePart((state) => state.alsoSelected);
  const one = vmaOf(moment.world, selected);
  const other = vmaOf(moment.world, alsoSelected);
  const isPair = one && other && one !== other && one.vm_mm === other.vm_mm;
  const whys = useMemo(() => (isPair ? [] : whyViews(moment)), [moment, isPair]);
  const latest = whys[0];
  // The inspector shows the caches by itself.
  const isInspected = usePart(({ options }) => options.tab === 'structs');
  const remembers = !isInspected && SEARCHES.test(moment.executed?.frame.fn ?? '');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls must be reachable by keyboard
    <section className="why" aria-label={t('why.title')} tabIndex={0}>
      <h2 className="panel-title">{t('why.title')}</h2>
      {isPair && <PairWhy pair={[one.id, other.id]} Question={Question} Rules={Rules} />}
      {whys.length === 0 && !isPair && !remembers && <p className="muted">{t('why.empty')}</p>}
      {whys.length === 0 && !isPair && remembers && <CacheStrip />}
      {whys.map((why) => (
        <Question key={`${why.question} ${why.names} ${why === latest}`} why={why} isOpen={why === latest} />
      ))}
    </section>
  );
}
