/** Which argument of a statement is which parameter of its call. */
import type { Arg, Expr, Statement } from './ast';
import { errorAt } from './errors';
import type { Context } from './evaluate';
import { nearest } from './nearest';
import { CALL_NAMES, type Param, type Signature, signatureOf } from './signatures';

/** A statement whose arguments have found their places. */
export interface Matched {
  readonly signature: Signature;
  /** By name of the parameter; an argument that was left out is not in it. */
  readonly given: ReadonlyMap<string, Expr>;
  /** Positional arguments beyond the parameters, where the signature is open. */
  readonly rest: readonly Expr[];
}

class Matcher {
  readonly given = new Map<string, Expr>();
  readonly rest: Expr[] = [];
  private positional = 0;
  private readonly places: readonly Param[];

  constructor(
    private readonly statement: Statement,
    private readonly signature: Signature,
    private readonly context: Context,
  ) {
    this.places = signature.params.filter((param) => !param.named);
  }

  /** One argument after the other; false where there are too many, which one error says. */
  take(arg: Arg): boolean {
    if (arg.name !== undefined) {
      this.takeNamed(arg, arg.name);
      return true;
    }
    const param = this.places[this.positional++];
    if (param !== undefined) this.give(param.name, arg);
    else if (this.signature.open) this.rest.push(arg.value);
    else return false;
    return true;
  }

  private takeNamed(arg: Arg, name: string): void {
    const { params, open } = this.signature;
    if (params.some((param) => param.name === name)) this.give(name, arg);
    else if (!open) {
      const near = nearest(
        name,
        params.map((param) => param.name),
      );
      const call = this.statement.call.text;
      this.context.errors.push(errorAt(arg.span, 'unknown-argument', { call, name, nearest: near }));
    }
  }

  private give(name: string, arg: Arg): void {
    if (!this.given.has(name)) this.given.set(name, arg.value);
    else {
      const call = this.statement.call.text;
      this.context.errors.push(errorAt(arg.span, 'argument-given-twice', { call, name }));
    }
  }

  /** Reports what is missing: by number where all are positional, else by name. */
  missing(): void {
    const absent = this.signature.params.filter(
      (param) => param.otherwise === undefined && !param.optional && !this.given.has(param.name),
    );
    const first = absent[0];
    if (first === undefined) return;
    const { call, args } = this.statement;
    const last = call.span.column + call.text.length;
    const span = { ...call.span, length: Math.max(1, this.statement.span.column + this.statement.span.length - last) };
    const place = { ...span, column: last };
    const params = { call: call.text, expected: this.places.length, given: args.length };
    const byNumber = args.every((arg) => arg.name === undefined);
    this.context.errors.push(
      byNumber
        ? errorAt(place, 'too-few-arguments', params)
        : errorAt(place, 'missing-argument', { call: call.text, name: first.name }),
    );
  }
}

/** Finds the call and puts its arguments in their places; undefined where there is no such call. Errors go to the context. */
export function matchArguments(statement: Statement, context: Context): Matched | undefined {
  const { text: name, span } = statement.call;
  const signature = signatureOf(name);
  if (signature === undefined) {
    context.errors.push(errorAt(span, 'unknown-call', { name, nearest: nearest(name, CALL_NAMES) }));
    return undefined;
  }
  const matcher = new Matcher(statement, signature, context);
  const odd = statement.args.find((arg) => !matcher.take(arg));
  if (odd !== undefined) {
    const expected = signature.params.filter((param) => !param.named).length;
    const given = statement.args.length;
    context.errors.push(errorAt(odd.span, 'too-many-arguments', { call: name, expected, given }));
  } else matcher.missing();
  return { signature, given: matcher.given, rest: matcher.rest };
}
