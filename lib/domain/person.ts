// Who somebody is to Stocktake. The words of the roles are here; what each may do is lib/auth/roles.ts.

/** From least to most. */
export const PERSON_ROLES = ['viewer', 'member', 'approver', 'admin'] as const
export type PersonRole = (typeof PERSON_ROLES)[number]

/** `invited`: has a link but has not used it. `off`: may not sign in, and nothing of theirs is answered. */
export const PERSON_STATES = ['active', 'invited', 'off'] as const
export type PersonState = (typeof PERSON_STATES)[number]

/** The signed-in person on whose behalf something is done, as they are in the database at this very request. */
export type Viewer = {
  personId: string
  sessionId: string
  email: string
  name: string
  role: PersonRole
  /** False for people who only use single sign-on: they confirm who they are with their provider. */
  hasPassword: boolean
  /** When they last proved in this browser who they are. */
  reauthenticatedAt: Date | null
  /** The database's clock when this was read: expiries are compared with it, not with each server's own. */
  now: Date
}

export function personState(person: {
  switchedOffAt: Date | null
  hasPassword: boolean
  hasIdentity: boolean
}): PersonState {
  if (person.switchedOffAt) return 'off'
  return person.hasPassword || person.hasIdentity ? 'active' : 'invited'
}

/** The form an address is stored and compared in, so that one address cannot be two people. */
export function normalizeEmail(email: string): string {
  return email.trim().normalize('NFKC').toLowerCase()
}
