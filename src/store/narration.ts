/** What is to be told at the cursor, without its words. */
import {
  type FlagEra,
  hex,
  LOCAL_KINDS,
  type LocalName,
  type LocalValue,
  PAGE_SIZE,
  profileOf,
  type Step,
} from '../engine';
import type { Entry } from '../history';
import type { LanguageError } from '../language';
import { asExpected } from '../language/expected';
import { isDone, type Moment } from './moment';
import { type Summary, summarise } from './summary';
import { localText } from './texts';

type Anchor = Step['anchor'];

export type Narration =
  | { readonly kind: 'empty' }
  /** The line is no call. */
  | { readonly kind: 'unread'; readonly source: string; readonly error: LanguageError | null }
  | { readonly kind: 'ahead'; readonly source: string; readonly steps: number | null }
  | {
      readonly kind: 'step';
      readonly anchor: Anchor;
      readonly outcome: boolean | null;
      readonly params: Readonly<Record<string, string>>;
      /** Set with the last step: what came of the call. */
      readonly summary: Summary | null;
      readonly refusedAt: Anchor | null;
      /** What the log recorded, where the call came out otherwise. */
      readonly recorded: string | null;
    };

/** The values that are said in the page's language; the others are the kernel's own words and numbers. */
export interface ValueWords {
  pages(count: number): string;
  /** left, right, red, black. */
  word(word: string): string;
  /** In a lecture an address is told by its last digits. */
  readonly shortAddresses: boolean;
}

function valueText(name: LocalName, value: LocalValue, words: ValueWords, era: FlagEra): string {
  const kind = LOCAL_KINDS[name];
  // A page offset is a place; every other number of pages is an amount.
  if (kind === 'pages' && name !== 'pgoff' && typeof value === 'number') return words.pages(value);
  if ((name === 'side' || name === 'colour') && typeof value === 'string') return words.word(value);
  return localText(name, value, words.shortAddresses, era);
}

/** The locals of a step as a sentence takes them. */
export function paramsOf(step: Step, words: ValueWords): Record<string, string> {
  const params: Record<string, string> = {};
  for (const name of Object.keys(step.locals) as LocalName[]) {
    const value = step.locals[name];
    if (value !== undefined) params[name] = valueText(name, value, words, profileOf(step.world));
  }
  return params;
}

function recordedOtherwise({ expected, outcome }: Entry): string | null {
  if (expected === null || outcome === null || asExpected(expected, outcome.ret)) return null;
  if (expected.kind === 'errno') return `-${expected.errno}`;
  return expected.value < PAGE_SIZE ? String(expected.value) : `0x${hex(expected.value)}`;
}

/** `isAsking`: how many steps there are is not told, for it would say what comes of the call. */
export function narrationOf(moment: Moment, words: ValueWords, isAsking = false): Narration {
  const { entry, executed, cursor, steps, before, after } = moment;
  if (entry === null) return { kind: 'empty' };
  if (entry.outcome === null) return { kind: 'unread', source: entry.source, error: entry.error };
  if (executed === null || cursor.step === 0)
    return { kind: 'ahead', source: entry.source, steps: isAsking ? null : steps.length };
  return {
    kind: 'step',
    anchor: executed.anchor,
    outcome: executed.outcome ?? null,
    params: paramsOf(executed, words),
    summary: isDone(moment) ? summarise(entry.outcome, before, after) : null,
    refusedAt: isDone(moment) ? moment.refusedAt : null,
    recorded: isDone(moment) ? recordedOtherwise(entry) : null,
  };
}
