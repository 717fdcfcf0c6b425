import { expect, test } from 'vitest';
import { foldStack } from './fold-stack';

const STACK = ['mmap', 'do_mmap', 'mmap_region', 'vma_merge', '__vma_adjust'] as const;

/** The row as it reads where each character is 1 wide, and the button 1. */
function row(stack: readonly string[], room: number): string {
  const { head, tail } = foldStack(
    stack.map(({ length }) => length),
    room,
    1,
  );
  const isWhole = head + tail === stack.length;
  return [...stack.slice(0, head), ...(isWhole ? [] : ['…']), ...stack.slice(stack.length - tail)].join(' › ');
}

test('the whole stack where there is room', () => {
  expect(row(STACK, 43)).toBe('mmap › do_mmap › mmap_region › vma_merge › __vma_adjust');
});

test('without room the middle gives way, from the outside in', () => {
  expect(row(STACK, 42)).toBe('mmap › … › mmap_region › vma_merge › __vma_adjust');
  expect(row(STACK, 36)).toBe('mmap › … › vma_merge › __vma_adjust');
});

test('then the outermost, then the caller; never the running function', () => {
  expect(row(STACK, 25)).toBe('… › vma_merge › __vma_adjust');
  expect(row(STACK, 21)).toBe('… › __vma_adjust');
  expect(row(STACK, 0)).toBe('… › __vma_adjust');
  expect(row(['mmap', 'do_mmap'], 8)).toBe('… › do_mmap');
});

test('one name alone is shown whatever the room', () => {
  expect(row(['exit'], 0)).toBe('exit');
});

test('what is shown fits wherever anything can, and is never less than what fits', () => {
  const shownAt = (room: number): number => {
    const { head, tail } = foldStack(
      STACK.map(({ length }) => length),
      room,
      1,
    );
    return head + tail;
  };
  for (let room = 1; room < 50; room++) expect(shownAt(room)).toBeGreaterThanOrEqual(shownAt(room - 1));
});
