import { describe, expect, test } from 'vitest';
import '../../engine/all-calls';
import {
  DEFAULT_KERNEL,
  isError,
  KERNELS,
  type KernelName,
  liveMm,
  profileOf,
  record,
  run,
  tableGet,
  type Vma,
  type World,
} from '../../engine';
import { lineText } from './number-line';
import type { Option } from './question';
import { type Exercise, exerciseSheet } from './sheet';

const rightOf = ({ question: { options, right } }: Exercise): Option | undefined => options[right];
/** On the kernel that the page opens with; what differs on the others shows in fewer. */
const seedsOn = (kernel: KernelName): number[] =>
  Array.from({ length: kernel === DEFAULT_KERNEL ? 200 : 60 }, (_, seed) => seed + 1);

/** What the engine answers to the last call, run anew. */
function answerOf({ question, recorded: { before, call } }: Exercise): Option {
  const { steps } = record(before, call);
  const { world, ret, events } = run(before, call);
  const [merge] = events.flatMap((event) => (event.kind === 'merge' ? [event] : []));
  switch (question.options[0]?.kind) {
    case 'case':
      return { kind: 'case', mergeCase: merge?.mergeCase ?? 0 };
    case 'count':
      return { kind: 'count', count: liveMm(world)?.map_count ?? -1 };
    case 'rotations':
      return { kind: 'rotations', times: steps.filter(({ anchor }) => /^rb_.*\.rotate/.test(anchor)).length };
    case 'result':
      return { kind: 'result', errno: isError(ret) ? ret : null };
    case 'answer':
      return { kind: 'answer', yes: steps[question.step]?.outcome === true };
    case 'freed':
      return {
        kind: 'freed',
        ids: idsIn(before)
          .filter((id) => !idsIn(world).includes(id))
          .sort((a, b) => a - b),
      };
    default: {
      const { addr = 0 } = question.range ?? {};
      const held = listOf(world).find(({ vm_start, vm_end }) => vm_start <= addr && addr < vm_end);
      return { kind: 'holder', id: held !== undefined && idsIn(before).includes(held.id) ? held.id : null };
    }
  }
}

/** By the list of the mm, not by what the questions are made with. */
function listOf(world: World): Vma[] {
  const out: Vma[] = [];
  let id = liveMm(world)?.mmap ?? null;
  while (id !== null) {
    const vma: Vma | undefined = tableGet(world.vmas, id);
    if (vma === undefined) break;
    out.push(vma);
    id = vma.vm_next;
  }
  return out;
}
const idsIn = (world: World): number[] => listOf(world).map(({ id }) => id);

describe('a sheet of exercises', () => {
  test('seed 7 on 5.10 is this sheet, for ever', () => {
    const sheet = exerciseSheet(7, 5, '5.10').map((exercise) => [
      ...exercise.lines,
      lineText(exercise.memory),
      `${exercise.question.key}: ${exercise.question.options.map((option) => JSON.stringify(option)).join(' ')}`,
      exercise.question.right,
    ]);
    expect(sheet).toMatchInlineSnapshot(`
      [
        [
          "a = mmap(0x7f0000000000, 4p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)",
          "b = mmap(a+4p, 1p, PROT_READ|PROT_WRITE|PROT_EXEC, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)",
          "c = mmap(a+5p, 3p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)",
          "touch(a+4p, 1p, w)",
          "mprotect(a+4p, 1p, PROT_READ|PROT_WRITE)",
          "AAAABCCC
      0    5",
          "case: {"kind":"case","mergeCase":1} {"kind":"case","mergeCase":4} {"kind":"case","mergeCase":6} {"kind":"case","mergeCase":7} {"kind":"case","mergeCase":0}",
          4,
        ],
        [
          "a = mmap(0x7f0000000000, 2p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)",
          "mmap(a+3p, 2p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)",
          "mmap(a+6p, 2p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)",
          "mmap(a+9p, 2p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)",
          "AA.BB.CC
      0    5",
          "rotate: {"kind":"rotations","times":0} {"kind":"rotations","times":1} {"kind":"rotations","times":2} {"kind":"rotations","times":3}",
          0,
        ],
        [
          "a = mmap(0x7f0000000000, 3p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)",
          "b = mmap(a+5p, 2p, PROT_READ|PROT_WRITE|PROT_EXEC, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)",
          "mremap(a, 3p, 6p, MREMAP_MAYMOVE)",
          "AAA..BB
      0    5",
          "result: {"kind":"result","errno":null} {"kind":"result","errno":"EAGAIN"} {"kind":"result","errno":"EFAULT"} {"kind":"result","errno":"EINVAL"}",
          0,
        ],
        [
          "a = mmap(0x7f0000000000, 2p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)",
          "b = mmap(a+5p, 4p, PROT_READ|PROT_WRITE|PROT_EXEC, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)",
          "mmap(a+2p, 3p, PROT_READ|PROT_WRITE|PROT_EXEC, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)",
          "AA...BBBB
      0    5",
          "case: {"kind":"case","mergeCase":1} {"kind":"case","mergeCase":2} {"kind":"case","mergeCase":3} {"kind":"case","mergeCase":7} {"kind":"case","mergeCase":0}",
          2,
        ],
        [
          "a = mmap(0x7f0000000000, 3p, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)",
          "b = mmap(a+3p, 1p, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)",
          "c = mmap(a+4p, 3p, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)",
          "touch(a, 1p, w)",
          "touch(a+3p, 1p, w)",
          "mprotect(a+3p, 1p, PROT_READ|PROT_WRITE)",
          "AAAABBB
      0    5",
          "case: {"kind":"case","mergeCase":2} {"kind":"case","mergeCase":4} {"kind":"case","mergeCase":5} {"kind":"case","mergeCase":6} {"kind":"case","mergeCase":0}",
          1,
        ],
      ]
    `);
  });

  test('a longer one begins with the shorter one', () => {
    const lines = (count: number) => exerciseSheet(3, count, '5.10').map((exercise) => exercise.lines);
    expect(lines(12).slice(0, 5)).toEqual(lines(5));
  });

  for (const kernel of KERNELS) {
    const sheets = seedsOn(kernel).map((seed) => exerciseSheet(seed, 8, kernel));
    const all = sheets.flat();

    test(`${kernel}: exactly one option is right, and the engine says so`, () => {
      for (const exercise of all) {
        const answer = JSON.stringify(answerOf(exercise));
        const texts = exercise.question.options.map((option) => JSON.stringify(option));
        expect(new Set(texts).size).toBe(texts.length);
        expect(texts.filter((text) => text === answer)).toHaveLength(1);
        expect(JSON.stringify(rightOf(exercise)), exercise.lines.join('\n')).toBe(answer);
        expect(texts.length).toBeGreaterThanOrEqual(2);
      }
    });

    test(`${kernel}: three to six calls, on memory that fits on a line`, () => {
      for (const { lines, memory } of all) {
        expect(lines.length).toBeGreaterThanOrEqual(3);
        expect(lines.length).toBeLessThanOrEqual(6);
        expect(memory.pages).toBeLessThanOrEqual(20);
      }
    });

    test(`${kernel}: all kinds and all eight cases come up, and no answer is the usual one`, () => {
      const kinds = new Set(all.map(({ question }) => question.kind));
      const hasTree = profileOf((all[0] as Exercise).recorded.before).structure === 'rb';
      expect(kinds).toEqual(
        new Set(['case', 'survivor', 'count', 'result', 'decision', ...(hasTree ? ['rotate'] : [])]),
      );
      const cases = all.flatMap((exercise) => {
        const right = rightOf(exercise);
        return right?.kind === 'case' ? [right.mergeCase] : [];
      });
      expect([...new Set(cases)].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
      expect(cases.filter((mergeCase) => mergeCase === 0).length / cases.length).toBeLessThan(1 / 3);
    });

    test(`${kernel}: a sheet repeats no exercise`, () => {
      for (const sheet of sheets) {
        const texts = sheet.map(({ lines, question }) => `${lines.join('\n')} ${question.key}`);
        expect(new Set(texts).size).toBe(texts.length);
      }
    });
  }
});
