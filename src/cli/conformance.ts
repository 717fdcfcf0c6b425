/** `npm run -s conformance -- FILE…`: replay recordings of real kernels and compare everything. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { argv, exit, stdout } from 'node:process';
import { gunzipSync, strFromU8 } from 'fflate';
import { replayFile } from '../formats/golden/read';
import type { ScriptResult } from '../formats/golden/result';

const USAGE = `usage: npm run -s conformance -- [-v] FILE…
  SET.jsonl.gz, tree-SET.jsonl.gz, hidden-SET.jsonl.gz, KERNEL.json, trees-KERNEL.json, errno.tsv
  -v  the first mismatch of each script in full
`;

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

/** `, 2 excluded: not run on this kernel` for each reason. */
function exclusions(results: readonly ScriptResult[]): string {
  const reasons = new Map<string, number>();
  for (const { excluded } of results)
    if (excluded !== undefined) reasons.set(excluded, (reasons.get(excluded) ?? 0) + 1);
  return [...reasons].map(([reason, count]) => `, ${count} excluded: ${reason}`).join('');
}

function summarize(name: string, results: readonly ScriptResult[]): string {
  const sum = (of: (result: ScriptResult) => number): number => results.reduce((n, result) => n + of(result), 0);
  const counts = `${results.length} scripts, ${sum((r) => r.calls)} calls, ${sum((r) => r.mismatches.length)} mismatches`;
  return `${name}: ${results[0]?.kernel ?? '?'}, ${counts}${exclusions(results)}\n`;
}

/** One line for each kernel of the file; most files have one. */
function replay(file: string, verbose: boolean): { passed: number; failed: number } {
  const all = replayFile(basename(file), textOf(file));
  for (const kernel of new Set(all.map((result) => result.kernel))) {
    const results = all.filter((result) => result.kernel === kernel);
    stdout.write(summarize(basename(file), results));
    if (verbose) for (const result of results) stdout.write(describe(result));
  }
  const failed = all.filter((result) => result.mismatches.length > 0).length;
  const excluded = all.filter((result) => result.excluded !== undefined).length;
  return { passed: all.length - failed - excluded, failed };
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
      const counts = replay(file, verbose);
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
