/** Words of the C fragments that the user-mode recordings and the errno table consist of. */

export type Token =
  | { readonly kind: 'number'; readonly value: number; readonly at: number }
  | { readonly kind: 'string'; readonly value: string; readonly at: number }
  | { readonly kind: 'name'; readonly value: string; readonly at: number }
  | { readonly kind: 'sign'; readonly value: string; readonly at: number };

/** Longer signs first. Numbers may end in U and L, as in C. */
const WORD =
  /\s*(?:(0[xX][0-9a-fA-F]+|\d+)[uUlL]*|"((?:[^"\\]|\\.)*)"|([A-Za-z_]\w*)|(\+\+|==|!=|<<|[-+*|&!<>=?:;,(){}]))/y;
const ESCAPES: { readonly [letter: string]: string } = { n: '\n', t: '\t' };

/** Errors: SyntaxError with the offset of what no word begins with. */
export function scanFragment(text: string): Token[] {
  const tokens: Token[] = [];
  WORD.lastIndex = 0;
  while (text.slice(WORD.lastIndex).trim() !== '') {
    const from = WORD.lastIndex;
    const match = WORD.exec(text);
    if (match === null) throw new SyntaxError(`at ${from}: ${text.slice(from, from + 12)}`);
    const [, number, string, name, sign] = match;
    if (number !== undefined) tokens.push({ kind: 'number', value: Number(number), at: from });
    else if (string !== undefined)
      tokens.push({ kind: 'string', value: string.replace(/\\(.)/g, (_, c: string) => ESCAPES[c] ?? c), at: from });
    else if (name !== undefined) tokens.push({ kind: 'name', value: name, at: from });
    else tokens.push({ kind: 'sign', value: sign ?? '', at: from });
  }
  return tokens;
}
