/** Words for people. Those of the opened page load with it in English; all others when they are wanted. */
import type { Anchor } from '../listing';
import type { Chapter } from '../listing/chapters';
import type { LateKey } from './en/late';
import { mergeOpening } from './en/steps/merge-opening';
import type { Steps } from './en/steps/type';
import { type FirstKey, ui } from './en/ui';
import type { Lines } from './lines';

export { format, formatParts, type Params, type Part } from './format';
export { type Lines, lineText } from './lines';
export { withNotes } from './notes';

export type UiKey = FirstKey | LateKey;

/** Sentences of steps, as far as they are loaded. */
export type Sentences = Partial<Steps>;

export interface Dictionary {
  readonly ui: Readonly<Record<FirstKey, string>>;
  /** The words of what loads on demand; they come before it (loadLateWords). */
  readonly late: Readonly<Partial<Record<LateKey, string>>>;
  /** Of the chapter that the page opens with: in English a few of its sentences at once, the others with the late words. */
  readonly first: Sentences;
  chapter(name: Chapter): Promise<Sentences>;
  /** The lines of the chapter that the page opens with. English has none: the listings are written in it. */
  readonly firstLines: Lines;
  lines(name: Chapter): Promise<Lines>;
  /** The comments of the prepared scripts. English has none: they are written in it. */
  readonly notes: Lines;
}

/** The sentence of a step, by its anchor and the way a question went; null while it is not loaded. */
export function stepSentence(sentences: Sentences, anchor: Anchor, outcome: boolean | null): string | null {
  const sentence = sentences[anchor];
  if (sentence === undefined || typeof sentence === 'string') return sentence ?? null;
  return outcome === null ? null : outcome ? sentence.yes : sentence.no;
}

const AS_WRITTEN: Lines = {};

let english: Dictionary = {
  ui,
  late: {},
  first: mergeOpening,
  chapter: async (name) => (await import('./en/chapters')).chaptersEn[name](),
  firstLines: AS_WRITTEN,
  lines: async () => AS_WRITTEN,
  notes: AS_WRITTEN,
};
const listeners = new Set<() => void>();

/** English as far as it is loaded: another object once the rest is there. */
export const englishWords = (): Dictionary => english;

/** Tells when there are more words; gives what ends it. */
export function onMoreWords(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The rest of the English words. Whatever uses one of them waits for this, or is drawn again then. */
export async function loadLateWords(): Promise<void> {
  const [{ late }, { merge }] = await Promise.all([import('./en/late'), import('./en/steps/merge')]);
  if (english.late === late) return;
  english = { ...english, late, first: merge };
  for (const listener of listeners) listener();
}

/** All Chinese words. */
export async function loadChinese(): Promise<Dictionary> {
  const { ui, late, merge, chaptersZh, mergeLines, lineChaptersZh, notes } = await import('./zh-cn');
  return {
    ui,
    late,
    first: merge,
    chapter: (name) => chaptersZh[name](),
    firstLines: mergeLines,
    lines: (name) => lineChaptersZh[name](),
    notes,
  };
}

/** A sentence with its places open; empty for words that nobody has waited for. */
export const templateOf = ({ ui, late }: Dictionary, key: UiKey): string =>
  (ui as Readonly<Partial<Record<UiKey, string>>>)[key] ??
  (late as Readonly<Partial<Record<UiKey, string>>>)[key] ??
  '';
