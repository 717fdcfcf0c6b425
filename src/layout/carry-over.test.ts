import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Vma } from '../engine';
import { carriedNumbers, carryOver } from './carry-over';

const vma = (id: number): Vma => ({ id, vm_start: id }) as Vma;
const edit = fc.record({ kind: fc.constantFrom('drop', 'change', 'insert'), at: fc.nat(999) });

test('what is carried over is the same as what is made anew', () => {
  fc.assert(
    fc.property(fc.nat(40), fc.array(edit, { maxLength: 12 }), (count, edits) => {
      const was = Array.from({ length: count }, (_, k) => vma(k + 1));
      const now = [...was];
      let next = 1000;
      for (const { kind, at } of edits) {
        const k = at % (now.length + 1);
        if (kind === 'insert') now.splice(k, 0, vma(next++));
        else if (kind === 'drop') now.splice(k, 1);
        else if (now[k]) now[k] = vma(now[k].id);
      }
      const seen: (Vma | undefined)[] = [];
      carryOver(
        was,
        now,
        (to, from, count) => {
          for (let k = 0; k < count; k++) seen[to + k] = was[from + k];
        },
        (to) => {
          seen[to] = now[to];
        },
      );
      expect(seen.length).toBe(now.length);
      expect(seen.every((each, k) => each === now[k])).toBe(true);
    }),
  );
});

test('a change, a new one and one that is gone cost three, not the whole array', () => {
  const was = Array.from({ length: 1000 }, (_, k) => vma(k + 1));
  const now = [
    ...was.slice(0, 10),
    vma(11),
    ...was.slice(11, 500),
    vma(2000),
    ...was.slice(500, 700),
    ...was.slice(701),
  ];
  let made = 0;
  carryOver(
    was,
    now,
    () => undefined,
    () => {
      made++;
    },
  );
  expect(made).toBe(2);
});

test('a hundred that are gone from one place cost nothing: both ends are carried over', () => {
  const was = Array.from({ length: 1000 }, (_, k) => vma(k + 1));
  let made = 0;
  let kept = 0;
  carryOver(
    was,
    [...was.slice(0, 300), ...was.slice(400)],
    (_to, _from, count) => {
      kept += count;
    },
    () => {
      made++;
    },
  );
  expect([made, kept]).toEqual([0, 900]);
});

test('numbers are asked for anew only of those that are others', () => {
  const was = Array.from({ length: 500 }, (_, k) => vma(k + 1));
  const now = [...was.slice(0, 100), vma(2000), ...was.slice(100, 200), vma(201), ...was.slice(201)];
  let asked = 0;
  const numbersOf = carriedNumbers(
    (length) => new Float64Array(length),
    ({ vm_start }: Vma) => {
      asked++;
      return vm_start;
    },
  );
  expect([...numbersOf(was)]).toEqual(was.map(({ vm_start }) => vm_start));
  asked = 0;
  const made = numbersOf(now);
  expect([...made]).toEqual(now.map(({ vm_start }) => vm_start));
  expect(asked).toBe(2);
  expect(numbersOf(now)).toBe(made);
});
