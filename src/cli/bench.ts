/** npm run -s bench [-- --json]: how fast and how large, against bounds; ratios within one run where time is concerned. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'fflate';
import { type Call, createWorld, openBulk, record, run, type World } from '../engine';
import { replayLog, StraceReader } from '../formats';
import { readArgs, runCommand } from './args';
import { areaCall, CALLS_A_ROUND, MixedCalls, timeKernel } from './bench-kernel';

const USAGE = `usage: npm run -s bench [-- --json]

Calls per second of bulk replay, of recorded calls, bytes of a kept world and step, a strace log, JavaScript of the
first load; against the running kernel where gcc is there.
  --json   one JSON object in place of the text`;

const FEW = 1000;
/** The limit is 65,530; the C program's own areas and one more for a moment must fit as well. */
const MANY = 65_500;
const ROUNDS = 20_000;
const RECORDED_ROUNDS = 300;
const KEPT_ROUNDS = 200;
const LOG_LINES = 200_000;
const REPEATS = 3;
const MICROSECOND = 1e3;

interface Row {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** At most this; absent: only told. */
  readonly bound?: number;
}
interface Report {
  readonly rows: readonly Row[];
  readonly skipped: readonly string[];
}

/** The middle of several measurements: one disturbance counts for nothing. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;

function worldOf(areas: number): World {
  const bulk = openBulk(createWorld());
  for (let i = 0; i < areas; i++) bulk.apply(areaCall(i));
  return bulk.world();
}

/** Nanoseconds per call of bulk replay; no step is kept. */
function timeBulk(world: World, areas: number): number {
  const calls = new MixedCalls(areas);
  const bulk = openBulk(world);
  const play = (rounds: number): void => {
    for (let i = 0; i < rounds; i++)
      for (const call of calls.round()) if (typeof bulk.apply(call).ret === 'string') throw new Error(call.name);
  };
  play(ROUNDS / 10);
  const times = Array.from({ length: REPEATS }, () => {
    const from = performance.now();
    play(ROUNDS);
    return ((performance.now() - from) * 1e6) / (ROUNDS * CALLS_A_ROUND);
  });
  return median(times);
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
function heapAfterCollection(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

/** Bytes for each of what `make` returns, all of it kept. */
function bytesEach(make: () => readonly unknown[]): number {
  const before = heapAfterCollection();
  const kept = make();
  const bytes = heapAfterCollection() - before;
  return bytes / kept.length;
}

const callsOf = (areas: number, rounds: number): readonly Call[] => {
  const mixed = new MixedCalls(areas);
  return Array.from({ length: rounds }, () => mixed.round()).flat();
};

function keepWorlds(start: World, calls: readonly Call[]): readonly World[] {
  let world = start;
  return calls.map((call) => {
    world = run(world, call).world;
    return world;
  });
}

/** Milliseconds of each recorded call, after one round to warm up. */
function timeRecorded(start: World, calls: readonly Call[]): readonly number[] {
  let world = start;
  const times = calls.map((call) => {
    const from = performance.now();
    world = record(world, call).world;
    return performance.now() - from;
  });
  return times.slice(CALLS_A_ROUND * 20);
}

function keepSteps(start: World, calls: readonly Call[]): readonly unknown[] {
  let world = start;
  return calls.flatMap((call) => {
    const recorded = record(world, call);
    world = recorded.world;
    return recorded.steps;
  });
}

const straceLine = (call: Call): string => {
  if (call.name === 'munmap') return `1 munmap(0x${call.addr.toString(16)}, 4096) = 0`;
  if (call.name === 'mprotect')
    return `1 mprotect(0x${call.addr.toString(16)}, 4096, ${call.prot === 1 ? 'PROT_READ' : 'PROT_READ|PROT_WRITE'}) = 0`;
  const addr = 'addr' in call ? call.addr.toString(16) : '0';
  return `1 mmap(0x${addr}, 4096, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED|MAP_ANONYMOUS, -1, 0) = 0x${addr}`;
};

/** Parsing and replaying a log, in times of splitting it in lines. */
function straceRatio(): number {
  const lines = [
    ...Array.from({ length: FEW }, (_, i) => straceLine(areaCall(i))),
    ...callsOf(FEW, Math.floor((LOG_LINES - FEW) / CALLS_A_ROUND)).map(straceLine),
  ];
  const text = `${lines.join('\n')}\n`;
  const splits = Array.from({ length: REPEATS }, () => {
    const from = performance.now();
    let length = 0;
    for (const line of text.split('\n')) length += line.length;
    if (length === 0) throw new Error('an empty log');
    return performance.now() - from;
  });
  const replays = Array.from({ length: REPEATS }, () => {
    const from = performance.now();
    const reader = new StraceReader();
    reader.push(text);
    replayLog(reader.end());
    return performance.now() - from;
  });
  return median(replays) / median(splits);
}

/** Bytes, gzipped, of the scripts that the page asks for first; null where it was not built. */
function firstLoadBytes(): number | null {
  const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
  if (!existsSync(join(dist, 'index.html'))) return null;
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const named = [...html.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="\.?\/?([^"]+\.js)"/g)];
  return named.reduce((sum, [, file = '']) => sum + gzipSync(readFileSync(join(dist, file))).length, 0);
}

function timeRows(few: World, many: World): Report {
  const atFew = timeBulk(few, FEW);
  const atMany = timeBulk(many, MANY);
  const perSecond = (ns: number): number => 1e9 / ns;
  const rows: Row[] = [
    { what: `bulk replay at ${FEW} areas`, value: perSecond(atFew), unit: 'calls/s' },
    { what: `bulk replay at ${MANY} areas`, value: perSecond(atMany), unit: 'calls/s' },
    { what: `a call at ${MANY} areas against ${FEW}`, value: atMany / atFew, unit: 'times', bound: 3 },
  ];
  const kernel = timeKernel([FEW, MANY], ROUNDS);
  if ('skipped' in kernel) return { rows, skipped: [`against the running kernel: ${kernel.skipped}`] };
  const [kernelFew = Number.NaN, kernelMany = Number.NaN] = kernel.nsPerCall;
  return {
    rows: [
      ...rows,
      { what: `the running kernel at ${FEW} areas`, value: perSecond(kernelFew), unit: 'calls/s' },
      { what: `the running kernel at ${MANY} areas`, value: perSecond(kernelMany), unit: 'calls/s' },
      {
        what: `bulk replay at ${FEW} areas, time against the kernel`,
        value: atFew / kernelFew,
        unit: 'times',
        bound: 1,
      },
      { what: `bulk replay at ${MANY} areas, time against the kernel`, value: atMany / kernelMany, unit: 'times' },
    ],
    skipped: [],
  };
}

function recordRows(few: World, many: World): readonly Row[] {
  const calls = callsOf(FEW, RECORDED_ROUNDS);
  const times = timeRecorded(few, calls);
  const kept = callsOf(FEW, KEPT_ROUNDS);
  const keptMany = callsOf(MANY, KEPT_ROUNDS);
  const mean = times.reduce((sum, ms) => sum + ms, 0) / times.length;
  return [
    { what: `recorded calls at ${FEW} areas`, value: MICROSECOND / mean, unit: 'calls/s' },
    { what: 'a recorded call, p95', value: percentile(times, 0.95), unit: 'ms', bound: 2 },
    { what: 'a step kept', value: bytesEach(() => keepSteps(few, kept.slice(0, 120))), unit: 'bytes', bound: 3 * 1024 },
    { what: `a world kept at ${FEW} areas`, value: bytesEach(() => keepWorlds(few, kept)), unit: 'bytes' },
    { what: `a world kept at ${MANY} areas`, value: bytesEach(() => keepWorlds(many, keptMany)), unit: 'bytes' },
  ];
}

function measure(): Report {
  const [few, many] = [worldOf(FEW), worldOf(MANY)];
  const times = timeRows(few, many);
  const rows: Row[] = [...times.rows, ...recordRows(few, many)];
  rows.push({
    what: `strace log of ${LOG_LINES} lines against splitting it`,
    value: straceRatio(),
    unit: 'times',
    bound: 10,
  });
  const bytes = firstLoadBytes();
  if (bytes !== null)
    rows.push({ what: 'JavaScript of the first load, gzipped', value: bytes / 1024, unit: 'KB', bound: 150 });
  return { rows, skipped: [...times.skipped, ...(bytes === null ? ['the first load: the page is not built'] : [])] };
}

const shown = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en-US') : String(Number(value.toPrecision(3)));

function rowText({ what, value, unit, bound }: Row): string {
  const verdict = bound === undefined ? '' : `   at most ${shown(bound)}: ${value <= bound ? 'ok' : 'MISSED'}`;
  return `${what.padEnd(52)} ${shown(value).padStart(12)} ${unit}${verdict}`;
}

function main(argv: readonly string[]): number {
  const { values } = readArgs(argv, { json: { type: 'boolean' } }, 0);
  const report = measure();
  if (values['json'] === true) console.log(JSON.stringify(report));
  else {
    for (const row of report.rows) console.log(rowText(row));
    for (const reason of report.skipped) console.log(`skipped: ${reason}`);
  }
  return 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) runCommand(USAGE, main);
