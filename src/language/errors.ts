/**
 * Errors of the call language. A code and its parameters, so that a page can say them in any language;
 * describeError says them in English for the command line.
 */
import type { Span } from './ast';

/** What can be missing, and what an argument can have to be: the words that another language must have words for. */
export type ExpectedWord = 'a call' | 'a name' | 'a value' | ', or )';
export type WantedWord = 'a number' | 'an address' | 'a file' | 'a text in double quotes';

/** Each code with the parameters that its sentence takes. */
export interface ErrorParams {
  /** A character that begins nothing. */
  'unexpected-character': { readonly text: string };
  'unclosed-text': Record<never, never>;
  'unclosed-comment': Record<never, never>;
  'unclosed-bracket': { readonly text: string };
  expected: { readonly expected: ExpectedWord; readonly found: string };
  'bad-number': { readonly text: string };
  'number-too-large': { readonly text: string };
  'text-after-call': { readonly text: string };
  /** Half of a strace line. */
  'line-cut-in-two': Record<never, never>;
  'line-too-long': { readonly limit: number };
  'not-a-call': { readonly text: string };
  'nested-too-deep': Record<never, never>;
  'unknown-call': { readonly name: string; readonly nearest: string };
  'too-few-arguments': { readonly call: string; readonly expected: number; readonly given: number };
  'too-many-arguments': { readonly call: string; readonly expected: number; readonly given: number };
  'unknown-argument': { readonly call: string; readonly name: string; readonly nearest: string };
  'argument-given-twice': { readonly call: string; readonly name: string };
  'missing-argument': { readonly call: string; readonly name: string };
  'reserved-name': { readonly name: string };
  'unknown-flag': { readonly name: string; readonly argument: string; readonly nearest: string };
  'unknown-name': { readonly name: string; readonly nearest: string };
  /** A word from a fixed list: a sysctl, a limit, r or w. */
  'unknown-word': { readonly name: string; readonly argument: string; readonly nearest: string };
  'wrong-kind': { readonly argument: string; readonly wanted: WantedWord };
  'not-a-number': { readonly argument: string; readonly value: number };
  /** The function of this kernel has no such argument. */
  'not-on-kernel': { readonly call: string; readonly name: string; readonly kernel: string };
  /** An address that should lie in a VMA. */
  'no-vma': { readonly argument: string; readonly address: string };
  'bad-image': { readonly text: string };
  'needs-image': Record<never, never>;
}
export type ErrorCode = keyof ErrorParams;

/** A line, or a part of it, that makes no call. */
export type LanguageError = {
  readonly [C in ErrorCode]: { readonly code: C; readonly params: ErrorParams[C] } & Span;
}[ErrorCode];

/** Thrown inside the parser only: it ends one line, never a script. */
export class LineFault extends Error {
  readonly error: LanguageError;
  constructor(error: LanguageError) {
    super(error.code);
    this.error = error;
  }
}

/** Makes an error at a place. */
export function errorAt<C extends ErrorCode>(span: Span, code: C, params: ErrorParams[C]): LanguageError {
  const { line, column, length } = span;
  return { code, params, line, column, length } as LanguageError;
}

const orNearest = (nearest: string): string => (nearest === '' ? '' : ` Did you mean ${nearest}?`);
const plural = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;

const SENTENCES: { readonly [C in ErrorCode]: (params: ErrorParams[C]) => string } = {
  'unexpected-character': ({ text }) => `"${text}" cannot stand here.`,
  'unclosed-text': () => 'The closing quote is missing.',
  'unclosed-comment': () => 'The closing */ is missing.',
  'unclosed-bracket': ({ text }) => `"${text}" is never closed.`,
  expected: ({ expected, found }) => `Expected ${expected}, found ${found === '' ? 'the end of the line' : found}.`,
  'bad-number': ({ text }) => `"${text}" is not a number. Write 4096, 0x1000, 4K or 1p.`,
  'number-too-large': ({ text }) => `${text} does not fit into 64 bits.`,
  'text-after-call': ({ text }) => `"${text}" is left over behind the call.`,
  'line-cut-in-two': () => 'This is half of a line of a log. Import the whole log instead.',
  'line-too-long': ({ limit }) => `The line is longer than ${limit} characters.`,
  'not-a-call': ({ text }) => `"${text}" is not a call. Write name(arguments).`,
  'nested-too-deep': () => 'Too many parentheses or signs inside each other.',
  'unknown-call': ({ name, nearest }) => `There is no call ${name}.${orNearest(nearest)}`,
  'too-few-arguments': ({ call, expected, given }) => `${call} takes ${plural(expected, 'argument')}, ${given} given.`,
  'too-many-arguments': ({ call, expected, given }) => `${call} takes ${plural(expected, 'argument')}, ${given} given.`,
  'unknown-argument': ({ call, name, nearest }) => `${call} has no argument ${name}.${orNearest(nearest)}`,
  'argument-given-twice': ({ call, name }) => `The argument ${name} of ${call} is given twice.`,
  'missing-argument': ({ call, name }) => `${call} needs the argument ${name}.`,
  'reserved-name': ({ name }) => `${name} has a meaning already and cannot name a result.`,
  'unknown-flag': ({ name, argument, nearest }) => `${argument} has no flag ${name}.${orNearest(nearest)}`,
  'unknown-name': ({ name, nearest }) => `Nothing is named ${name}.${orNearest(nearest)}`,
  'unknown-word': ({ name, argument, nearest }) => `${name} is no ${argument}.${orNearest(nearest)}`,
  'wrong-kind': ({ argument, wanted }) => `${argument} must be ${wanted}.`,
  'not-a-number': ({ argument, value }) => `${argument} cannot be ${value}.`,
  'not-on-kernel': ({ call, name, kernel }) => `${call} of Linux ${kernel} has no ${name}.`,
  'no-vma': ({ argument, address }) =>
    `No VMA contains ${address}; ${argument} takes an address inside of one, or NULL.`,
  'bad-image': ({ text }) => `"${text}" is no line of a memory map.`,
  'needs-image': () => 'What execve leaves behind is not in the line. Import the log together with its memory maps.',
};

/** The error as an English sentence, without its place. */
export function describeError(error: LanguageError): string {
  const sentence = SENTENCES[error.code] as (params: LanguageError['params']) => string;
  return sentence(error.params);
}
