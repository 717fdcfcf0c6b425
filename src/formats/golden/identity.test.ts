import { expect, test } from 'vitest';
import { type Census, Identity, Renaming } from './identity';

const census = (next: number, ...dead: number[]): Census => ({ alive: (id) => !dead.includes(id), next });

test('an object that lives keeps its name', () => {
  const identity = new Identity();
  expect(identity.same(1, 'v1', census(2))).toBe(true);
  expect(identity.same(1, 'v1', census(3))).toBe(true);
  expect(identity.same(1, 'v2', census(3))).toBe(false);
});

test('a name may pass to a younger object once the first is gone', () => {
  const identity = new Identity();
  identity.same(1, 'v1', census(2));
  expect(identity.same(2, 'v1', census(3, 1))).toBe(true);
});

test('a name stays while its object lives', () => {
  const identity = new Identity();
  identity.same(1, 'v1', census(2));
  expect(identity.same(2, 'v1', census(3))).toBe(false);
});

test('a name cannot pass to an object that lived beside the first', () => {
  const identity = new Identity();
  identity.same(1, 'v1', census(3));
  expect(identity.same(2, 'v1', census(3, 1))).toBe(false);
});

test('within a row a name is one object and an object has one name', () => {
  const names = new Renaming();
  expect(names.same(7, 'a')).toBe(true);
  expect(names.same(7, 'b')).toBe(false);
  expect(names.same(8, 'a')).toBe(false);
  expect(names.same(8, 'b')).toBe(true);
});
