/** npm run -s c-programs -- [--kernel K] [-v] [FILE…]: are the C programs right? Compiles them, runs them, counts. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createWorld, isKernelName, KERNELS, type KernelName } from '../engine';
import { cProgram } from '../formats';
import { emptyScope } from '../language';
import { CASES, WELCOME } from '../scenario';
import { TOPICS } from '../scenario/topics';
import { EXIT_FAILED, readArgs, readText, runCommand, UsageError } from './args';
import { runScript } from './run-script';

const USAGE = `usage: npm run -s c-programs -- [--kernel K] [-v] [FILE…]

Makes the C program of each script, compiles it with gcc, runs it on this machine and counts what differs from the model.
Without a file: every prepared script of the page. The kernel should be the one that runs here.
  --kernel K   ${KERNELS.join(', ')}; 6.18 where it is not given
  -v           what each program that differs says
Exit code 1 if a program does not compile, fails or finds a difference, 2 on a wrong option or without gcc on Linux.`;

const SECONDS = 1000;
const WARNINGS = ['-Wall', '-Wextra', '-Werror', '-std=gnu11', '-O1'];

type Verdict = { readonly kind: 'none' | 'same' } | { readonly kind: 'differs' | 'broken'; readonly output: string };

/** Compiles and runs it in that folder. */
function tried(text: string, folder: string): Verdict {
  const [source, program] = [join(folder, 'session.c'), join(folder, 'session')];
  writeFileSync(source, text);
  const compiled = spawnSync('gcc', [...WARNINGS, '-static', '-o', program, source], { encoding: 'utf8' });
  if (compiled.error !== undefined) throw new UsageError('there is no gcc here');
  if (compiled.status !== 0) return { kind: 'broken', output: compiled.stderr };
  const run = spawnSync(program, [], { encoding: 'utf8', timeout: 20 * SECONDS });
  if (run.status === 0) return { kind: 'same' };
  return { kind: run.status === 1 ? 'differs' : 'broken', output: `${run.stdout}${run.stderr}${run.error ?? ''}` };
}

function verdictOn(name: string, script: string, kernel: KernelName, folder: string): Verdict {
  const { session } = runScript(script, kernel);
  const program = cProgram({ title: name, start: createWorld({ kernel }), startScope: emptyScope, calls: session });
  return program.ok ? tried(program.text, folder) : { kind: 'none' };
}

/** Every prepared script, by its name. */
const prepared = (): [string, string][] => [
  ['welcome', WELCOME.lines.map(({ source }) => source).join('\n')],
  ...CASES.map(({ id, script }): [string, string] => [id, script]),
  ...TOPICS.flatMap((topic): [string, string][] => ('script' in topic ? [[topic.id, topic.script]] : [])),
];

function main(argv: readonly string[]): number {
  const { values, files } = readArgs(
    argv,
    { kernel: { type: 'string' }, verbose: { type: 'boolean', short: 'v' } },
    'any',
  );
  const kernel = values['kernel'] ?? '6.18';
  if (typeof kernel !== 'string' || !isKernelName(kernel)) throw new UsageError(`no kernel ${kernel}`);
  if (process.platform !== 'linux') throw new UsageError(`this is ${process.platform}, not Linux`);
  const scripts =
    files.length > 0 ? files.map((path): [string, string] => [basename(path), readText(path)]) : prepared();
  const folder = mkdtempSync(join(tmpdir(), 'c-programs-'));
  const counts = { same: 0, other: 0, none: 0 };
  try {
    for (const [name, script] of scripts) {
      const verdict = verdictOn(name, script, kernel, folder);
      counts[verdict.kind === 'same' || verdict.kind === 'none' ? verdict.kind : 'other']++;
      console.log(`${name}: ${verdict.kind}`);
      if ('output' in verdict && values['verbose'] === true) console.log(verdict.output);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (counts.none > 0) console.log(`${counts.none} scripts without a program`);
  console.log(`${counts.same} passed, ${counts.other} failed`);
  return counts.other > 0 ? EXIT_FAILED : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await runCommand(USAGE, main);
