/** The Why panel: the rules that the steps of a merge asked about, and those that keep two chosen neighbours apart. */
import {
  type Frame,
  flagNames,
  hex,
  profileOf,
  type RuleCheck,
  type RuleName,
  type RuleValue,
  type Step,
  tableGet,
  vmaName,
  type Why,
  type World,
} from '../engine';
import type { Moment } from './moment';
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
    case 'flags': {
      const era = profileOf(world);
      return { ...plain(flagsText(value.value, false, era)), marked: flagNames(value.mark, era) };
    }
    case 'none-of':
      return plain(`vm_flags & (${flagNames(value.value, profileOf(world)).join(' | ')}) == 0`);
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

export const rulesOf = (world: World, checks: readonly RuleCheck[]): Pick<WhyView, 'ok' | 'rules'> => ({
  ok: checks.every(({ ok }) => ok),
  rules: checks.map(({ rule, ok, expected, actual }) => ({
    rule,
    ok,
    expected: valueView(world, expected),
    actual: valueView(world, actual),
  })),
});

/** A merge asks so many at the most: may the range merge at all, prev, next, both. */
const MOST_QUESTIONS = 4;

/** Is `frame` this one, or one that was called from it, however deep? */
function isWithin(frame: Frame, outer: Frame): boolean {
  for (let at: Frame | null = frame; at !== null; at = at.caller) if (at === outer) return true;
  return false;
}

/** The latest call that the executed line's frame has made, once it has returned. */
function lastCalled(steps: readonly Step[], cursor: number, { frame }: Step): Frame | null {
  let at = cursor - 1;
  while (at >= 0 && steps[at]?.frame === frame) at--;
  let called = steps[at]?.frame ?? null;
  while (called !== null && called.caller !== frame) called = called.caller;
  return called;
}

/** The questions of the latest frame among those looked at that has asked any, the last one first. */
function questionsOf(steps: readonly Step[], cursor: number, world: World, isLooked: (frame: Frame) => boolean) {
  const out: WhyView[] = [];
  let frame: Frame | null = null;
  for (let at = cursor - 1; at >= 0 && out.length < MOST_QUESTIONS; at--) {
    const step = steps[at];
    if (!step?.why || (frame !== null && step.frame !== frame) || !isLooked(step.frame)) continue;
    ({ frame } = step);
    for (const { question, vma, checks } of step.why) {
      out.push({ question, names: vma === null ? '' : vmaName(vma), ...rulesOf(world, checks) });
    }
  }
  // That the range may merge at all goes without saying once somebody was asked.
  return out.filter(({ question, ok }) => question !== 'range' || !ok || out.length === 1);
}

/** The questions of the frame at hand, or of one that called it; else of the call that has just returned to it. */
export function whyViews({ steps, cursor, executed, world }: Moment): WhyView[] {
  if (executed === null) return [];
  const own = questionsOf(steps, cursor.step, world, (frame) => isWithin(executed.frame, frame));
  const called = own.length > 0 ? null : lastCalled(steps, cursor.step, executed);
  return called === null ? own : questionsOf(steps, cursor.step, world, (frame) => isWithin(frame, called));
}
