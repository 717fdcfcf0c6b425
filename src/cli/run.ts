/** npm run -s run -- SCRIPT [--kernel K] [--steps] [--json | --c] */
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createWorld, KERNELS, type Step, type Task, tableValues } from '../engine';
import { cProgram, MOST_CALLS, mapsOf, type NoProgram, printMapsLine } from '../formats';
import { describeError, type Expected, emptyScope, type LanguageError, printCall, printStatement } from '../language';
import { EXIT_FAILED, kernelOf, readArgs, readText, runCommand } from './args';
import { type RunEntry, type RunReport, runScript } from './run-script';
import { outcomeText, retText, stepText } from './run-text';

const USAGE = `usage: npm run -s run -- SCRIPT [--kernel K] [--steps] [--json | --c]

Runs a script of the call language: prints each call with its result, merge cases and survivors, and the final map.
SCRIPT is a file; - is the standard input.
  --kernel K   ${KERNELS.join(', ')}
  --steps      every line of the listings that was executed, with its locals
  --json       one JSON object in place of the text
  --c          a C program that makes the calls on a real Linux and compares, in place of the text
Exit code 1 if a line is no call or a result is not the one that the line names, 2 on a wrong option or an unreadable file.`;

const expectedText = (expected: Expected): string =>
  expected.kind === 'errno'
    ? `-${expected.errno}`
    : `${expected.value > 4096 ? '0x' : ''}${expected.value.toString(expected.value > 4096 ? 16 : 10)}`;

function entryText(entry: RunEntry, withSteps: boolean): string[] {
  const { statement, call, outcome, steps } = entry;
  const { recorded: _recorded, comment: _comment, ...asked } = statement;
  const other = entry.asExpected || entry.expected === undefined ? '' : `   EXPECTED ${expectedText(entry.expected)}`;
  return [
    `${statement.span.line}: ${printStatement(asked)} = ${retText(call, outcome.ret)}${other}`,
    ...(withSteps ? steps.map(stepText) : []),
    ...outcomeText(outcome),
  ];
}

/** The place and the reason, with the line and a mark under the part that is meant. */
function errorText(path: string, lines: readonly string[], error: LanguageError): string[] {
  const source = (lines[error.line - 1] ?? '').replace(/\t/g, ' ');
  const mark =
    ' '.repeat(error.column - 1) + '^'.repeat(Math.max(1, Math.min(error.length, source.length - error.column + 1)));
  return [
    `${path}:${error.line}:${error.column}: ${describeError(error)}`,
    `    ${source.slice(0, 200)}`,
    `    ${mark.slice(0, 200)}`,
  ];
}

function mapText(report: RunReport, task: Task): string[] {
  if (task.mm === null) return [];
  return [
    `${task.pid} ${task.name}:`,
    ...mapsOf(report.world, task.mm).map((line) => `  ${printMapsLine(line).trimEnd()}`),
  ];
}

function printText(path: string, text: string, report: RunReport, withSteps: boolean): void {
  const lines = text.split('\n');
  const out = report.entries.flatMap((entry) => entryText(entry, withSteps));
  for (const line of out) console.log(line);
  if (out.length > 0) console.log('');
  for (const task of tableValues(report.world.tasks)) for (const line of mapText(report, task)) console.log(line);
  for (const error of report.errors) for (const line of errorText(path, lines, error)) console.error(line);
}

const stepJson = ({ anchor, frame, outcome, locals, mergeCase }: Step) => ({
  anchor,
  depth: frame.depth,
  ...(outcome !== undefined && { outcome }),
  ...(mergeCase !== undefined && { mergeCase }),
  locals,
});

function printJson(path: string, report: RunReport, withSteps: boolean): void {
  const calls = report.entries.map(({ statement, call, outcome, steps, expected, asExpected }) => ({
    line: statement.span.line,
    ...(statement.name && { name: statement.name.text }),
    call: printCall(call),
    ret: outcome.ret,
    text: retText(call, outcome.ret),
    ...(outcome.refusedAt && { refusedAt: outcome.refusedAt }),
    ...(expected && { expected, asExpected }),
    events: outcome.events,
    ...(withSteps && { steps: steps.map(stepJson) }),
  }));
  const errors = report.errors.map((error) => ({ ...error, text: describeError(error) }));
  const maps = tableValues(report.world.tasks).flatMap(({ pid, name, mm }) =>
    mm === null ? [] : [{ pid, name, map: mapsOf(report.world, mm).map(printMapsLine) }],
  );
  console.log(JSON.stringify({ script: path, kernel: report.kernel, calls, errors, maps }, null, 2));
}

const NO_PROGRAM: { readonly [W in NoProgram]: string } = {
  nothing: 'there is no call in it that a program can make',
  image: 'it begins with the memory of a real program (execve), which a C program cannot become',
  long: `it has more than ${MOST_CALLS} calls`,
};

function printProgram(path: string, text: string, { kernel, session, errors }: RunReport): number {
  const program = cProgram({
    title: basename(path),
    start: createWorld({ kernel }),
    startScope: emptyScope,
    calls: session,
  });
  const lines = text.split('\n');
  for (const error of errors) for (const line of errorText(path, lines, error)) console.error(line);
  if (!program.ok) {
    console.error(`${path}: no program can be made of it: ${NO_PROGRAM[program.why]}`);
    return EXIT_FAILED;
  }
  process.stdout.write(program.text);
  return errors.length > 0 ? EXIT_FAILED : 0;
}

function main(argv: readonly string[]): number {
  const { values, files } = readArgs(
    argv,
    { kernel: { type: 'string' }, steps: { type: 'boolean' }, json: { type: 'boolean' }, c: { type: 'boolean' } },
    1,
  );
  const [path = ''] = files;
  const kernel = kernelOf(values['kernel']);
  const text = readText(path);
  const report = runScript(text, kernel);
  const withSteps = values['steps'] === true;
  if (values['c'] === true) return printProgram(path, text, report);
  if (values['json'] === true) printJson(path, report, withSteps);
  else printText(path, text, report, withSteps);
  const failed = report.errors.length > 0 || report.entries.some((entry) => !entry.asExpected);
  return failed ? EXIT_FAILED : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await runCommand(USAGE, main);
