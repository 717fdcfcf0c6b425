import { expect, test } from 'vitest';
import { format, formatParts } from './format';

test('a place takes its parameter', () => {
  expect(format('{a} grows over {b}', { a: 'A', b: 7 })).toBe('A grows over 7');
});

test('a choice takes the first word for one and the second for any other number', () => {
  const template = '{n} {n?call:calls}';
  expect([0, 1, 2].map((n) => format(template, { n }))).toEqual(['0 calls', '1 call', '2 calls']);
});

test('a place without a parameter stays visible', () => {
  expect(format('{a} and {b}', { a: 'A' })).toBe('A and {b}');
});

test('text that goes in is never read as a template', () => {
  expect(format('{a}', { a: '{b}', b: 'no' })).toBe('{b}');
});

test('parts name the parameters', () => {
  expect(formatParts('so {a}.', { a: 'A' })).toEqual(['so ', { name: 'a', value: 'A' }, '.']);
});
