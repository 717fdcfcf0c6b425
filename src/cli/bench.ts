/** npm run -s bench [-- --json]: how fast and how large, against bounds; ratios within one run where time is concerned. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { readArgs, runCommand } from './args';
import { FEW, MANY, recordRows, timeRows, worldOf } from './bench-engine';
import { logRow } from './bench-log';
import { pageReport } from './bench-page';
import { type Report, type Row, rowText } from './bench-report';
import { switchRow } from './bench-switch';

const USAGE = `usage: npm run -s bench [-- --json]

Calls per second of bulk replay, of recorded calls, bytes of a kept world and step, what a change of the kernel costs, a
strace log, JavaScript of the first load; against the running kernel where gcc is there. In a headless Chromium, where one
is found and the page is built: a step shown, pan and zoom of the bar.
  --json   one JSON object in place of the text`;

/**
 * Bytes, gzipped, of the scripts that index.html names and of what they import in turn; null where the page was not
 * built. Nothing else is fetched until somebody does something: e2e/first-load.spec.ts counts what a browser asks for.
 */
function firstLoadBytes(): number | null {
  const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
  if (!existsSync(join(dist, 'index.html'))) return null;
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const files = new Set(
    [...html.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="\.?\/?([^"]+\.js)"/g)].map((m) => m[1] ?? ''),
  );
  let sum = 0;
  for (const file of files) {
    const code = readFileSync(join(dist, file));
    sum += gzipSync(code).length;
    for (const [, other = ''] of code.toString().matchAll(/\b(?:from|import)"\.\/([^"]+\.js)"/g))
      files.add(`assets/${other}`);
  }
  return sum;
}

async function measure(): Promise<Report> {
  const [few, many] = [worldOf(FEW), worldOf(MANY)];
  const times = timeRows(few, many);
  const rows: Row[] = [...times.rows, switchRow(), ...recordRows(few, many), logRow()];
  const page = await pageReport();
  rows.push(...page.rows);
  const bytes = firstLoadBytes();
  if (bytes !== null)
    rows.push({ what: 'JavaScript of the first load, gzipped', value: bytes / 1024, unit: 'KB', bound: 150 });
  const unbuilt = bytes === null ? ['the first load: the page is not built'] : [];
  return { rows, skipped: [...times.skipped, ...page.skipped, ...unbuilt] };
}

async function main(argv: readonly string[]): Promise<number> {
  const { values } = readArgs(argv, { json: { type: 'boolean' } }, 0);
  const report = await measure();
  if (values['json'] === true) console.log(JSON.stringify(report));
  else {
    for (const row of report.rows) console.log(rowText(row));
    for (const reason of report.skipped) console.log(`skipped: ${reason}`);
  }
  return 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await runCommand(USAGE, main);
