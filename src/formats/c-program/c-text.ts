/** Text from outside in a C file: it ends neither a string nor a comment, and shows nothing that is not there. */

/** More of a line nobody reads in a table of results. */
const MOST_SHOWN = 200;
const ASCII_END = 0x7f;
const BLANK = 0x20;

const SIX_BITS = 0x40;
const QUESTION_MARK = 0x3f;

/** The bytes of a code point in UTF-8; a lone surrogate has none and becomes a question mark. */
function utf8(code: number): number[] {
  const tail = (drop: number): number => 0x80 + (Math.floor(code / SIX_BITS ** drop) % SIX_BITS);
  const head = (mark: number, drop: number): number => mark + Math.floor(code / SIX_BITS ** drop);
  if (code < 0x80) return [code];
  if (code < 0x800) return [head(0xc0, 1), tail(0)];
  if (code >= 0xd800 && code < 0xe000) return [QUESTION_MARK];
  if (code < 0x10000) return [head(0xe0, 2), tail(1), tail(0)];
  return [head(0xf0, 3), tail(2), tail(1), tail(0)];
}

const shortened = (text: string): string => (text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN - 1)}…` : text);

/** A question mark could begin a trigraph. */
const ESCAPED = new Set(['"', '\\', '?']);

/** A string literal. What is no plain letter is written in octal: three digits, so that no digit after it joins in. */
export function cString(text: string): string {
  let out = '';
  for (const sign of shortened(text)) {
    const code = sign.codePointAt(0) ?? 0;
    if (ESCAPED.has(sign)) out += `\\${sign}`;
    else if (code >= BLANK && code < ASCII_END) out += sign;
    else
      out += utf8(code)
        .map((byte) => `\\${byte.toString(8).padStart(3, '0')}`)
        .join('');
  }
  return `"${out}"`;
}

/** A string to be printed: what would steer a terminal is a question mark. */
export const cLabel = (text: string): string => cString(text.replace(/\p{Cc}|\p{Bidi_Control}/gu, '?'));

/** What stands inside of a comment, in one line of plain letters. */
export const cRemark = (text: string): string =>
  shortened(text)
    .replace(/[^ -~]/g, '?')
    .replaceAll('\\', '/')
    .replace(/\*(?=\/)|\/(?=\*)/g, (sign) => `${sign} `);
