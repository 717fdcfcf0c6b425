/**
 * Reads the arguments and the result of one call in a strace log, code unit by code unit: a log may have a million lines.
 * A piece that cannot be read sets `failed` and gives 0.
 */
import { type FlagKind, flagValue, joinFlags, skipBlanks, unescapeText } from '../language';
import type { LogRet } from './log';

const TAB = 9;
const SPACE = 32;
const QUOTE = 34;
const OPEN = 40;
const CLOSE = 41;
const STAR = 42;
const COMMA = 44;
const MINUS = 45;
const SLASH = 47;
const ZERO = 48;
const LESS = 60;
const EQUALS = 61;
const QUESTION = 63;

/** Distinct flag words of one log; far more would be noise. */
const FLAG_CACHE_LIMIT = 10_000;
/** So many are compared in place, without a text of their own for each line. */
const MOST_RECENT = 6;
const HUGE_SHIFT = /^(\d+)<<MAP_HUGE_SHIFT$/;

function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  if (code >= 97 && code <= 102) return code - 87;
  return code >= 65 && code <= 70 ? code - 55 : -1;
}

/** What the words of one kind of flags mean. */
interface FlagWords {
  /** The first few of the log. */
  readonly recent: { readonly word: string; readonly value: number }[];
  readonly known: Map<string, number>;
}

export class StraceScanner {
  text = '';
  at = 0;
  end = 0;
  failed = false;
  /** Set by file(): the path in the angle brackets, or null. */
  path: string | null = null;
  private readonly flagWords = new Map<FlagKind, FlagWords>();
  private readonly paths = new Map<string, string>();

  start(text: string, from: number, end: number): void {
    this.text = text;
    this.at = from;
    this.end = end;
    this.failed = false;
  }

  private code(): number {
    return this.at < this.end ? this.text.charCodeAt(this.at) : -1;
  }

  /** Blanks and the remarks of -X verbose: 0x3 with its names behind. */
  skip(): void {
    for (;;) {
      let code = this.code();
      while (code === SPACE || code === TAB) {
        this.at++;
        code = this.code();
      }
      if (code !== SLASH || this.text.charCodeAt(this.at + 1) !== STAR) return;
      const close = this.text.indexOf('*/', this.at + 2);
      this.at = close === -1 || close >= this.end ? this.end : close + 2;
    }
  }

  private fail(): 0 {
    this.failed = true;
    return 0;
  }

  /** A number, an address or NULL. */
  number(): number {
    this.skip();
    const { text, end } = this;
    let { at } = this;
    let code = at < end ? text.charCodeAt(at) : -1;
    if (code === 78 && text.startsWith('NULL', at)) {
      this.at = at + 4;
      return 0;
    }
    const isNegative = code === MINUS;
    if (isNegative) code = ++at < end ? text.charCodeAt(at) : -1;
    const isHex = code === ZERO && text.charCodeAt(at + 1) === 120;
    if (isHex) at += 2;
    const from = at;
    let value = 0;
    // Local names: this is where most of the time of a long log goes.
    if (isHex)
      for (; at < end; at++) {
        const digit = hexDigit(text.charCodeAt(at));
        if (digit < 0) break;
        value = value * 16 + digit;
      }
    else
      for (; at < end; at++) {
        const digit = text.charCodeAt(at) - ZERO;
        if (digit < 0 || digit > 9) break;
        value = value * 10 + digit;
      }
    this.at = at;
    // 64 bits and no more: what is longer is no number of this machine.
    if (at === from || value > 2 ** 64) return this.fail();
    return isNegative ? -value : value;
  }

  /** The comma before the next argument. */
  comma(): void {
    this.skip();
    if (this.code() === COMMA) this.at++;
    else this.failed = true;
  }

  /** Is there a comma, and so another argument? */
  more(): boolean {
    this.skip();
    if (this.code() !== COMMA) return false;
    this.at++;
    return true;
  }

  /** Flags up to the comma or the bracket. Names that this program does not know count as nothing. */
  flags(kind: FlagKind): number {
    this.skip();
    const { text, at } = this;
    const words = this.wordsOf(kind);
    for (const { word, value } of words.recent) {
      const next = at + word.length;
      if (next >= this.end || !text.startsWith(word, at)) continue;
      const code = text.charCodeAt(next);
      if (code !== COMMA && code !== CLOSE) continue;
      this.at = next;
      return value;
    }
    return this.newFlags(kind, words);
  }

  private wordsOf(kind: FlagKind): FlagWords {
    let words = this.flagWords.get(kind);
    if (words === undefined || words.known.size > FLAG_CACHE_LIMIT) {
      words = { recent: [], known: new Map() };
      this.flagWords.set(kind, words);
    }
    return words;
  }

  /** Flags that are not among the first few of their kind. */
  private newFlags(kind: FlagKind, { recent, known }: FlagWords): number {
    const from = this.at;
    let code = this.code();
    while (code !== -1 && code !== COMMA && code !== CLOSE) {
      this.at++;
      code = this.code();
    }
    const word = this.text.slice(from, this.at);
    if (word === '') return this.fail();
    const cached = known.get(word);
    if (cached !== undefined) return cached;
    const value = readFlags(kind, word);
    if (value === undefined) return this.fail();
    const kept = copyOf(word);
    known.set(kept, value);
    if (recent.length < MOST_RECENT) recent.push({ word: kept, value });
    return value;
  }

  /** A descriptor with or without its path: -1, 3, 3</lib/libc.so.6>, 5</tmp/x>(deleted). */
  file(): number {
    const fd = this.number();
    this.path = null;
    if (this.code() !== LESS) return fd;
    const from = this.at + 1;
    let close = from - 1;
    do {
      close = this.text.indexOf('>', close + 1);
      if (close === -1 || close >= this.end) return this.fail();
    } while (!this.endsPath(close + 1));
    this.at = close + 1;
    if (this.text.startsWith('(deleted)', this.at)) this.at += 9;
    this.path = this.intern(this.text.slice(from, close));
    return fd;
  }

  /** A path may hold `>`; after its own end comes a comma, a bracket or nothing. */
  private endsPath(at: number): boolean {
    const code = at < this.end ? this.text.charCodeAt(at) : COMMA;
    return code === COMMA || code === CLOSE || code === OPEN || code === SPACE;
  }

  private intern(written: string): string {
    let path = this.paths.get(written);
    if (path === undefined) {
      path = cleanPath(fromBytes(unescapeText(written)));
      this.paths.set(copyOf(written), path);
    }
    return path;
  }

  /** A text in quotes, without its escapes. */
  quoted(): string {
    this.skip();
    if (this.code() !== QUOTE) {
      this.failed = true;
      return '';
    }
    const from = ++this.at;
    while (this.code() !== QUOTE && this.at < this.end) this.at += this.text[this.at] === '\\' ? 2 : 1;
    const text = unescapeText(this.text.slice(from, this.at));
    this.at++;
    return text;
  }

  /** Behind the last argument: `) = RESULT`. undefined where the line is cut off there. */
  result(): LogRet | undefined {
    this.skip();
    if (this.code() !== CLOSE) return undefined;
    this.at++;
    return this.resultAfterBracket();
  }

  private resultAfterBracket(): LogRet | undefined {
    this.skip();
    if (this.code() !== EQUALS) return undefined;
    this.at = skipBlanks(this.text, this.at + 1, this.end);
    const code = this.code();
    if (code === -1) return undefined;
    if (code === QUESTION) return null;
    if (code === MINUS) {
      const found = /-1 ([A-Z][A-Z0-9]+|\(errno \d+\))/y;
      found.lastIndex = this.at;
      const errno = found.exec(this.text)?.[1];
      if (errno !== undefined) return errno;
    }
    const value = this.number();
    return this.failed ? undefined : value;
  }

  /** Goes to the result from wherever this is: behind the last `) = ` of the line. */
  lastResult(): LogRet | undefined {
    let sign = this.text.lastIndexOf('= ', this.end - 2);
    // Position 0 is no place for a result, and a search from -1 would find it for ever.
    for (; sign > this.at; sign = this.text.lastIndexOf('= ', sign - 1)) {
      let at = sign - 1;
      while (at >= this.at && this.text.charCodeAt(at) === SPACE) at--;
      if (this.text.charCodeAt(at) !== CLOSE) continue;
      this.at = at + 1;
      return this.resultAfterBracket();
    }
    return undefined;
  }

  /** Does the rest of the line, from `from`, hold this word? */
  holds(word: string, from: number): boolean {
    const place = this.text.indexOf(word, from);
    return place !== -1 && place < this.end;
  }
}

/** A piece of a long text keeps all of it in memory; a copy does not. */
const copyOf = (text: string): string => JSON.parse(JSON.stringify(text)) as string;

/** strace prints the bytes of other alphabets as octal escapes; together they are UTF-8. */
function fromBytes(text: string): string {
  if (!/[\x80-\xff]/.test(text) || /[^\0-\xff]/.test(text)) return text;
  try {
    const encoded = text.replace(/[^a-zA-Z0-9]/g, (char) => `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`);
    return decodeURIComponent(encoded);
  } catch {
    return text;
  }
}

/** -yy adds what kind of file it is: /dev/zero<char 1:5>. */
function cleanPath(path: string): string {
  const remark = path.indexOf('<');
  const name = remark > 0 ? path.slice(0, remark) : path;
  return name.endsWith(' (deleted)') ? name.slice(0, -10) : name;
}

function readFlags(kind: FlagKind, word: string): number | undefined {
  let value = 0;
  for (const part of word.replace(/\/\*.*?\*\//g, '').split('|')) {
    const name = part.trim();
    if (/^(0x[0-9a-f]{1,8}|\d{1,10})$/i.test(name)) value = joinFlags(value, Number(name));
    else if (HUGE_SHIFT.test(name)) value = joinFlags(value, Number(HUGE_SHIFT.exec(name)?.[1]) * 2 ** 26);
    else if (/^[A-Z][A-Z0-9_]*(\?\?\?)?$/.test(name)) value = joinFlags(value, flagValue(kind, name) ?? 0);
    else return undefined;
  }
  return value;
}
