/** npm run -s replay -- LOG [--maps PREFIX] [--kernel K] [--json] [--bundle FILE] */
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { KERNELS } from '../engine';
import { printProgram } from '../formats';
import { EXIT_FAILED, kernelOf, readArgs, readText, runCommand, UsageError } from './args';
import { type MapsFiles, replayFile } from './replay-files';
import { jsonReport, textReport } from './replay-report';

const USAGE = `usage: npm run -s replay -- LOG [--maps PREFIX] [--kernel K] [--json] [--bundle FILE]

Replays a log of strace -f -y -e trace=%memory,%process: all its processes and threads. - is the standard input.
  --maps PREFIX   start each process from PREFIX.PID.execN.maps and compare it with PREFIX.PID.exit.maps
  --kernel K      ${KERNELS.join(', ')}
  --json          one JSON object in place of the text
  --bundle FILE   also write log and maps to one file, which the page opens
  --source TEXT   how it was recorded, for the bundle
Exit code 1 on a difference, 2 on a wrong option or an unreadable file.`;

function writeBundle(path: string, log: string, source: string, maps: MapsFiles | undefined): void {
  const program = {
    name: basename(log).replace(/\.(strace|log|txt)$/, ''),
    source,
    log: readText(log),
    execMaps: Object.fromEntries(maps?.execTexts ?? []),
    exitMaps: Object.fromEntries(maps?.exitTexts ?? []),
  };
  try {
    writeFileSync(path, printProgram(program));
  } catch (error) {
    throw new UsageError(`cannot write ${path}: ${error instanceof Error ? error.message : error}`);
  }
}

const textOption = (value: string | boolean | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

function main(argv: readonly string[]): number {
  const { values, files } = readArgs(
    argv,
    {
      maps: { type: 'string' },
      kernel: { type: 'string' },
      json: { type: 'boolean' },
      bundle: { type: 'string' },
      source: { type: 'string' },
    },
    1,
  );
  const [path = ''] = files;
  const replayed = replayFile(path, textOption(values['maps']), kernelOf(values['kernel']));
  const bundle = textOption(values['bundle']);
  if (bundle !== undefined) writeBundle(bundle, path, textOption(values['source']) ?? '', replayed.maps);
  const compared = replayed.result.processes.filter((process) => process.exact !== undefined);
  const failed = compared.filter((process) => !process.exact).length;
  const passed = compared.length - failed;
  console.log(values['json'] === true ? jsonReport(replayed, passed, failed) : textReport(replayed));
  if (values['json'] !== true) console.log(`${passed} passed, ${failed} failed`);
  const comparedNothing = replayed.maps !== undefined && replayed.maps.exitTexts.size > 0 && compared.length === 0;
  if (comparedNothing) console.error('none of the maps belongs to a process of the log');
  return failed > 0 || comparedNothing ? EXIT_FAILED : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await runCommand(USAGE, main);
