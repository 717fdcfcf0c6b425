/**
 * Sentences with places: `{name}` takes a parameter, `{n?call:calls}` the first word where n is 1.
 * A place without a parameter stays as it is written, so that a slip is seen.
 */
export type Params = Readonly<Record<string, string | number>>;

/** A piece of a sentence: words of the template, or a parameter that went in. */
export type Part = string | { readonly name: string; readonly value: string };

const PLACE = /\{(\w+)(?:\?([^:{}]*):([^{}]*))?\}/g;

interface Place {
  readonly whole: string;
  readonly name: string;
  /** Where a number chooses between two words. */
  readonly words: { readonly one: string; readonly many: string } | null;
}

/** There are as many templates as the dictionaries hold; each is cut once, for a picture says hundreds of sentences. */
const cuts = new Map<string, readonly (string | Place)[]>();

function cut(template: string): readonly (string | Place)[] {
  const known = cuts.get(template);
  if (known) return known;
  const pieces: (string | Place)[] = [];
  let from = 0;
  for (const match of template.matchAll(PLACE)) {
    const [whole, name = '', one, many = ''] = match;
    if (match.index > from) pieces.push(template.slice(from, match.index));
    from = match.index + whole.length;
    pieces.push({ whole, name, words: one === undefined ? null : { one, many } });
  }
  if (from < template.length) pieces.push(template.slice(from));
  cuts.set(template, pieces);
  return pieces;
}

/** The template cut at its places, so that a reader may set the parameters off (bold, code, another language). */
export const formatParts = (template: string, params: Params): Part[] =>
  cut(template).map((piece) => {
    if (typeof piece === 'string') return piece;
    const { whole, name, words } = piece;
    const value = params[name];
    if (value === undefined) return whole;
    if (words !== null) return value === 1 ? words.one : words.many;
    return { name, value: String(value) };
  });

/** The sentence with its parameters in place. */
export function format(template: string, params: Params = {}): string {
  let sentence = '';
  for (const part of formatParts(template, params)) sentence += typeof part === 'string' ? part : part.value;
  return sentence;
}
