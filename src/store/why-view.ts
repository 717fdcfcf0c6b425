/** The Why panel: the rules that the steps of a merge asked about, and those that keep two chosen neighbours apart. */
import {
  explainMergeable,
  flagNames,
  has,
  hex,
  mergeView,
  type RuleCheck,
  type RuleName,
  type RuleValue,
  requestOf,
  type Step,
  tableGet,
  VM_SPECIAL,
  type Vma,
  type VmaId,
  vmaName,
  type Why,
  type World,
} from '../engine';
import { type Moment, vmaOf } from './moment';
import { anonVmaName, baseName, flagsText } from './texts';

/** A value in the words of the kernel; `chain` is said by the page's language. */
export interface ValueView {
  readonly text: string;
  /** The flags that differ, by name. */
  readonly marked: readonly string[];
  readonly chain: number | null;
}

export interface RuleView {
  readonly rule: RuleName;
  readonly ok: boolean;
  readonly expected: ValueView;
  readonly actual: ValueView;
}

export interface WhyView {
  /** pair: two neighbours that the user chose. */
  readonly question: Why['question'] | 'pair';
  /** The neighbour asked about; of a pair both. */
  readonly names: string;
  readonly ok: boolean;
  readonly rules: readonly RuleView[];
}

function valueView(world: World, value: RuleValue): ValueView {
  const plain = (text: string): ValueView => ({ text, marked: [], chain: null });
  switch (value.kind) {
    case 'flags':
      return { ...plain(flagsText(value.value)), marked: flagNames(value.mark) };
    case 'anon_vma':
      return { ...plain(value.value === null ? 'NULL' : anonVmaName(value.value)), chain: value.chain ?? null };
    case 'pages':
    case 'addr':
      return plain(value.value === null ? 'NULL' : `0x${hex(value.value)}`);
    case 'file': {
      const file = value.value === null ? undefined : tableGet(world.files, value.value);
      const path = file && tableGet(world.inodes, file.inode)?.name;
      return plain(value.value === null ? 'NULL' : `${baseName(path ?? '')} #${value.value}`.trim());
    }
    case 'text':
      return plain(value.value ?? 'NULL');
  }
}

const rulesOf = (world: World, checks: readonly RuleCheck[]): Pick<WhyView, 'ok' | 'rules'> => ({
  ok: checks.every(({ ok }) => ok),
  rules: checks.map(({ rule, ok, expected, actual }) => ({
    rule,
    ok,
    expected: valueView(world, expected),
    actual: valueView(world, actual),
  })),
});

/** A merge asks three questions at the most: prev, next, both. */
const MOST_QUESTIONS = 3;

/** Is the step's frame the one executed, or one that called it? */
function isAround(step: Step, executed: Step): boolean {
  for (let frame: Step['frame'] | null = executed.frame; frame !== null; frame = frame.caller) {
    if (frame === step.frame) return true;
  }
  return false;
}

/** The questions of the frame at hand, or of the one that called it; the latest first. */
export function whyViews({ steps, cursor, executed, world }: Moment): WhyView[] {
  if (executed === null) return [];
  const out: WhyView[] = [];
  let frame: Step['frame'] | null = null;
  for (let at = cursor.step - 1; at >= 0 && out.length < MOST_QUESTIONS; at--) {
    const step = steps[at];
    if (!step?.why || (frame !== null && step.frame !== frame) || !isAround(step, executed)) continue;
    ({ frame } = step);
    for (const { question, vma, checks } of step.why) {
      out.push({ question, names: vmaName(vma), ...rulesOf(world, checks) });
    }
  }
  return out;
}

/** The rules of vma_merge that come before the predicate: no special area, and end to start. */
function checksBefore(low: Vma, high: Vma): RuleCheck[] {
  const bits = (vma: Vma): RuleValue => ({ kind: 'flags', value: vma.vm_flags, mark: 0 });
  return [
    {
      rule: 'special',
      ok: !has(low.vm_flags, VM_SPECIAL) && !has(high.vm_flags, VM_SPECIAL),
      expected: bits(high),
      actual: bits(low),
    },
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
  const checks = [...checksBefore(low, high), ...explainMergeable(mergeView(world), low, requestOf(high), 'after')];
  return { question: 'pair', names: `${vmaName(low.id)}, ${vmaName(high.id)}`, ...rulesOf(world, checks) };
}
