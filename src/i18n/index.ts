/** Words for people. Those of the page load with it in English; Chinese, and the sentences of the steps, when wanted. */
import type { Anchor } from '../listing';
import type { Chapter } from '../listing/chapters';
import { chaptersEn } from './en/chapters';
import type { Steps } from './en/steps/type';
import type { UiKey } from './en/ui';
import { ui } from './en/ui';

export type { UiKey } from './en/ui';
export { format, formatParts, type Params, type Part } from './format';

/** Sentences of steps, as far as they are loaded. */
export type Sentences = Partial<Steps>;

export interface Dictionary {
  readonly ui: Readonly<Record<UiKey, string>>;
  readonly chapters: { readonly [C in Chapter]: () => Promise<Sentences> };
}

/** The sentence of a step, by its anchor and the way a question went; null while it is not loaded. */
export function stepSentence(sentences: Sentences, anchor: Anchor, outcome: boolean | null): string | null {
  const sentence = sentences[anchor];
  if (sentence === undefined || typeof sentence === 'string') return sentence ?? null;
  return outcome === null ? null : outcome ? sentence.yes : sentence.no;
}

export const ENGLISH: Dictionary = { ui, chapters: chaptersEn };

export async function loadChinese(): Promise<Dictionary> {
  const { ui, chaptersZh } = await import('./zh-cn');
  return { ui, chapters: chaptersZh };
}
