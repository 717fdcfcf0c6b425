/**
 * What it costs that the kernel can be changed. Two worlds are replayed in turns, a round of mixed calls on each; once both
 * are of one kernel, once of two. The work is the same, and so is the memory that is touched: what is left is the switch.
 *
 *     apart     aaaaaa aaaaaa aaaaaa …     and     bbbbbb bbbbbb bbbbbb …
 *     mixed     aaaaaa bbbbbb aaaaaa …     its time, in times of the mean of those two
 */
import { performance } from 'node:perf_hooks';
import { type Bulk, KERNELS, type KernelName, openBulk } from '../engine';
import { FEW, worldOf } from './bench-engine';
import { MixedCalls } from './bench-kernel';
import { median, type Row } from './bench-report';

const ROUNDS = 3000;
/** Each pair so often; of its ratios the middle counts, for the machine does other things meanwhile. */
const REPEATS = 9;
const DEFAULT: KernelName = '5.10';

interface Replay {
  readonly bulk: Bulk;
  readonly calls: MixedCalls;
}

const open = (kernel: KernelName): Replay => ({ bulk: openBulk(worldOf(FEW, kernel)), calls: new MixedCalls(FEW) });

/** Milliseconds of so many rounds on each of the two, in turns. */
function inTurns(pair: readonly [Replay, Replay]): number {
  const from = performance.now();
  for (let i = 0; i < ROUNDS; i++)
    for (const { bulk, calls } of pair) for (const call of calls.round()) bulk.apply(call);
  return performance.now() - from;
}

/** The time of turns between two kernels, in times of turns that stay on one. */
function ratioOf(a: KernelName, b: KernelName): number {
  const onA = [open(a), open(a)] as const;
  const onB = [open(b), open(b)] as const;
  const mixed = [open(a), open(b)] as const;
  for (const pair of [onA, onB, mixed]) inTurns(pair);
  return median(
    Array.from({ length: REPEATS }, () => {
      const apart = inTurns(onA) + inTurns(onB);
      return (2 * inTurns(mixed)) / apart;
    }),
  );
}

/** The default kernel in turns with each other one; of these the middle. */
export const switchRow = (): Row => ({
  what: 'bulk replay in turns on two kernels, against one kernel',
  value: median(KERNELS.filter((kernel) => kernel !== DEFAULT).map((kernel) => ratioOf(DEFAULT, kernel))),
  unit: 'times',
  bound: 1.05,
});
