/** Words for people. Those of the page load with it in English; the steps' sentences and Chinese when they are wanted. */
import type { Anchor } from '../listing';
import type { Steps } from './en/steps';
import type { UiKey } from './en/ui';
import { ui } from './en/ui';

export type { UiKey } from './en/ui';
export { format, formatParts, type Params, type Part } from './format';

export interface Dictionary {
  readonly ui: Readonly<Record<UiKey, string>>;
  /** The sentence of a step, by its anchor and the way a question went; null while none is loaded. */
  stepSentence(anchor: Anchor, outcome: boolean | null): string | null;
}

/** A session saved by another version may hold an anchor that is no more. */
const sentenceOf =
  (steps: Partial<Steps>): Dictionary['stepSentence'] =>
  (anchor, outcome) => {
    const sentence = steps[anchor];
    if (sentence === undefined || typeof sentence === 'string') return sentence ?? null;
    return outcome === null ? null : outcome ? sentence.yes : sentence.no;
  };

/** English without the sentences of the steps. */
export const ENGLISH: Dictionary = { ui, stepSentence: () => null };

export async function loadEnglish(): Promise<Dictionary> {
  const { stepsEn } = await import('./en/steps');
  return { ui, stepSentence: sentenceOf(stepsEn) };
}

export async function loadChinese(): Promise<Dictionary> {
  const chinese = await import('./zh-cn');
  return { ui: chinese.ui, stepSentence: sentenceOf(chinese.stepsZh) };
}
