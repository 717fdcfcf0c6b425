// npm test: every check and every test, one after the other, with one closing line `N passed, N failed`.
//   node scripts/test.mjs                      all stages
//   node scripts/test.mjs --only=types,unit    some of them (`types layers lint dead unit conformance build e2e`)
// A static check counts as one test. A stage that ran no test has failed; a failed stage does not stop the next.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installIfNeeded } from './install.mjs';
import { closingLine, e2eCounts, unitCounts } from './reports.mjs';

/** @typedef {import('./reports.mjs').Counts} Counts */

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = join(root, 'reports');
const STAGE_LIMIT_MS = 30 * 60_000;
const TSC = 'node_modules/typescript/bin/tsc';
const TSX = 'node_modules/tsx/dist/cli.mjs';
const CONFORMANCE = 'src/cli/conformance.ts';
const GOLDEN = 'fixtures/golden';

/**
 * Runs a Node program of the project and shows what it prints.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
function node(args, env = {}) {
  return new Promise((resolve) => {
    // Colours are for a terminal, not for a log.
    const colours = process.stdout.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: undefined };
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...colours, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: STAGE_LIMIT_MS,
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      process.stdout.write(text);
    });
    child.on('error', (error) => resolve({ ok: false, output: `${output}\n${error.message}` }));
    child.on('close', (code) => resolve({ ok: code === 0, output }));
  });
}

/** @param {string[]} args @returns {Promise<Counts>} */
async function check(...args) {
  const { ok } = await node(args);
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
}

/**
 * @param {string} name of the report that the run writes
 * @param {(report: any) => Counts} count
 * @param {(path: string) => Promise<{ ok: boolean }>} run
 * @returns {Promise<Counts>}
 */
async function reported(name, count, run) {
  const path = join(reports, name);
  mkdirSync(reports, { recursive: true });
  rmSync(path, { force: true });
  const { ok } = await run(path);
  if (!existsSync(path)) return { passed: 0, failed: 1, note: 'it wrote no report' };
  const counts = count(JSON.parse(readFileSync(path, 'utf8')));
  if (!ok && counts.failed === 0) return { ...counts, failed: 1, note: 'it ended with an error' };
  return counts;
}

function unit() {
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json'];
  return reported('unit.json', unitCounts, (path) => node([...vitest, `--outputFile.json=${path}`]));
}

/** @returns {Promise<Counts>} */
async function conformance() {
  if (!existsSync(join(root, CONFORMANCE))) return { passed: 0, failed: 0, note: `skipped: no ${CONFORMANCE}` };
  const folder = join(root, GOLDEN);
  const all = existsSync(folder) ? readdirSync(folder, { recursive: true }).map(String) : [];
  const files = all.filter((name) => /\.(jsonl|json|tsv)(\.gz)?$/.test(name));
  if (files.length === 0) return { passed: 0, failed: 1, note: `no recordings in ${GOLDEN}` };
  const { ok, output } = await node([TSX, CONFORMANCE, ...files.sort().map((name) => `${GOLDEN}/${name}`)]);
  const counts = closingLine(output);
  if (!counts) return { passed: 0, failed: 1, note: 'no closing line' };
  if (!ok && counts.failed === 0) return { ...counts, failed: 1, note: 'it ended with an error' };
  return counts;
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === 'object' ? address.port : 0));
    });
  });
}

/** @returns {Promise<Counts>} */
async function e2e() {
  if (!existsSync(join(root, 'dist/index.html'))) return { passed: 0, failed: 1, note: 'there is no built page' };
  const { ensureBrowser } = await import('./browser.mjs');
  const browser = ensureBrowser();
  console.log(`browser: ${browser}`);
  // Playwright sets FORCE_COLOR for its server, and Node warns when NO_COLOR is set as well.
  const env = { VMASCOPE_BROWSER: browser, VMASCOPE_PORT: String(await freePort()), NO_COLOR: undefined };
  return reported('e2e.json', e2eCounts, (path) =>
    node(['node_modules/@playwright/test/cli.js', 'test'], { ...env, VMASCOPE_E2E_REPORT: path }),
  );
}

/** @type {[stage: string, title: string, run: () => Promise<Counts>][]} */
const STAGES = [
  ['types', 'types', () => check(TSC, '-p', 'tsconfig.json')],
  ['types', 'types of the pure layers', () => check(TSC, '-p', 'tsconfig.pure.json')],
  ['layers', 'layers', () => check('scripts/layers.mjs')],
  ['layers', 'purity', () => check('scripts/pure.mjs')],
  ['lint', 'lint and format', () => check('node_modules/@biomejs/biome/bin/biome', 'ci', '--colors=off')],
  ['dead', 'dead code', () => check('node_modules/knip/bin/knip.js', '--no-progress', '--no-config-hints')],
  ['unit', 'unit and property tests', unit],
  ['conformance', 'conformance', conformance],
  ['build', 'build', () => check('node_modules/vite/bin/vite.js', 'build')],
  ['e2e', 'browser tests', e2e],
];

/** @param {string[]} args the stages asked for */
function chosenStages(args) {
  const known = new Set(STAGES.map(([stage]) => stage));
  const only = args.flatMap((arg) => (arg.startsWith('--only=') ? arg.slice('--only='.length).split(',') : []));
  const unknown = [...args.filter((arg) => !arg.startsWith('--only=')), ...only.filter((name) => !known.has(name))];
  if (unknown.length > 0) throw new Error(`unknown: ${unknown.join(' ')}; the stages are ${[...known].join(' ')}`);
  return only.length === 0 ? STAGES : STAGES.filter(([stage]) => only.includes(stage));
}

/** @param {() => Promise<Counts>} run @returns {Promise<Counts>} */
async function guarded(run) {
  try {
    const counts = await run();
    if (counts.passed + counts.failed > 0 || counts.note?.startsWith('skipped')) return counts;
    return { ...counts, failed: 1, note: 'no test ran' };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1, note: 'it could not run' };
  }
}

/** @param {(Counts & { title: string, seconds: number })[]} results */
function summarise(results) {
  const width = Math.max(...results.map(({ title }) => title.length));
  console.log(`\n${'stage'.padEnd(width)}  passed  failed  skipped   time`);
  for (const { title, passed, failed, skipped = 0, note = '', seconds } of results) {
    const numbers = [passed, failed].map((count) => String(count).padStart(6)).join('  ');
    const time = `${seconds.toFixed(1)} s`.padStart(7);
    console.log(`${title.padEnd(width)}  ${numbers}  ${String(skipped).padStart(7)}  ${time}  ${note}`.trimEnd());
  }
  const total = (/** @type {'passed' | 'failed'} */ key) => results.reduce((sum, result) => sum + result[key], 0);
  const failed = total('failed');
  console.log(`\n${total('passed')} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

async function main() {
  /** @type {(Counts & { title: string, seconds: number })[]} */
  const results = [];
  /** @param {string} title @param {() => Promise<Counts>} run */
  const stage = async (title, run) => {
    console.log(`\n── ${title}`);
    const start = Date.now();
    const counts = await guarded(run);
    results.push({ title, ...counts, seconds: (Date.now() - start) / 1000 });
    return counts.failed === 0;
  };
  const install = async () => {
    installIfNeeded(root);
    return { passed: 0, failed: 0, note: 'skipped: counts for nothing' };
  };
  const stages = chosenStages(process.argv.slice(2));
  if (await stage('install', install)) {
    results.pop();
    for (const [, title, run] of stages) await stage(title, run);
  }
  summarise(results);
}

await main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
});
