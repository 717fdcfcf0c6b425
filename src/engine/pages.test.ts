import { describe, expect, test } from 'vitest';
import {
  areaAt,
  at,
  emptyWorld,
  madvise,
  mmap,
  mmapFile,
  mprotect,
  mremap,
  munmap,
  R,
  RW,
  read,
  worldAfter,
  write,
} from '../testing/calls';
import { toPages } from './addr';
import { MADV } from './madv';
import { run } from './run';
import { currentMm } from './select';
import { tableEntries } from './table';
import { MAP, MREMAP, PROT } from './vm-flags';
import type { PageRun, World } from './world';

const runs = (world: World): PageRun[] => [...tableEntries(currentMm(world).pgd)].flatMap(([, table]) => table);
/** `0+4 anon` …: first page of the arena, count, kind. */
const shown = (world: World): string =>
  runs(world)
    .map(({ page, count, kind }) => `${page - toPages(at(0))}+${count} ${kind}`)
    .join(', ');
const frame = (world: World, page: number): number => {
  const own = runs(world).find((one) => one.page <= toPages(at(page)) && toPages(at(page)) < one.page + one.count);
  return own === undefined ? 0 : own.pfn + toPages(at(page)) - own.page;
};

describe('faults', () => {
  test('a read brings the zero page and no anon_vma; a write brings frames and one', () => {
    const seen = worldAfter(emptyWorld(), mmap(0, 4, RW), read(0, 4));
    expect([shown(seen), areaAt(seen, 0).anon_vma]).toEqual(['0+4 zero', null]);
    const written = worldAfter(seen, write(1, 2));
    expect(shown(written)).toBe('0+1 zero, 1+2 anon, 3+1 zero');
    expect(areaAt(written, 0).anon_vma).not.toBeNull();
  });
  test('a page that was written to keeps its frame', () => {
    const once = worldAfter(emptyWorld(), mmap(0, 4, RW), write(1, 1));
    const twice = worldAfter(once, write(0, 4), read(0, 4));
    expect(frame(twice, 1)).toBe(frame(once, 1));
    expect(new Set([0, 1, 2, 3].map((page) => frame(twice, page))).size).toBe(4);
  });
  test('page->index is the place in the VMA, page->mapping its anon_vma', () => {
    const world = worldAfter(emptyWorld(), mmap(0, 4, RW), write(2, 2));
    expect(runs(world)).toMatchObject([{ index: toPages(at(2)), mapping: areaAt(world, 0).anon_vma, count: 2 }]);
  });
  test('a private file page is read from the file and copied at the first write', () => {
    const opened = run(emptyWorld(), { name: 'open', path: 'f', pages: 8, mode: 'rw' });
    const world = worldAfter(opened.world, mmapFile(0, 4, RW, Number(opened.ret), 2), read(0, 4));
    expect(runs(world)).toMatchObject([{ kind: 'file', index: 2, count: 4 }]);
    expect(shown(worldAfter(world, write(1, 1)))).toBe('0+1 file, 1+1 anon, 2+2 file');
  });
  test('behind the end of the file there is nothing', () => {
    const opened = run(emptyWorld(), { name: 'open', path: 'f', pages: 3, mode: 'rw' });
    const world = worldAfter(opened.world, mmapFile(0, 4, R, Number(opened.ret), 0));
    expect(run(world, read(0, 4)).ret).toBe('EFAULT');
    expect(shown(run(world, read(0, 4)).world)).toBe('0+3 file');
  });
  test('shared memory is the file for both kinds of access, and never gets an anon_vma', () => {
    const world = worldAfter(emptyWorld(), mmap(0, 2, RW, MAP.SHARED + MAP.ANONYMOUS + MAP.FIXED), write(0, 2));
    expect([shown(world), areaAt(world, 0).anon_vma]).toEqual(['0+2 file', null]);
  });
});

describe('runs', () => {
  test('a run goes on over the end of a page table', () => {
    const world = worldAfter(emptyWorld(), mmap(510, 4, RW), write(510, 4));
    expect(shown(world)).toBe('510+2 anon, 512+2 anon');
    expect(frame(world, 512)).toBe(frame(world, 511) + 1);
  });
  test('unmapping the middle of a run leaves two', () => {
    const world = worldAfter(emptyWorld(), mmap(0, 6, RW), write(0, 6), munmap(2, 2));
    expect(shown(world)).toBe('0+2 anon, 4+2 anon');
  });
  test('MADV_DONTNEED empties the range and leaves the VMA', () => {
    const world = worldAfter(emptyWorld(), mmap(0, 6, RW), write(0, 6), madvise(1, 4, MADV.DONTNEED));
    expect([shown(world), areaAt(world, 0).vm_end]).toEqual(['0+1 anon, 5+1 anon', at(6)]);
  });
  test('a move takes the frames along, index and mapping unchanged', () => {
    const world = worldAfter(emptyWorld(), mmap(0, 4, RW), write(0, 4));
    const moved = worldAfter(world, mremap(0, 4, 4, MREMAP.MAYMOVE + MREMAP.FIXED, 10));
    expect([10, 13].map((page) => frame(moved, page))).toEqual([0, 3].map((page) => frame(world, page)));
    expect(runs(moved)).toMatchObject([{ index: toPages(at(0)), mapping: areaAt(world, 0).anon_vma }]);
  });
});

describe('after a fork', () => {
  const parent = worldAfter(emptyWorld(), mmap(0, 4, RW), write(0, 4));
  const both = worldAfter(parent, { name: 'fork' });
  const child = worldAfter(both, { name: 'switch', pid: 2 });

  test('both have the same frames', () => {
    expect([0, 1, 2, 3].map((page) => frame(child, page))).toEqual([0, 1, 2, 3].map((page) => frame(parent, page)));
  });
  test('the first to write gets a copy, the other keeps the page for itself', () => {
    const written = worldAfter(child, write(1, 1));
    expect(frame(written, 1)).not.toBe(frame(parent, 1));
    const back = worldAfter(written, { name: 'switch', pid: 1 }, write(1, 1));
    expect(frame(back, 1)).toBe(frame(parent, 1));
  });
  test("a child's copy belongs to the child's own anon_vma", () => {
    const written = worldAfter(child, write(1, 1));
    const own = areaAt(written, 0).anon_vma;
    expect(runs(written).map(({ mapping }) => mapping === own)).toEqual([false, true, false]);
  });
  test('with the child gone a write copies nothing', () => {
    const alone = worldAfter(child, { name: 'exit' }, write(0, 4));
    expect([0, 1, 2, 3].map((page) => frame(alone, page))).toEqual([0, 1, 2, 3].map((page) => frame(parent, page)));
  });
});

describe('population', () => {
  test('MAP_POPULATE writes to private writable memory and reads the rest', () => {
    const flags = MAP.PRIVATE + MAP.ANONYMOUS + MAP.FIXED + MAP.POPULATE;
    const world = worldAfter(emptyWorld(), mmap(0, 2, RW, flags), mmap(4, 2, R, flags), mmap(8, 2, PROT.NONE, flags));
    expect(shown(world)).toBe('0+2 anon, 4+2 zero');
  });
  test('MAP_NONBLOCK takes MAP_POPULATE back', () => {
    const flags = MAP.PRIVATE + MAP.ANONYMOUS + MAP.FIXED + MAP.POPULATE + MAP.NONBLOCK;
    expect(shown(worldAfter(emptyWorld(), mmap(0, 2, RW, flags)))).toBe('');
  });
  test('locked memory that becomes writable is written to', () => {
    const locked = worldAfter(emptyWorld(), mmap(0, 2, R, MAP.PRIVATE + MAP.ANONYMOUS + MAP.FIXED + MAP.LOCKED));
    expect([shown(locked), shown(worldAfter(locked, mprotect(0, 2, RW)))]).toEqual(['0+2 zero', '0+2 anon']);
  });
});
