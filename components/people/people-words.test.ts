import { describe, expect, test } from 'vitest'
import type { PersonAnswer } from '@/lib/contracts/people'
import { EXPLORER } from '@/lib/domain/explorer'
import { filterPeople } from './filter-people'
import { peopleSentence, statusOf } from './people-words'
import { actsFor, whyNot } from './person-acts'

const NOON = '2026-05-03T12:00:00.000Z'

function given(facts: Partial<PersonAnswer> = {}): PersonAnswer {
  return {
    id: crypto.randomUUID(),
    name: 'Dana',
    email: 'dana@example.com',
    role: 'member',
    state: 'active',
    hasPassword: true,
    singleSignOn: [],
    lastSignInAt: NOON,
    createdAt: NOON,
    switchedOffAt: null,
    invitation: null,
    version: 1,
    ...facts,
  }
}

const invited = (expired: boolean) =>
  given({ state: 'invited', hasPassword: false, invitation: { expiresAt: NOON, expired, invitedBy: null } })
const off = (facts: Partial<PersonAnswer> = {}) => given({ state: 'off', switchedOffAt: NOON, ...facts })

describe('the sentence of the page', () => {
  test.each([
    ['One person can sign in.', [given()]],
    ['Two people can sign in; one invitation is waiting.', [given(), given(), invited(false), off()]],
    ['One person can sign in; two invitations are waiting.', [given(), invited(false), invited(false)]],
    [
      'One person can sign in; one invitation is waiting; one invitation has expired.',
      [given(), invited(false), invited(true)],
    ],
    ['13 people can sign in.', Array.from({ length: 13 }, () => given())],
  ])('%s', (sentence, people) => {
    expect(peopleSentence(people)).toBe(sentence)
  })
})

test('an invitation without an open link counts as expired', () => {
  expect(statusOf({ ...invited(false), invitation: null })).toBe('late')
})

describe('what is offered', () => {
  test('somebody whose invitation was taken back is invited again, not switched on', () => {
    const person = off({ hasPassword: false })
    expect(statusOf(person)).toBe('taken-back')
    expect(actsFor(person)).toEqual(['invite-again'])
  })

  test('somebody who came in with single sign-on, or explored, is switched on again', () => {
    expect(actsFor(off({ hasPassword: false, singleSignOn: ['google'] }))).toEqual(['switch-on'])
    expect(actsFor(off({ hasPassword: false, email: EXPLORER.email }))).toEqual(['switch-on'])
  })

  test('the only admin who can sign in is neither demoted nor switched off, but gets a new password', () => {
    const admin = given({ role: 'admin', name: 'Ada' })
    const others = [admin, given(), { ...invited(false), role: 'admin' as const }, off({ role: 'admin' })]
    expect(whyNot('change-role', admin, others)).toMatch(/^Ada is the only admin/)
    expect(whyNot('switch-off', admin, others)).toMatch(/Make somebody else an admin first/)
    expect(whyNot('make-reset-link', admin, others)).toBeUndefined()
  })

  test('with two admins either can go, and nobody else is ever in the way', () => {
    const [one, two, member] = [given({ role: 'admin' }), given({ role: 'admin' }), given()]
    expect(whyNot('switch-off', one, [one, two, member])).toBeUndefined()
    expect(whyNot('switch-off', member, [one, member])).toBeUndefined()
  })
})

describe('the filter', () => {
  const people = [given({ name: 'Zoë O’Neill' }), off({ name: 'שרה', email: 'sara@example.com', role: 'viewer' })]
  const named = (filter: Partial<Parameters<typeof filterPeople>[1]>) =>
    filterPeople(people, { q: '', role: '', status: '', ...filter }).map(({ name }) => name)

  test('finds by name or address, case and accents aside, in any script', () => {
    expect(named({ q: ' zoe' })).toEqual(['Zoë O’Neill'])
    expect(named({ q: 'SARA@' })).toEqual(['שרה'])
    expect(named({ q: 'שר' })).toEqual(['שרה'])
  })

  test('narrows by role and by status, both at once', () => {
    expect(named({ role: 'viewer' })).toEqual(['שרה'])
    expect(named({ status: 'active' })).toEqual(['Zoë O’Neill'])
    expect(named({ status: 'active', role: 'viewer' })).toEqual([])
  })
})
