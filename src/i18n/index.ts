/** Words for people. English is loaded with the page; Chinese when it is wanted. */
import type { Anchor } from '../listing';
import type { UiKey } from './en/ui';
import { ui } from './en/ui';

export type { UiKey } from './en/ui';
export { format, formatParts, type Params, type Part } from './format';

export interface Dictionary {
  readonly ui: Readonly<Record<UiKey, string>>;
  /** The sentence of a step, by its anchor and the way a question went; null where none is written. */
  stepSentence(anchor: Anchor, outcome: boolean | null): string | null;
}

const none = (): null => null;

export const ENGLISH: Dictionary = { ui, stepSentence: none };

export async function loadChinese(): Promise<Dictionary> {
  const chinese = await import('./zh-cn');
  return { ui: chinese.ui, stepSentence: none };
}
