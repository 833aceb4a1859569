import 'server-only'
import type { LeaverAnswer, LeaversAnswer } from '../contracts/handover'
import { countAllLeft, type LeftCount } from '../db/handover'
import { inventoryContext } from '../db/inventory-context'
import { type DirectoryEntry, ownerDirectory } from '../db/owner-directory'
import { leaverOf } from '../domain/ownership/handover'
import { toOwnerAnswer } from './ownership/owner-answer'

/** Everybody who is gone and whose things still wait for somebody else, the most first. */
export async function listLeavers(now = new Date()): Promise<LeaversAnswer> {
  const [directory, counts, membersKnown] = await Promise.all([ownerDirectory(), countAllLeft(), seesMembers()])
  const gone = directory.filter((entry) => entry.gone && !isTwice(entry, directory))
  const leavers = gone.map((entry) => toLeaver(entry, directory, counts)).filter((leaver) => sumOf(leaver) > 0)
  leavers.sort((a, b) => sumOf(b) - sumOf(a))
  return { data: leavers, total: leavers.length, asOf: now.toISOString(), membersKnown }
}

/** Whether it is known of every account who belongs to it: who left is told by that alone. */
async function seesMembers(): Promise<boolean> {
  const { accounts, reads, spots } = await inventoryContext()
  return accounts.every(
    ({ id }) =>
      reads.some(({ accountId, kind, completeAt }) => accountId === id && kind === 'member' && completeAt !== null) &&
      spots.every(({ accountId, kind }) => accountId !== id || kind !== 'member'),
  )
}

/** A member of the account who was a person here, too, is listed as that person. */
function isTwice({ kind, email }: DirectoryEntry, directory: readonly DirectoryEntry[]): boolean {
  return kind === 'member' && directory.some((other) => other.kind === 'person' && other.gone && other.email === email)
}

function toLeaver(
  entry: DirectoryEntry,
  directory: readonly DirectoryEntry[],
  counts: readonly LeftCount[],
): LeaverAnswer {
  const leaver = leaverOf(directory, entry.key)
  const of = (part: LeftCount['part'], names: readonly string[] = []) =>
    counts.filter((one) => one.part === part && names.includes(one.of)).reduce((sum, { count }) => sum + count, 0)
  return {
    owner: toOwnerAnswer(entry),
    owned: of('owned', leaver?.keys),
    backup: of('backup', leaver?.keys),
    key: of('key', leaver?.userIds),
    team: of('team', leaver?.keys),
    finding: of('finding', leaver?.keys),
  }
}

function sumOf({ owned, backup, key, team, finding }: LeaverAnswer): number {
  return owned + backup + key + team + finding
}
