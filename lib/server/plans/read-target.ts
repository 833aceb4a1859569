import 'server-only'
import type { PlanContext } from '../../db/plan-context'
import type { Facts } from '../../domain/inventory/facts'
import type { Kind } from '../../domain/inventory/kinds'
import { Refusal } from '../../domain/refusals'
import type { RaffReader } from '../../raff/client'
import { isRaffError } from '../../raff/errors'
import type { Raw } from '../../raff/parse/rows'
import { factsOfRow } from '../sync/facts-of-row'

type Row = { id: string; raw: Raw }

export type ReadTarget = { facts: Facts; rawRules: Record<string, unknown>[] }

/** The thing itself as Raff shows it right now. Null: it is gone. */
export async function readTarget(
  raff: RaffReader,
  target: Pick<PlanContext, 'kind' | 'raffId' | 'projectId' | 'name'>,
): Promise<ReadTarget | null> {
  try {
    const row = await readRow(raff, target)
    const rules = row.raw.rules
    return {
      facts: factsOfRow(row) as unknown as Facts,
      rawRules: Array.isArray(rules) ? (rules as Record<string, unknown>[]) : [],
    }
  } catch (error) {
    if (isRaffError(error, 'not-found')) return null
    throw error
  }
}

function readRow(
  raff: RaffReader,
  { kind, raffId, projectId, name }: Pick<PlanContext, 'kind' | 'raffId' | 'projectId' | 'name'>,
): Promise<Row> {
  const inProject = { projectId: projectId ?? '' }
  const read: Partial<Record<Kind, () => Promise<Row>>> = {
    vm: () => raff.vms.get(raffId),
    volume: () => raff.volumes.get(raffId, inProject),
    snapshot: () => raff.snapshots.get(raffId, inProject),
    backup: () => raff.backups.get(raffId, inProject),
    'backup-schedule': () => raff.backupSchedules.get(raffId, inProject),
    ip: () => raff.ips.get(raffId),
    'security-group': () => raff.securityGroups.get(raffId, inProject),
    'api-key': () => raff.apiKeys.get(raffId),
    project: () => raff.projects.get(raffId),
  }
  const how = read[kind]
  if (!how) throw new Refusal('invalid', `Nothing can be asked of ${name}.`)
  return how()
}
