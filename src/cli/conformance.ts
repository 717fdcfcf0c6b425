/** `npm run -s conformance -- FILE…`: replay recordings of real kernels and compare everything. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { argv, exit, stdout } from 'node:process';
import { gunzipSync, strFromU8 } from 'fflate';
import { replayRecording, settingOf } from '../formats/golden/replay';
import type { ScriptResult } from '../formats/golden/result';
import { parseRecordings } from '../formats/golden/rows';

const USAGE = 'usage: npm run -s conformance -- [-v] FILE…   (SET.jsonl.gz, tree-SET.jsonl.gz)\n';

function textOf(file: string): string {
  const bytes = readFileSync(file);
  return file.endsWith('.gz') ? strFromU8(gunzipSync(bytes)) : strFromU8(bytes);
}

/** The first mismatch of a script, in full. */
function describe(result: ScriptResult): string {
  const [first] = result.mismatches;
  if (first === undefined) return '';
  return `  ${result.script}: row ${first.row} ${first.op}\n    ${first.what}\n    recorded ${JSON.stringify(first.expected)}\n    engine   ${JSON.stringify(first.actual)}\n`;
}

function replayFile(file: string, verbose: boolean): { passed: number; failed: number } {
  const results = parseRecordings(textOf(file)).map((recording) =>
    replayRecording(recording, settingOf(basename(file))),
  );
  const failed = results.filter((result) => result.mismatches.length > 0);
  const calls = results.reduce((sum, result) => sum + result.calls, 0);
  const mismatches = results.reduce((sum, result) => sum + result.mismatches.length, 0);
  stdout.write(
    `${basename(file)}: ${results[0]?.kernel ?? '?'}, ${results.length} scripts, ${calls} calls, ${mismatches} mismatches\n`,
  );
  if (verbose) for (const result of failed) stdout.write(describe(result));
  return { passed: results.length - failed.length, failed: failed.length };
}

function main(args: readonly string[]): number {
  const verbose = args.includes('-v');
  const files = args.filter((arg) => arg !== '-v');
  if (files.length === 0 || files.some((file) => file.startsWith('-'))) {
    stdout.write(USAGE);
    return 2;
  }
  let passed = 0;
  let failed = 0;
  for (const file of files) {
    try {
      const counts = replayFile(file, verbose);
      passed += counts.passed;
      failed += counts.failed;
    } catch (error) {
      stdout.write(`${file}: ${error instanceof Error ? error.message : String(error)}\n`);
      failed++;
    }
  }
  stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed > 0 || passed === 0 ? 1 : 0;
}

exit(main(argv.slice(2)));
