import 'server-only'
import { log } from '../config/log'
import { RECENT_PASSWORD_MS } from '../config/timings'
import { appendAudit } from '../db/append-audit'
import { inTransaction, type Transaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import { settleInvitations } from '../db/invitations'
import { findPersonByEmail, lockPerson, type PersonRow } from '../db/people'
import { findPersonIdByIdentity, linkIdentity } from '../db/sign-in-identities'
import { normalizeEmail } from '../domain/person'
import { beginSession } from './begin-session'
import type { SignInContext } from './sign-in-context'

/** What a provider says about somebody. */
export type ProvidedIdentity = {
  provider: string
  subject: string
  /** Only when the provider vouches that the address is theirs. */
  verifiedEmail: string | null
  /** When they last proved who they are at the provider, where it tells. */
  provedAt: Date | null
}

export type ProviderRefusal = 'not-invited' | 'address-not-verified'

/**
 * Signs in whoever a provider vouches for, if somebody invited that address; it never makes an account. The first time,
 * the provider's account is tied to the person, and from then on its subject counts and no longer the address.
 */
export async function signInWithProvider(
  identity: ProvidedIdentity,
  context: SignInContext,
): Promise<{ sessionId: string } | { refused: ProviderRefusal }> {
  const outcome = await inTransaction(async (tx) => {
    const { provider, subject } = identity
    const linkedId = await findPersonIdByIdentity({ provider, subject }, tx)
    const invited = linkedId ? null : await findInvited(tx, identity)
    const person = await lockIfAny(tx, linkedId ?? invited?.id)
    if (!person) return { refused: refusalFor(identity) }
    if (person.switchedOffAt) {
      await recordSwitchedOff(tx, person, identity, context)
      return { refused: refusalFor(identity) }
    }
    const now = await databaseTime(tx)
    if (!linkedId) await link(tx, person, identity, now, context)
    const how = { method: identity.provider, reauthenticated: countsAsProof(person, identity, now), now }
    return { sessionId: await beginSession(tx, person, how, context) }
  })
  if ('refused' in outcome) {
    log.warn({ requestId: context.httpRequestId, provider: identity.provider, why: outcome.refused }, 'sign-in refused')
  }
  return outcome
}

async function findInvited(tx: Transaction, identity: ProvidedIdentity): Promise<PersonRow | null> {
  return identity.verifiedEmail ? findPersonByEmail(normalizeEmail(identity.verifiedEmail), tx) : null
}

async function lockIfAny(tx: Transaction, id: string | undefined): Promise<PersonRow | null> {
  return id ? lockPerson(tx, id) : null
}

/** The same for somebody who is off as for a stranger. */
function refusalFor(identity: ProvidedIdentity): ProviderRefusal {
  return identity.verifiedEmail ? 'not-invited' : 'address-not-verified'
}

/**
 * For people without a password a fresh sign-in at their provider is the proof of who sits there. For the others it is
 * not: a browser that is still signed in at the provider would prove nothing.
 */
function countsAsProof(person: PersonRow, identity: ProvidedIdentity, now: Date): boolean {
  if (person.hasPassword) return false
  return !identity.provedAt || now.getTime() - identity.provedAt.getTime() < RECENT_PASSWORD_MS
}

async function link(
  tx: Transaction,
  person: PersonRow,
  identity: ProvidedIdentity,
  now: Date,
  context: SignInContext,
): Promise<void> {
  const { provider, subject } = identity
  await linkIdentity(tx, { provider, subject, personId: person.id, createdAt: now })
  // coming in this way settles the invitation: its link must not set a password for somebody else later
  const settled = await settleInvitations(tx, person.id, now)
  const actor = { kind: 'person', id: person.id, name: person.name } as const
  const target = { kind: 'person', id: person.id, name: person.name }
  const { httpRequestId } = context
  if (settled > 0) {
    await appendAudit(tx, {
      actor,
      action: 'person.invitation-accepted',
      outcome: 'done',
      target,
      after: { with: provider },
      httpRequestId,
    })
  }
  await appendAudit(tx, {
    actor,
    action: 'person.identity-linked',
    outcome: 'done',
    target,
    after: { provider },
    httpRequestId,
  })
}

async function recordSwitchedOff(
  tx: Transaction,
  person: PersonRow,
  identity: ProvidedIdentity,
  context: SignInContext,
): Promise<void> {
  await appendAudit(tx, {
    actor: { kind: 'visitor', name: 'Somebody not signed in' },
    action: 'session.sign-in-refused',
    outcome: 'refused',
    target: { kind: 'person', id: person.id, name: person.name },
    reason: `Switched off; tried with ${identity.provider}.`,
    httpRequestId: context.httpRequestId,
  })
}
