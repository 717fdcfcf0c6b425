/** The lowest page of a stack, on kernels that keep it free (2.6.36 to 4.11) and on others. */
import { expect, test } from 'vitest';
import { areas, at, layout, mmap, PRIVATE_FIXED, R, RW, read, worldAfter, write } from '../testing/calls';
import type { Call } from './call';
import { createWorld } from './create';
import type { KernelName } from './kernel';
import { run } from './run';
import { currentMm } from './select';
import { MAP } from './vm-flags';
import type { World } from './world';

const PAGE = 4096;
const STACK = PRIVATE_FIXED + MAP.GROWSDOWN;
/** A stack of four pages on a kernel, with what lies around it. */
const stackOn = (kernel: KernelName, ...around: readonly Call[]): World =>
  worldAfter(createWorld({ kernel }), mmap(100, 4, RW, STACK), ...around);
const stack = (...around: readonly Call[]): World => stackOn('4.4', ...around);
const after = (world: World, call: Call) => {
  const { ret, world: now } = run(world, call);
  return [ret, layout(now)];
};
/** All but the cache of the lookup, which belongs to the task. */
const kept = (world: World) => [areas(world), currentMm(world)];

test('the first touch of the lowest page grows the stack by one page', () => {
  expect(after(stack(), write(100, 1))).toEqual([1, '99-104']);
  expect(after(stack(), read(100, 1))).toEqual([1, '99-104']);
  expect(after(stack(), write(100, 4))).toEqual([4, '99-104']);
});

test('a page above the lowest grows nothing', () => {
  expect(after(stack(), write(101, 3))).toEqual([3, '100-104']);
});

test('an access below the stack grows it there, and by one page more', () => {
  expect(after(stack(), write(90, 1))).toEqual([1, '89-104']);
});

test('a page that is present guards nothing any more', () => {
  // Cut off at its start, the page that was written to is the lowest one.
  const cut = worldAfter(stack(), write(100, 4), { name: 'munmap', addr: at(99), len: PAGE });
  expect(after(cut, write(100, 1))).toEqual([1, '100-104']);
  const zero = worldAfter(stack(), read(100, 1), { name: 'munmap', addr: at(99), len: PAGE });
  expect(after(zero, write(100, 1))).toEqual([1, '100-104']);
});

test('a stack right below: allowed, without growth', () => {
  const beside = stack(mmap(98, 2, R, STACK));
  expect(after(beside, write(100, 1))).toEqual([1, '98-100 100-104']);
});

test('another mapping right below: EFAULT, and nothing has changed', () => {
  const beside = stack(mmap(98, 2, R));
  const { ret, world } = run(beside, write(100, 1));
  expect(ret).toBe('EFAULT');
  expect(kept(world)).toEqual(kept(beside));
});

test('it grows down to another mapping, but the page beside that cannot be touched', () => {
  const near = stack(mmap(97, 2, R));
  const grown = worldAfter(near, write(100, 1));
  expect(layout(grown)).toBe('97-99 99-104');
  expect(run(grown, write(99, 1)).ret).toBe('EFAULT');
});

test('an access below the stack, right above another mapping: EFAULT, and nothing has changed', () => {
  const near = stack(mmap(96, 2, R));
  const { ret, world } = run(near, write(98, 1));
  expect(ret).toBe('EFAULT');
  expect(kept(world)).toEqual(kept(near));
});

test('RLIMIT_STACK refuses the guard page, and with it the access', () => {
  const limited = (pages: number) => stack({ name: 'rlimit', resource: 'RLIMIT_STACK', value: pages * PAGE });
  expect(after(limited(4), write(100, 1))).toEqual(['EFAULT', '100-104']);
  expect(after(limited(4), write(101, 1))).toEqual([1, '100-104']);
  expect(after(limited(5), write(100, 1))).toEqual([1, '99-104']);
});

test('what is no stack has no guard page', () => {
  expect(after(worldAfter(createWorld({ kernel: '4.4' }), mmap(100, 4, RW)), write(100, 1))).toEqual([1, '100-104']);
});

test.each<KernelName>(['2.6.32', '5.10', '6.1'])('%s: the lowest page is a page like the others', (kernel) => {
  expect(after(stackOn(kernel), write(100, 1))).toEqual([1, '100-104']);
  expect(after(stackOn(kernel, mmap(98, 2, R)), write(100, 1))).toEqual([1, '98-100 100-104']);
  expect(after(stackOn(kernel), write(90, 1))).toEqual([1, '90-104']);
});
