import 'server-only'
import { appendAudit } from '../../db/append-audit'
import type { Transaction } from '../../db/client'
import type { OwnedResource } from '../../db/ownership'
import type { Ownership } from '../../domain/ownership/ownership'
import type { OwnershipChangeKind, OwnershipRecord } from '../../domain/ownership/record-ownership'
import type { DoneBy } from '../caller'

export type OwnershipWritten = {
  resource: OwnedResource
  next: Ownership
  before: OwnershipRecord
  after: OwnershipRecord
}

/** Things. Up to here each has its entry in the log, under its own name … */
const EACH_ITS_ENTRY = 50
/** … and more are told together, this many in one entry: thousands of entries would hold up everybody else's. */
const TOGETHER = 500

const ACTIONS = {
  edited: 'ownership.changed',
  confirmed: 'ownership.confirmed',
  imported: 'ownership.imported',
  'handed-over': 'ownership.handed-over',
} as const

export async function auditOwnerships(
  tx: Transaction,
  written: readonly OwnershipWritten[],
  how: OwnershipChangeKind,
  by: DoneBy,
): Promise<void> {
  const entry = { ...by, action: ACTIONS[how], outcome: 'done' } as const
  if (written.length <= EACH_ITS_ENTRY) {
    for (const { resource, before, after } of written) {
      const target = { kind: resource.kind, id: resource.id, name: resource.name }
      await appendAudit(tx, { ...entry, target, before, after })
    }
    return
  }
  for (let at = 0; at < written.length; at += TOGETHER) {
    const some = written.slice(at, at + TOGETHER)
    const things = some.map(({ resource: { id, kind, name }, before, after }) => ({ id, kind, name, before, after }))
    const target = { kind: 'resources', id: null, name: countWords(some.length, written.length) }
    await appendAudit(tx, { ...entry, target, after: { things } })
  }
}

function countWords(some: number, all: number): string {
  const things = `${all.toLocaleString('en')} things`
  return some === all ? things : `${some.toLocaleString('en')} of ${things}`
}
