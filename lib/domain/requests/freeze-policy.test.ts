import { describe, expect, it } from 'vitest'
import { DEFAULT_APPROVAL_POLICY as POLICY } from './approval-policy'
import { freezePolicy, type PolicyQuestion } from './freeze-policy'

const freeze = (more: Partial<PolicyQuestion> = {}) =>
  freezePolicy({
    policy: POLICY,
    version: 3,
    level: 'high',
    environments: ['staging'],
    targets: ['t'],
    raisedBy: [],
    twoBecause: null,
    askerId: 'asker',
    approverIds: ['ann', 'bob'],
    ...more,
  })

describe('what a request takes', () => {
  it.each([
    ['low', { approvers: 0, coolingOffMinutes: 0, password: false, typedFact: false }],
    ['medium', { approvers: 1, coolingOffMinutes: 0, password: false, askerMayApprove: false }],
    ['high', { approvers: 1, coolingOffMinutes: 30, password: true, typedFact: true, askerMayApprove: false }],
  ] as const)('is by default for %s risk what was promised', (level, expected) => {
    expect(freeze({ level })).toMatchObject(expected)
  })

  it('is one person more when nobody answers for it or something is not known', () => {
    expect(freeze({ raisedBy: ['Nobody answers for web-01.'] })).toMatchObject({ approvers: 2 })
    expect(freeze({ level: 'low', raisedBy: ['Nobody answers for web-01.'] })).toMatchObject({ approvers: 1 })
  })

  it('is two people for what is protected, and for a lock-out that somebody insists on', () => {
    const policy = { ...POLICY, protectedResources: ['t'] }
    expect(freeze({ policy, level: 'low' })).toMatchObject({ approvers: 2 })
    expect(freeze({ twoBecause: 'It may lock you out.' })).toMatchObject({ approvers: 2 })
  })

  it('is the strictest of several environments', () => {
    const policy = { ...POLICY, environments: { production: { medium: { approvers: 2, workingHours: true } } } }
    expect(freeze({ policy, level: 'medium', environments: ['staging', 'production'] })).toMatchObject({
      approvers: 2,
      hours: POLICY.hours,
    })
    expect(freeze({ policy, level: 'medium', environments: ['staging'] })).toMatchObject({ approvers: 1, hours: null })
  })

  it('is time and a written reason for a team of one, marked as such', () => {
    expect(freeze({ approverIds: ['asker'] })).toMatchObject({
      approvers: 1,
      askerMayApprove: true,
      reasonToApprove: true,
      coolingOffMinutes: 24 * 60,
      marks: ['one-person'],
    })
  })

  it('is not loosened because the asker alone is asked while somebody else could', () => {
    expect(freeze({ approverIds: ['asker', 'ann'] })).toMatchObject({ askerMayApprove: false, marks: [] })
    expect(freeze({ approverIds: ['ann'] })).toMatchObject({ askerMayApprove: false, marks: [] })
  })
})
