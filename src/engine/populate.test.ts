import { expect, test } from 'vitest';
import { at, mmap, mmapFile, R, RW } from '../testing/calls';
import { plainWorld } from '../testing/plain-world';
import { type Call, createWorld, record, run, type World } from './index';

const populate = (page: number, pages: number): Call => ({ name: 'populate', addr: at(page), len: pages * 4096 });
const made = (...calls: Call[]): World => calls.reduce((world, call) => run(world, call).world, createWorld());

test('each page is a step of its own, and the anon_vma comes with the first', () => {
  const { steps } = record(made(mmap(0, 3, RW)), populate(0, 3));
  const faults = steps.filter(({ anchor }) => anchor === 'mm_populate.fault');
  expect(faults.map(({ locals }) => [locals?.start, locals?.end])).toEqual([
    [at(0), at(1)],
    [at(1), at(2)],
    [at(2), at(3)],
  ]);
  expect(steps.filter(({ anchor }) => anchor === 'anon_vma_prepare.alloc')).toHaveLength(1);
});

test('of many pages the first sixteen are steps, the rest is one', () => {
  const { steps } = record(made(mmap(0, 1000, RW)), populate(0, 1000));
  expect(steps.filter(({ anchor }) => anchor === 'mm_populate.fault')).toHaveLength(17);
});

test.each([
  ['private memory', [mmap(0, 40, RW)]],
  ['read-only memory behind writable memory', [mmap(0, 5, RW), mmap(5, 30, R)]],
  ['memory that is partly written', [mmap(0, 40, RW), populate(7, 2)]],
  ['memory with a child', [mmap(0, 40, RW), populate(3, 20), { name: 'fork' } as const]],
  ['a file that ends early', [{ name: 'open', path: 'f', pages: 10, mode: 'rw' } as const, mmapFile(0, 40, RW, 2, 0)]],
])('%s: page by page and all at once leave the same world', (_, calls) => {
  const world = made(...calls);
  const recorded = record(world, populate(0, 40));
  const plain = run(world, populate(0, 40));
  expect(recorded.ret).toBe(plain.ret);
  expect(plainWorld(recorded.world)).toBe(plainWorld(plain.world));
});
