/**
 * No line is dead and none is missing: the lines that the engine reaches over a corpus are the lines that exist, every
 * question was answered both ways, and the world changes on the lines that say so, and on no other.
 */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { gunzipSync, strFromU8 } from 'fflate';
import { expect, test } from 'vitest';
import { type Call, createWorld, KERNELS, type KernelName, record, run, validate, type World } from '../engine';
import { parseRecordings } from '../formats/golden/rows';
import { parseOperation } from '../formats/golden/script';
import { openRunnerFiles, startFromTree } from '../formats/golden/start';
import { CORPUS } from '../testing/corpus';
import { callIn, randomCall } from '../testing/random-calls';
import { ALL_ANCHORS, type Anchor, lineOf } from './index';

/** What was seen of one line. */
interface Seen {
  readonly kernels: Set<KernelName>;
  readonly outcomes: Set<boolean>;
  /** The world was another one after it. */
  changed: boolean;
}

class Corpus {
  readonly seen = new Map<Anchor, Seen>();
  /** Lines that changed the world and do not say so; invariants broken outside of critical stretches. */
  readonly faults = new Set<string>();

  constructor(private readonly checksInvariants: boolean) {}

  play(kernel: KernelName, world: World, call: Call): World {
    const { steps, world: after } = record(world, call);
    let before = world;
    let critical = false;
    for (const { anchor, world: now, outcome } of steps) {
      const line = lineOf(anchor);
      const seen = this.of(anchor);
      seen.kernels.add(kernel);
      if (outcome !== undefined) seen.outcomes.add(outcome);
      if (now !== before) {
        seen.changed = true;
        if (line.kind !== 'effect' && line.changes !== true) this.faults.add(`${anchor} changes the world (${kernel})`);
      }
      if (line.critical === true) critical = true;
      else if (line.kind === 'effect' || line.settled === true) critical = false;
      if (this.checksInvariants && now !== before) {
        const broken = validate(now).length > 0;
        if (broken && !critical) this.faults.add(`${anchor} leaves a fault: ${validate(now)[0]} (${kernel})`);
      }
      before = now;
    }
    if (after !== before) this.faults.add(`${call.name}: the last step is not the end (${kernel})`);
    return after;
  }

  private of(anchor: Anchor): Seen {
    const old = this.seen.get(anchor);
    if (old !== undefined) return old;
    const fresh = { kernels: new Set<KernelName>(), outcomes: new Set<boolean>(), changed: false };
    this.seen.set(anchor, fresh);
    return fresh;
  }
}

const FILES = [
  { name: 'open', path: 'A', pages: 40, mode: 'rw' },
  { name: 'open', path: 'B', pages: 6, mode: 'rw' },
  { name: 'open', path: 'A', pages: 40, mode: 'r' },
  { name: 'open', path: 'B', pages: 6, mode: 'w' },
  { name: 'open', path: '/dev/mem', pages: 100, mode: 'rw' },
] as const satisfies readonly Call[];

function playRandom(corpus: Corpus, kernel: KernelName, runs: number): void {
  for (const randoms of fc.sample(fc.array(randomCall, { minLength: 30, maxLength: 60 }), {
    seed: 31,
    numRuns: runs,
  })) {
    let world = createWorld({ kernel });
    const files: number[] = [];
    for (const open of FILES) {
      const opened = run(world, open);
      world = opened.world;
      files.push(Number(opened.ret));
    }
    for (const random of randoms) world = corpus.play(kernel, world, callIn(world, random, files));
  }
}

/** The recordings of the inside of 5.10, as far as their calls stand alone. */
function playRecordings(corpus: Corpus): void {
  const folder = 'fixtures/golden/5.10';
  for (const name of readdirSync(folder).filter((file) => /^tree-(hand2?|limits|unfixed|brk)\./.test(file)))
    for (const { header, rows } of parseRecordings(strFromU8(gunzipSync(readFileSync(`${folder}/${name}`))))) {
      const arena = Number.parseInt(header.arena, 16);
      const [init, ...operations] = rows;
      if (init?.t === undefined) continue;
      const start = openRunnerFiles(startFromTree(init.t, arena, '5.10'));
      let { world } = start;
      for (const { op } of operations) {
        const operation = parseOperation(op, arena, start.files);
        if (operation.kind === 'call') world = corpus.play('5.10', world, operation.call);
      }
    }
}

function playAll(checksInvariants: boolean, runs: number): Corpus {
  const corpus = new Corpus(checksInvariants);
  for (const kernel of KERNELS) {
    for (const { calls } of CORPUS) {
      let world = createWorld({ kernel });
      for (const call of calls) world = corpus.play(kernel, world, call);
    }
    playRandom(corpus, kernel, runs);
  }
  return corpus;
}

const corpus = playAll(false, 40);
playRecordings(corpus);
const kernelsOf = (anchor: Anchor): readonly string[] => lineOf(anchor).kernels ?? KERNELS;

test('every line that exists is reached, and only lines that exist', () => {
  expect(ALL_ANCHORS.filter((anchor) => !corpus.seen.has(anchor))).toEqual([]);
  expect([...corpus.seen.keys()].filter((anchor) => !ALL_ANCHORS.includes(anchor))).toEqual([]);
});

test('every question is answered both ways', () => {
  const oneSided = ALL_ANCHORS.filter((anchor) => lineOf(anchor).kind === 'test').flatMap((anchor) =>
    [true, false].flatMap((way) => (corpus.seen.get(anchor)?.outcomes.has(way) ? [] : [`${anchor} is never ${way}`])),
  );
  expect(oneSided).toEqual([]);
});

test('only questions have an answer', () => {
  const answers = [...corpus.seen].filter(
    ([anchor, { outcomes }]) => outcomes.size > 0 && lineOf(anchor).kind !== 'test',
  );
  expect(answers.map(([anchor]) => anchor)).toEqual([]);
});

test('a line is reached on the kernels that it names, and on no others', () => {
  const wrong = [...corpus.seen].flatMap(([anchor, { kernels }]) => {
    const declared = kernelsOf(anchor);
    const elsewhere = [...kernels].filter((kernel) => !declared.includes(kernel));
    const named =
      lineOf(anchor).kernels === undefined ? [] : declared.filter((kernel) => !kernels.has(kernel as KernelName));
    return elsewhere.length + named.length === 0 ? [] : [`${anchor}: also ${elsewhere}; never ${named}`];
  });
  expect(wrong).toEqual([]);
});

test('the world changes on lines of kind effect, and on each of them at some time', () => {
  expect([...corpus.faults]).toEqual([]);
  const idle = [...corpus.seen].filter(
    ([anchor, { changed }]) => !changed && (lineOf(anchor).kind === 'effect' || lineOf(anchor).changes === true),
  );
  expect(idle.map(([anchor]) => anchor)).toEqual([]);
});

test('the invariants hold outside of critical stretches', () => {
  const checked = playAll(true, 12);
  expect([...checked.faults]).toEqual([]);
});
