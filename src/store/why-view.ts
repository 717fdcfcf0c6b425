/** The Why panel: the rules of the predicate that the step, or the line before it in the same frame, asked. */
import { flagNames, hex, type RuleName, type RuleValue, tableGet, type Why, type World } from '../engine';
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
  readonly question: Why['question'];
  readonly vma: number;
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

/** The questions in view, each with all its rules; empty where none was asked. */
export function whyViews({ steps, cursor, executed, world }: Moment): WhyView[] {
  if (executed === null) return [];
  for (let at = cursor.step - 1; at >= 0; at--) {
    const step = steps[at];
    if (step === undefined || step.frame.depth < executed.frame.depth) break;
    if (step.frame === executed.frame && step.why) return step.why.map((why) => viewOf(world, why));
  }
  return [];
}

const viewOf = (world: World, { question, vma, checks }: Why): WhyView => ({
  question,
  vma,
  ok: checks.every(({ ok }) => ok),
  rules: checks.map(({ rule, ok, expected, actual }) => ({
    rule,
    ok,
    expected: valueView(world, expected),
    actual: valueView(world, actual),
  })),
});
