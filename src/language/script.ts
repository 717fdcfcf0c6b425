/** A whole text of the call language: syntax, calls, arguments and flags checked line by line. */

import type { Statement } from './ast';
import { errorAt, type LanguageError } from './errors';
import { CONSTANT_NAMES } from './evaluate';
import { isFlagName } from './flags';
import { isLanguageError, parseLine, parseLines, type Script } from './parse';
import { checkStatement } from './resolve';
import { CALL_NAMES } from './signatures';

const isReserved = (name: string): boolean =>
  CONSTANT_NAMES.includes(name) || isFlagName(name) || CALL_NAMES.some((call) => call === name);

function errorsOf(statement: Statement): readonly LanguageError[] {
  const { name } = statement;
  if (name === undefined || !isReserved(name.text)) return checkStatement(statement);
  return [errorAt(name.span, 'reserved-name', { name: name.text }), ...checkStatement(statement)];
}

/**
 * Statements in order, and the errors of the lines that are none. What a name stands for is not looked up: it depends on
 * the run. See resolve.
 */
export function parseScript(text: string): Script {
  const { statements, comments, errors } = parseLines(text);
  const found = statements.map(errorsOf);
  const all = [...errors, ...found.flat()].sort((a, b) => a.line - b.line || a.column - b.column);
  return { statements: statements.filter((_, index) => found[index]?.length === 0), comments, errors: all };
}

/** One line, for the console: a statement, its errors, or undefined for an empty line. */
export function parseStatement(source: string, line = 1): Statement | readonly LanguageError[] | undefined {
  const parsed = parseLine(source, line);
  if (parsed === undefined) return undefined;
  if (isLanguageError(parsed)) return [parsed];
  const errors = errorsOf(parsed);
  return errors.length === 0 ? parsed : errors;
}
