/**
 * Whole trees as running kernels had them: ranges, flags, colours, links, gaps, counters after every step. The gap
 * search among them is bottom-up: user mode starts it at 0x40000000, and the start says so.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { replayUmlFile } from '../formats/golden/replay-uml';
import { parseUmlFile } from '../formats/golden/uml-rows';
import type { KernelName } from './kernel';

const RECORDED: readonly (readonly [file: string, kernels: readonly KernelName[]])[] = [
  // 5.10 does in these scripts what 5.17 does.
  ['trees-5.17.json', ['5.17', '5.10']],
  ['trees-4.4.json', ['4.4']],
];

for (const [name, kernels] of RECORDED)
  for (const kernel of kernels)
    describe(`${name} on ${kernel}`, () => {
      const file = parseUmlFile(readFileSync(`fixtures/golden/uml/${name}`, 'utf8'));
      test.each(replayUmlFile(file, kernel).map((result) => [result.script, result] as const))('%s', (_, result) => {
        expect(result.excluded).toBeUndefined();
        expect(result.calls).toBeGreaterThan(0);
        expect(result.mismatches).toEqual([]);
      });
    });
