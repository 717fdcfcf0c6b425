/** vm_truncate_count of 2.6.32: where it comes from, who copies it, and when it becomes 0. */
import { expect, test } from 'vitest';
import { areaAt, areas, mmap, mmapFile, mprotect, mremap, R, RW, RWX, worldAfter } from '../testing/calls';
import type { Call } from './call';
import { createWorld } from './create';
import type { KernelName } from './kernel';
import { MREMAP, PROT } from './vm-flags';
import type { World } from './world';

const FILE = 2;
const RX = R + PROT.EXEC;
const open = (truncate_count: number): Call => ({ name: 'open', path: 'f', pages: 64, mode: 'rw', truncate_count });
const on = (kernel: KernelName, ...calls: readonly Call[]): World => worldAfter(createWorld({ kernel }), ...calls);
const counts = (world: World): number[] => areas(world).map(({ vm_truncate_count }) => vm_truncate_count);

/** A began when the file had seen 4 truncations, B when it had seen 5. */
const apart = (kernel: KernelName): World =>
  on(kernel, open(4), mmapFile(0, 4, R, FILE, 0), open(5), mmapFile(4, 4, RX, FILE, 4));

test('vma_link: a VMA begins with the count of its file; memory without a file has 0', () => {
  expect(counts(worldAfter(apart('2.6.32'), mmap(20, 2, RW)))).toEqual([4, 5, 0]);
});
test('a split copies it', () => {
  expect(counts(worldAfter(apart('2.6.32'), mprotect(5, 2, RWX)))).toEqual([4, 5, 5, 5]);
});
test('vma_adjust: whoever gets pages from another count has 0 afterwards', () => {
  const world = worldAfter(apart('2.6.32'), mprotect(4, 2, R));
  expect(counts(world)).toEqual([0, 5]);
  expect(areaAt(world, 5)).toBe(areaAt(world, 0));
});
test('with equal counts it stays, and where nobody gets pages', () => {
  expect(
    counts(on('2.6.32', open(4), mmapFile(0, 4, R, FILE, 0), mmapFile(4, 4, RX, FILE, 4), mprotect(4, 2, R))),
  ).toEqual([4, 4]);
  expect(counts(worldAfter(apart('2.6.32'), mmapFile(8, 2, RX, FILE, 8)))).toEqual([4, 5]);
});
test('a moved VMA is linked anew, and so takes the present count', () => {
  const { MAYMOVE, FIXED } = MREMAP;
  expect(counts(worldAfter(apart('2.6.32'), mremap(0, 4, 4, MAYMOVE + FIXED, 20)))).toEqual([5, 5]);
});
test('later kernels have no such count', () => {
  for (const kernel of ['4.4', '5.10', '6.18'] as const) expect(counts(apart(kernel))).toEqual([0, 0]);
});
