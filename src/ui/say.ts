/** The sentences of the narration: each a text with its parameters set off. */
import { isError, type Ret, vmaName } from '../engine';
import {
  format,
  formatParts,
  type Lines,
  lineText,
  type Part,
  type Sentences,
  stepSentence,
  templateOf,
  type UiKey,
  withNotes,
} from '../i18n';
import type { Anchor, Listing } from '../listing';
import type { Listings } from '../listing/first';
import { addrText, type Narration, type Summary } from '../store';
import type { Page } from './context';
import { errorSentence } from './language-error';

const FINDS = /^find_vma/;
/** Results from here on are addresses. */
const ADDRESS_FROM = 0x1000;

export const retText = (ret: Ret, isShort = false): string =>
  isError(ret) ? `-${ret}` : ret >= ADDRESS_FROM ? addrText(ret, isShort) : String(ret);

const names = (ids: readonly number[]): string => ids.map(vmaName).join(', ');

/** What the sentences are made of; a step says nothing until its own are there. */
interface Loaded {
  readonly listings: Listings;
  readonly lines: Lines;
  readonly sentences: Sentences;
}

export class Sayer {
  private readonly words: Page['words'];
  private readonly t: Page['t'];
  /** Between two sentences: Chinese needs none. */
  private readonly gap: string;
  private readonly loaded: Loaded;
  private readonly shortAddresses: boolean;
  constructor({ words, t }: Page, loaded: Loaded, shortAddresses = false) {
    this.shortAddresses = shortAddresses;
    this.words = words;
    this.loaded = loaded;
    this.t = t;
    this.gap = t('say.gap');
  }

  private line(key: UiKey, params: Readonly<Record<string, string | number>> = {}): Part[] {
    return formatParts(templateOf(this.words, key), params);
  }

  /** One list of parts for each paragraph: what the step did; with the last step, what came of the call. */
  sentences(narration: Narration, call: string): Part[][] {
    switch (narration.kind) {
      case 'empty':
        return [this.line('say.empty')];
      case 'ahead':
        if (narration.steps === null)
          return [this.line('say.asking', { source: withNotes(this.words.notes, narration.source) })];
        return [this.line('say.ahead', { source: withNotes(this.words.notes, narration.source), n: narration.steps })];
      case 'unread': {
        const message = narration.error ? errorSentence(this.t, narration.error) : '';
        // A sentence in a sentence, no name.
        return [[format(templateOf(this.words, 'say.unread'), { message })]];
      }
      case 'step':
        return [this.step(narration), this.summary(narration, call)].filter((parts) => parts.length > 0);
    }
  }

  private step({ anchor, outcome, params }: Extract<Narration, { kind: 'step' }>): Part[] {
    const sentence = stepSentence(this.loaded.sentences, anchor, outcome);
    return sentence === null ? [] : formatParts(sentence, params);
  }

  private summary({ summary, refusedAt, recorded }: Extract<Narration, { kind: 'step' }>, call: string): Part[] {
    if (summary === null) return [];
    const out = [this.result(summary, refusedAt, call)];
    if (recorded !== null) out.push(this.line('say.recorded', { value: recorded }));
    const { cases, survivors, removed, mapCount } = summary;
    if (cases.length === 1) out.push(this.line('say.case', { n: cases[0] ?? 0, name: names(survivors) }));
    if (cases.length > 1) out.push(this.line('say.cases', { cases: cases.join(', '), names: names(survivors) }));
    if (removed.length > 0) out.push(this.line('say.freed', { names: names(removed), n: removed.length }));
    if (mapCount.before !== mapCount.after) out.push(this.line('say.count', mapCount));
    else if (!FINDS.test(call)) out.push(this.line('say.count.same', { n: mapCount.after }));
    return out.flatMap((parts, index) => (index === 0 ? parts : [this.gap, ...parts]));
  }

  /** The function of a line and its text. */
  private lineAt(anchor: Anchor): [fn: string | undefined, line: string | undefined] {
    const [fn = '', key = ''] = anchor.split('.');
    const listing: Listing | undefined = this.loaded.listings[fn as keyof Listings];
    const line = listing?.lines[key];
    return [listing?.fn, line && lineText(this.loaded.lines, line.text)];
  }

  private result({ ret }: Summary, refusedAt: Extract<Narration, { kind: 'step' }>['refusedAt'], call: string): Part[] {
    if (isError(ret)) {
      const [fn, line] = refusedAt === null ? [] : this.lineAt(refusedAt);
      if (fn === undefined || line === undefined) return this.line('say.refused', { errno: ret });
      return this.line('say.refused.at', { errno: ret, line, fn });
    }
    if (!FINDS.test(call)) return this.line('say.returned', { value: retText(ret, this.shortAddresses) });
    return ret === 0 ? this.line('say.returned.null') : this.line('say.returned.find', { name: vmaName(ret) });
  }
}

export const plainText = (parts: readonly Part[]): string =>
  parts.map((part) => (typeof part === 'string' ? part : part.value)).join('');
