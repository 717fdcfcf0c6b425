/**
 * Compiles a C fragment: declarations, assignments, calls, if, for and blocks; integers and strings only.
 * The last statement may lack its semicolon.
 */
import { type BinarySign, type Code, CodeWriter } from './fragment-code';
import { scanFragment, type Token } from './fragment-scan';

const TYPES: ReadonlySet<string> = new Set(['int', 'long', 'void', 'pid_t', 'unsigned', 'char']);

/** Binary operators from loose to tight, as in C. */
const LEVELS: readonly (readonly BinarySign[])[] = [['|'], ['&'], ['==', '!='], ['<', '>'], ['<<'], ['+', '-'], ['*']];

/** Errors: SyntaxError where the text is no fragment. */
export function compileFragment(text: string): Code {
  const parser = new Parser(scanFragment(text));
  while (!parser.done()) parser.statement();
  return parser.writer.code();
}

class Parser {
  readonly writer = new CodeWriter();
  private readonly tokens: readonly Token[];
  private next = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  done(): boolean {
    return this.next >= this.tokens.length;
  }

  private peek(ahead = 0): Token | undefined {
    return this.tokens[this.next + ahead];
  }
  private isSign(value: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token?.kind === 'sign' && token.value === value;
  }
  private isName(value: string): boolean {
    const token = this.peek();
    return token?.kind === 'name' && token.value === value;
  }
  private isType(ahead = 0): boolean {
    const token = this.peek(ahead);
    return token?.kind === 'name' && TYPES.has(token.value);
  }
  private takeSign(value: string): boolean {
    if (!this.isSign(value)) return false;
    this.next++;
    return true;
  }
  private fail(wanted: string): never {
    const token = this.peek();
    throw new SyntaxError(
      `${wanted} expected ${token === undefined ? 'at the end' : `at ${token.at}: ${token.value}`}`,
    );
  }
  private expectSign(value: string): void {
    if (!this.takeSign(value)) this.fail(value);
  }
  private expectName(): string {
    const token = this.peek();
    if (token?.kind !== 'name') this.fail('a name');
    this.next++;
    return token.value;
  }

  // --- statements

  statement(): void {
    if (this.takeSign(';')) return;
    if (this.takeSign('{')) {
      while (!this.takeSign('}')) this.statement();
    } else if (this.isName('if')) this.ifStatement();
    else if (this.isName('for')) this.forStatement();
    else {
      this.simple();
      if (!this.done()) this.expectSign(';');
    }
  }

  /** A declaration or an expression whose value nobody takes. */
  private simple(): void {
    if (this.isType()) {
      while (this.isType()) this.next++;
      const name = this.expectName();
      if (this.takeSign('=')) this.expression();
      else this.writer.add({ op: 'push', value: 0 });
      this.writer.add({ op: 'store', name });
    } else this.expression();
    this.writer.add({ op: 'pop' });
  }

  private ifStatement(): void {
    this.next++;
    this.expectSign('(');
    this.expression();
    this.expectSign(')');
    const skip = this.writer.jumpAhead('jumpIfZero');
    this.statement();
    skip();
  }

  /** for (start; test; step) body: the step stands before the body in the code. */
  private forStatement(): void {
    this.next++;
    this.expectSign('(');
    if (!this.isSign(';')) this.simple();
    this.expectSign(';');
    const test = this.writer.here;
    this.expression();
    this.expectSign(';');
    const leave = this.writer.jumpAhead('jumpIfZero');
    const enter = this.writer.jumpAhead('jump');
    const step = this.writer.here;
    if (!this.isSign(')')) this.simple();
    this.expectSign(')');
    this.writer.add({ op: 'jump', to: test });
    enter();
    this.statement();
    this.writer.add({ op: 'jump', to: step });
    leave();
  }

  // --- expressions

  private expression(): void {
    const token = this.peek();
    if (token?.kind === 'name' && this.isSign('=', 1)) {
      this.next += 2;
      this.expression();
      this.writer.add({ op: 'store', name: token.value });
      return;
    }
    this.binary(0);
    if (!this.takeSign('?')) return;
    const toElse = this.writer.jumpAhead('jumpIfZero');
    this.expression();
    const toEnd = this.writer.jumpAhead('jump');
    this.expectSign(':');
    toElse();
    this.expression();
    toEnd();
  }

  private binary(level: number): void {
    const signs = LEVELS[level];
    if (signs === undefined) {
      this.unary();
      return;
    }
    this.binary(level + 1);
    for (;;) {
      const sign = signs.find((candidate) => this.isSign(candidate));
      if (sign === undefined) return;
      this.next++;
      this.binary(level + 1);
      this.writer.add({ op: 'binary', sign });
    }
  }

  private unary(): void {
    if (this.takeSign('!')) {
      this.unary();
      this.writer.add({ op: 'not' });
    } else if (this.takeSign('-')) {
      this.unary();
      this.writer.add({ op: 'negate' });
    } else if (this.isSign('(') && this.isType(1)) {
      this.cast();
      this.unary();
    } else this.primary();
  }

  /** Casts change nothing here: every number is one of 64 bits. */
  private cast(): void {
    this.next++;
    while (this.isType()) this.next++;
    while (this.takeSign('*'));
    this.expectSign(')');
  }

  private primary(): void {
    if (this.takeSign('(')) {
      this.expression();
      this.expectSign(')');
      return;
    }
    const token = this.peek();
    if (token === undefined || token.kind === 'sign') this.fail('a value');
    this.next++;
    if (token.kind !== 'name') this.writer.add({ op: 'push', value: token.value });
    else if (this.takeSign('(')) this.call(token.value);
    else if (this.takeSign('++')) this.increment(token.value);
    else this.writer.add({ op: 'load', name: token.value });
  }

  private call(name: string): void {
    let count = 0;
    while (!this.takeSign(')')) {
      if (count > 0) this.expectSign(',');
      this.expression();
      count++;
    }
    this.writer.add({ op: 'call', name, count });
  }

  /** name++: the old value stays. */
  private increment(name: string): void {
    const { writer } = this;
    writer.add({ op: 'load', name });
    writer.add({ op: 'load', name });
    writer.add({ op: 'push', value: 1 });
    writer.add({ op: 'binary', sign: '+' });
    writer.add({ op: 'store', name });
    writer.add({ op: 'pop' });
  }
}
