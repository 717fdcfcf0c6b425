/** The listings, their sentences and the engine that records them speak of the same lines, with the same locals. */
import { readdirSync } from 'node:fs';
import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';
import { LOCAL_KINDS } from '../engine';
import { ALL_ANCHORS, type Anchor, functionOf, lineOf } from '../listing';
import { ALL_CHAPTERS, chapterOf } from '../listing/chapters';
import { chaptersEn } from './en/chapters';
import { stepsEn } from './en/steps';
import { chaptersZh } from './zh-cn/chapters';
import { stepsZh } from './zh-cn/steps';

/** How the engine records a line: with a question or without, and with which locals at every place. */
interface Recorded {
  readonly ways: Set<string>;
  locals: Set<string>;
}

const ENGINE = 'src/engine';

/** Every `rec?.at(anchor, locals)` and `rec?.test(anchor, outcome, locals)`; the compiler works the anchors out. */
function recordedLines(): Map<string, Recorded> {
  const files = readdirSync(ENGINE, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'step.ts')
    .map((name) => `${ENGINE}/${name}`);
  const program = ts.createProgram(files, {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    noEmit: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const recorded = new Map<string, Recorded>();

  const note = (call: ts.CallExpression, way: string): void => {
    const [anchor, ...rest] = call.arguments;
    const type = anchor === undefined ? undefined : checker.getTypeAtLocation(anchor);
    const literals = type === undefined ? [] : type.isUnion() ? type.types : [type];
    const locals = rest[way === 'test' ? 1 : 0];
    const names = locals === undefined ? [] : checker.getTypeAtLocation(locals).getProperties();
    for (const literal of literals) {
      if (!literal.isStringLiteral()) throw new Error(`${call.getText()}: the anchor is not known`);
      const passed = new Set(names.map((symbol) => symbol.name));
      const known = recorded.get(literal.value);
      if (known === undefined) recorded.set(literal.value, { ways: new Set([way]), locals: passed });
      else {
        known.ways.add(way);
        known.locals = new Set([...known.locals].filter((name) => passed.has(name)));
      }
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { expression: receiver, name } = node.expression;
      const way = name.text;
      if (way === 'at' || way === 'test') {
        const recorder = checker.getNonNullableType(checker.getTypeAtLocation(receiver));
        if (recorder.symbol?.name === 'Recorder') note(node, way);
      }
    }
    ts.forEachChild(node, visit);
  };
  for (const file of program.getSourceFiles()) if (file.fileName.includes(ENGINE)) visit(file);
  return recorded;
}

let recorded: Map<string, Recorded>;
beforeAll(() => {
  recorded = recordedLines();
}, 120_000);

const sentencesOf = (entry: (typeof stepsEn)[Anchor]): readonly string[] =>
  typeof entry === 'string' ? [entry] : [entry.yes, entry.no];
const placesOf = (sentence: string): string[] =>
  [...new Set([...sentence.matchAll(/\{(\w+)/g)].map(([, name]) => name ?? ''))].sort();

describe('the engine and the listings', () => {
  test('every line that the engine records exists, and every line that exists is recorded', () => {
    expect(recorded.size).toBeGreaterThan(400);
    expect([...recorded.keys()].sort()).toEqual([...ALL_ANCHORS].sort());
  });

  test('a line is a question exactly where the engine records an outcome', () => {
    for (const anchor of ALL_ANCHORS) {
      const ways = [...(recorded.get(anchor)?.ways ?? [])];
      expect([anchor, ways]).toEqual([anchor, [lineOf(anchor).kind === 'test' ? 'test' : 'at']]);
    }
  });

  test('every local of a step is a name that the page can print', () => {
    for (const [anchor, { locals }] of recorded) {
      for (const name of locals) expect([anchor, name, name in LOCAL_KINDS]).toEqual([anchor, name, true]);
    }
  });
});

describe.each([
  ['English', stepsEn],
  ['简体中文', stepsZh],
] as const)('the sentences in %s', (_language, steps) => {
  test('take only the locals of their own step', () => {
    for (const anchor of ALL_ANCHORS) {
      const passed = recorded.get(anchor)?.locals ?? new Set();
      for (const sentence of sentencesOf(steps[anchor])) {
        const missing = placesOf(sentence).filter((name) => !passed.has(name));
        expect([anchor, missing]).toEqual([anchor, []]);
      }
    }
  });

  test('are whole sentences without markup', () => {
    for (const anchor of ALL_ANCHORS) {
      for (const sentence of sentencesOf(steps[anchor])) {
        expect(sentence).toMatch(/[.?。？]$/);
        expect(sentence).not.toMatch(/[<*`]|\s\s|^\s/);
      }
    }
  });
});

test('both languages say a thing of the same places', () => {
  for (const anchor of ALL_ANCHORS) {
    const places = (steps: typeof stepsEn): string[][] => sentencesOf(steps[anchor]).map(placesOf);
    expect([anchor, places(stepsZh)]).toEqual([anchor, places(stepsEn)]);
  }
});

test('neither language has a sentence without a line', () => {
  expect(Object.keys(stepsEn).sort()).toEqual([...ALL_ANCHORS].sort());
  expect(Object.keys(stepsZh).sort()).toEqual([...ALL_ANCHORS].sort());
});

test.each([
  ['English', chaptersEn],
  ['简体中文', chaptersZh],
])('a chapter brings every sentence of its functions (%s)', async (_language, chapters) => {
  for (const chapter of ALL_CHAPTERS) {
    const own = ALL_ANCHORS.filter((anchor) => chapterOf(functionOf(anchor)) === chapter);
    const brought = await chapters[chapter]();
    expect([chapter, own.filter((anchor) => brought[anchor] === undefined)]).toEqual([chapter, []]);
  }
});
