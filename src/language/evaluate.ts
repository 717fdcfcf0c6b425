/** From expressions to numbers, flag words and file ids. Collects every error of a statement instead of the first. */
import { PAGE_SIZE, tableGet, type World } from '../engine';
import type { Expr, Span } from './ast';
import { type ErrorCode, type ErrorParams, errorAt, type LanguageError } from './errors';
import { type FlagKind, flagNamesOf, flagValue, joinFlags } from './flags';
import { nearest } from './nearest';
import { unitBytes } from './scan';
import type { Scope } from './scope';

/** What evaluation looks things up in. Without a world nothing but numbers and flags has a value: see check.ts. */
export interface Context {
  readonly scope: Scope | null;
  readonly world: World | null;
  readonly errors: LanguageError[];
}

function report<C extends ErrorCode>(context: Context, span: Span, code: C, params: ErrorParams[C]): number {
  context.errors.push(errorAt(span, code, params));
  return 0;
}

/** A word of the kernel that is a number wherever it stands. */
const CONSTANTS: { readonly [name: string]: number } = { NULL: 0, RLIM_INFINITY: Number.POSITIVE_INFINITY };
export const CONSTANT_NAMES: readonly string[] = Object.keys(CONSTANTS);

function nameValue(expr: Expr & { kind: 'name' }, argument: string, context: Context): number {
  if (CONSTANT_NAMES.includes(expr.text)) return CONSTANTS[expr.text] ?? 0;
  if (context.scope === null) return 0;
  const bound = context.scope.get(expr.text);
  if (bound === undefined) {
    return report(context, expr.span, 'unknown-name', {
      name: expr.text,
      nearest: nearest(expr.text, context.scope.keys()),
    });
  }
  if (bound.kind !== 'vma') return bound.value;
  // find_vma gives the VMA itself, 0 for NULL; as an address it is where the VMA begins.
  const vma = context.world === null ? undefined : tableGet(context.world.vmas, bound.value);
  if (vma !== undefined) return vma.vm_start;
  return bound.value === 0 ? 0 : report(context, expr.span, 'wrong-kind', { argument, wanted: 'an address' });
}

/** A number of bytes, an address or a count; may be negative. */
export function numberOf(expr: Expr, argument: string, context: Context): number {
  switch (expr.kind) {
    case 'number':
      return expr.value * unitBytes(expr.unit);
    case 'name':
      return nameValue(expr, argument, context);
    case 'sign': {
      const value = numberOf(expr.operand, argument, context);
      return expr.op === '-' && value !== 0 ? -value : value;
    }
    case 'op': {
      const left = numberOf(expr.left, argument, context);
      const right = numberOf(expr.right, argument, context);
      if (expr.op === '+') return left + right;
      if (expr.op === '-') return left - right;
      if (expr.op === '*') return left * right;
      return report(context, expr.span, 'wrong-kind', { argument, wanted: 'a number' });
    }
    case 'text':
    case 'fd':
    case 'raw':
      return report(context, expr.span, 'wrong-kind', { argument, wanted: 'a number' });
  }
}

function mentionsName(expr: Expr): boolean {
  if (expr.kind === 'op') return mentionsName(expr.left) || mentionsName(expr.right);
  return expr.kind === 'sign' ? mentionsName(expr.operand) : expr.kind === 'name';
}

/** A number that 64 bits hold: an address, a length, an offset. */
export function unsignedOf(expr: Expr, argument: string, context: Context): number {
  const value = numberOf(expr, argument, context);
  // Before a run a name has no value yet, so a - 1p is not negative yet.
  if (context.scope === null && mentionsName(expr)) return 0;
  if (value >= 0 && value <= 2 ** 64 && Number.isInteger(value)) return value;
  return report(context, expr.span, 'not-a-number', { argument, value });
}

/** A length in whole pages, rounded up. */
export const pagesOf = (expr: Expr, argument: string, context: Context): number =>
  Math.ceil(unsignedOf(expr, argument, context) / PAGE_SIZE);

/** Flags by name joined with |, or numbers. lenient: names that are not known count as 0, as strace may know more. */
export function flagsOf(expr: Expr, kind: FlagKind, argument: string, context: Context, lenient = false): number {
  if (expr.kind === 'op' && expr.op === '|') {
    const left = flagsOf(expr.left, kind, argument, context, lenient);
    return joinFlags(left, flagsOf(expr.right, kind, argument, context, lenient));
  }
  if (expr.kind !== 'name') return unsignedOf(expr, argument, context);
  const value = flagValue(kind, expr.text);
  if (value !== undefined) return value;
  const bound = context.scope?.get(expr.text);
  if (bound !== undefined) return bound.value;
  if (lenient) return 0;
  const names = flagNamesOf(kind);
  return report(context, expr.span, 'unknown-flag', { name: expr.text, argument, nearest: nearest(expr.text, names) });
}

/** One word of a list; the first of the list stands in where it is none of them. */
export function wordOf(expr: Expr, words: readonly string[], argument: string, context: Context): string {
  const text = expr.kind === 'name' || expr.kind === 'text' ? wordText(expr) : '';
  if (words.includes(text)) return text;
  report(context, expr.span, 'unknown-word', { name: text, argument, nearest: nearest(text, words) });
  return words[0] ?? '';
}
const wordText = (expr: Expr & { kind: 'name' | 'text' }): string => (expr.kind === 'name' ? expr.text : expr.value);

/** A text in quotes. */
export function textOf(expr: Expr, argument: string, context: Context): string {
  if (expr.kind === 'text') return expr.value;
  report(context, expr.span, 'wrong-kind', { argument, wanted: 'a text in double quotes' });
  return '';
}
