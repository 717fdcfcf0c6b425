/** How wide a text will be, without asking a browser. Rather too wide than too narrow: then nothing is cut off. */

/** Widths in em of a wide sans serif (DejaVu Sans, Inter, Noto Sans). */
const NARROW = /[iljtfrI.,:;|!'()[\] ]/;
const WIDE = /[mwMW@%]/;
const IDEOGRAPH = 0x2e80;

function measuredEm(char: string): number {
  if (NARROW.test(char)) return 0.41;
  if (WIDE.test(char)) return 0.95;
  return char >= 'A' && char <= 'Z' ? 0.72 : 0.64;
}

/** Of the characters that nearly all texts are made of, by code. */
const EMS = Float64Array.from({ length: 128 }, (_, code) => measuredEm(String.fromCharCode(code)));

function emOf(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  return code >= IDEOGRAPH ? 1 : (EMS[code] ?? measuredEm(char));
}

/** Width of `content` at `size` pixels in the sans serif of the page; `bold` adds a little. */
export function sansWidth(content: string, size: number, bold = false): number {
  let em = 0;
  for (const char of content) em += emOf(char);
  return em * size * (bold ? 1.08 : 1);
}

/** Width in the typewriter face of the page. */
export function monoWidth(content: string, size: number): number {
  let em = 0;
  for (const char of content) em += (char.codePointAt(0) ?? 0) >= IDEOGRAPH ? 1 : 0.61;
  return em * size;
}

/** `content`, or as much of it as fits with an ellipsis, or nothing when fewer than `least` characters would be left. */
export function fitText(content: string, room: number, widthOf: (content: string) => number, least = 3): string {
  if (widthOf(content) <= room) return content;
  const chars = [...content];
  for (let n = chars.length - 1; n >= least; n--) {
    const short = `${chars.slice(0, n).join('')}…`;
    if (widthOf(short) <= room) return short;
  }
  return '';
}
