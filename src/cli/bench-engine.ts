/** What the engine costs: bulk replay, recording, what is kept; against the running kernel where gcc is there. */
import '../engine/all-calls';
import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type Call, createWorld, DEFAULT_KERNEL, type KernelName, openBulk, record, run, type World } from '../engine';
import { areaCall, CALLS_A_ROUND, MixedCalls, timeKernel } from './bench-kernel';
import { median, percentile, type Report, type Row } from './bench-report';

export const FEW = 1000;
/** The limit is 65,530; the C program's own areas and one more for a moment must fit as well. */
export const MANY = 65_500;
const ROUNDS = 20_000;
const RECORDED_ROUNDS = 300;
const KEPT_ROUNDS = 200;
const REPEATS = 3;
const MICROSECOND = 1e3;

/** One process with so many one-page mappings. */
export function worldOf(areas: number, kernel: KernelName = DEFAULT_KERNEL): World {
  const bulk = openBulk(createWorld({ kernel }));
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

export const callsOf = (areas: number, rounds: number): readonly Call[] => {
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

export function timeRows(few: World, many: World): Report {
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

export function recordRows(few: World, many: World): readonly Row[] {
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
