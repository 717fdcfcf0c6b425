import { describe, expect, test } from 'vitest';
import {
  areaAt,
  areas,
  emptyWorld,
  mmap,
  mmapFile,
  PRIVATE_FIXED,
  R,
  RW,
  RWX,
  worldAfter,
  write,
} from '../testing/calls';
import { Edit } from './edit';
import { run } from './run';
import { currentMm } from './select';
import { validate } from './validate';
import { MAP } from './vm-flags';
import type { Mm, Vma, World } from './world';

/** Seven VMAs, so that the tree has three levels; anonymous, a file, a stack; some written to. */
function sound(): { world: World; file: number } {
  const opened = run(emptyWorld(), { name: 'open', path: 'f', pages: 9, mode: 'rw' });
  const file = Number(opened.ret);
  const world = worldAfter(
    opened.world,
    mmap(0, 2, RW),
    mmap(2, 2, R),
    mmap(4, 2, RW),
    mmapFile(8, 2, R, file, 0),
    mmap(20, 2, RWX),
    mmap(1000, 2, RW, PRIVATE_FIXED + MAP.GROWSDOWN),
    mmap(2000, 2, RW),
    write(0, 2),
    write(4, 2),
  );
  return { world, file };
}
const { world: SOUND, file: FILE } = sound();
const MM = currentMm(SOUND).id;
const idAt = (page: number): number => areaAt(SOUND, page).id;

/** The faults of the sound world after one edit. */
function faults(breakIt: (edit: Edit) => void): string[] {
  const edit = new Edit(SOUND);
  breakIt(edit);
  return validate(edit.snapshot());
}

test('a sound world has no faults, and neither has an empty one', () => {
  expect([validate(SOUND), validate(emptyWorld())]).toEqual([[], []]);
  expect(areas(SOUND)).toHaveLength(7);
});

const ROOT = currentMm(SOUND).mm_rb ?? 0;
const LEAF = areas(SOUND).find((one) => one.rb_left === null && one.rb_right === null) ?? areaAt(SOUND, 0);

describe('each broken invariant is told', () => {
  test.each<[string, (edit: Edit) => void, RegExp]>([
    ['a VMA ends off a page', vma(4, () => ({ vm_end: areaAt(SOUND, 4).vm_end + 1 })), /not page aligned/],
    ['a VMA is empty', vma(4, () => ({ vm_end: areaAt(SOUND, 4).vm_start })), /: empty/],
    ['two overlap', vma(0, () => ({ vm_end: areaAt(SOUND, 0).vm_end + 4096 })), /overlaps/],
    ['vm_prev is wrong', vma(4, () => ({ vm_prev: idAt(0) })), /vm_prev is/],
    ['vm_next leads nowhere', vma(4, () => ({ vm_next: 999 })), /the list is broken at vma 999/],
    ['vm_next skips one', vma(0, () => ({ vm_next: idAt(4) })), /the list and the tree in order differ/],
    ['the list is a ring', vma(2000, () => ({ vm_next: idAt(0) })), /the list is broken/],
    ['the head is not the first', mm(() => ({ mmap: idAt(2) })), /the list and the tree in order differ/],
    ['a VMA of another mm', vma(4, () => ({ vm_mm: 77 })), /belongs to mm 77/],
    ['map_count', mm(() => ({ map_count: 8 })), /map_count is 8, the list has 7/],
    ['the root is red', (e) => paint(e, ROOT, 'red'), /the root is red/],
    ['red below red', redBelowRed, /red below red/],
    ['black heights', (e) => paint(e, LEAF.id, LEAF.rb_colour === 'red' ? 'black' : 'red'), /black nodes on the left/],
    ['a parent pointer', (e) => assign(e.editVma(LEAF.id), { rb_parent: LEAF.id }), /rb_parent is/],
    ['a child that is gone', (e) => assign(e.editVma(LEAF.id), { rb_left: 999 }), /the tree names vma 999/],
    ['a subtree is lost', (e) => assign(e.editVma(ROOT), { rb_left: null }), /the list and the tree in order differ/],
    ['rb_subtree_gap', vma(20, () => ({ rb_subtree_gap: 4096 })), /rb_subtree_gap is/],
    ['the gap of a stack without its guard', forgetGuard, /rb_subtree_gap is/],
    ['highest_vm_end', mm(() => ({ highest_vm_end: 4096 })), /highest_vm_end is/],
    ['i_mmap lacks a VMA', (e) => e.unlinkImmap(e.file(FILE).inode, idAt(8)), /not in its file's i_mmap/],
    ['i_mmap holds a stranger', (e) => e.linkImmap(e.file(FILE).inode, idAt(0)), /i_mmap holds 2 vmas, 1 have a file/],
    ['anon_vma not in the chain', vma(0, () => ({ anon_vma_chain: [] })), /its anon_vma is not in its chain/],
    ['an avc that the anon_vma lacks', (e) => e.dropAvc(anon(0), idAt(0)), /not in the interval tree of anon_vma/],
    ['an avc of a stranger', (e) => e.addAvc(anon(0), idAt(2)), /the anon_vmas hold 3 avcs, the chains 2/],
    [
      'num_active_vmas',
      (e) => assign(e.editAnonVma(anon(0)), { num_active_vmas: 2 }),
      /num_active_vmas is 2, 1 use it/,
    ],
    ['a page outside', (e) => e.setPageTable(MM, tableOf(30), [page(30, 'zero')]), /present outside of every vma/],
    [
      'an anonymous page, no anon_vma',
      (e) => e.setPageTable(MM, tableOf(20), [page(20, 'anon')]),
      /an anonymous page but no anon_vma/,
    ],
  ])('%s', (_, breakIt, message) => {
    expect(faults(breakIt).join('\n')).toMatch(message);
  });
});

const anon = (at: number): number => areaAt(SOUND, at).anon_vma ?? 0;
const tableOf = (at: number): number => Math.floor((areaAt(SOUND, 0).vm_start / 4096 + at) / 512);
const page = (at: number, kind: 'zero' | 'anon') => ({
  page: areaAt(SOUND, 0).vm_start / 4096 + at,
  count: 1,
  kind,
  mapping: null,
  index: 0,
  pfn: 0,
});

/** An edit of the VMA at that page of the arena. */
function vma(at: number, fields: () => Partial<Vma>): (edit: Edit) => void {
  return (edit) => assign(edit.editVma(idAt(at)), fields());
}
function mm(fields: () => Partial<Mm>): (edit: Edit) => void {
  return (edit) => assign(edit.editMm(MM), fields());
}
function assign<T>(target: T, fields: Partial<T>): void {
  Object.assign(target as object, fields);
}
const paint = (edit: Edit, id: number, rb_colour: 'red' | 'black'): void => assign(edit.editVma(id), { rb_colour });

function redBelowRed(edit: Edit): void {
  const parent = areas(SOUND).find((one) => one.rb_parent !== null && one.rb_left !== null);
  paint(edit, parent?.id ?? 0, 'red');
  paint(edit, parent?.rb_left ?? 0, 'red');
}

/** The gap as it would be if the kernel forgot the guard pages. */
function forgetGuard(edit: Edit): void {
  const stack = edit.editVma(idAt(1000));
  stack.rb_subtree_gap += 256 * 4096;
}
