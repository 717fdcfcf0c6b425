/** From text to entries: each line is parsed, resolved against the world that it meets, and run. */
import { type Call, createWorld, type KernelName, run, type World } from '../engine';
import { checkpoints, type Entry, type Made, type Timeline } from '../history';
import {
  bind,
  type Expected,
  emptyScope,
  type LanguageError,
  parseScript,
  parseStatement,
  printCall,
  resolve,
  type Scope,
  type Statement,
} from '../language';

/** Beyond this many lines only checkpoints are kept. */
const KEEP_ALL = 2000;

export type MadeLine =
  /** More than one where the line takes files for open: then they are opened first. None for an empty line. */
  { readonly ok: true; readonly made: readonly Made[] } | { readonly ok: false; readonly error: LanguageError };

function makeCall(source: string, call: Call, expected: Expected | null, scope: Scope, world: World): Made {
  const { world: after, ...outcome } = run(world, call);
  return { entry: { source, call, error: null, outcome, expected, scope }, world: after };
}

/** Makes one statement's call on the world. */
export function makeStatement(statement: Statement, scope: Scope, world: World): MadeLine {
  const resolution = resolve(statement, scope, world);
  if (!resolution.ok) {
    const [error] = resolution.errors;
    if (error === undefined) throw new Error('a refused line without an error');
    return { ok: false, error };
  }
  const made: Made[] = [];
  let now = world;
  for (const call of resolution.before) {
    const opened = makeCall(printCall(call), call, null, scope, now);
    made.push(opened);
    now = opened.world;
  }
  const { call, expected = null } = resolution;
  const last = makeCall(statement.source.trim(), call, expected, scope, now);
  const ret = last.entry.outcome?.ret ?? 0;
  made.push({ ...last, entry: { ...last.entry, scope: bind(scope, statement.name?.text, call, ret) } });
  return { ok: true, made };
}

/** Reads one typed line. */
export function makeLine(text: string, scope: Scope, world: World): MadeLine {
  const statement = parseStatement(text);
  if (statement === undefined) return { ok: true, made: [] };
  if (!isErrors(statement)) return makeStatement(statement, scope, world);
  const [error] = statement;
  return error ? { ok: false, error } : { ok: true, made: [] };
}

const isErrors = (x: Statement | readonly LanguageError[]): x is readonly LanguageError[] => Array.isArray(x);

/** The entry of a line that is no call. */
export const unread = (source: string, error: LanguageError, scope: Scope): Entry => ({
  source: source.trim(),
  call: null,
  error,
  outcome: null,
  expected: null,
  scope,
});

/** The statements and the bad lines of a text, each bad line once, in their order. */
export function linesOf(text: string): (Statement | LanguageError)[] {
  const { statements, errors } = parseScript(text);
  const bad = new Map<number, LanguageError>();
  for (const error of errors) if (!bad.has(error.line)) bad.set(error.line, error);
  const lineOf = (x: Statement | LanguageError): number => ('code' in x ? x.line : x.span.line);
  return [...statements, ...bad.values()].sort((a, b) => lineOf(a) - lineOf(b));
}

/** Runs a whole script on a fresh world; a bad line becomes an entry with its error and does nothing. */
export const runScript = (origin: string, text: string, kernel: KernelName): Timeline =>
  runText(origin, text, createWorld({ kernel }));

/** The same on a world that is there already. */
export function runText(origin: string, text: string, start: World): Timeline {
  const source = text.split('\n');
  const entries: Entry[] = [];
  const worlds: World[] = [];
  let scope = emptyScope;
  let world = start;
  const push = (made: Made): void => {
    entries.push(made.entry);
    worlds.push(made.world);
    ({ world } = made);
    ({ scope } = made.entry);
  };
  for (const line of linesOf(text)) {
    const read: MadeLine = 'code' in line ? { ok: false, error: line } : makeStatement(line, scope, world);
    if (read.ok) read.made.forEach(push);
    else push({ entry: unread(source[read.error.line - 1] ?? '', read.error, scope), world });
  }
  const kept = entries.length > KEEP_ALL ? checkpoints(start, entries) : worlds;
  return { origin, start, startScope: emptyScope, entries, worlds: kept };
}
