import { expect, it } from 'vitest'
import { isNewReason, leftOpenWords } from './left-open'

const closing = (more: object = {}) => ({
  state: 'planned' as const,
  attempts: 3,
  note: 'Its role does not allow it.',
  planned: { always: true },
  ...more,
})

it('what could not be put back is said with the number of tries, the reason, and what to do', () => {
  expect(leftOpenWords([closing()])).toBe(
    'It could not be put back yet, after 3 tries, and is tried again every minute. Its role does not allow it. Close it in Raff’s dashboard if it is urgent.',
  )
  expect(leftOpenWords([closing({ attempts: 1 })])).toContain('after one try,')
})

it('it is said also while the next try is on its way', () => {
  expect(leftOpenWords([closing({ state: 'sent' })])).toContain('after 3 tries')
})

it('several that fail for the same reason say it once', () => {
  const said = leftOpenWords([closing(), closing({ attempts: 7 })])
  expect(said).toContain('after 7 tries')
  expect(said?.split('Its role').length).toBe(2)
})

it.each([
  ['waits for its time', { attempts: 0, note: null }],
  ['is closed', { state: 'confirmed' as const }],
  ['puts nothing back', { planned: { always: false } }],
])('nothing is said of a step that %s', (_, more) => {
  expect(leftOpenWords([closing(more)])).toBeNull()
})

it('the first reason is new, another one is, and seconds that count down or the id of a call are not', () => {
  const told = ['Its role does not allow it (403).', 'Next try in 12 seconds.', 'It broke: call 7f3a-b2.']
  expect(isNewReason([], 'Its role does not allow it (403).')).toBe(true)
  expect(isNewReason(told, 'Raff does not know it (404).')).toBe(true)
  expect(isNewReason(told, 'Next try in 3 seconds.')).toBe(false)
  expect(isNewReason(told, 'It broke: call e901-4c.')).toBe(false)
})

it('a reason that comes back after another one is not new', () => {
  expect(isNewReason(['Raff did not answer.', 'Its role does not allow it.'], 'Raff did not answer.')).toBe(false)
})
