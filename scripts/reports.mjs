// Reads the counts of passed and failed tests from what the test programs report.

/** @typedef {{ passed: number, failed: number, skipped?: number, note?: string }} Counts */

/**
 * Vitest's JSON report. A file that failed before its tests could be collected counts as one failed test.
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: { status: string, assertionResults: { status: string }[] }[] }} report
 * @returns {Counts}
 */
export function unitCounts(report) {
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * Playwright's JSON report. A test that passed at its second try has failed.
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: unknown[] }} report
 * @returns {Counts}
 */
export function e2eCounts({ stats, errors }) {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}

/**
 * The last line `N passed, N failed` of an output.
 * @param {string} output
 * @returns {Counts | undefined}
 */
export function closingLine(output) {
  const lines = output.split('\n').flatMap((line) => line.trim().match(/^(\d+) passed, (\d+) failed$/) ?? []);
  const [passed, failed] = lines.slice(-2).map(Number);
  return passed === undefined || failed === undefined ? undefined : { passed, failed };
}
