import { describe, expect, test } from 'vitest';
import { openApp } from './app';
import { applyEdit, runEdit, scriptOf, syntaxErrors } from './script-edit';
import { verbsOf } from './verbs';

const ANON = 'MAP_PRIVATE|MAP_FIXED|MAP_ANONYMOUS';
const LINES = [
  `a = mmap(0x7f0000000000, 4p, PROT_READ, ${ANON}, -1, 0)`,
  'munmap(a, 1p)',
  'munmap(a+1p, 1p)',
  'brk(NULL)',
];

function open(lines: readonly string[] = LINES) {
  const app = openApp();
  const verbs = verbsOf(app);
  verbs.openScript('test', lines.join('\n'));
  return { app, verbs, session: () => app.store.getState().history.present };
}
const text = (...lines: readonly string[]): string => lines.join('\n');

describe('the session as a text', () => {
  test('comes out as it went in, and is no change', () => {
    const { session } = open();
    expect(scriptOf(session())).toBe(text(...LINES));
    expect(runEdit(session(), text(...LINES))).toMatchObject({ firstLine: null, kept: 4, errors: [] });
    // Empty lines and comments are no calls.
    expect(runEdit(session(), `\n# note\n${text(...LINES)}\n`).firstLine).toBeNull();
  });

  test('what stands in front of the first change is kept, the very same entries; the rest is run anew', () => {
    const { session } = open();
    const edit = runEdit(session(), text(LINES[0] ?? '', LINES[1] ?? '', 'munmap(a+2p, 1p)', LINES[3] ?? ''));
    expect(edit).toMatchObject({ firstLine: 3, kept: 2, errors: [] });
    expect(edit.entries[1]).toBe(session().entries[1]);
    expect(edit.entries[3]).not.toBe(session().entries[3]);
    expect(edit.entries).toHaveLength(4);
  });

  test('lines taken away at the end are a change', () => {
    const { session } = open();
    expect(runEdit(session(), text(...LINES.slice(0, 2)))).toMatchObject({ kept: 2, firstLine: 2 });
  });

  test('a bad line says where and why, does nothing, and the rest is run', () => {
    const { session } = open();
    const edit = runEdit(session(), text(LINES[0] ?? '', 'munmop(a)', 'munmap(q, 1p)', 'brk(NULL)'));
    expect(edit.errors.map(({ line, column, code }) => [line, column, code])).toEqual([
      [2, 1, 'unknown-call'],
      [3, 8, 'unknown-name'],
    ]);
    expect(edit.entries.map(({ outcome }) => outcome !== null)).toEqual([true, false, false, true]);
    expect(syntaxErrors(text('munmop(a)', 'munmap(q, 1p)')).map(({ line }) => line)).toEqual([1]);
  });

  test('a bad line that is kept keeps its error, at the line where it stands now', () => {
    const { app, session } = open();
    applyEdit(app, runEdit(session(), text(LINES[0] ?? '', 'munmop(a)')), 'change');
    expect(runEdit(session(), text('', LINES[0] ?? '', 'munmop(a)')).errors).toMatchObject([{ line: 3 }]);
  });

  test('applied, the cursor stands before the change; undo brings the old calls back', () => {
    const { app, verbs, session } = open();
    applyEdit(app, runEdit(session(), text(...LINES.slice(0, 2), 'munmap(a+3p, 1p)')), 'change');
    expect(session().cursor).toEqual({ call: 2, step: 0 });
    expect(session().entries).toHaveLength(3);
    verbs.undo();
    expect(scriptOf(session())).toBe(text(...LINES));
    applyEdit(app, runEdit(session(), text(...LINES.slice(0, 3))), 'end');
    const { call, step } = session().cursor;
    expect([call, step]).toEqual([2, app.cache.get(session(), 2).steps.length]);
  });
});
