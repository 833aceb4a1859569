import { expect, test } from 'vitest'
import { playwrightCounts, playwrightFailures, totals, vitestCounts, vitestFailures } from './test-reports.mjs'

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

test('what failed is told with its file, its name and the beginning of its message', () => {
  const message = [
    '\u001B[31mexpected 1\u001B[39m',
    ...Array.from({ length: 50 }, (_, line) => `at line ${line}`),
  ].join('\n')
  const report = {
    testResults: [
      { name: 'a.test.ts', status: 'failed', message: 'cannot be loaded', assertionResults: [] },
      {
        name: 'b.test.ts',
        status: 'failed',
        message: '',
        assertionResults: [
          { status: 'passed', fullName: 'is well', failureMessages: [] },
          { status: 'failed', fullName: 'is not', failureMessages: [message] },
        ],
      },
    ],
  }
  const [broken, failed, ...more] = vitestFailures(report)
  expect(broken).toBe('a.test.ts\n    cannot be loaded')
  expect(failed?.split('\n').slice(0, 2)).toEqual(['b.test.ts › is not', '    expected 1'])
  expect(failed?.split('\n').length).toBeLessThan(20)
  expect(more).toEqual([])
})

test('stories that failed are found however deep they stand, and so is what failed around them', () => {
  const story = (title: string, ok: boolean) => ({
    file: 'a.spec.ts',
    title,
    ok,
    tests: [{ results: [{ errors: ok ? [] : [{ message: `${title} broke` }] }] }],
  })
  const suites = [{ specs: [story('one', true), story('two', false)], suites: [{ specs: [story('three', false)] }] }]
  expect(playwrightFailures({ suites, errors: [{ message: 'no browser' }] })).toEqual([
    'a.spec.ts › three\n    three broke',
    'a.spec.ts › two\n    two broke',
    'outside of any story\n    no browser',
  ])
})

test('a test that was cut off is told to have been', () => {
  const cut = { status: 'failed', fullName: 'waits', failureMessages: ['Error: STACK_TRACE_ERROR\n    at task'] }
  const [told] = vitestFailures({ testResults: [{ name: 'a.test.ts', status: 'failed', assertionResults: [cut] }] })
  expect(told).toBe('a.test.ts › waits\n    It was not done when its time was over.\n        at task')
})
