import { describe, expect, test } from 'vitest';
import {
  areaAt,
  areas,
  at,
  emptyWorld,
  layout,
  madvise,
  mlock,
  mmap,
  mprotect,
  mremap,
  munlock,
  munmap,
  R,
  RW,
  RWX,
  worldAfter,
  write,
} from '../testing/calls';
import { printTree } from '../testing/tree-picture';
import { MADV } from './madv';
import { currentMm, currentTask } from './select';
import { tableGet } from './table';
import { validate } from './validate';
import { has, MREMAP, VM } from './vm-flags';
import type { AnonVma, World } from './world';

const anonOf = (world: World, page: number): number | null => areaAt(world, page).anon_vma;
const record = (world: World, id: number | null): AnonVma | undefined =>
  id === null ? undefined : tableGet(world.anon_vmas, id);
const FORK = { name: 'fork' } as const;
const to = (pid: number) => ({ name: 'switch', pid }) as const;

describe('the first write: anon_vma_prepare', () => {
  test('a fresh root: its own root and parent, one active VMA, itself as a child', () => {
    const world = worldAfter(emptyWorld(), mmap(0, 2, RW), write(0, 1));
    const id = anonOf(world, 0);
    expect(record(world, id)).toMatchObject({ root: id, parent: id, num_children: 1, num_active_vmas: 1 });
    expect(areaAt(world, 0).anon_vma_chain).toEqual([id]);
  });
  test('a neighbour that differs in access rights only shares its anon_vma', () => {
    const world = worldAfter(emptyWorld(), mmap(0, 3, RW), mmap(3, 3, RWX), write(0, 3), write(3, 3));
    expect(anonOf(world, 3)).toBe(anonOf(world, 0));
    expect(layout(worldAfter(world, mprotect(3, 3, RW)))).toBe('0-6');
  });
  test('of two neighbours the next one counts', () => {
    const apart = worldAfter(emptyWorld(), mmap(0, 2, RW), mmap(4, 2, RW), write(0, 2), write(4, 2));
    const world = worldAfter(apart, mmap(2, 2, RWX), write(2, 2));
    expect(anonOf(apart, 0)).not.toBe(anonOf(apart, 4));
    expect(anonOf(world, 2)).toBe(anonOf(apart, 4));
  });
  test('VM_ACCOUNT keeps two apart', () => {
    const noReserve = mmap(2, 2, RWX, 0x4032);
    const world = worldAfter(emptyWorld(), mmap(0, 2, RW), write(0, 2), noReserve, write(2, 2));
    expect(anonOf(world, 2)).not.toBe(anonOf(world, 0));
  });
  test('a hole keeps two apart', () => {
    const world = worldAfter(emptyWorld(), mmap(0, 2, RW), write(0, 2), mmap(3, 2, RWX), write(3, 2));
    expect(anonOf(world, 3)).not.toBe(anonOf(world, 0));
  });
  test('moved memory keeps its page offset, and so its neighbours apart', () => {
    const world = worldAfter(emptyWorld(), mmap(0, 2, RW), write(0, 2));
    const moved = worldAfter(world, mremap(0, 2, 2, MREMAP.MAYMOVE + MREMAP.FIXED, 8), mmap(10, 2, RWX), write(10, 2));
    expect(anonOf(moved, 10)).not.toBe(anonOf(moved, 8));
    expect(layout(worldAfter(moved, mmap(12, 2, RW)))).toBe('8-10 10-12 12-14');
  });
  test('an untouched VMA between breaks the chain', () => {
    const world = worldAfter(emptyWorld(), mmap(0, 2, RW), write(0, 2), mmap(2, 2, R), mmap(4, 2, RWX), write(4, 2));
    expect(anonOf(world, 4)).not.toBe(anonOf(world, 0));
  });
});

describe('splits and locks', () => {
  test('all pieces of a VMA are active in its anon_vma', () => {
    const world = worldAfter(emptyWorld(), mmap(0, 9, RW), write(0, 9), mprotect(3, 3, R));
    expect(record(world, anonOf(world, 0))?.num_active_vmas).toBe(3);
    expect(areas(world).map((vma) => vma.anon_vma_chain.length)).toEqual([1, 1, 1]);
  });
  test('locking the middle of untouched memory writes to it: unlocked, it stays apart', () => {
    const world = worldAfter(emptyWorld(), mmap(0, 6, RW), mlock(2, 2), munlock(2, 2));
    expect(layout(world)).toBe('0-2 2-4 4-6');
    expect([0, 2, 4].map((page) => anonOf(world, page) !== null)).toEqual([false, true, false]);
  });
  test('locking the middle of touched memory leaves no trace', () => {
    const world = worldAfter(emptyWorld(), mmap(0, 6, RW), write(0, 6), mlock(2, 2), munlock(2, 2));
    expect(layout(world)).toBe('0-6');
  });
  test('DONTFORK of the middle of untouched memory and back merges, of touched memory as well', () => {
    for (const calls of [[], [write(0, 6)]])
      expect(
        layout(
          worldAfter(emptyWorld(), mmap(0, 6, RW), ...calls, madvise(2, 2, MADV.DONTFORK), madvise(2, 2, MADV.DOFORK)),
        ),
      ).toBe('0-6');
  });
});

describe('fork', () => {
  const parent = worldAfter(emptyWorld(), mmap(0, 4, RW), write(0, 4), mmap(8, 2, RW));
  const child = worldAfter(parent, FORK, to(2));

  test('the child has an anon_vma of its own below the parent’s, and a chain of both', () => {
    const [own, inherited] = areaAt(child, 0).anon_vma_chain;
    expect([own, inherited]).toEqual([anonOf(child, 0), anonOf(parent, 0)]);
    expect(record(child, own ?? null)).toMatchObject({ root: inherited, parent: inherited, num_children: 0 });
    expect(record(child, inherited ?? null)).toMatchObject({ num_children: 2, num_active_vmas: 1 });
  });
  test('a grandchild has a chain of three', () => {
    const grandchild = worldAfter(child, FORK, to(3));
    expect(areaAt(grandchild, 0).anon_vma_chain).toHaveLength(3);
  });
  test('memory not written to is inherited without an anon_vma', () => {
    expect(areaAt(child, 8).anon_vma_chain).toEqual([]);
  });
  test('in the child inherited memory takes no fresh neighbour, in the parent it does', () => {
    expect(layout(worldAfter(child, mmap(4, 2, RW)))).toBe('0-4 4-6 8-10');
    expect(layout(worldAfter(child, write(0, 4), mmap(4, 2, RW)))).toBe('0-4 4-6 8-10');
    expect(layout(worldAfter(child, to(1), mmap(4, 2, RW)))).toBe('0-6 8-10');
  });
  test('pieces of one inherited VMA become one again', () => {
    expect(layout(worldAfter(child, mprotect(1, 2, R), mprotect(1, 2, RW)))).toBe('0-4 8-10');
  });
  test('when the parent has left, its anon_vma lives on, and the next child takes it over', () => {
    const orphan = worldAfter(child, { name: 'exit', pid: 1 });
    const inherited = areaAt(orphan, 0).anon_vma_chain[1] ?? 0;
    expect(record(orphan, inherited)).toMatchObject({ num_active_vmas: 0, num_children: 2 });
    expect(validate(orphan)).toEqual([]);
  });
  test('an anon_vma without VMAs and with one child at most is used again by a child', () => {
    // 1 forks 2, 2 forks 3, 2 leaves: what was 2's own has no VMA of its own, and 3 is its only child.
    const third = worldAfter(child, FORK, to(3), { name: 'exit', pid: 2 });
    const formerlyOf2 = areaAt(third, 0).anon_vma_chain[1] ?? 0;
    const fourth = worldAfter(third, FORK, to(4));
    expect(anonOf(fourth, 0)).toBe(formerlyOf2);
    expect(areaAt(fourth, 0).anon_vma_chain).toHaveLength(3);
    expect(validate(fourth)).toEqual([]);
  });
  test('DONTFORK memory is left out and its neighbours stay apart; WIPEONFORK memory comes empty', () => {
    const split = worldAfter(parent, madvise(1, 1, MADV.DONTFORK), madvise(8, 2, MADV.WIPEONFORK), write(8, 2));
    const fresh = worldAfter(split, FORK, to(2));
    expect(layout(fresh)).toBe('0-1 2-4 8-10');
    expect([areaAt(fresh, 8).anon_vma, currentMm(fresh).total_vm]).toEqual([null, 5]);
  });
  test('the child is not locked and its default flags are clear', () => {
    const locked = worldAfter(parent, mlock(0, 4), { name: 'mlockall', flags: 2 }, FORK, to(2));
    expect(areas(locked).some((vma) => has(vma.vm_flags, VM.LOCKED))).toBe(false);
    expect([currentMm(locked).locked_vm, currentMm(locked).def_flags]).toEqual([0, 0]);
  });
  test('a thread shares the address space, which lives until the last one leaves', () => {
    const two = worldAfter(parent, { name: 'fork', thread: true });
    expect(tableGet(two.tasks, 2)?.mm).toBe(currentTask(two).mm);
    const one = worldAfter(two, { name: 'exit' });
    expect([one.current, layout(one)]).toEqual([2, layout(parent)]);
    const none = worldAfter(one, { name: 'exit' });
    expect([none.mms.size, none.vmas.size, none.anon_vmas.size, none.committed]).toEqual([0, 0, 0, 0]);
  });
});

test("the child's tree grows by ascending insertion, whatever the parent's looks like", () => {
  const descending = worldAfter(emptyWorld(), ...[14, 12, 10, 8, 6, 4, 2, 0].map((page) => mmap(page, 1, RW)));
  const ascending = worldAfter(emptyWorld(), ...[0, 2, 4, 6, 8, 10, 12, 14].map((page) => mmap(page, 1, RW)));
  const tree = (world: World): string =>
    printTree(world, currentMm(world).mm_rb, (vma) => (vma.vm_start - at(0)) / 4096 / 2 + 1);
  expect(tree(descending)).not.toBe(tree(ascending));
  expect(tree(worldAfter(descending, FORK, to(2)))).toBe('4b(2r(1b 3b) 6r(5b 7b(. 8r)))');
  expect(tree(ascending)).toBe('4b(2r(1b 3b) 6r(5b 7b(. 8r)))');
});

test('freed objects leave no anon_vma behind', () => {
  const world = worldAfter(emptyWorld(), mmap(0, 4, RW), write(0, 4), FORK, to(2), write(0, 4), munmap(0, 4));
  expect(world.anon_vmas.size).toBe(1);
  expect(worldAfter(world, to(1), munmap(0, 4)).anon_vmas.size).toBe(0);
});
