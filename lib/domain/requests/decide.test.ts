import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_APPROVAL_POLICY } from './approval-policy'
import { type DecisionQuestion, decide, whyNotYours } from './decide'
import { type FrozenPolicy, freezePolicy } from './freeze-policy'
import { REQUEST_STATES, type RequestState } from './states'
import type { Vote } from './votes'

const NOW = new Date('2026-11-21T10:00:00Z')
const FACT = '12 restore points, newest 3 days old'

const people = (...ids: string[]) => ids.map((id) => ({ id, name: id.replace(/^./, (first) => first.toUpperCase()) }))

function high(more: Partial<FrozenPolicy> = {}): FrozenPolicy {
  const frozen = freezePolicy({
    policy: DEFAULT_APPROVAL_POLICY,
    version: 1,
    level: 'high',
    environments: ['production'],
    targets: ['t'],
    raisedBy: [],
    twoBecause: null,
    askerId: 'asker',
    approverIds: ['asker', 'ann', 'bob', 'cleo'],
  })
  return { ...frozen, ...more }
}

function question(more: Partial<DecisionQuestion> = {}, state: RequestState = 'waiting'): DecisionQuestion {
  return {
    request: {
      state,
      askedById: 'asker',
      round: 1,
      expiresAt: new Date('2026-12-01T00:00:00Z'),
      confirmation: { fact: FACT, why: 'They go with it.' },
    },
    policy: high(),
    votes: [],
    approvers: people('asker', 'ann', 'bob', 'cleo'),
    personId: 'ann',
    decision: { verdict: 'approve', confirmation: FACT },
    proved: true,
    now: NOW,
    ...more,
  }
}

const yes = (personId: string, round = 1): Vote => ({
  personId,
  personName: personId,
  verdict: 'approve',
  reason: null,
  at: NOW,
  round,
})

describe('approving', () => {
  it('by one other person with everything that is asked begins the cooling off', () => {
    expect(decide(question())).toEqual({
      ok: true,
      move: 'approve',
      runAt: new Date('2026-11-21T10:30:00Z'),
      votesLeft: 0,
    })
  })

  it.each([
    ['their own request', { personId: 'asker' }, 'forbidden'],
    ['without being asked then', { personId: 'new', approvers: people('new') }, 'forbidden'],
    ['after being switched off', { approvers: people('bob') }, 'forbidden'],
    ['without the typed fact', { decision: { verdict: 'approve' } }, 'invalid'],
    ['with another fact', { decision: { verdict: 'approve', confirmation: 'web-01' } }, 'invalid'],
    ['without the password', { proved: false }, 'reauthenticate'],
    ['twice', { votes: [yes('ann')], policy: high({ approvers: 2 }) }, 'conflict'],
    ['after it has expired', { now: new Date('2026-12-01T00:00:00Z') }, 'gone'],
  ] as const)('is refused %s', (_, more, code) => {
    expect(decide(question(more as Partial<DecisionQuestion>))).toMatchObject({ ok: false, code })
  })

  it.each(REQUEST_STATES.filter((state) => state !== 'waiting'))('is refused when it is %s', (state) => {
    expect(decide(question({}, state))).toMatchObject({ ok: false, code: 'conflict' })
  })

  it.each(['12 Restore Points,  newest 3 days old', '12 restore points, newest 3 days old.'])(
    'takes “%s” as read',
    (confirmation) => {
      expect(decide(question({ decision: { verdict: 'approve', confirmation } }))).toMatchObject({ ok: true })
    },
  )

  it('needs as many people as were asked for, each of them once', () => {
    const two = { policy: high({ approvers: 2 }) }
    expect(decide(question(two))).toMatchObject({ ok: true, move: null, votesLeft: 1 })
    expect(decide(question({ ...two, votes: [yes('bob')] }))).toMatchObject({ ok: true, move: 'approve' })
  })

  it('does not count votes for an older plan, of people who are off, or of the one who asked', () => {
    const approvers = people('asker', 'ann', 'cleo')
    for (const vote of [yes('cleo', 0), yes('bob'), yes('asker')]) {
      const ruling = decide(question({ policy: high({ approvers: 2 }), votes: [vote], approvers }))
      expect(ruling).toMatchObject({ ok: true, move: null, votesLeft: 1 })
    }
  })

  it('never approves with fewer people than the frozen policy says, whatever the votes', () => {
    const person = fc.constantFrom('asker', 'ann', 'bob', 'cleo', 'new')
    fc.assert(
      fc.property(
        fc.array(fc.record({ personId: person, round: fc.integer({ min: 0, max: 2 }) }), { maxLength: 8 }),
        fc.array(person, { maxLength: 5 }),
        person,
        fc.integer({ min: 1, max: 3 }),
        (given, able, personId, approvers) => {
          const ruling = decide(
            question({
              votes: given.map(({ personId, round }) => yes(personId, round)),
              approvers: people(...able),
              personId,
              policy: high({ approvers }),
            }),
          )
          if (!ruling.ok || ruling.move !== 'approve') return
          const others = new Set([...given.filter(({ round }) => round === 1).map((vote) => vote.personId), personId])
          const real = [...others].filter((id) => able.includes(id) && id !== 'asker' && id !== 'new')
          expect(real.length).toBeGreaterThanOrEqual(approvers)
        },
      ),
    )
  })

  it('waits for the working hours when the policy says so', () => {
    const hours = { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00', zone: 'Europe/Berlin' }
    // a Saturday
    expect(decide(question({ policy: high({ hours }) }))).toMatchObject({ runAt: new Date('2026-11-23T08:00:00Z') })
  })
})

describe('who cannot decide', () => {
  const why = (more: Partial<DecisionQuestion>) => whyNotYours(question(more))

  it.each([
    ['a member who asked', { personId: 'asker', approvers: people('ann', 'bob') }, 'You asked for this yourself'],
    ['an approver who asked', { personId: 'asker' }, 'You asked for this yourself'],
    ['somebody without the role', { personId: 'mia' }, 'Your role does not allow'],
    ['somebody who came later', { personId: 'new', approvers: people('new', 'ann') }, 'You became an approver after'],
  ] as const)('is told the reason that holds whatever else were changed: %s', (_, more, words) => {
    expect(why(more as Partial<DecisionQuestion>)).toContain(words)
  })

  it('is told who can, and nobody who cannot', () => {
    expect(why({ personId: 'mia', approvers: people('ann', 'new') })).toMatch(/ Ann can\.$/)
    expect(why({ personId: 'asker', approvers: people('ann', 'bob', 'asker') })).toMatch(/ Ann or Bob can\.$/)
    expect(why({ personId: 'mia', approvers: people('asker') })).toContain('asked anew')
    const electorate = ['ann', 'bob', 'cleo', 'dan', 'eve']
    expect(why({ personId: 'mia', policy: high({ electorate }), approvers: people(...electorate) })).toMatch(
      / Ann, Bob, Cleo or 2 others can\.$/,
    )
  })
})

describe('keeping and postponing', () => {
  it('asks why it should stay', () => {
    for (const reason of [undefined, 'ok', '\u200b'.repeat(9)])
      expect(decide(question({ decision: { verdict: 'keep', reason } }))).toMatchObject({ ok: false, field: 'reason' })
    expect(decide(question({ decision: { verdict: 'keep', reason: 'still in use' } }))).toMatchObject({ move: 'keep' })
  })

  it('lets whoever asked take it back', () => {
    expect(decide(question({ personId: 'asker', decision: { verdict: 'keep' } }))).toMatchObject({ move: 'keep' })
  })

  it('asks until when, and not for ever', () => {
    const until = (day: string) => decide(question({ decision: { verdict: 'postpone', until: new Date(day) } }))
    expect(until('2026-11-28T10:00:00Z')).toMatchObject({ move: 'postpone' })
    expect(until('2026-11-20T10:00:00Z')).toMatchObject({ ok: false, field: 'until' })
    expect(until('2027-11-20T10:00:00Z')).toMatchObject({ ok: false, field: 'until' })
  })
})
