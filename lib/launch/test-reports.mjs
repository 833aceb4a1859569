// Counts and failures from the reports that vitest and Playwright write beside their readable output. Pure.
import { stripVTControlCharacters } from 'node:util'

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

/** A message says what was expected in its first lines; all of it stands further up. */
const MESSAGE_LINES = 12

/** @param {any} report vitest's JSON report @returns {string[]} */
export function vitestFailures(report) {
  return report.testResults.flatMap((/** @type {any} */ { name, status, message, assertionResults }) => {
    if (status === 'failed' && assertionResults.length === 0) return [failure(name, message)]
    return assertionResults
      .filter((/** @type {any} */ test) => test.status === 'failed')
      .map((/** @type {any} */ test) => failure(`${name} › ${test.fullName}`, test.failureMessages.join('\n')))
  })
}

/** @param {any} report Playwright's JSON report @returns {string[]} */
export function playwrightFailures({ suites, errors }) {
  return [
    ...suites.flatMap(storyFailures),
    ...errors.map((/** @type {any} */ error) => failure('outside of any story', error.message)),
  ]
}

/** @param {any} suite @returns {string[]} */
function storyFailures({ suites = [], specs = [] }) {
  const failed = specs.filter((/** @type {any} */ { ok }) => !ok)
  return [
    ...suites.flatMap(storyFailures),
    ...failed.map((/** @type {any} */ { file, title, tests }) =>
      failure(`${file} › ${title}`, messagesOf(tests).join('\n')),
    ),
  ]
}

/** @param {any[]} tests @returns {string[]} */
function messagesOf(tests) {
  return tests.flatMap(({ results }) =>
    results.flatMap((/** @type {any} */ { errors }) => errors.map((/** @type {any} */ { message }) => message ?? '')),
  )
}

/** All that vitest's report says of a test that was cut off. */
const CUT_OFF = /^Error: STACK_TRACE_ERROR/

/** @param {string} what @param {string} message */
function failure(what, message) {
  const lines = stripVTControlCharacters(message.replace(CUT_OFF, 'It was not done when its time was over.'))
    .trim()
    .split('\n')
    .slice(0, MESSAGE_LINES)
  return [what, ...lines.map((line) => `    ${line}`)].join('\n')
}
