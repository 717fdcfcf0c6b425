/**
 * The parser of the call language: `[name =] call(args) [= result] [# comment]`, and strace's own lines, which look the same.
 * It knows no call and no flag; check.ts does. A bad line gives one error and is left out; the others stay.
 */
import type { Arg, Comment, Expr, Name, Operator, Recorded, Statement } from './ast';
import { type LanguageError, LineFault } from './errors';
import { readPrefix } from './prefix';
import { LineScanner } from './scan';

export interface Script {
  readonly statements: readonly Statement[];
  /** Lines with nothing but a comment. */
  readonly comments: readonly Comment[];
  readonly errors: readonly LanguageError[];
}

/** A memory image in a line stays far below; a longer line is an accident. */
const LINE_LIMIT = 1_000_000;
/** Parentheses, signs and operators of one argument. Keeps recursion over the expression shallow. */
const DEPTH_LIMIT = 100;

/** A bitwise or binds least, then sums, then products, as in C. */
const LEVELS: readonly (readonly Operator[])[] = [['|'], ['+', '-'], ['*']];

const ERRNO_NAME = /(-\s*)?(E[A-Z0-9]{2,})(?![A-Za-z0-9_])/y;
/** What strace prints behind a result: `(DELAYED)`, `(Cannot allocate memory)`, `<0.000012>`, `/* … *\/`. */
const AFTER_RESULT = /\s*(\([^()]*\)|<[0-9.]+>)/y;

class LineParser extends LineScanner {
  private depth = 0;

  /** A whole line; undefined where it is empty or a comment. */
  statement(): Statement | undefined {
    const prefix = readPrefix(this.text, this.at, this.text.length);
    this.at = prefix.at;
    if (this.next === '' || this.next === '#') return undefined;
    if (this.text.startsWith('<...', this.at)) this.fail(this.at, 'line-cut-in-two', {}, this.text.length);
    const first = this.name();
    const bound = this.boundName(first);
    const call = bound === undefined ? first : this.name();
    this.skip();
    if (!this.take('(')) this.fail(call.span.column - 1, 'not-a-call', { text: call.text });
    const args = this.args();
    const end = this.at;
    const recorded = this.recorded();
    const comment = this.comment();
    return {
      source: this.text,
      span: this.span(first.span.column - 1, end),
      ...(prefix.pid !== -1 && { pid: prefix.pid }),
      ...(bound && { name: bound }),
      call,
      args,
      ...(recorded && { recorded }),
      ...(comment !== undefined && { comment }),
    };
  }

  private name(): Name {
    const from = this.at;
    const text = this.word();
    if (text === undefined) {
      const found = this.found();
      if (found === '') this.fail(from, 'expected', { expected: 'a call', found });
      this.fail(from, 'unexpected-character', { text: this.next }, from + 1);
    }
    return { text, span: this.span(from) };
  }

  private boundName(first: Name): Name | undefined {
    this.skip();
    if (this.next !== '=') return undefined;
    this.at++;
    this.skip();
    if (first.text.includes('.'))
      this.fail(first.span.column - 1, 'expected', { expected: 'a name', found: first.text });
    return first;
  }

  private args(): Arg[] {
    const args: Arg[] = [];
    this.skip();
    if (this.take(')')) return args;
    for (;;) {
      args.push(this.arg());
      this.skip();
      if (this.take(')')) return args;
      if (this.text.startsWith('<unfinished', this.at)) this.fail(this.at, 'line-cut-in-two', {}, this.text.length);
      if (!this.take(',')) this.fail(this.at, 'expected', { expected: ', or )', found: this.found() }, this.at + 1);
      this.skip();
    }
  }

  private arg(): Arg {
    const from = this.at;
    const word = this.word();
    let name: string | undefined;
    if (word !== undefined) {
      this.skip();
      if (this.next === '=' && this.text[this.at + 1] !== '>') {
        this.at++;
        name = word;
      } else this.at = from;
    }
    const value = this.expression(0);
    this.skip();
    // clone3 shows what the kernel wrote: {flags=...} => {parent_tid=[7]}
    if (this.take('=>')) {
      this.skip();
      this.raw();
    }
    return { ...(name !== undefined && { name }), value, span: this.span(from) };
  }

  private expression(level: number): Expr {
    const operators = LEVELS[level];
    if (operators === undefined) return this.operand();
    this.skip();
    const from = this.at;
    let left = this.expression(level + 1);
    for (let terms = 0; ; terms++) {
      this.skip();
      const op = operators.find((sign) => sign === this.next);
      if (op === undefined) return left;
      if (terms >= DEPTH_LIMIT) this.fail(this.at, 'nested-too-deep', {}, this.at + 1);
      this.at++;
      const right = this.expression(level + 1);
      left = { kind: 'op', op, left, right, span: this.span(from) };
    }
  }

  private operand(): Expr {
    this.skip();
    const from = this.at;
    const sign = this.next;
    if (++this.depth > DEPTH_LIMIT) this.fail(from, 'nested-too-deep', {}, from + 1);
    let expr: Expr;
    if (sign >= '0' && sign <= '9') expr = this.number();
    else if (sign === '"') expr = this.quoted();
    else if (sign === '{' || sign === '[') expr = this.raw();
    else if (sign === '-' || sign === '+') {
      this.at++;
      const operand = this.operand();
      expr = { kind: 'sign', op: sign, operand, span: this.span(from) };
    } else if (sign === '(') {
      this.at++;
      expr = this.expression(0);
      this.skip();
      if (!this.take(')')) this.fail(from, 'unclosed-bracket', { text: '(' }, from + 1);
    } else expr = this.wordOperand(from);
    this.depth--;
    return expr;
  }

  private wordOperand(from: number): Expr {
    const text = this.word();
    if (text !== undefined) return { kind: 'name', text, span: this.span(from) };
    if (this.text.startsWith('<unfinished', from)) this.fail(from, 'line-cut-in-two', {}, this.text.length);
    const found = this.found();
    if (found === '' || found.startsWith(')') || found.startsWith(',') || found.startsWith('#')) {
      this.fail(from, 'expected', { expected: 'a value', found: found.slice(0, 1) }, from + 1);
    }
    return this.fail(from, 'unexpected-character', { text: found.slice(0, 1) }, from + 1);
  }

  private recorded(): Recorded | undefined {
    this.skip();
    if (!this.take('=')) return undefined;
    this.skip();
    const from = this.at;
    const recorded = this.result(from);
    while (this.match(AFTER_RESULT) !== null);
    this.skip();
    return recorded;
  }

  private result(from: number): Recorded {
    if (this.take('?')) {
      this.skip();
      this.word();
      return { kind: 'unknown', span: this.span(from) };
    }
    const named = this.match(ERRNO_NAME)?.[2];
    if (named !== undefined) return { kind: 'errno', errno: named, span: this.span(from) };
    const value = this.expression(0);
    const end = this.at;
    this.skip();
    // strace: = -1 ENOMEM (Cannot allocate memory)
    const errno = value.kind === 'sign' ? this.match(ERRNO_NAME)?.[2] : undefined;
    if (errno !== undefined) return { kind: 'errno', errno, span: this.span(from) };
    return { kind: 'value', value, span: this.span(from, end) };
  }

  private comment(): string | undefined {
    this.skip();
    if (this.next === '') return undefined;
    if (this.take('#')) return this.text.slice(this.at).trim();
    return this.fail(this.at, 'text-after-call', { text: this.found() }, this.text.length);
  }
}

/** One line: a statement, an error, or undefined where it is empty or a comment. */
export function parseLine(source: string, line = 1): Statement | LanguageError | undefined {
  const parser = new LineParser(source, line);
  try {
    if (source.length > LINE_LIMIT) parser.fail(0, 'line-too-long', { limit: LINE_LIMIT }, LINE_LIMIT);
    return parser.statement();
  } catch (fault) {
    if (fault instanceof LineFault) return fault.error;
    throw fault;
  }
}

/** Is what parseLine gave an error? */
export const isLanguageError = (x: Statement | LanguageError): x is LanguageError => 'code' in x;

/** Every line by itself, with the syntax checked and nothing else: see parseScript. */
export function parseLines(text: string): Script {
  const statements: Statement[] = [];
  const comments: Comment[] = [];
  const errors: LanguageError[] = [];
  text.split('\n').forEach((source, index) => {
    const parsed = parseLine(source.endsWith('\r') ? source.slice(0, -1) : source, index + 1);
    if (parsed === undefined) {
      const hash = source.indexOf('#');
      if (hash !== -1) comments.push({ line: index + 1, text: source.slice(hash + 1).trim() });
    } else if (isLanguageError(parsed)) errors.push(parsed);
    else statements.push(parsed);
  });
  return { statements, comments, errors };
}
