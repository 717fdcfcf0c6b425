import { describe, expect, test } from 'vitest';
import '../../engine/all-calls';
import { createWorld, isError, KERNELS, type KernelName, liveMm, record, run, type World } from '../../engine';
import { bind, emptyScope, parseStatement, resolve, type Statement } from '../../language';
import { CASES } from '../cases';
import { openChance, seedOf } from './chance';
import { vmasOf } from './facts';
import type { Option, Question, RecordedCall } from './question';
import { callQuestion, callQuestions, decisionQuestions } from './questions';

/** The last line of a script, recorded. */
function recordLast(script: string, kernel: KernelName): RecordedCall {
  let world: World = createWorld({ kernel });
  let scope = emptyScope;
  const lines = script.trim().split('\n');
  for (const [index, line] of lines.entries()) {
    const statement = parseStatement(line) as Statement;
    const resolution = resolve(statement, scope, world);
    if (!resolution.ok) throw new Error(line);
    const { call } = resolution;
    if (index === lines.length - 1) {
      const { world: after, steps, ...outcome } = record(world, call);
      return { call, before: world, after, steps, outcome };
    }
    const made = run(world, call);
    scope = bind(scope, statement.name?.text, call, made.ret);
    world = made.world;
  }
  throw new Error('an empty script');
}

const rightOf = ({ options, right }: Question): Option | undefined => options[right];
const of = (recorded: RecordedCall, kind: Question['kind'], seed = 1): Question | undefined =>
  callQuestions(recorded, seed).find((question) => question.kind === kind);

describe('chance', () => {
  test('is the same for the same seed, on every machine', () => {
    const chance = openChance(42);
    expect(Array.from({ length: 8 }, () => chance.below(10))).toEqual([6, 1, 1, 1, 3, 9, 8, 0]);
    expect(openChance(42).shuffled([1, 2, 3, 4, 5])).toEqual(openChance(42).shuffled([1, 2, 3, 4, 5]));
    expect(seedOf('mmap')).toBe(246_925_287);
  });

  test('takes any whole number as a seed, and every number comes up', () => {
    for (const seed of [0, -1, 2 ** 31, Number.MAX_SAFE_INTEGER]) {
      const chance = openChance(seed);
      const seen = new Set(Array.from({ length: 200 }, () => chance.below(6)));
      expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5]);
    }
  });

  test('a shuffle keeps what there is', () => {
    for (let seed = 0; seed < 50; seed++)
      expect(openChance(seed).shuffled(['a', 'b', 'c', 'd']).sort()).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('the questions of a call', () => {
  for (const { id, script, mergeCase } of CASES)
    for (const kernel of KERNELS)
      test(`${id} on ${kernel}: which case, who survives, how many VMAs`, () => {
        const recorded = recordLast(script, kernel);
        const which = of(recorded, 'case');
        const [merge] = recorded.outcome.events.flatMap((event) => (event.kind === 'merge' ? [event] : []));
        expect(which && rightOf(which)).toEqual({ kind: 'case', mergeCase: merge?.mergeCase });
        // Kernels agree on which case it is, if not on who is kept.
        expect(merge?.mergeCase).toBe(mergeCase);
        const count = of(recorded, 'count');
        expect(count && rightOf(count)).toEqual({ kind: 'count', count: liveMm(recorded.after)?.map_count });
        for (let seed = 1; seed < 9; seed++) {
          const who = of(recorded, 'survivor', seed);
          const right = who && rightOf(who);
          if (right?.kind === 'holder') expect(right.id).toBe(merge?.survivor);
          else if (right?.kind === 'freed') expect([...right.ids].sort()).toEqual([...(merge?.removed ?? [])].sort());
        }
      });

  test('case 8 through the years: another VMA is kept before 4.9', () => {
    const script = CASES.find(({ id }) => id === 'case8')?.script ?? '';
    const holders = ['4.4', '5.10'].map((kernel) => {
      const recorded = recordLast(script, kernel as KernelName);
      const seeds = Array.from({ length: 20 }, (_, seed) => of(recorded, 'survivor', seed));
      return seeds.map((question) => question && rightOf(question)).find((option) => option?.kind === 'holder');
    });
    expect(holders).toEqual([
      { kind: 'holder', id: 2 },
      { kind: 'holder', id: 3 },
    ]);
  });

  test('a refused call: its errno among others, and success', () => {
    const recorded = recordLast('munmap(0x7f0000000001, 1p)', '5.10');
    const result = of(recorded, 'result');
    expect(result && rightOf(result)).toEqual({ kind: 'result', errno: 'EINVAL' });
    expect(result?.options).toContainEqual({ kind: 'result', errno: null });
    expect(result?.fact).toMatchObject({ ret: 'EINVAL', refusedAt: expect.stringMatching(/munmap/) });
    expect(isError(recorded.outcome.ret)).toBe(true);
  });

  test('rotations are counted where a red-black tree is shown, and nowhere else', () => {
    const map = (pages: number): string =>
      `mmap(0x7f0000000000+${pages}p, 1p, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)`;
    const script = [map(0), map(2), map(4)].join('\n');
    const rotate = of(recordLast(script, '5.10'), 'rotate');
    expect(rotate && rightOf(rotate)).toEqual({ kind: 'rotations', times: 1 });
    expect(of(recordLast(script, '6.1'), 'rotate')).toBeUndefined();
  });

  test('why there is no merge: each neighbour with the rule that refused it', () => {
    const recorded = recordLast(
      [
        'a = mmap(0x7f0000000000, 4p, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)',
        'mmap(a+4p, 2p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)',
      ].join('\n'),
      '5.10',
    );
    const which = of(recorded, 'case');
    expect(which && rightOf(which)).toEqual({ kind: 'case', mergeCase: 0 });
    expect(which?.fact).toMatchObject({
      kind: 'merge',
      mergeCase: 0,
      refusals: [{ question: 'after', vma: 1, check: { rule: 'flags', ok: false } }],
    });
  });

  test('the same call and seed give the same question; another seed may give another', () => {
    const recorded = recordLast(CASES[0]?.script ?? '', '5.10');
    expect(callQuestion(recorded, 7)).toEqual(callQuestion(recorded, 7));
    const kinds = new Set(Array.from({ length: 60 }, (_, seed) => callQuestion(recorded, seed)?.kind));
    expect([...kinds].sort()).toEqual(['case', 'count', 'result', 'rotate', 'survivor']);
  });

  test('nothing is asked about calls that only prepare', () => {
    for (const line of ['open("libc.so.6", 4p)', 'sysctl(vm.max_map_count, 9)', 'find_vma(0x1000)'])
      expect(callQuestions(recordLast(line, '5.10'), 1)).toEqual([]);
  });

  test('a question about the answer is too late once the step that shows it was executed', () => {
    const recorded = recordLast(CASES[5]?.script ?? '', '5.10');
    const { reveal = -1 } = of(recorded, 'case') ?? {};
    expect(recorded.steps[reveal]?.why).toBeDefined();
    expect(recorded.steps.slice(0, reveal).every(({ why, mergeCase }) => !why && mergeCase === undefined)).toBe(true);
    const count = of(recorded, 'count');
    const ids = vmasOf(recorded.before).map(({ id }) => id);
    for (const step of recorded.steps.slice(0, count?.reveal))
      expect(vmasOf(step.world).map(({ id }) => id)).toEqual(ids);
  });
});

describe('the decisions of vma_merge', () => {
  for (const kernel of KERNELS)
    test(`on ${kernel}: each question of the listing before its line, answered as the step answers it`, () => {
      const recorded = recordLast(CASES[1]?.script ?? '', kernel);
      const all = decisionQuestions(recorded);
      expect(all.length).toBeGreaterThan(1);
      for (const question of all) {
        const step = recorded.steps[question.step];
        expect(step?.anchor).toMatch(/^vma_(merge|expand)/);
        expect(rightOf(question)).toEqual({ kind: 'answer', yes: step?.outcome });
      }
    });
});
