import { expect, test } from 'vitest'
import { findingsPolicyField } from '@/lib/contracts/policy'
import { DEFAULT_POLICY } from '@/lib/domain/findings/policy'
import { countChanges, draftOf, faultOf, policyOf } from './policy-draft'

test('what is in the fields is the policy, field by field', () => {
  expect(policyOf(draftOf(DEFAULT_POLICY))).toEqual(DEFAULT_POLICY)
  expect(countChanges(draftOf(DEFAULT_POLICY), DEFAULT_POLICY)).toBe(0)
})

test('spaces and the way a list is separated are no change; another number is', () => {
  const draft = draftOf(DEFAULT_POLICY)
  expect(countChanges({ ...draft, adminPorts: `${draft.adminPorts?.replaceAll(', ', ',')} ` }, DEFAULT_POLICY)).toBe(0)
  expect(countChanges({ ...draft, stoppedDays: '30', 'secretDays.production': '60' }, DEFAULT_POLICY)).toBe(2)
})

test.each(['', 'soon', '1.5', '-3', '1e9'])('%j instead of a number of days is refused beside its field', (typed) => {
  const answer = findingsPolicyField.safeParse(policyOf({ ...draftOf(DEFAULT_POLICY), stoppedDays: typed }))
  const fields = Object.fromEntries(
    (answer.error?.issues ?? []).map(({ path, message }) => [`policy.${path.join('.')}`, message]),
  )
  expect(faultOf(fields, 'stoppedDays')).toContain('choose a whole number of days')
  expect(faultOf(fields, 'idleDays')).toBeUndefined()
})

test('a port that is none is refused beside the list it stands in', () => {
  const answer = findingsPolicyField.safeParse(policyOf({ ...draftOf(DEFAULT_POLICY), adminPorts: '22, 99999' }))
  const fields = Object.fromEntries(
    (answer.error?.issues ?? []).map(({ path, message }) => [`policy.${path.join('.')}`, message]),
  )
  expect(faultOf(fields, 'adminPorts')).toBe('Ports go from 1 to 65,535.')
})
