import { describe, expect, test } from 'vitest';
import {
  areaAt,
  areas,
  at,
  emptyWorld,
  layout,
  mlock,
  mmap,
  mmapFile,
  mremap,
  R,
  RW,
  worldAfter,
  write,
} from '../testing/calls';
import { picture } from '../testing/picture-test';
import { run } from './run';
import { currentMm } from './select';
import { has, MAP, MREMAP, VM } from './vm-flags';

describe('growth', () => {
  picture(
    'in place: a plain adjust, never a merge with what follows',
    `
    before  AAAA..BB
    call      **        mremap 4
    after   AAAAAABB
    prot    wwwwwwww
    events  adjust A
    `,
  );
  picture(
    'with something in the way and no leave to move it fails',
    `
    before  AAAA.BB
    call    ****       mremap 6
    ret     ENOMEM
    after   AAAA.BB
    `,
  );
  picture(
    'of a part that does not end with the VMA it fails',
    `
    before  AAAA....
    call    **          mremap 4
    ret     ENOMEM
    after   AAAA....
    `,
  );
  picture(
    'of a range that crosses the end of the VMA it fails',
    `
    before  AAAABB..
    prot    wwwwxx..
    call      ****      mremap 6
    ret     EFAULT
    after   AAAABB..
    `,
  );
});

describe('shrinking', () => {
  picture(
    'unmaps the tail',
    `
    before  AAAAAA
    call    ******     mremap 2
    after   AA....
    events  split A at 2
    `,
  );
  picture(
    'in the middle of a VMA it makes a hole',
    `
    before  AAAAAAAA
    call      ****     mremap 2
    after   AAAA..BB
    `,
  );
  picture(
    'may span two VMAs',
    `
    before  AAABBB
    prot    wwwxxx
    call    ******     mremap 1
    after   A.....
    `,
  );
  picture(
    'where nothing is mapped at the address, the tail goes all the same',
    `
    before  ..AA
    call    ****     mremap 2
    after   ....
    `,
  );
});

describe('a move to a fixed place', () => {
  picture(
    'of memory not written to takes the page offset of its new place',
    `
    before  AAA.......
    call    ***         mremap 3 to 6
    after   ......BBB.
    pgoff   ......678.
    events  case 0
    `,
  );
  picture(
    'of memory written to keeps the page offset and the anon_vma',
    `
    before  AAA.......
    anon    111.......
    call    ***         mremap 3 to 6
    after   ......BBB.
    anon    ......111.
    pgoff   ......012.
    events  case 0
    `,
  );
  picture(
    'of memory not written to merges with the new neighbours: case 1',
    `
    before  AA..PP..NN
    call    **          mremap 2 to 6
    after   ....PPPPPP
    events  case 1 P -N
    `,
  );
  picture(
    'of memory written to does not',
    `
    before  AA..PP..NN
    anon    11........
    call    **          mremap 2 to 6
    after   ....PPQQNN
    events  case 0
    `,
  );
  picture(
    'away and back to the old place merges with both sides again',
    `
    before  AAAAAA......
    anon    111111......
    call      **          mremap 2 to 9
    after   AA..CC...BB.
    pgoff   01..45...23.
    call             **   mremap 2 to 2
    after   AAAAAA......
    pgoff   012345......
    events  case 1 A -C
    `,
  );
  picture(
    'next to the own tail: one VMA with a new page offset',
    `
    before  AAAAAA......
    call    **            mremap 2 to 6
    after   ..AAAAAA....
    pgoff   ..234567....
    events  case 2 A, split A at 2 below
    `,
  );
  picture(
    'longer than before: the rest is fresh',
    `
    before  AA..........
    anon    11..........
    call    **            mremap 4 to 6
    after   ......BBBB..
    pgoff   ......0123..
    `,
  );
  picture(
    'shorter than before: the tail of the source goes first',
    `
    before  AAAA........
    call    ****          mremap 2 to 6
    after   ......BB....
    `,
  );
  picture(
    'clears its destination',
    `
    before  AA..BBBBBB..
    prot    ww..xxxxxx..
    call    **            mremap 2 to 6
    after   ....BBDDCC..
    `,
  );
  picture(
    'clears its destination even where the source then turns out to be unmapped',
    `
    before  ....BB
    call    **       mremap 2 to 4
    ret     EFAULT
    after   ......
    `,
  );
  picture(
    'that overlaps its source is refused',
    `
    before  AAAA....
    call    ****       mremap 4 to 2
    ret     EINVAL
    after   AAAA....
    `,
  );
});

describe('MREMAP_DONTUNMAP', () => {
  picture(
    'leaves the source; what was written goes with the anon_vma of both',
    `
    before  AAAA......
    anon    1111......
    call    ****       mremap 4 keep 6
    after   AAAA..BBBB
    anon    1111..1111
    pgoff   0123..0123
    `,
  );
  picture(
    'next to a source not written to: both become one',
    `
    before  AAAA....
    call    ****       mremap 4 keep 4
    after   AAAAAAAA
    events  case 2 A
    `,
  );

  test('unlocks the whole source, also where only a part was moved', () => {
    const world = emptyWorld(mmap(0, 8, RW), write(0, 8), mlock(0, 8));
    const flags = MREMAP.MAYMOVE + MREMAP.FIXED + MREMAP.DONTUNMAP;
    const moved = worldAfter(world, mremap(2, 2, 2, flags, 20));
    expect(areas(moved).map((vma) => has(vma.vm_flags, VM.LOCKED))).toEqual([false, true]);
    // Nobody counts again: eight pages are said to be locked, two are.
    expect(currentMm(moved).locked_vm).toBe(8);
  });

  test('of the middle of a charged VMA marks the unrelated next VMA as charged, a fault of 5.10', () => {
    const world = emptyWorld(mmap(0, 8, RW), write(0, 8), mmap(10, 2, R));
    expect(has(areaAt(world, 10).vm_flags, VM.ACCOUNT)).toBe(false);
    const moved = worldAfter(world, mremap(2, 2, 2, MREMAP.MAYMOVE + MREMAP.FIXED + MREMAP.DONTUNMAP, 20));
    expect(has(areaAt(moved, 10).vm_flags, VM.ACCOUNT)).toBe(true);
  });
});

test('without MREMAP_FIXED a move goes where get_unmapped_area says', () => {
  const world = emptyWorld(mmap(0, 4, RW), mmap(4, 1, R));
  const { ret, world: moved } = run(world, mremap(0, 4, 8, MREMAP.MAYMOVE));
  expect(ret).toBe(currentMm(world).mmap_base - 8 * 4096);
  expect(areas(moved).map((vma) => [vma.vm_start, vma.vm_end])).toEqual([
    [at(4), at(5)],
    [Number(ret), Number(ret) + 8 * 4096],
  ]);
});

test('old_len 0 of shared memory makes a second mapping of the same pages', () => {
  const shared = MAP.SHARED + MAP.ANONYMOUS + MAP.FIXED;
  const world = emptyWorld(mmap(0, 4, RW, shared));
  const two = worldAfter(world, mremap(0, 0, 4, MREMAP.MAYMOVE + MREMAP.FIXED, 10));
  expect(layout(two)).toBe('0-4 10-14');
  expect(areaAt(two, 10)).toMatchObject({ vm_pgoff: 0, vm_file: areaAt(two, 0).vm_file });
});

test('a file mapping moves with its page offset and merges where the file goes on', () => {
  const { world, ret } = run(emptyWorld(), { name: 'open', path: 'f', pages: 20, mode: 'rw' });
  const fd = Number(ret);
  const mapped = worldAfter(world, mmapFile(0, 2, R, fd, 5), mmapFile(10, 2, R, fd, 3));
  const moved = worldAfter(mapped, mremap(0, 2, 2, MREMAP.MAYMOVE + MREMAP.FIXED, 12));
  expect(layout(moved)).toBe('10-14');
  expect(areaAt(moved, 10).vm_pgoff).toBe(3);
});
