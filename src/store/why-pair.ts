/** Why two neighbours that were chosen are not one: loaded when somebody chooses two. */
import {
  explainMergeable,
  has,
  mergeView,
  only,
  profileOf,
  type RuleCheck,
  requestOf,
  specialOf,
  VM,
  type Vma,
  type VmaId,
  vmaName,
  type World,
} from '../engine';
import { type Moment, vmaOf } from './moment';
import { rulesOf, type WhyView } from './why-view';

/** The rules of vma_merge that come before the predicate: no special area, and end to start. */
function checksBefore(world: World, low: Vma, high: Vma): RuleCheck[] {
  const profile = profileOf(world);
  const barred = (rule: 'special' | 'share_pool', bits: number): RuleCheck => {
    const one = has(low.vm_flags, bits) ? low : high;
    return {
      rule,
      ok: !has(one.vm_flags, bits),
      expected: { kind: 'none-of', value: bits },
      actual: { kind: 'flags', value: one.vm_flags, mark: only(one.vm_flags, bits) },
    };
  };
  return [
    barred('special', specialOf(profile)),
    ...(profile.sharePool ? [barred('share_pool', VM.SHARE_POOL)] : []),
    {
      rule: 'adjacent',
      ok: low.vm_end === high.vm_start,
      expected: { kind: 'addr', value: high.vm_start },
      actual: { kind: 'addr', value: low.vm_end },
    },
  ];
}

/** Why two VMAs are not one: every rule, with the higher one as the range and the lower one as prev. */
export function whyPair({ world }: Moment, a: VmaId | null, b: VmaId | null): WhyView | null {
  const one = vmaOf(world, a);
  const other = vmaOf(world, b);
  if (one === null || other === null || one.id === other.id || one.vm_mm !== other.vm_mm) return null;
  const [low, high] = one.vm_start < other.vm_start ? [one, other] : [other, one];
  const checks = [
    ...checksBefore(world, low, high),
    ...explainMergeable(mergeView(world), low, requestOf(high), 'after'),
  ];
  return { question: 'pair', names: `${vmaName(low.id)}, ${vmaName(high.id)}`, ...rulesOf(world, checks) };
}
