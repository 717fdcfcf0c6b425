/** The four patches of the series of 2022, each by its switch. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areas, mmap, RW, worldAfter, write } from '../testing/calls';
import { callIn, randomCall } from '../testing/random-calls';
import type { Call, SysctlName } from './call';
import { createWorld } from './create';
import type { KernelName } from './kernel';
import { record, run } from './run';
import { liveMm } from './select';
import type { Vma, World } from './world';

const off = (...patches: readonly string[]): Call[] =>
  patches.map((patch) => ({ name: 'sysctl', key: `series_${patch}` as SysctlName, value: 0 }));
const on = (kernel: KernelName, ...calls: readonly Call[]): World => worldAfter(createWorld({ kernel }), ...calls);
const OPEN: Call = { name: 'open', path: 'f', pages: 40, mode: 'rw' };
const FILE = 2;

const seen = ({ id, vm_start, vm_end, vm_flags, vm_pgoff, anon_vma }: Vma) => ({
  id,
  vm_start,
  vm_end,
  vm_flags,
  vm_pgoff,
  anon_vma,
});

/** Random calls on two worlds that ought to stay the same; the seed makes it the same each time. */
function staysTheSame(a: World, b: World): void {
  for (const calls of fc.sample(fc.array(randomCall, { minLength: 20, maxLength: 50 }), { seed: 5, numRuns: 60 })) {
    let [one, other] = [worldAfter(a, OPEN), worldAfter(b, OPEN)];
    for (const random of calls) {
      const call = callIn(one, random, [FILE]);
      one = run(one, call).world;
      other = run(other, call).world;
      if (liveMm(one) === null) break;
      expect(areas(other).map(seen)).toEqual(areas(one).map(seen));
    }
  }
}

const hole = [mmap(0, 4, RW), mmap(6, 4, RW), write(0, 4), write(6, 4)];
const fill = mmap(4, 2, RW);

describe('patch 1, the refactored vma_merge', () => {
  test('off: the form of 5.17 is gone through, and what merges is the same', () => {
    const fns = (world: World): string[] => record(world, fill).steps.map(({ anchor }) => anchor.replace(/\..*/, ''));
    expect(fns(on('5.17-anon-merge', ...hole))).toContain('vma_merge@series');
    const without = fns(on('5.17-anon-merge', ...off('refactor'), ...hole));
    expect(without).toContain('vma_merge');
    expect(without).not.toContain('vma_merge@series');
    staysTheSame(on('5.17-anon-merge'), on('5.17-anon-merge', ...off('refactor')));
  });
  test('off: no vm_av_merge, for its three results are kept by this patch', () => {
    const kinds = (world: World): string[] => run(world, fill).events.map(({ kind }) => kind);
    expect(kinds(on('5.17-anon-merge', ...hole))).toContain('vm_av_merge');
    expect(kinds(on('5.17-anon-merge', ...off('refactor'), ...hole))).not.toContain('vm_av_merge');
  });
});

test('with every patch off it is 5.17', () => {
  staysTheSame(on('5.17'), on('5.17-anon-merge', ...off('refactor', 'page_offset', 'anon_vmas', 'tracing')));
});
