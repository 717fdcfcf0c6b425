import { expect, test } from 'vitest';
import { closingLine, e2eCounts, unitCounts } from './reports.mjs';

test('a test file that could not be loaded counts as a failed test', () => {
  const numbers = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 1, numTodoTests: 1 };
  const testResults = [
    { status: 'passed', assertionResults: [{ status: 'passed' }] },
    { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
    { status: 'failed', assertionResults: [] },
  ];
  expect(unitCounts({ ...numbers, testResults })).toEqual({ passed: 3, failed: 2, skipped: 2 });
});

test('a browser test that passed at its second try has failed, and so has an error outside the tests', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
  expect(e2eCounts({ stats, errors: ['no server'] })).toEqual({ passed: 5, failed: 3, skipped: 2 });
});

test('the last closing line counts', () => {
  expect(closingLine('a: 1 passed, 0 failed\n3 passed, 1 failed\n40 passed, 2 failed\n')).toEqual({
    passed: 40,
    failed: 2,
  });
  expect(closingLine('all is well')).toBeUndefined();
});
