import 'server-only'
import type { z } from 'zod'
import type { changePersonBody, PersonAnswer } from '../contracts/people'
import { appendAudit } from '../db/append-audit'
import { inTransaction, type Transaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import { revokeInvitations } from '../db/invitations'
import { findPerson, lockActiveAdmins, lockPerson, type PersonChange, type PersonRow, updatePerson } from '../db/people'
import { endSessions } from '../db/sessions'
import type { AuditAction } from '../domain/audit-actions'
import { Refusal } from '../domain/refusals'
import type { Caller } from './caller'
import { stateOf, toPersonAnswer } from './list-people'
import { noSuchPerson } from './no-such-person'

type Change = z.output<typeof changePersonBody>

/**
 * Changes a person's name, role or switch. It counts from their very next request. There is always an admin left who
 * can come in: changes that could remove the last one wait for each other and are refused.
 */
export function changePerson(personId: string, change: Change, { by }: Pick<Caller, 'by'>): Promise<PersonAnswer> {
  return inTransaction(async (tx) => {
    const admins = mayRemoveAnAdmin(change) ? await lockActiveAdmins(tx) : []
    const person = await lockPerson(tx, personId)
    if (!person) throw noSuchPerson()
    refuseStale(person, change)
    refuseLastAdmin(person, change, admins)
    const now = await databaseTime(tx)
    const edits = editsOf(person, change, now)
    await updatePerson(tx, personId, Object.assign({}, ...edits.map((edit) => edit.set)))
    if (change.switchedOff) await closeEveryDoor(tx, personId, now)
    for (const { action, before, after } of edits) {
      const target = { kind: 'person', id: personId, name: change.name ?? person.name }
      await appendAudit(tx, { ...by, action, outcome: 'done', target, before, after })
    }
    const changed = await findPerson(personId, tx)
    if (!changed) throw noSuchPerson()
    return toPersonAnswer(changed)
  })
}

type Edit = { action: AuditAction; set: PersonChange; before: object; after: object }

/** Only what really changes; somebody who never came in has their invitation taken back rather than a door closed. */
function editsOf(person: PersonRow, change: Change, now: Date): Edit[] {
  const edits: Edit[] = []
  if (change.name !== undefined && change.name !== person.name) {
    const { name } = change
    edits.push({ action: 'person.changed', set: { name }, before: { name: person.name }, after: { name } })
  }
  if (change.role !== undefined && change.role !== person.role) {
    const { role } = change
    edits.push({ action: 'person.role-changed', set: { role }, before: { role: person.role }, after: { role } })
  }
  const isOff = person.switchedOffAt !== null
  if (change.switchedOff !== undefined && change.switchedOff !== isOff) {
    const action = !change.switchedOff
      ? 'person.switched-on'
      : stateOf(person) === 'invited'
        ? 'person.invitation-revoked'
        : 'person.switched-off'
    const set = { switchedOffAt: change.switchedOff ? now : null }
    edits.push({ action, set, before: { switchedOff: isOff }, after: { switchedOff: change.switchedOff } })
  }
  return edits
}

async function closeEveryDoor(tx: Transaction, personId: string, now: Date): Promise<void> {
  await endSessions(tx, { personId }, now)
  await revokeInvitations(tx, { personId }, now)
}

function mayRemoveAnAdmin(change: Change): boolean {
  return change.switchedOff === true || (change.role !== undefined && change.role !== 'admin')
}

function refuseLastAdmin(person: PersonRow, change: Change, admins: string[]): void {
  if (!mayRemoveAnAdmin(change) || admins.length !== 1 || admins[0] !== person.id) return
  const message = `${person.name} is the only admin who can sign in. Make somebody else an admin first.`
  throw new Refusal('conflict', message, { fields: { [change.switchedOff ? 'switchedOff' : 'role']: message } })
}

function refuseStale(person: PersonRow, change: Change): void {
  if (change.version === undefined || change.version === person.version) return
  throw new Refusal('conflict', `${person.name} was changed by somebody else meanwhile. Reload and look again.`)
}
