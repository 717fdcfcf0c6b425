import { expect, test } from 'vitest';
import { complete, emptyScope, nearest, type Scope } from './index';

const scope: Scope = new Map([
  ['a', { kind: 'addr', value: 4096 }],
  ['lib', { kind: 'file', value: 2 }],
  ['child', { kind: 'pid', value: 2 }],
]);
/** The candidates where | stands. */
function at(picture: string) {
  const column = picture.indexOf('|') + 1;
  return complete(picture.replace('|', ''), column, scope);
}
const texts = (picture: string): string[] => at(picture).candidates.map(({ text }) => text);

test('an empty line offers every call', () => {
  expect(texts('|')).toContain('mmap');
  expect(texts('x = |')).toContain('open');
});

test('a word offers the calls that begin with it, with their arguments', () => {
  expect(texts('mun|')).toEqual(['munmap', 'munlock', 'munlockall']);
  expect(at('munm|').candidates).toEqual([{ text: 'munmap', kind: 'call', detail: '(addr, len)' }]);
  expect(at('a = mmap|')).toMatchObject({ from: 4, to: 8 });
});

test('an argument offers what it takes', () => {
  expect(texts('munmap(|')).toEqual(['NULL', 'a']);
  expect(texts('mmap(NULL, 1p, PROT_READ, MAP_PRIVATE, |')).toEqual(['-1', 'lib']);
  expect(texts('switch(|')).toEqual(['child']);
  expect(texts('touch(a, 1p, |')).toEqual(['r', 'w']);
  expect(texts('sysctl(vm.m|')).toEqual(['vm.max_map_count', 'vm.mmap_min_addr']);
  expect(texts('rlimit(|')).toContain('RLIMIT_AS');
});

test('arguments that are given by name: their names, and behind the = what each takes', () => {
  expect(texts('vma_merge(a, a+1p, 0, 0, pr|')).toEqual(['prev=']);
  expect(texts('vma_merge(a, a+1p, 0, prev=a, |')).not.toContain('prev=');
  expect(texts('vma_merge(a, a+1p, 0, prev=a, |')).toContain('anon_vma=');
  expect(texts('vma_merge(a, a+1p, 0, prev=|')).toEqual(['NULL', 'a']);
  expect(texts('vma_merge(a, a+1p, 0, file=|')).toEqual(['-1', 'lib']);
  expect(texts('vma_merge(a, a+1p, 0, policy=bi|')).toEqual(['MPOL_BIND']);
  expect(texts('vma_merge(vm_flags=VM_REA|')).toEqual(['VM_READ']);
  expect(at('vma_merge(a, a+1p, 0, anon_vma=|')).toMatchObject({ call: 'vma_merge', argument: 'anon_vma' });
  expect(at('vma_m|').candidates[0]?.detail).toContain('[prev=], [anon_vma=]');
});

test('flags of this argument, without those that stand there already; the prefix may be left out', () => {
  expect(texts('mprotect(a, 1p, PROT_READ|')).toEqual(['PROT_READ']);
  const prot = complete('mprotect(a, 1p, PROT_READ|PR', 29, scope).candidates.map(({ text }) => text);
  expect(prot).toContain('PROT_WRITE');
  expect(prot).not.toContain('PROT_READ');
  expect(texts('mmap(NULL, 1p, PROT_READ, anon|')).toEqual(['MAP_ANONYMOUS']);
  expect(texts('madvise(a, 1p, MADV_HUGE|')).toEqual(['MADV_HUGEPAGE']);
});

test('it says which argument of which call it is, and replaces the whole word', () => {
  const found = complete('mprotect(a, 1p, PROT_WRITE)', 22, scope);
  expect(found).toMatchObject({ call: 'mprotect', argument: 'prot', from: 16, to: 26 });
});

test('nothing is offered behind a call, in a text, in a comment, or beyond the last argument', () => {
  expect(texts('fork() |')).toEqual([]);
  expect(texts('open("mm|')).toEqual([]);
  expect(texts('munmap(a, # mm|')).toEqual([]);
  expect(texts('munmap(a, 1p, |')).toEqual([]);
  expect(texts('nonsense(|')).toEqual([]);
  expect(complete('', 99, emptyScope).from).toBe(0);
});

test('the nearest name', () => {
  expect(nearest('PROT_REED', ['PROT_READ', 'PROT_WRITE'])).toBe('PROT_READ');
  expect(nearest('ANONYMUOS', ['MAP_PRIVATE', 'MAP_ANONYMOUS'])).toBe('MAP_ANONYMOUS');
  expect(nearest('mmpa', ['munmap', 'mmap'])).toBe('mmap');
  expect(nearest('zebra', ['mmap'])).toBe('');
  expect(nearest('m'.repeat(10_000), ['mmap'])).toBe('');
});
