import { expect, test } from 'vitest';
import { replayFile } from './read';

const HEADER = '{"script":"one","kernel":"5.10.0","arena":"200000000000","npages":256}\n';

test('a file of recordings is known by its name and its lines', () => {
  const results = replayFile('hand.jsonl.gz', `${HEADER}{"op":"init","ret":0,"vmas":[]}\n`);
  expect(results).toEqual([{ script: 'one', kernel: '5.10', calls: 0, mismatches: [] }]);
});

test.each([
  ['notes.txt', 'text', 'not a recording'],
  ['hand.jsonl', '', 'no script in it'],
  ['hand.jsonl', 'text', 'line 1: not JSON'],
  ['hand.jsonl', '{"op":"init","ret":0,"vmas":[]}', 'line 1: a row before the first header'],
  ['hand.jsonl', `${HEADER}{"op":"init","ret":0}`, 'line 2: neither a header nor a row'],
  ['hand.jsonl', HEADER.replace('5.10.0', '3.0'), 'no profile for kernel 3.0'],
  ['5.10.json', '{}', 'not a list of cases'],
  ['5.10.json', '[', 'not JSON'],
  ['3.0.json', '[]', 'no profile for kernel 3.0'],
  ['errno.tsv', 'a\tb\n', 'no errno table'],
])('%s with %j is refused: %s', (name, text, message) => {
  expect(() => replayFile(name, text)).toThrow(message);
});

test('a script that cannot be replayed is a mismatch, and the others go on', () => {
  const row = (op: string): string => `{"op":"init","ret":0,"vmas":[]}\n{"op":"${op}","ret":0,"vmas":[]}\n`;
  const results = replayFile('hand.jsonl', HEADER + row('not an operation') + HEADER + row('munmap(0, 1)'));
  expect(results.map((result) => result.mismatches.map((mismatch) => mismatch.what))).toEqual([['replay'], []]);
});

test('a header without rows is a mismatch', () => {
  expect(replayFile('hand.jsonl', HEADER)[0]?.mismatches).toHaveLength(1);
});
