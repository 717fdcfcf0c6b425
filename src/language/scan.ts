/** The characters of one line: words, numbers, texts, files and what strace puts between them. */
import { PAGE_SIZE } from '../engine';
import type { Base, Expr, Span, Unit } from './ast';
import { type ErrorCode, type ErrorParams, errorAt, LineFault } from './errors';

const UNITS: { readonly [U in Unit]: number } = { '': 1, p: PAGE_SIZE, K: 2 ** 10, M: 2 ** 20, G: 2 ** 30, T: 2 ** 40 };
/** How many bytes a unit stands for. */
export const unitBytes = (unit: Unit): number => UNITS[unit];

const MAX = 2 ** 64;
/** MAP_HUGE_SHIFT: strace prints the page size of MAP_HUGETLB as `21<<MAP_HUGE_SHIFT`. */
const MAP_HUGE_SHIFT = 26;

const NUMBER = /(0[xX][0-9a-fA-F]+|[0-9]+)([pKMGT]?)(?![0-9A-Za-z_.])/y;
const ODD_NUMBER = /[0-9A-Za-z_.]+/y;
const WORD = /[A-Za-z_][A-Za-z0-9_.]*/y;
const HUGE_SHIFT = /<<\s*MAP_HUGE_SHIFT/y;
const ESCAPE = /\\(?:x([0-9a-fA-F]{1,2})|([0-7]{1,3})|(.))/y;
const LETTERS: { readonly [letter: string]: string } = { n: '\n', t: '\t', r: '\r', v: '\v', f: '\f' };

const CLOSING: { readonly [open: string]: string } = { '{': '}', '[': ']', '(': ')' };

/** One line with a position in it. Every reader either moves on or throws a LineFault. */
export class LineScanner {
  readonly text: string;
  readonly line: number;
  at: number;

  constructor(text: string, line: number, at = 0) {
    this.text = text;
    this.line = line;
    this.at = at;
  }

  /** From `from` to the present position, or to `end`. */
  span(from: number, end = this.at): Span {
    return { line: this.line, column: from + 1, length: Math.max(1, end - from) };
  }

  fail<C extends ErrorCode>(from: number, code: C, params: ErrorParams[C], end = this.at): never {
    throw new LineFault(errorAt(this.span(from, end), code, params));
  }

  get next(): string {
    return this.text[this.at] ?? '';
  }

  /** Blanks and comments in the C manner, as in `0x7ffc4d41ad58` with its number of variables behind. */
  skip(): void {
    for (;;) {
      while (this.next === ' ' || this.next === '\t' || this.next === '\r') this.at++;
      if (!this.text.startsWith('/*', this.at)) return;
      const close = this.text.indexOf('*/', this.at + 2);
      if (close === -1) this.fail(this.at, 'unclosed-comment', {}, this.at + 2);
      this.at = close + 2;
    }
  }

  take(sign: string): boolean {
    if (!this.text.startsWith(sign, this.at)) return false;
    this.at += sign.length;
    return true;
  }

  match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found !== null) this.at = pattern.lastIndex;
    return found;
  }

  /** What stands here, shortened, for an error message. */
  found(): string {
    return this.text.slice(this.at, this.at + 12).trim();
  }

  word(): string | undefined {
    return this.match(WORD)?.[0];
  }

  /** A number with its unit, `3</path>`, or `21<<MAP_HUGE_SHIFT`. */
  number(): Expr {
    const from = this.at;
    const found = this.match(NUMBER);
    const digits = found?.[1] ?? '';
    const base: Base = /^0[xX]/.test(digits) ? 16 : /^0\d/.test(digits) ? 8 : 10;
    if (found === null || (base === 8 && /[89]/.test(digits))) {
      this.at = from;
      const text = this.match(ODD_NUMBER)?.[0] ?? '';
      this.fail(from, 'bad-number', { text });
    }
    const unit = (found[2] ?? '') as Unit;
    const value = base === 8 ? Number.parseInt(digits, 8) : Number(digits);
    if (value * unitBytes(unit) > MAX) this.fail(from, 'number-too-large', { text: found[0] });
    if (unit === '' && this.match(HUGE_SHIFT) !== null) {
      return { kind: 'number', value: value * 2 ** MAP_HUGE_SHIFT, unit, base: 16, span: this.span(from) };
    }
    if (this.next === '<' && unit === '') return this.file(from, value);
    return { kind: 'number', value, unit, base, span: this.span(from) };
  }

  /** The `</path>` behind a file descriptor. A path may hold `>`: it ends before a comma, a bracket or the end. */
  private file(from: number, fd: number): Expr {
    const open = this.at;
    for (let close = this.text.indexOf('>', open); close !== -1; close = this.text.indexOf('>', close + 1)) {
      const rest = this.text[close + 1] ?? '';
      if (!/^[,) (]?$/.test(rest)) continue;
      this.at = close + 1;
      this.take('(deleted)');
      return { kind: 'fd', fd, path: unescapeText(this.text.slice(open + 1, close)), span: this.span(from) };
    }
    return this.fail(open, 'unclosed-bracket', { text: '<' }, open + 1);
  }

  /** A text in double quotes, with the escapes of C. */
  quoted(): Expr {
    const from = this.at;
    let at = from + 1;
    while (at < this.text.length && this.text[at] !== '"') at += this.text[at] === '\\' ? 2 : 1;
    if (at >= this.text.length) this.fail(from, 'unclosed-text', {}, this.text.length);
    const value = unescapeText(this.text.slice(from + 1, at));
    this.at = at + 1;
    const span = this.span(from);
    // strace shortens a long text: "abc"...
    this.take('...');
    return { kind: 'text', value, span };
  }

  /** `{...}` or `[...]`, balanced; quoted texts inside may hold brackets. */
  raw(): Expr {
    const from = this.at;
    const open: string[] = [];
    do {
      const sign = this.next;
      if (sign === '') this.fail(from, 'unclosed-bracket', { text: this.text[from] ?? '' }, from + 1);
      if (sign === '"') this.quoted();
      else {
        const closing = CLOSING[sign];
        if (closing !== undefined) open.push(closing);
        else if (sign === open[open.length - 1]) open.pop();
        this.at++;
      }
    } while (open.length > 0);
    return { kind: 'raw', text: this.text.slice(from, this.at), span: this.span(from) };
  }
}

/** A text without its escapes: `\n`, `\"`, `\x41`, `\101`. */
export function unescapeText(text: string): string {
  if (!text.includes('\\')) return text;
  let out = '';
  for (let at = 0; at < text.length; ) {
    ESCAPE.lastIndex = at;
    const found = text[at] === '\\' ? ESCAPE.exec(text) : null;
    if (found === null) {
      out += text[at];
      at++;
      continue;
    }
    const [, hexDigits, octal, letter] = found;
    if (hexDigits !== undefined) out += String.fromCharCode(Number.parseInt(hexDigits, 16));
    else if (octal !== undefined) out += String.fromCharCode(Number.parseInt(octal, 8));
    else out += LETTERS[letter ?? ''] ?? letter ?? '';
    at = ESCAPE.lastIndex;
  }
  return out;
}

/** The text in double quotes; unescapeText undoes it. */
export function quoteText(text: string): string {
  let out = '"';
  for (const char of text) {
    const code = char.charCodeAt(0);
    if (char === '"' || char === '\\') out += `\\${char}`;
    else if (code < 32 || code === 127 || code === 0x2028 || code === 0x2029) {
      out += code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : char;
    } else out += char;
  }
  return `${out}"`;
}
