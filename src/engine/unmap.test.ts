import { describe, expect, test } from 'vitest';
import { areaAt, emptyWorld, layout, mlock, mmap, munmap, R, RW, worldAfter, write } from '../testing/calls';
import { picture } from '../testing/picture-test';
import { createWorld } from './create';
import type { KernelName } from './kernel';
import { run } from './run';
import { currentMm } from './select';
import { tableGet } from './table';

describe('munmap cuts at both ends and takes out what lies between', () => {
  picture(
    'a whole VMA',
    `
    before  AAABBBCCC
    prot    wwwxxxwww
    call       ***     munmap
    after   AAA...CCC
    events  
    `,
  );
  picture(
    'the head: the object keeps the tail, a new one is cut off and freed',
    `
    before  AAAAAA
    call    **         munmap
    after   ..AAAA
    pgoff   ..2345
    events  split A at 2 below
    `,
  );
  picture(
    'the tail: the object keeps the head',
    `
    before  AAAAAA
    call        **     munmap
    after   AAAA..
    events  split A at 4
    `,
  );
  picture(
    'the tail of one, a whole one and the head of a third',
    `
    before  AAAABBCCCC
    prot    wwwwxxwwww
    call      ******    munmap
    after   AA......CC
    pgoff   01......89
    events  split A at 2, split C at 8 below
    `,
  );
  picture(
    'holes in the range do not matter',
    `
    before  AA..BB..CC
    call    **********  munmap
    after   ..........
    events  
    `,
  );
  picture(
    'nothing there: no error',
    `
    before  AA......CC
    call      ****      munmap
    after   AA......CC
    events  
    `,
  );
});

describe('the map limit counts only where the middle is cut out', () => {
  picture(
    'at the limit the middle stays',
    `
    before  AAAAAA.B
    limit   2
    call      **       munmap
    ret     ENOMEM
    after   AAAAAA.B
    `,
  );
  picture(
    'at the limit a head, a tail and a whole VMA still go',
    `
    before  AAAAAA.B
    limit   2
    call    **         munmap
    after   ..AAAA.B
    call        **     munmap
    after   ..AA...B
    call      **       munmap
    after   .......B
    `,
  );
  picture(
    'the ends of two neighbours: up to one VMA more than the limit for a moment',
    `
    before  AAAABBBB
    prot    wwwwxxxx
    limit   2
    call      ****     munmap
    after   AA....BB
    `,
  );
});

test('what is unmapped leaves every counter: total, data, locked, committed; its pages are gone', () => {
  const world = emptyWorld(mmap(0, 8, RW), write(0, 8), mlock(2, 4));
  const { world: gone } = run(world, munmap(1, 3));
  const mm = currentMm(gone);
  expect(layout(gone)).toBe('0-1 4-6 6-8');
  expect([mm.total_vm, mm.data_vm, mm.locked_vm, gone.committed, mm.map_count]).toEqual([5, 5, 2, 5, 3]);
  const again = worldAfter(gone, mmap(1, 3, RW));
  expect(areaAt(again, 1).vm_start).toBe(areaAt(gone, 0).vm_start);
  expect(currentMm(worldAfter(again, munmap(0, 8))).pgd.size).toBe(0);
});

test('the last VMA gone, highest_vm_end falls to its predecessor, and to 0 with the only one', () => {
  const world = emptyWorld(mmap(0, 2, RW), mmap(4, 2, RW));
  const one = worldAfter(world, munmap(4, 2));
  expect(currentMm(one).highest_vm_end).toBe(areaAt(one, 0).vm_end);
  const none = worldAfter(one, munmap(0, 2));
  expect([currentMm(none).highest_vm_end, currentMm(none).mm_rb, currentMm(none).mmap]).toEqual([0, null, null]);
});

test('an unmapped VMA frees its anon_vma when it was the last in it', () => {
  const world = emptyWorld(mmap(0, 4, RW), write(0, 4));
  const av = areaAt(world, 0).anon_vma ?? 0;
  const half = worldAfter(world, munmap(0, 2));
  expect(tableGet(half.anon_vmas, av)?.num_active_vmas).toBe(1);
  expect(tableGet(worldAfter(half, munmap(2, 2)).anon_vmas, av)).toBeUndefined();
});

test('MAP_FIXED that is refused: 5.10 has unmapped what was there, 6.12 has only gathered it', () => {
  const after = (kernel: KernelName): string => {
    const start = worldAfter(createWorld({ kernel }), mmap(0, 6, R), { name: 'sysctl', key: 'commit_limit', value: 1 });
    const { ret, world } = run(start, mmap(0, 6, RW));
    expect(ret).toBe('ENOMEM');
    return layout(world);
  };
  expect([after('5.10'), after('6.12')]).toEqual(['', '0-6']);
});
