/** Runs a script of the call language, line by line; a line that is no call leaves the others alone. */
import { type Call, createWorld, type KernelName, type Outcome, record, type Step, type World } from '../engine';
import type { SessionCall } from '../formats';
import {
  asExpected,
  bind,
  type Expected,
  emptyScope,
  type LanguageError,
  parseScript,
  printCall,
  printStatement,
  resolve,
  type Scope,
  type Statement,
} from '../language';

/** One call that was made. */
export interface RunEntry {
  readonly statement: Statement;
  readonly call: Call;
  readonly outcome: Outcome;
  readonly steps: readonly Step[];
  /** What the line says that the call returns, and whether it did. */
  readonly expected?: Expected;
  readonly asExpected: boolean;
}

export interface RunReport {
  readonly kernel: KernelName;
  readonly entries: readonly RunEntry[];
  readonly errors: readonly LanguageError[];
  readonly world: World;
  /** The calls one after the other, with the files that a line opens by the way. */
  readonly session: readonly SessionCall[];
}

interface Running {
  world: World;
  scope: Scope;
  readonly entries: RunEntry[];
  readonly errors: LanguageError[];
  readonly session: SessionCall[];
}

function runStatement(running: Running, statement: Statement): void {
  const resolution = resolve(statement, running.scope, running.world);
  if (!resolution.ok) {
    running.errors.push(...resolution.errors);
    return;
  }
  const { call, before, expected } = resolution;
  for (const needed of before) {
    running.world = record(running.world, needed).world;
    running.session.push({ source: printCall(needed), call: needed, scope: running.scope });
  }
  const { world, steps, ...outcome } = record(running.world, call);
  running.world = world;
  running.scope = bind(running.scope, statement.name?.text, call, outcome.ret);
  running.session.push({ source: printStatement(statement), call, scope: running.scope });
  const met = expected === undefined || asExpected(expected, outcome.ret);
  running.entries.push({ statement, call, outcome, steps, ...(expected && { expected }), asExpected: met });
}

/** Runs every line that is a call, in a world with one empty process. */
export function runScript(text: string, kernel: KernelName): RunReport {
  const script = parseScript(text);
  const running: Running = {
    world: createWorld({ kernel }),
    scope: emptyScope,
    entries: [],
    errors: [...script.errors],
    session: [],
  };
  for (const statement of script.statements) runStatement(running, statement);
  const { entries, errors, world, session } = running;
  const inOrder = errors.sort((a, b) => a.line - b.line || a.column - b.column);
  return { kernel, entries, errors: inOrder, world, session };
}
