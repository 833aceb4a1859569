import 'server-only'
import type { z } from 'zod'
import type { KeysAnswer, keysQuery } from '../../contracts/keys'
import { contextOf, inventoryContext, shownAccounts } from '../../db/inventory-context'
import { foldText } from '../../domain/inventory/fold-text'
import { naturalKey } from '../../domain/inventory/natural-order'
import { blindSentences } from '../blind-sentences'
import { readAsOf } from '../read-as-of'
import { keyFactsOf } from './key-facts-of-accounts'
import { toKeyRow } from './key-row'

/** Every key of the account, those in trouble first. An account has few enough for one page. */
export async function listKeys(query: z.output<typeof keysQuery>, now = new Date()): Promise<KeysAnswer> {
  const context = await inventoryContext()
  const accountIds = shownAccounts(context, query.account)
  const { reads, spots, runs } = contextOf(context, accountIds)
  const { accounts, policy, policyVersion, findings } = await keyFactsOf(accountIds, now)
  const rows = accounts
    .flatMap((facts) =>
      facts.things['api-key'].map((key) => toKeyRow(facts, key, policy, findings.get(key.id) ?? [], now)),
    )
    .filter((row) => fits(row, query))
    .sort((a, b) => Number(b.needsDecision) - Number(a.needsDecision) || byName(a.name, b.name))
  const projects = accounts.flatMap((facts) =>
    facts.things.project.map(({ raffId, name, environment }) => ({
      projectId: raffId,
      projectName: name,
      environment,
    })),
  )
  return {
    data: rows,
    total: rows.length,
    asOf: readAsOf({ reads, spots }, runs, now),
    projects: projects.sort((a, b) => byName(a.projectName, b.projectName)),
    blind: blindSentences(
      spots.filter(({ kind }) => ['api-key', 'role', 'project', 'member'].includes(kind)),
      context,
    ),
    policyVersion,
  }
}

function fits(row: KeysAnswer['data'][number], { status, needs, project, q }: z.output<typeof keysQuery>): boolean {
  const words = foldText(q ?? '')
    .split(/\s+/)
    .filter(Boolean)
  const text = foldText([row.name, row.prefix, row.purpose, row.owner?.name, row.maker?.name].filter(Boolean).join(' '))
  return (
    (status === undefined || row.status === status) &&
    (needs === undefined || row.needsDecision) &&
    (project === undefined || row.reach.some(({ projectId, level }) => projectId === project && level !== 'none')) &&
    words.every((word) => text.includes(word))
  )
}

function byName(a: string, b: string): number {
  const [one, other] = [naturalKey(a), naturalKey(b)]
  return one < other ? -1 : one > other ? 1 : 0
}
