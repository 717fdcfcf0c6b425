/**
 * Sentences with places: `{name}` takes a parameter, `{n?call:calls}` the first word where n is 1.
 * A place without a parameter stays as it is written, so that a slip is seen.
 */
export type Params = Readonly<Record<string, string | number>>;

/** A piece of a sentence: words of the template, or a parameter that went in. */
export type Part = string | { readonly name: string; readonly value: string };

const PLACE = /\{(\w+)(?:\?([^:{}]*):([^{}]*))?\}/g;

/** The template cut at its places, so that a reader may set the parameters off (bold, code, another language). */
export function formatParts(template: string, params: Params): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const match of template.matchAll(PLACE)) {
    const [whole, name = '', one, many] = match;
    if (match.index > from) parts.push(template.slice(from, match.index));
    from = match.index + whole.length;
    const value = params[name];
    if (value === undefined) parts.push(whole);
    else if (one !== undefined) parts.push((value === 1 ? one : many) ?? '');
    else parts.push({ name, value: String(value) });
  }
  if (from < template.length) parts.push(template.slice(from));
  return parts;
}

/** The sentence with its parameters in place. */
export const format = (template: string, params: Params = {}): string =>
  formatParts(template, params)
    .map((part) => (typeof part === 'string' ? part : part.value))
    .join('');
