import { isError, vmaName } from '../engine';
import type { Effect, MadeDraft } from '../store';
import type { Page } from './context';
import { retText } from './say';

/** What the call would do, in a few words. */
export function draftText(t: Page['t'], { summary, dropped }: MadeDraft): string {
  const { ret, cases, survivors, mapCount } = summary;
  const parts: string[] = [];
  if (isError(ret)) parts.push(t('preview.refused', { errno: ret }));
  else if (cases.length === 1)
    parts.push(t('preview.case', { n: cases[0] ?? 0, name: survivors.map(vmaName).join(', ') }));
  else if (cases.length > 1) parts.push(t('preview.cases', { cases: cases.join(', ') }));
  else parts.push(t('preview.plain', { value: retText(ret) }));
  if (mapCount.before !== mapCount.after) parts.push(t('preview.count', mapCount));
  if (dropped > 0) parts.push(t('console.forks', { n: dropped }));
  return parts.join(' · ');
}

/** More than these are told by their number. */
const MOST_EFFECTS = 6;

function effectText(t: Page['t'], { kind, id, other, was, pages, perm }: Effect): string {
  const name = vmaName(id);
  if (kind === 'changed' && perm !== null) return t('effect.perm', { name, ...perm });
  return t(`effect.${kind}`, { name, other: other === null ? '' : vmaName(other), was, pages });
}

/** What would become of each VMA, one sentence for each. */
export function effectTexts(t: Page['t'], { effects }: MadeDraft): readonly string[] {
  const told = effects.slice(0, MOST_EFFECTS).map((effect) => effectText(t, effect));
  const rest = effects.length - told.length;
  if (rest > 0) told.push(t('effect.more', { n: rest }));
  return told.length > 0 ? told : [t('effect.none')];
}
