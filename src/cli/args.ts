/** What the commands share: options, files, and how they end. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { DEFAULT_KERNEL, isKernelName, KERNELS, type KernelName } from '../engine';

/** A mistake of the user: said in one line, without a stack. */
export class UsageError extends Error {}

/** Wrong options, or a file that cannot be read. */
const EXIT_USAGE = 2;
export const EXIT_FAILED = 1;

export interface Parsed {
  readonly values: { readonly [name: string]: string | boolean | undefined };
  readonly files: readonly string[];
}

/** Reads the command line. Errors: UsageError for an option that is not there, or `files` files too few or too many. */
export function readArgs(argv: readonly string[], options: ParseArgsConfig['options'], files: number | 'any'): Parsed {
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({
      args: [...argv],
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
  } catch (error) {
    // The first sentence names the option; the rest is advice about positional arguments.
    throw new UsageError(String(error instanceof Error ? error.message : error).split('. ')[0]);
  }
  const values = parsed.values as Parsed['values'];
  if (values['help'] !== true && files !== 'any' && parsed.positionals.length !== files) {
    throw new UsageError(`expected ${files} file${files === 1 ? '' : 's'}, got ${parsed.positionals.length}`);
  }
  return { values, files: parsed.positionals };
}

/** The kernel that was asked for. Errors: UsageError for one that is not modelled. */
export function kernelOf(name: string | boolean | undefined): KernelName {
  if (name === undefined) return DEFAULT_KERNEL;
  if (typeof name === 'string' && isKernelName(name)) return name;
  throw new UsageError(`no kernel ${name}; there are ${KERNELS.join(', ')}`);
}

const unreadable = (path: string, error: unknown): UsageError => {
  const { code, message } = error as NodeJS.ErrnoException;
  const reasons: { readonly [code: string]: string } = {
    ENOENT: 'no such file',
    EISDIR: 'it is a folder',
    EACCES: 'no permission to read it',
  };
  return new UsageError(`cannot read ${path}: ${reasons[code ?? ''] ?? message}`);
};

/** A small file as text. `-` is the standard input. Errors: UsageError. */
export function readText(path: string): string {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (error) {
    throw unreadable(path, error);
  }
}

const CHUNK = 2 ** 20;

/** A file piece by piece, however large. `-` is the standard input. Errors: UsageError. */
export function readPieces(path: string, take: (piece: string) => void): void {
  try {
    const file = path === '-' ? 0 : openSync(path, 'r');
    const buffer = Buffer.alloc(CHUNK);
    const decoder = new StringDecoder('utf8');
    for (let n = readSync(file, buffer); n > 0; n = readSync(file, buffer)) take(decoder.write(buffer.subarray(0, n)));
    take(decoder.end());
    if (file !== 0) closeSync(file);
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** Runs a command: its exit code, or the usage where the user was wrong. */
export async function runCommand(
  usage: string,
  command: (argv: readonly string[]) => number | Promise<number>,
): Promise<void> {
  const argv = process.argv.slice(2);
  // A reader that has seen enough, as head does, is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
  });
  if (argv.includes('--help') || argv.includes('-h')) {
    console.log(usage);
    return;
  }
  try {
    process.exitCode = await command(argv);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n\n${usage}`);
    process.exitCode = EXIT_USAGE;
  }
}
