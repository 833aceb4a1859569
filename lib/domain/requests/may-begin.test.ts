import { describe, expect, it } from 'vitest'
import { DEFAULT_APPROVAL_POLICY } from './approval-policy'
import { freezePolicy, type Mark } from './freeze-policy'
import { mayBegin, type StartQuestion } from './may-begin'

const NOW = new Date('2026-11-21T10:00:00Z')

const POLICY = freezePolicy({
  policy: DEFAULT_APPROVAL_POLICY,
  version: 1,
  level: 'high',
  environments: [],
  targets: [],
  raisedBy: [],
  twoBecause: null,
  askerId: 'asker',
  approverIds: ['ann', 'bob'],
})

const ask = (more: Partial<StartQuestion> = {}) =>
  mayBegin({
    request: { askedById: 'asker', round: 1, runAt: NOW, expiresAt: new Date('2026-12-01T00:00:00Z') },
    policy: POLICY,
    votes: [{ personId: 'ann', personName: 'Ann', verdict: 'approve', reason: null, at: NOW, round: 1 }],
    approvers: [{ id: 'ann' }, { id: 'bob' }],
    askerMay: true,
    breakerMay: false,
    now: NOW,
    ...more,
  })

describe('a run', () => {
  it('begins when its time has come and its votes still count', () => {
    expect(ask()).toEqual({ may: 'begin' })
  })

  it('waits out its cooling off', () => {
    expect(ask({ now: new Date(NOW.getTime() - 1) })).toEqual({ may: 'wait', until: NOW })
  })

  it('never begins after it has expired', () => {
    expect(ask({ now: new Date('2026-12-01T00:00:00Z') })).toMatchObject({ may: 'not', move: 'expire' })
  })

  it('does not begin on the vote of somebody who was switched off meanwhile', () => {
    expect(ask({ approvers: [{ id: 'bob' }] })).toMatchObject({ may: 'not', move: 'lose-votes' })
  })

  it('does not begin for an asker who left when nobody else agreed', () => {
    const low = { ...POLICY, approvers: 0 }
    expect(ask({ policy: low, votes: [], askerMay: false })).toMatchObject({ may: 'not', move: 'give-up' })
    expect(ask({ askerMay: false })).toEqual({ may: 'begin' })
  })

  it('that broke the glass needs its admin to be one still', () => {
    const policy = { ...POLICY, marks: ['break-glass'] as Mark[] }
    expect(ask({ policy, votes: [], breakerMay: true })).toEqual({ may: 'begin' })
    expect(ask({ policy, votes: [] })).toMatchObject({ may: 'not', move: 'give-up' })
  })
})
