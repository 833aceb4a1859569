import { expect, test } from 'vitest'
import { playwrightCounts, totals, vitestCounts } from './test-counts.mjs'

test('passed and failed tests of all stages are added up', () => {
  const stages = [
    { passed: true, counts: { passed: 3, failed: 0, skipped: 1 } },
    { passed: false, counts: { passed: 2, failed: 2, skipped: 0 } },
  ]
  expect(totals(stages)).toEqual({ passed: 5, failed: 2, skipped: 1 })
})

test('a stage that fails without a failed test still counts as a failure', () => {
  expect(totals([{ passed: false, counts: null }])).toEqual({ passed: 0, failed: 1, skipped: 0 })
  expect(totals([{ passed: false, counts: { passed: 9, failed: 0, skipped: 0 } }]).failed).toBe(1)
})

test('a test file that cannot be loaded counts as a failure', () => {
  const report = {
    numPassedTests: 4,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [
      { status: 'failed', assertionResults: [] },
      { status: 'passed', assertionResults: [{}] },
    ],
  }
  expect(vitestCounts(report)).toEqual({ passed: 4, failed: 1, skipped: 0 })
})

test('errors outside of any browser test count as failures', () => {
  const report = { stats: { expected: 5, flaky: 0, unexpected: 1, skipped: 2 }, errors: [{}] }
  expect(playwrightCounts(report)).toEqual({ passed: 5, failed: 2, skipped: 2 })
})
