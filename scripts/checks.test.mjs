// A check that cannot fail is none: each of the two is shown what it must refuse and what it must let pass.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { checkLayers } from './layers.mjs';
import { checkPurity } from './pure.mjs';

/** @type {string[]} */
const folders = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** @param {Record<string, string>} files */
function project(files) {
  const folder = mkdtempSync(join(tmpdir(), 'vmascope-layers-'));
  folders.push(folder);
  for (const [path, text] of Object.entries({ 'tsconfig.json': '{}', ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return checkLayers(folder);
}

test('layers: imports that go down pass', () => {
  const { problems, modules } = project({
    'src/listing/a.ts': 'export type A = 1;',
    'src/engine/a.ts': "import type { A } from '../listing/a'; export const a: A = 1;",
    'src/engine/a.test.ts': "import { b } from '../language/b'; b;",
    'src/language/b.ts': "import { a } from '../engine/a'; export const b = a;",
  });
  expect(problems).toEqual([]);
  expect(modules).toBe(4);
});

test('layers: an import that goes up is refused, of a type as well', () => {
  const { problems } = project({
    'src/engine/a.ts': "import type { B } from '../language/b'; export type A = B;",
    'src/language/b.ts': 'export type B = 1;',
  });
  expect(problems).toEqual(['not-in-allowed: src/engine/a.ts → src/language/b.ts']);
});

test('layers: the engine takes types from the listing, no values', () => {
  const { problems } = project({
    'src/listing/a.ts': 'export const a = 1;',
    'src/engine/a.ts': "import { a } from '../listing/a'; export const b = a;",
  });
  expect(problems).toEqual(['not-in-allowed: src/engine/a.ts → src/listing/a.ts']);
});

test('layers: the app does not import what belongs to tests', () => {
  const { problems } = project({
    'src/testing/a.ts': 'export const a = 1;',
    'src/ui/a.ts': "import { a } from '../testing/a'; export const b = a;",
  });
  expect(problems).toEqual(['not-in-allowed: src/ui/a.ts → src/testing/a.ts']);
});

test('layers: a cycle is refused', () => {
  const { problems } = project({
    'src/engine/a.ts': "import { b } from './b'; export const a = () => b;",
    'src/engine/b.ts': "import { a } from './a'; export const b = () => a;",
  });
  expect(problems.length).toBeGreaterThan(0);
  expect(problems.every((problem) => problem.startsWith('no-circular'))).toBe(true);
});

test.each([
  ['&', 'export const f = (a: number) => a & 1;'],
  ['>>>', 'export const f = (a: number) => a >>> 1;'],
  ['~', 'export const f = (a: number) => ~a;'],
  ['|=', 'export function f(a: number) { a |= 1; return a; }'],
])('bit operator %s is refused outside its files', (operator, text) => {
  expect(checkPurity('src/engine/mm.ts', text)).toEqual([expect.stringContaining(`bit operator ${operator}`)]);
  expect(checkPurity('src/engine/vm-flags.ts', text)).toEqual([]);
});

test('logical operators, unions and intersections are no bit operators', () => {
  const text = 'type A = 1 | (2 & {}); export const f = (a: A | null, b: boolean) => (a && b) || (a ?? !b);';
  expect(checkPurity('src/engine/mm.ts', text)).toEqual([]);
});

test.each(['window', 'document', 'Date', 'Math.random', 'performance', 'console'])(
  'the engine may not name %s',
  (name) => {
    expect(checkPurity('src/engine/mm.ts', `export const f = () => ${name};`)).toHaveLength(1);
    expect(checkPurity('src/ui/Page.tsx', `export const f = () => ${name};`)).toEqual([]);
  },
);
