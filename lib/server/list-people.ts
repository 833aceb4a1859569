import 'server-only'
import type { PeopleAnswer, PersonAnswer } from '../contracts/people'
import { databaseTime } from '../db/database-time'
import { listPeople as readPeople, type PersonRow } from '../db/people'
import { isExplorer } from '../domain/explorer'
import { personState } from '../domain/person'

/** Everybody who may sign in, was invited, or once could, by name. */
export async function listPeople(): Promise<PeopleAnswer> {
  const [people, now] = await Promise.all([readPeople(), databaseTime()])
  return { data: people.map(toPersonAnswer), total: people.length, asOf: now.toISOString() }
}

export function toPersonAnswer(person: PersonRow): PersonAnswer {
  const state = stateOf(person)
  return {
    id: person.id,
    name: person.name,
    email: person.email,
    role: person.role,
    state,
    hasPassword: person.hasPassword,
    singleSignOn: person.singleSignOn,
    lastSignInAt: person.lastSignInAt?.toISOString() ?? null,
    createdAt: person.createdAt.toISOString(),
    switchedOffAt: person.switchedOffAt?.toISOString() ?? null,
    invitation:
      state === 'invited' && person.invitationExpiresAt
        ? {
            expiresAt: person.invitationExpiresAt.toISOString(),
            expired: person.invitationExpired,
            invitedBy: person.invitedBy,
          }
        : null,
    version: person.version,
  }
}

export function stateOf(person: PersonRow) {
  // an explorer has come in already, only not with a sign-in of their own
  const hasIdentity = person.singleSignOn.length > 0 || isExplorer(person)
  return personState({ switchedOffAt: person.switchedOffAt, hasPassword: person.hasPassword, hasIdentity })
}
