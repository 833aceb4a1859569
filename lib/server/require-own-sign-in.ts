import 'server-only'
import { findPerson } from '../db/people'
import type { Viewer } from '../domain/person'
import { Refusal } from '../domain/refusals'

/**
 * Somebody who only explores has neither a password nor a provider to come back with. Before a real key is stored there
 * must be a person who answers for it.
 */
export async function requireOwnSignIn(viewer: Viewer): Promise<void> {
  if (viewer.hasPassword) return
  const person = await findPerson(viewer.personId)
  if (person && person.singleSignOn.length > 0) return
  throw new Refusal(
    'conflict',
    'You are only exploring so far. Before you connect your real account, give your name, your address and a password, so that nobody else can get in.',
    { fields: { account: 'Set up your own sign-in first.' } },
  )
}
