/** What gates a merge besides flags, file, offset and anon_vma; and the seals of 6.10. */
import { describe, expect, test } from 'vitest';
import {
  areaAt,
  at,
  layout,
  madvise,
  mmap,
  mmapFile,
  mprotect,
  mremap,
  munmap,
  R,
  RW,
  returned,
  worldAfter,
  write,
} from '../testing/calls';
import type { Call } from './call';
import { createWorld } from './create';
import type { Ret } from './errno';
import type { KernelName } from './kernel';
import { MADV } from './madv';
import { record, run } from './run';
import { has, MAP, MCL, MREMAP, VM } from './vm-flags';
import type { World } from './world';

const PAGE = 4096;
const range = (page: number, pages: number) => ({ addr: at(page), len: pages * PAGE });
const mbind = (page: number, pages: number, mode: number): Call => ({
  name: 'mbind',
  ...range(page, pages),
  mode,
  nodes: 1,
});
const watch = (page: number, pages: number, ctx: number): Call => ({
  name: 'userfaultfd_register',
  ...range(page, pages),
  ctx,
});
const unwatch = (page: number, pages: number): Call => ({ name: 'userfaultfd_unregister', ...range(page, pages) });
const named = (page: number, pages: number, anon_name: string | null): Call => ({
  name: 'set_vma_anon_name',
  ...range(page, pages),
  anon_name,
});
const mseal = (page: number, pages: number, flags = 0): Call => ({ name: 'mseal', ...range(page, pages), flags });
const on = (kernel: KernelName, ...calls: readonly Call[]): World => worldAfter(createWorld({ kernel }), ...calls);
const OPEN: Call = { name: 'open', path: 'f', pages: 9, mode: 'rw' };
/** The first file of a world. */
const FILE = 2;
const unaligned = (call: Call): Call => ({ ...call, addr: at(0) + 1 }) as Call;

describe('policy, watcher and name', () => {
  const KINDS: readonly (readonly [
    string,
    (page: number, pages: number) => Call,
    (page: number, pages: number) => Call,
  ])[] = [
    ['mbind', (page, pages) => mbind(page, pages, 2), (page, pages) => mbind(page, pages, 0)],
    ['userfaultfd', (page, pages) => watch(page, pages, 1), unwatch],
    ['set_vma_anon_name', (page, pages) => named(page, pages, 'heap'), (page, pages) => named(page, pages, null)],
  ];
  for (const [name, change, back] of KINDS) {
    const whole = on('5.17', mmap(0, 9, RW));

    test(`${name} of the middle splits, and taken back it merges`, () => {
      const three = worldAfter(whole, change(3, 3));
      expect(layout(three)).toBe('0-3 3-6 6-9');
      expect(layout(worldAfter(three, back(3, 3)))).toBe('0-9');
    });
    test(`${name} makes neighbours alike that were given it apart`, () => {
      expect(layout(worldAfter(whole, change(0, 3), change(6, 3), change(3, 3)))).toBe('0-9');
    });
    test(`${name} keeps what is mapped beside it apart`, () => {
      expect(layout(worldAfter(whole, change(0, 9), mmap(9, 2, RW)))).toBe('0-9 9-11');
    });
    test(`${name} that needs a split at the map limit: ENOMEM`, () => {
      const full = worldAfter(whole, { name: 'sysctl', key: 'max_map_count', value: 1 });
      expect(returned(full, change(3, 3))).toBe('ENOMEM');
    });
  }
});

describe('what these calls return', () => {
  const shared = MAP.SHARED + MAP.ANONYMOUS + MAP.FIXED;
  const world = on('5.17', OPEN, mmap(0, 2, RW), mmapFile(4, 2, R, FILE, 0), mmap(8, 2, RW, shared), mmap(12, 2, RW));
  test.each<[string, Call, Ret]>([
    ['mbind of an unknown mode', mbind(0, 2, 9), 'EINVAL'],
    ['mbind unaligned', unaligned(mbind(0, 2, 2)), 'EINVAL'],
    ['mbind over a hole', mbind(0, 4, 2), 'EFAULT'],
    ['mbind', mbind(0, 2, 2), 0],
    ['userfaultfd of nothing', watch(0, 0, 1), 'EINVAL'],
    ['userfaultfd unaligned', unaligned(watch(0, 2, 1)), 'EINVAL'],
    ['userfaultfd where nothing is mapped', watch(20, 2, 1), 'EINVAL'],
    ['userfaultfd of a file', watch(4, 2, 1), 'EINVAL'],
    ['userfaultfd of shared memory', watch(8, 2, 1), 0],
    ['a name, unaligned', unaligned(named(0, 2, 'x')), 'EINVAL'],
    ['a name for a file', named(4, 2, 'x'), 'EBADF'],
    ['a name for shared memory', named(8, 2, 'x'), 'EBADF'],
    ['a name over a hole', named(0, 3, 'x'), 'ENOMEM'],
    ['vma_merge of nothing', { name: 'vma_merge', addr: at(0), end: at(0), vm_flags: 0x71, pgoff: null }, 'EINVAL'],
    [
      'vma_merge over the end of a VMA',
      { name: 'vma_merge', addr: at(0), end: at(4), vm_flags: 0x71, pgoff: null },
      'EINVAL',
    ],
    ['vma_merge that cannot', { name: 'vma_merge', addr: at(2), end: at(3), vm_flags: 0x71, pgoff: null }, 0],
    ['mseal before 6.10', mseal(0, 2), 'ENOSYS'],
    ['insert_vm_struct of no pages', { name: 'insert_vm_struct', ...range(30, 0), vm_flags: 0x71 }, 'EINVAL'],
  ])('%s', (_, call, returns) => {
    expect(returned(world, call)).toBe(returns);
  });
  test('mlock2 before 4.4: ENOSYS, and nothing is locked', () => {
    const lock: Call = { name: 'mlock2', ...range(0, 2), flags: 0 };
    const old = on('2.6.32', mmap(0, 2, RW));
    expect(returned(old, lock)).toBe('ENOSYS');
    expect(returned(old, { ...lock, flags: 8 })).toBe('ENOSYS');
    expect(has(areaAt(run(old, lock).world, 0).vm_flags, VM.LOCKED)).toBe(false);
    expect(returned(on('4.4', mmap(0, 2, RW)), lock)).toBe(0);
  });
  test('MCL_ONFAULT before 4.4: EINVAL, whatever stands beside it; alone from 4.5 on too', () => {
    const all = (flags: number): Call => ({ name: 'mlockall', flags });
    const answers = (kernel: KernelName) =>
      [MCL.ONFAULT, MCL.ONFAULT + MCL.FUTURE].map((flags) => returned(on(kernel, mmap(0, 2, RW)), all(flags)));
    expect(answers('2.6.32')).toEqual(['EINVAL', 'EINVAL']);
    expect(answers('4.4')).toEqual([0, 0]);
    expect(answers('5.10')).toEqual(['EINVAL', 0]);
  });
  test('brk runs through do_brk up to 4.10', () => {
    const grow = (kernel: KernelName) => {
      const world = createWorld({ kernel });
      const break0 = returned(world, { name: 'brk', addr: 0 });
      const { steps } = record(world, { name: 'brk', addr: Number(break0) + 4 * PAGE });
      return [...new Set(steps.map(({ frame }) => frame.fn))].filter((fn) => fn.startsWith('do_brk'));
    };
    expect(grow('2.6.32')).toEqual(['do_brk']);
    expect(grow('4.4')).toEqual(['do_brk']);
    expect(grow('5.10')).toEqual(['do_brk_flags']);
    expect(grow('6.18')).toEqual(['do_brk_flags']);
  });
  test('a name before 5.17: EINVAL', () => {
    expect(returned(on('5.10', mmap(0, 2, RW)), named(0, 2, 'x'))).toBe('EINVAL');
  });
  test('a range that somebody else watches: EBUSY', () => {
    expect(returned(worldAfter(world, watch(0, 2, 1)), watch(0, 2, 2))).toBe('EBUSY');
  });
  test('a name over a hole names what is there', () => {
    expect(areaAt(run(world, named(0, 3, 'x')).world, 0).anon_name).toBe('x');
  });
  test('a fixed mapping that cannot make room at the map limit: ENOMEM', () => {
    const full = worldAfter(on('5.10', mmap(0, 9, RW)), { name: 'sysctl', key: 'max_map_count', value: 1 });
    expect(returned(full, mmap(3, 3, R))).toBe('ENOMEM');
  });
});

describe('seals', () => {
  const { MAYMOVE, FIXED } = MREMAP;
  for (const kernel of ['6.12', '6.18'] as const) {
    const sealed = on(kernel, mmap(0, 4, RW), mmap(4, 4, R), mmap(10, 2, RW), mseal(4, 4));

    test.each<[string, Call, Ret]>([
      ['munmap', munmap(5, 1), 'EPERM'],
      ['munmap of what lies before it, too', munmap(2, 4), 'EPERM'],
      ['mprotect', mprotect(4, 4, RW), 'EPERM'],
      ['mremap that shrinks', mremap(4, 4, 2), 'EPERM'],
      ['mremap that grows', mremap(4, 4, 6), 'EPERM'],
      ['mremap that grows from beyond its end, which is asked later', mremap(7, 2, 4), 'EPERM'],
      ['mremap that grows and moves, from beyond its end', mremap(6, 4, 6, MAYMOVE + FIXED, 20), 'EPERM'],
      ['mremap that moves', mremap(4, 4, 4, MAYMOVE + FIXED, 20), 'EPERM'],
      ['mremap onto it', mremap(10, 2, 2, MAYMOVE + FIXED, 4), 'EPERM'],
      ['mmap over it', mmap(4, 4, RW), 'EPERM'],
      ['MADV_DONTNEED of what cannot be written', madvise(4, 4, MADV.DONTNEED), 'EPERM'],
      ['MADV_RANDOM', madvise(4, 4, MADV.RANDOM), 0],
      ['mseal again', mseal(4, 4), 0],
      ['mseal with flags', mseal(4, 4, 1), 'EINVAL'],
      ['mseal unaligned', unaligned(mseal(4, 4)), 'EINVAL'],
      ['mseal over a hole', mseal(4, 8), 'ENOMEM'],
      ['mseal of nothing', mseal(50, 0), 0],
    ])(`on ${kernel}: %s`, (_, call, returns) => {
      expect(returned(sealed, call)).toBe(returns);
    });
    test(`on ${kernel} a refused call leaves the sealed memory as it was`, () => {
      for (const call of [munmap(2, 4), mmap(2, 4, RW), mprotect(4, 4, RW)]) {
        const { world } = run(sealed, call);
        expect(areaAt(world, 4)).toMatchObject({
          vm_start: at(4),
          vm_end: at(8),
          vm_flags: areaAt(sealed, 4).vm_flags,
        });
      }
    });
    test(`on ${kernel} sealed memory that can be written keeps MADV_DONTNEED`, () => {
      const written = on(kernel, mmap(0, 4, RW), write(0, 4), mseal(0, 4));
      expect(returned(written, madvise(0, 4, MADV.DONTNEED))).toBe(0);
      expect(has(areaAt(written, 0).vm_flags, VM.SEALED)).toBe(true);
    });
    test(`on ${kernel} a seal splits and merges as an mprotect does`, () => {
      const three = on(kernel, mmap(0, 9, RW), mseal(3, 3));
      expect(layout(three)).toBe('0-3 3-6 6-9');
      expect(layout(worldAfter(three, mseal(0, 9)))).toBe('0-9');
    });
  }

  test('on 6.18 a move of several VMAs stops at the sealed one', () => {
    const world = on('6.18', mmap(0, 2, RW), mmap(2, 2, R), mseal(2, 2));
    expect(returned(world, mremap(0, 4, 4, MAYMOVE + FIXED, 20))).toBe('EPERM');
  });
  test('on 6.18 a move of several VMAs that begins in a hole, or has raw memory in it: EFAULT', () => {
    const open: Call = { name: 'open', path: '/dev/mem', pages: 9, mode: 'rw' };
    const world = on('6.18', open, mmap(1, 2, RW), mmapFile(3, 2, R, FILE, 0));
    expect(returned(world, mremap(0, 3, 3, MAYMOVE + FIXED, 20))).toBe('EFAULT');
    expect(returned(world, mremap(1, 4, 4, MAYMOVE + FIXED, 20))).toBe('EFAULT');
  });
});

describe('what other kernels return', () => {
  const beyond = { ...mremap(0, 2, 2, MREMAP.MAYMOVE), new_len: 2 ** 50 };
  test.each<[KernelName, string, Call, Ret]>([
    ['5.10', 'mremap of nothing, same length', mremap(50, 2, 2), at(50)],
    ['6.1', 'mremap of nothing, same length', mremap(50, 2, 2), 'EFAULT'],
    ['6.12', 'mremap longer than memory', beyond, 'ENOMEM'],
    ['6.18', 'mremap longer than memory', beyond, 'EINVAL'],
    ['6.18', 'a move of nothing', mremap(50, 2, 2, MREMAP.MAYMOVE + MREMAP.FIXED, 60), 'EFAULT'],
    ['5.10', 'more pages than a machine has', write(0, 2 ** 30), 'ENOMEM'],
  ])('on %s: %s', (kernel, _, call, returns) => {
    expect(returned(on(kernel, mmap(0, 2, RW)), call)).toBe(returns);
  });
});
