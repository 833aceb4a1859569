import 'server-only'
import { may, type Permission, ROLES } from '../../auth/roles'
import { type ActivePerson, activePeople, holdActivePeople } from '../../db/approvers'
import type { Transaction } from '../../db/client'

const rolesThat = (permission: Permission) => ROLES.filter((role) => may(role, permission))

/** Everybody who may decide right now. */
export function approvers(tx?: Transaction): Promise<ActivePerson[]> {
  return activePeople(rolesThat('request.decide'), tx)
}

/** The same, held until the transaction has ended. */
export function holdApprovers(tx: Transaction): Promise<ActivePerson[]> {
  return holdActivePeople(tx, rolesThat('request.decide'))
}

/** Whether this person is switched on and may do this, held until the transaction has ended. */
export async function holdWhoMay(tx: Transaction, personId: string, permission: Permission): Promise<boolean> {
  const people = await holdActivePeople(tx, rolesThat(permission))
  return people.some(({ id }) => id === personId)
}
