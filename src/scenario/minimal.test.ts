import { expect, test } from 'vitest';
import { parseScript } from '../language';
import { MINIMAL_SCRIPTS } from './minimal';

test('each is read without a complaint, and has a name of its own', () => {
  for (const { id, script, differs } of MINIMAL_SCRIPTS) {
    expect(parseScript(script).errors, id).toEqual([]);
    expect(differs.length, id).toBeGreaterThan(0);
  }
  expect(new Set(MINIMAL_SCRIPTS.map(({ id }) => id)).size).toBe(MINIMAL_SCRIPTS.length);
  expect(MINIMAL_SCRIPTS).toHaveLength(110);
});
