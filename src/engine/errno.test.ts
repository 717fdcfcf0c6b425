import { describe, expect, test } from 'vitest';
import {
  areas,
  at,
  emptyWorld,
  layout,
  madvise,
  mlock,
  mmap,
  mmapAnywhere,
  mmapFile,
  mprotect,
  mremap,
  munlock,
  munmap,
  PRIVATE_FIXED,
  R,
  RW,
  RWX,
  returned,
  worldAfter,
  write,
} from '../testing/calls';
import type { Call } from './call';
import type { Ret } from './errno';
import { MADV } from './madv';
import { run } from './run';
import { currentMm, currentTask } from './select';
import { has, MAP, MCL, MLOCK, MREMAP, PROT, VM } from './vm-flags';
import type { RlimitName, World } from './world';

const ALL_ONES = 2 ** 64 - 1;
const HUGE = 2 ** 50;
const BEYOND = 0x7ffffffff000;
const { MAYMOVE, FIXED, DONTUNMAP } = MREMAP;
const SHARED_FIXED = MAP.SHARED + MAP.ANONYMOUS + MAP.FIXED;

/** Page 0 to 3: private RW, alone; 10 to 11 and 14 to 15: the same with a hole; 20 to 22 RW and 22 to 24 R. */
function scene(): { world: World; rw: number; ro: number; wo: number } {
  let world = emptyWorld();
  const open = (mode: 'r' | 'w' | 'rw'): number => {
    const opened = run(world, { name: 'open', path: mode, pages: 64, mode });
    world = opened.world;
    return Number(opened.ret);
  };
  const [rw, ro, wo] = [open('rw'), open('r'), open('w')];
  world = worldAfter(world, mmap(0, 4, RW), mmap(10, 2, RW), mmap(14, 2, RW), mmap(20, 2, RW), mmap(22, 2, R));
  return { world, rw, ro, wo };
}
const { world: SCENE, rw: RDWR, ro: RDONLY, wo: WRONLY } = scene();

const to = (page: number, pages: number, newPages: number, where: number, flags = MAYMOVE + FIXED): Call =>
  mremap(page, pages, newPages, flags, where);
const shared = (fd: number, prot: number): Call => mmapFile(30, 2, prot, fd, 0, MAP.SHARED);

type Row = readonly [call: string, made: Call, returns: Ret];
const ROWS: readonly Row[] = [
  ['mmap len 0', { ...mmap(30, 1, RW), len: 0 }, 'EINVAL'],
  ['mmap len -1', { ...mmapAnywhere(1, RW), len: ALL_ONES }, 'ENOMEM'],
  ['mmap len 1<<50', { ...mmapAnywhere(1, RW), len: HUGE }, 'ENOMEM'],
  ['mmap anonymous without a type', mmap(30, 1, RW, MAP.ANONYMOUS + MAP.FIXED), 'EINVAL'],
  ['mmap anonymous of type 3', mmap(30, 1, RW, MAP.SHARED_VALIDATE + MAP.ANONYMOUS + MAP.FIXED), 'EINVAL'],
  ['mmap at a fixed unaligned address', { ...mmap(30, 1, RW), addr: at(30) + 1 }, 'EINVAL'],
  ['mmap of an unaligned offset', { ...mmapFile(30, 1, R, RDWR, 0), offset: 1 }, 'EINVAL'],
  ['mmap of file -1', mmapFile(30, 1, R, -1, 0), 'EBADF'],
  ['mmap of a file that is not open', mmapFile(30, 1, R, 99, 0), 'EBADF'],
  ['mmap fixed beyond TASK_SIZE', { ...mmap(0, 2, RW), addr: BEYOND - 4096 }, 'ENOMEM'],
  ['mmap fixed below mmap_min_addr', { ...mmap(0, 2, RW), addr: 4096 }, 'EPERM'],
  ['mmap shared and growing down', mmap(30, 1, RW, SHARED_FIXED + MAP.GROWSDOWN), 'EINVAL'],
  ['mmap file growing down', mmapFile(30, 1, R, RDWR, 0, MAP.PRIVATE + MAP.GROWSDOWN), 'EINVAL'],
  ['mmap NOREPLACE over something', mmap(3, 2, RW, PRIVATE_FIXED + MAP.FIXED_NOREPLACE), 'EEXIST'],
  ['mmap NOREPLACE in a hole', mmap(4, 2, RW, PRIVATE_FIXED + MAP.FIXED_NOREPLACE), at(4)],
  ['mmap shared and writable of a read-only file', shared(RDONLY, RW), 'EACCES'],
  ['mmap shared and readable of a read-only file', shared(RDONLY, R), at(30)],
  ['mmap private and writable of a read-only file', mmapFile(30, 2, RW, RDONLY, 0), at(30)],
  ['mmap private of a write-only file', mmapFile(30, 2, R, WRONLY, 0), 'EACCES'],
  ['mmap shared of a write-only file', shared(WRONLY, RW), 'EACCES'],
  ['mmap of a file without a type', mmapFile(30, 2, R, RDWR, 0, 0), 'EINVAL'],
  ['mmap of an offset that wraps', { ...mmapFile(30, 2, R, RDWR, 0), offset: 2 ** 64 - 4096 }, 'EOVERFLOW'],
  ['mmap of an offset that no file reaches', mmapFile(30, 2, R, RDWR, 2 ** 51), 'EOVERFLOW'],
  ['munmap unaligned', { name: 'munmap', addr: at(0) + 1, len: 4096 }, 'EINVAL'],
  ['munmap len 0', munmap(0, 0), 'EINVAL'],
  ['munmap len 1', { name: 'munmap', addr: at(0), len: 1 }, 0],
  ['munmap len -1', { name: 'munmap', addr: at(0), len: ALL_ONES }, 'EINVAL'],
  ['munmap beyond TASK_SIZE', { name: 'munmap', addr: BEYOND, len: 4096 }, 'EINVAL'],
  ['munmap of nothing', munmap(50, 2), 0],
  ['mprotect unaligned', { name: 'mprotect', addr: at(0) + 1, len: 4096, prot: R }, 'EINVAL'],
  ['mprotect len 0', mprotect(0, 0, R), 0],
  ['mprotect len 0 of nothing', mprotect(50, 0, R), 0],
  ['mprotect len -1', { name: 'mprotect', addr: at(0), len: ALL_ONES, prot: R }, 'ENOMEM'],
  ['mprotect of a range that wraps', { name: 'mprotect', addr: at(0), len: 2 ** 64 - 8192, prot: R }, 'ENOMEM'],
  ['mprotect from a hole on', mprotect(9, 2, R), 'ENOMEM'],
  ['mprotect above everything', mprotect(50, 2, R), 'ENOMEM'],
  ['mprotect over a hole', mprotect(10, 6, R), 'ENOMEM'],
  ['mprotect prot 0x10', mprotect(0, 1, 0x10), 'EINVAL'],
  ['mprotect PROT_GROWSDOWN of what is no stack', mprotect(0, 1, R + PROT.GROWSDOWN), 'EINVAL'],
  ['mprotect PROT_GROWSDOWN below everything', mprotect(5, 1, R + PROT.GROWSDOWN), 'ENOMEM'],
  ['mprotect both GROWS', mprotect(0, 1, R + PROT.GROWSDOWN + PROT.GROWSUP), 'EINVAL'],
  ['mremap unaligned', { ...mremap(0, 4, 5), addr: at(0) + 1 }, 'EINVAL'],
  ['mremap new_len 0', mremap(0, 4, 0), 'EINVAL'],
  ['mremap unknown flag', mremap(0, 4, 5, 8), 'EINVAL'],
  ['mremap FIXED without MAYMOVE', to(0, 4, 4, 30, FIXED), 'EINVAL'],
  ['mremap FIXED that overlaps', to(0, 4, 4, 2), 'EINVAL'],
  ['mremap FIXED to itself', to(0, 4, 4, 0), 'EINVAL'],
  ['mremap FIXED to an unaligned address', { ...mremap(0, 4, 4, MAYMOVE + FIXED), new_addr: at(30) + 1 }, 'EINVAL'],
  ['mremap FIXED beyond TASK_SIZE', { ...mremap(0, 4, 4, MAYMOVE + FIXED), new_addr: BEYOND }, 'EINVAL'],
  ['mremap FIXED longer than memory', { ...to(0, 4, 4, 30), new_len: HUGE } as Call, 'EINVAL'],
  ['mremap FIXED below mmap_min_addr', { ...mremap(0, 4, 4, MAYMOVE + FIXED), new_addr: 4096 }, 'EPERM'],
  ['mremap growing from a hole', mremap(50, 1, 2), 'EFAULT'],
  ['mremap same length of nothing', mremap(50, 2, 2), at(50)],
  ['mremap shrinking nothing', mremap(50, 2, 1), at(50)],
  ['mremap shrinking beyond TASK_SIZE', { ...mremap(0, 2, 1), addr: BEYOND }, 'EINVAL'],
  ['mremap growing over the end of a VMA', mremap(20, 4, 6), 'EFAULT'],
  ['mremap same length over the end of a VMA', mremap(20, 4, 4), at(20)],
  ['mremap old_len 0 of private memory', mremap(0, 0, 2, MAYMOVE), 'EINVAL'],
  ['mremap growing a prefix in place', mremap(0, 2, 4), 'ENOMEM'],
  ['mremap growing a suffix in place', mremap(2, 2, 4), at(2)],
  ['mremap growing in place', mremap(0, 4, 6), at(0)],
  ['mremap growing into the next VMA', mremap(10, 2, 6), 'ENOMEM'],
  ['mremap DONTUNMAP and another length', to(0, 4, 5, 30, MAYMOVE + DONTUNMAP), 'EINVAL'],
  ['mremap DONTUNMAP without MAYMOVE', to(0, 4, 4, 30, DONTUNMAP), 'EINVAL'],
  ['mremap new_len 1<<50', { ...mremap(0, 4, 4, MAYMOVE), new_len: HUGE }, 'ENOMEM'],
  ['mremap FIXED from a hole', to(50, 2, 2, 60), 'EFAULT'],
  ['mremap FIXED over the end of a VMA', to(2, 4, 4, 60), 'EFAULT'],
  ['mremap FIXED of two VMAs', to(20, 4, 4, 60), 'EFAULT'],
  ['mremap shrinking', mremap(0, 4, 3), at(0)],
  ['mremap shrinking over two VMAs', mremap(20, 4, 1), at(20)],
  ['madvise 77', madvise(0, 1, 77), 'EINVAL'],
  ['madvise unaligned', { name: 'madvise', addr: at(0) + 1, len: 4096, advice: MADV.NORMAL }, 'EINVAL'],
  ['madvise len -1', { name: 'madvise', addr: at(0), len: ALL_ONES, advice: MADV.NORMAL }, 'EINVAL'],
  ['madvise of a range that wraps', { name: 'madvise', addr: at(0), len: 2 ** 64 - 8192, advice: 1 }, 'EINVAL'],
  ['madvise len 0', madvise(50, 0, MADV.NORMAL), 0],
  ['madvise over a hole', madvise(10, 6, MADV.RANDOM), 'ENOMEM'],
  ['madvise of nothing', madvise(50, 2, MADV.RANDOM), 'ENOMEM'],
  ['madvise of a hole before something', madvise(5, 2, MADV.RANDOM), 'ENOMEM'],
  ['mlock of nothing', mlock(50, 2), 'ENOMEM'],
  ['mlock over a hole', mlock(10, 6), 'ENOMEM'],
  ['munlock over a hole', munlock(10, 6), 'ENOMEM'],
  ['mlock len 0', mlock(0, 0), 0],
  ['mlock of a range that wraps', { name: 'mlock', addr: at(0), len: 2 ** 64 - 8192 }, 'EINVAL'],
  ['munlock of a range that wraps', { name: 'munlock', addr: at(0), len: 2 ** 64 - 8192 }, 'EINVAL'],
  ['mlock unaligned', { name: 'mlock', addr: at(0) + 5, len: 1 }, 0],
  ['munlock', munlock(0, 4), 0],
  ['mlock2 unknown flag', { name: 'mlock2', addr: at(0), len: 4096, flags: 8 }, 'EINVAL'],
  ['mlock2 ONFAULT', { name: 'mlock2', addr: at(0), len: 4096, flags: MLOCK.ONFAULT }, 0],
  ['mlockall 0', { name: 'mlockall', flags: 0 }, 'EINVAL'],
  ['mlockall 8', { name: 'mlockall', flags: 8 }, 'EINVAL'],
  ['mlockall ONFAULT alone', { name: 'mlockall', flags: MCL.ONFAULT }, 'EINVAL'],
  ['mlockall CURRENT', { name: 'mlockall', flags: MCL.CURRENT }, 0],
  ['touch of a hole', write(50, 1), 'EFAULT'],
  ['touch of a read-only page', write(22, 1), 'EFAULT'],
  ['touch of all of a VMA', write(0, 4), 4],
  ['switch to nobody', { name: 'switch', pid: 99 }, 'ESRCH'],
  ['exit of nobody', { name: 'exit', pid: 99 }, 'ESRCH'],
  ['fork with a pid that is taken', { name: 'fork', pid: 1 }, 'EAGAIN'],
  ['sysctl below zero', { name: 'sysctl', key: 'max_map_count', value: -1 }, 'EINVAL'],
  ['rlimit below zero', { name: 'rlimit', resource: 'RLIMIT_AS', value: -1 }, 'EINVAL'],
  ['insert_vm_struct over something', { name: 'insert_vm_struct', addr: at(3), len: 8192, vm_flags: 0x71 }, 'ENOMEM'],
  ['insert_vm_struct in a hole', { name: 'insert_vm_struct', addr: at(30), len: 8192, vm_flags: 0x71 }, 0],
];

describe('what the calls return', () => {
  for (const [name, made, returns] of ROWS)
    test(`${name}: ${typeof returns === 'string' ? returns : 'ok'}`, () => {
      expect(returned(SCENE, made)).toBe(returns);
    });

  test('every error that the calls can have is in the table or below', () => {
    const seen = new Set(ROWS.map(([, , ret]) => ret).filter((ret) => typeof ret === 'string'));
    expect([...seen].sort()).toEqual(
      ['EACCES', 'EAGAIN', 'EBADF', 'EEXIST', 'EFAULT', 'EINVAL', 'ENOMEM', 'EOVERFLOW', 'EPERM', 'ESRCH'].sort(),
    );
  });
});

describe('what was done before an error stays done', () => {
  const hasFlag = (world: World, page: number, flag: number): boolean =>
    areas(world).some((vma) => vma.vm_start <= at(page) && at(page) < vma.vm_end && has(vma.vm_flags, flag));

  test('mprotect changes what lies before the hole, not what lies behind it', () => {
    const { world } = run(SCENE, mprotect(10, 6, R));
    expect([10, 14].map((page) => hasFlag(world, page, VM.WRITE))).toEqual([false, true]);
  });
  test('a range that wraps changes nothing', () => {
    const whole = { addr: at(0), len: 2 ** 64 - 8192 };
    for (const call of [
      { name: 'mprotect', ...whole, prot: R },
      { name: 'madvise', ...whole, advice: MADV.RANDOM },
      { name: 'mlock', ...whole },
    ] as const)
      expect(areas(run(SCENE, call).world)).toEqual(areas(SCENE));
  });
  test('madvise changes both sides of the hole', () => {
    const { world } = run(SCENE, madvise(10, 6, MADV.RANDOM));
    expect([10, 14].map((page) => hasFlag(world, page, VM.RAND_READ))).toEqual([true, true]);
  });
  test('mlock locks what lies before the hole', () => {
    const { world } = run(SCENE, mlock(10, 6));
    expect([10, 14].map((page) => hasFlag(world, page, VM.LOCKED))).toEqual([true, false]);
  });
  test('mlock of PROT_NONE fails and leaves VM_LOCKED set, with ONFAULT too', () => {
    const world = worldAfter(SCENE, mmap(30, 2, PROT.NONE));
    for (const call of [mlock(30, 2), { name: 'mlock2', addr: at(30), len: 8192, flags: MLOCK.ONFAULT } as const]) {
      const result = run(world, call);
      expect([result.ret, hasFlag(result.world, 30, VM.LOCKED)]).toEqual(['ENOMEM', true]);
    }
  });
  test('touch has touched the pages before the bad one', () => {
    const result = run(SCENE, write(20, 4));
    expect(result.ret).toBe('EFAULT');
    expect(areas(result.world).filter((vma) => vma.anon_vma !== null)).toHaveLength(1);
  });
  test('mprotect(PROT_WRITE) of a shared mapping of a read-only file: EACCES, the mapping stays', () => {
    const world = worldAfter(SCENE, shared(RDONLY, R));
    const result = run(world, mprotect(30, 2, RW));
    expect([result.ret, layout(result.world)]).toEqual(['EACCES', layout(world)]);
  });
  test('DONTUNMAP of shared memory: EINVAL, as 5.10 has it', () => {
    const world = worldAfter(SCENE, mmap(30, 2, RW, SHARED_FIXED));
    expect(returned(world, to(30, 2, 2, 40, MAYMOVE + DONTUNMAP))).toBe('EINVAL');
  });
  test('memory of /dev/mem neither grows nor is locked', () => {
    const opened = run(SCENE, { name: 'open', path: '/dev/mem', pages: 64, mode: 'rw' });
    const world = worldAfter(opened.world, mmapFile(30, 2, RW, Number(opened.ret), 0, MAP.SHARED));
    expect(returned(world, mremap(30, 2, 4, MAYMOVE))).toBe('EFAULT');
    const locked = run(world, mlock(30, 2));
    expect([locked.ret, hasFlag(locked.world, 30, VM.LOCKED)]).toEqual([0, false]);
    expect(returned(world, madvise(30, 2, MADV.DOFORK))).toBe('EINVAL');
    expect(returned(world, madvise(30, 2, MADV.DODUMP))).toBe('EINVAL');
  });
});

describe('brk returns the present break where it cannot', () => {
  const { brk } = currentMm(SCENE);
  const heap = worldAfter(SCENE, { name: 'brk', addr: brk + 4 * 4096 });
  const ask = (world: World, addr: number): Ret => returned(world, { name: 'brk', addr });

  test('brk(1), brk(huge): the present break', () => {
    expect([ask(heap, 1), ask(heap, HUGE), ask(heap, 0)]).toEqual(new Array(3).fill(brk + 4 * 4096));
  });
  test('brk(present + 1): moves within the page, no VMA changes', () => {
    const world = worldAfter(SCENE, { name: 'brk', addr: brk + 1 });
    expect(currentMm(world).brk).toBe(brk + 1);
    expect(currentMm(worldAfter(world, { name: 'brk', addr: brk + 4096 })).map_count).toBe(6);
    expect(currentMm(worldAfter(heap, { name: 'brk', addr: brk + 4 * 4096 - 1 })).total_vm).toBe(
      currentMm(heap).total_vm,
    );
  });
  test('one page must stay free above', () => {
    const fence = { ...mmap(0, 1, R), addr: brk + 6 * 4096 };
    const world = worldAfter(heap, fence);
    expect(ask(world, brk + 5 * 4096)).toBe(brk + 5 * 4096);
    expect(ask(world, brk + 6 * 4096)).toBe(brk + 4 * 4096);
  });
});

describe('the map limit: 40', () => {
  /** Apart from one another, until the kernel says no. */
  function full(): { world: World; refused: Ret } {
    let world = worldAfter(emptyWorld(), { name: 'sysctl', key: 'max_map_count', value: 40 });
    for (let i = 0; ; i++) {
      const { ret, world: next } = run(world, mmap(i * 8, 4, RW));
      if (typeof ret === 'string') return { world, refused: ret };
      world = next;
    }
  }
  const { world: FULL, refused } = full();
  const count = (world: World): number => currentMm(world).map_count;

  test('separate mappings succeed until map_count is 41, then ENOMEM', () => {
    expect([count(FULL), refused]).toEqual([41, 'ENOMEM']);
  });
  test('at 41 also a mapping that would merge is refused', () => {
    expect(returned(FULL, mmap(4, 4, RW))).toBe('ENOMEM');
  });
  test('at 41: munmap in the middle ENOMEM; of a head, of a tail, of a whole VMA ok', () => {
    expect([munmap(1, 2), munmap(0, 1), munmap(3, 1), munmap(0, 4)].map((call) => returned(FULL, call))).toEqual([
      'ENOMEM',
      0,
      0,
      0,
    ]);
  });
  test('at 41: mprotect, madvise and mlock that need a split ENOMEM; of a whole VMA ok', () => {
    for (const part of [mprotect(0, 2, R), mprotect(1, 2, R), madvise(0, 2, MADV.RANDOM), mlock(2, 2)])
      expect(returned(FULL, part)).toBe('ENOMEM');
    for (const whole of [mprotect(0, 4, R), madvise(0, 4, MADV.RANDOM), mlock(0, 4)])
      expect(returned(FULL, whole)).toBe(0);
  });
  test('mremap moves only while map_count is at most max - 4; a fixed move 2 earlier', () => {
    const at36 = worldAfter(FULL, munmap(320, 4), munmap(312, 4), munmap(304, 4), munmap(296, 4), munmap(288, 4));
    const at37 = worldAfter(at36, mmap(288, 4, RW));
    expect([count(at36), count(at37)]).toEqual([36, 37]);
    expect(returned(at37, mremap(0, 4, 12, MAYMOVE))).toBe('ENOMEM');
    expect(typeof returned(at36, mremap(0, 4, 12, MAYMOVE))).toBe('number');
    expect(returned(at36, to(0, 4, 4, 400))).toBe('ENOMEM');
    const at34 = worldAfter(at36, munmap(280, 4), munmap(272, 4));
    expect(returned(at34, to(0, 4, 4, 400))).toBe(at(400));
  });
  test('brk of a full process returns the present break', () => {
    const { brk } = currentMm(FULL);
    expect(returned(FULL, { name: 'brk', addr: brk + 4096 })).toBe(brk);
  });
});

describe('resource limits', () => {
  const PAGES = 4096;
  const limited = (resource: RlimitName, pages: number, world = SCENE): World =>
    worldAfter(world, { name: 'rlimit', resource, value: pages * PAGES });
  const total = currentMm(SCENE).total_vm;
  const data = currentMm(SCENE).data_vm;

  test('RLIMIT_AS: up to the limit ok, one page more ENOMEM', () => {
    const world = limited('RLIMIT_AS', total + 2);
    expect([returned(world, mmap(30, 2, R)), returned(world, mmap(30, 3, R))]).toEqual([at(30), 'ENOMEM']);
  });
  test('RLIMIT_AS: pages that a fixed mapping replaces do not count twice', () => {
    const world = limited('RLIMIT_AS', total);
    expect([returned(world, mmap(0, 4, R)), returned(world, mmap(0, 5, R))]).toEqual([at(0), 'ENOMEM']);
  });
  test('RLIMIT_AS counts before anything is unmapped', () => {
    const world = limited('RLIMIT_AS', total);
    expect(layout(run(world, mmap(2, 4, RW)).world)).toBe(layout(world));
  });
  test('RLIMIT_DATA: private writable memory only', () => {
    const world = limited('RLIMIT_DATA', data);
    expect(
      [mmap(30, 1, RW), mmap(30, 1, R), mmap(30, 1, RW, SHARED_FIXED)].map((call) => returned(world, call)),
    ).toEqual(['ENOMEM', at(30), at(30)]);
  });
  test('RLIMIT_DATA: mprotect to writable; memory that is over the limit already may change', () => {
    expect(returned(limited('RLIMIT_DATA', data), mprotect(22, 2, RW))).toBe('ENOMEM');
    expect(returned(limited('RLIMIT_DATA', data + 2), mprotect(22, 2, RW))).toBe(0);
    expect(returned(limited('RLIMIT_DATA', 0), mprotect(0, 4, RWX))).toBe(0);
  });
  test('RLIMIT_DATA and RLIMIT_AS bound brk', () => {
    const { brk } = currentMm(SCENE);
    expect(returned(limited('RLIMIT_DATA', 1), { name: 'brk', addr: brk + 8192 })).toBe(brk);
    expect(returned(limited('RLIMIT_AS', total + 1), { name: 'brk', addr: brk + 8192 })).toBe(brk);
    expect(returned(limited('RLIMIT_AS', total + 2), { name: 'brk', addr: brk + 8192 })).toBe(brk + 8192);
  });
  test('RLIMIT_AS bounds mremap: growth in place, growth by a move, DONTUNMAP', () => {
    const world = limited('RLIMIT_AS', total + 1);
    expect(returned(world, mremap(0, 4, 6))).toBe('ENOMEM');
    expect(returned(world, mremap(0, 4, 6, MAYMOVE))).toBe('ENOMEM');
    expect(returned(world, to(0, 4, 4, 30, MAYMOVE + DONTUNMAP))).toBe('ENOMEM');
    expect(returned(world, mremap(0, 4, 5))).toBe(at(0));
  });
  test('RLIMIT_MEMLOCK: mlock ENOMEM, MAP_LOCKED EAGAIN, mremap of locked memory EAGAIN, mlockall ENOMEM', () => {
    const world = worldAfter(limited('RLIMIT_MEMLOCK', 4), mlock(0, 4));
    expect(returned(world, mlock(10, 1))).toBe('ENOMEM');
    expect(returned(world, mlock(2, 2))).toBe(0);
    expect(returned(world, mmap(30, 1, RW, PRIVATE_FIXED + MAP.LOCKED))).toBe('EAGAIN');
    expect(returned(world, mremap(0, 4, 5))).toBe('EAGAIN');
    expect(returned(world, { name: 'mlockall', flags: MCL.CURRENT })).toBe('ENOMEM');
    expect(returned(world, { name: 'mlockall', flags: MCL.FUTURE })).toBe(0);
  });
  test('RLIMIT_MEMLOCK after mlockall(MCL_FUTURE): mmap EAGAIN, brk stays', () => {
    const world = worldAfter(limited('RLIMIT_MEMLOCK', 1), { name: 'mlockall', flags: MCL.FUTURE });
    const { brk } = currentMm(world);
    expect([returned(world, mmap(30, 1, R)), returned(world, mmap(30, 2, R))]).toEqual([at(30), 'EAGAIN']);
    expect(returned(world, { name: 'brk', addr: brk + 8192 })).toBe(brk);
    expect(returned(world, { name: 'brk', addr: brk + 4096 })).toBe(brk + 4096);
  });
  test('RLIMIT_MEMLOCK 0: no right to lock at all', () => {
    const world = limited('RLIMIT_MEMLOCK', 0);
    expect([returned(world, mlock(0, 1)), returned(world, { name: 'mlockall', flags: MCL.CURRENT })]).toEqual([
      'EPERM',
      'EPERM',
    ]);
  });
  test('limits belong to the task, and a child has its own copy', () => {
    const world = worldAfter(limited('RLIMIT_AS', total), { name: 'fork' }, { name: 'switch', pid: 2 });
    const child = worldAfter(world, { name: 'rlimit', resource: 'RLIMIT_AS', value: (total + 9) * PAGES });
    expect(returned(world, mmap(30, 1, R))).toBe('ENOMEM');
    expect(returned(child, mmap(30, 1, R))).toBe(at(30));
    expect(currentTask(worldAfter(child, { name: 'switch', pid: 1 })).rlimits.RLIMIT_AS).toBe(total * PAGES);
  });
});

describe('memory that is promised: VM_ACCOUNT', () => {
  const committed = (pages: number, mode = 2): World =>
    worldAfter(
      SCENE,
      { name: 'sysctl', key: 'overcommit_memory', value: mode },
      { name: 'sysctl', key: 'commit_limit', value: SCENE.committed + pages },
    );

  test('writable private memory is charged, other memory is not', () => {
    const world = committed(2);
    const calls = [mmap(30, 2, RW), mmap(30, 3, RW), mmap(30, 3, R), mmap(30, 3, RW, SHARED_FIXED)];
    expect(calls.map((call) => returned(world, call))).toEqual([at(30), 'ENOMEM', at(30), at(30)]);
  });
  test('MAP_NORESERVE escapes the charge, but not in mode 2', () => {
    const call = mmap(30, 3, RW, PRIVATE_FIXED + MAP.NORESERVE);
    expect([returned(committed(2, 0), call), returned(committed(2, 2), call)]).toEqual([at(30), 'ENOMEM']);
  });
  test('mode 1 never refuses', () => {
    expect(returned(committed(0, 1), mmap(30, 3, RW))).toBe(at(30));
  });
  test('a refused fixed mapping has unmapped what was there', () => {
    const { ret, world } = run(committed(0), mmap(10, 3, RW));
    expect([ret, layout(world)]).toEqual(['ENOMEM', '0-4 14-16 20-22 22-24']);
  });
  test('mprotect to writable, mremap to longer, brk, a growing stack, insert_vm_struct and fork ask too', () => {
    const world = committed(1);
    const { brk } = currentMm(world);
    expect(returned(world, mprotect(22, 2, RW))).toBe('ENOMEM');
    expect(returned(world, mremap(0, 4, 6))).toBe('ENOMEM');
    expect(returned(world, { name: 'brk', addr: brk + 8192 })).toBe(brk);
    expect(returned(world, { name: 'insert_vm_struct', addr: at(30), len: 8192, vm_flags: 0x100073 })).toBe('ENOMEM');
    expect(returned(world, { name: 'fork' })).toBe('ENOMEM');
    const stack = worldAfter(SCENE, mmap(2000, 2, RW, PRIVATE_FIXED + MAP.GROWSDOWN));
    const poor = worldAfter(stack, { name: 'sysctl', key: 'commit_limit', value: stack.committed + 1 });
    expect([returned(poor, write(1999, 1)), returned(poor, write(1998, 1))]).toEqual([1, 'EFAULT']);
  });
  test('a refused fork leaves no child and no charge', () => {
    const world = committed(5);
    const { ret, world: same } = run(world, { name: 'fork' });
    expect([ret, same.tasks.size, same.mms.size, same.vmas.size, same.committed]).toEqual([
      'ENOMEM',
      1,
      1,
      world.vmas.size,
      world.committed,
    ]);
  });
  test('what was once writable stays charged when it is read-only, and is not charged twice', () => {
    const world = worldAfter(SCENE, mprotect(0, 4, R));
    expect(world.committed).toBe(SCENE.committed);
    expect(worldAfter(world, mprotect(0, 4, RW)).committed).toBe(SCENE.committed);
    expect(worldAfter(world, munmap(0, 4)).committed).toBe(SCENE.committed - 4);
  });
});
