// Counts from the reports that vitest and Playwright write beside their readable output. Pure.

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @param {any} report vitest's JSON report @returns {Counts} */
export function vitestCounts(report) {
  // a file that cannot even be loaded has no tests to fail
  const broken = report.testResults.filter(
    (/** @type {any} */ file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/** @param {any} report Playwright's JSON report @returns {Counts} */
export function playwrightCounts({ stats, errors }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  }
}

/**
 * The totals of a run. A stage that failed without a failed test, such as lint, counts as one failure: the last line must
 * never say "0 failed" about a run that did.
 * @param {{ passed: boolean, counts: Counts | null }[]} stages
 */
export function totals(stages) {
  const sum = { passed: 0, failed: 0, skipped: 0 }
  for (const { passed, counts } of stages) {
    sum.passed += counts?.passed ?? 0
    sum.failed += passed ? 0 : Math.max(1, counts?.failed ?? 0)
    sum.skipped += counts?.skipped ?? 0
  }
  return sum
}
