import 'server-only'
import type { ChecklistItemAnswer, KeyAnswer } from '../../contracts/keys'
import { checklistOf } from '../../db/checklists'
import { findResourceForKey } from '../../db/checklists'
import { type KeyRotationRow, keyRotationsOf } from '../../db/key-rotations'
import { listOpenAccounts } from '../../db/raff-accounts'
import { changesOf } from '../../db/resource-page'
import type { AccountFacts, Thing } from '../../domain/findings/account-facts'
import { answersOf } from '../../domain/findings/checklist'
import { CHECKLIST, isAskable } from '../../domain/findings/checklist-questions'
import { keyAdvice } from '../../domain/findings/key-model'
import { keyPowers, type Powers } from '../../domain/findings/key-powers'
import { sayChange } from '../../domain/inventory/say-change'
import { Refusal } from '../../domain/refusals'
import { namesFor } from '../names-for'
import { keyFactsOf } from './key-facts-of-accounts'
import { toKeyRow } from './key-row'

/** Rows. A key changes a few times in its life. */
const MOST_CHANGES = 200

/** One key: what it really may do, the questions about it, and what was seen to happen to it. */
export async function describeKey(id: string, now = new Date()): Promise<KeyAnswer> {
  const found = await findResourceForKey(id)
  const open = (await listOpenAccounts()).map((account) => account.id)
  if (!found || !open.includes(found.accountId)) throw noSuchKey()
  const { accounts, policy, findings } = await keyFactsOf([found.accountId], now)
  const [facts] = accounts
  const key = facts?.things['api-key'].find((each) => each.id === id)
  if (!facts || !key) throw noSuchKey()
  const [changes, said, rotations] = await Promise.all([
    changesOf(id, MOST_CHANGES),
    checklistOf(id),
    keyRotationsOf(found.accountId),
  ])
  const nameOf = await namesFor(
    found.accountId,
    changes.rows.map(({ field, from, to }) => ({ [field ?? '']: [from, to] })),
  )
  return {
    key: toKeyRow(facts, key, policy, findings.get(id) ?? [], now),
    permissions: permissionsOf(facts, key),
    checklist: answersOf(facts, key, policy, now).map((answered): ChecklistItemAnswer => {
      const question = CHECKLIST.find((each) => each.id === answered.id)
      const person = answered.from === 'person' ? said.find((each) => each.question === answered.id) : undefined
      return {
        ...answered,
        question: question?.question ?? '',
        why: question?.why ?? '',
        sentence: person?.note ?? answered.sentence,
        by: person?.answeredBy ?? null,
        answeredAt: person?.answeredAt.toISOString() ?? null,
        askable: isAskable(answered.id),
      }
    }),
    history: [
      ...rotations.flatMap((rotation) => sayRotation(rotation, key.raffId)),
      ...changes.rows.map(({ what, field, from, to, seenAfter, seenBy }) => ({
        after: seenAfter?.toISOString() ?? null,
        by: seenBy.toISOString(),
        sentence: sayChange('api-key', { what, field, from, to }, nameOf),
      })),
    ].sort((a, b) => b.by.localeCompare(a.by)),
    advice: keyAdvice(keyPowers(facts, key), key.purpose),
    asOf: now.toISOString(),
  }
}

/** What took another key's place, and what is being replaced. */
function sayRotation({ oldRaffId, oldName, newRaffId, madeAt }: KeyRotationRow, raffId: string): KeyAnswer['history'] {
  const by = madeAt.toISOString()
  if (newRaffId === raffId)
    return [{ after: null, by, sentence: `Made with a new secret, in the place of ${oldName}.` }]
  return oldRaffId === raffId ? [{ after: null, by, sentence: 'Another key was made to take its place.' }] : []
}

function permissionsOf(facts: AccountFacts, key: Thing<'api-key'>): KeyAnswer['permissions'] {
  const { account, accountRole, projects } = keyPowers(facts, key)
  const told = ({ sees, changes, destroys, level }: Powers) => ({ sees, changes, destroys, known: level !== 'unknown' })
  return [
    ...(accountRole ? [{ where: 'The account', projectId: null, role: accountRole.name, ...told(account) }] : []),
    ...projects.map((project) => ({
      where: project.projectName,
      projectId: project.projectId,
      role: project.role,
      ...told(project),
    })),
  ]
}

export function noSuchKey(): Refusal {
  return new Refusal('not-found', 'There is no such key. It may have been removed at Raff. Reload the page.')
}
