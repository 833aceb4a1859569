import 'server-only'
import { ownersOfServers, type PlanContext, placesOfProjects, seenBehind } from '../../db/plan-context'
import type { ApiKeyFacts, FirewallFacts, ServerFacts } from '../../domain/inventory/facts'
import type { Around, Guarded, Need, Reading, Row } from '../../domain/plans/facts'
import type { RaffReader } from '../../raff/client'
import { isRaffError } from '../../raff/errors'
import type { Raw } from '../../raff/parse/rows'
import type { ListRead } from '../../raff/read-list'
import { eachOf } from '../sync/each-of'
import { factsOfRow } from '../sync/facts-of-row'
import type { ReadTarget } from './read-target'

type Asked = { raff: RaffReader; context: PlanContext; target: ReadTarget }

/** What the plan needs to know around a thing. What cannot be read is said to be so, never taken for nothing. */
export async function readAround(needs: readonly Need[], asked: Asked): Promise<Partial<Around>> {
  const pairs = await Promise.all(
    needs.map(async (need) => {
      const read = READ[need] as (asked: Asked) => Promise<Reading<unknown>>
      return [need, await tryReading(() => read(asked))] as const
    }),
  )
  return Object.fromEntries(pairs) as Partial<Around>
}

async function tryReading<T>(read: () => Promise<Reading<T>>): Promise<Reading<T>> {
  try {
    return await read()
  } catch (error) {
    if (isRaffError(error)) return { known: false, why: error.message }
    throw error
  }
}

const READ: { [N in Need]: (asked: Asked) => Promise<Around[N]> } = {
  interfaces: async ({ raff, context }) => {
    const read = await raff.vms.networks(context.raffId)
    return read.complete ? known(read.rows.map(({ raw: _, ...nic }) => nic)) : cut()
  },
  disks: async (asked) =>
    rowsOf(await asked.raff.volumes.list({ vmId: serverOf(asked) }), ({ facts }) => facts.vmId === serverOf(asked)),
  snapshots: async (asked) => {
    const { raff, context } = asked
    const of = context.kind === 'volume' ? { volumeId: context.raffId } : { vmId: serverOf(asked) }
    return rowsOf(await raff.snapshots.list(of))
  },
  backups: async (asked) => rowsOf(await asked.raff.backups.list({ vmId: serverOf(asked) })),
  schedules: async (asked) => rowsOf(await asked.raff.backupSchedules.list({ vmId: serverOf(asked) })),
  addresses: async ({ raff, context }) => rowsOf(await raff.ips.list({ projectId: context.projectId ?? '' })),
  server: async (asked) => {
    const id = serverOf(asked)
    if (id === '') return known(null)
    try {
      const row = await asked.raff.vms.get(id)
      return known({ id, facts: factsOfRow(row) as unknown as ServerFacts })
    } catch (error) {
      if (isRaffError(error, 'not-found')) return known(null)
      throw error
    }
  },
  guarded: readGuarded,
  networks: async ({ raff, context }) => rowsOf(await raff.vpcs.list({ projectId: context.projectId ?? '' })),
  keys: async ({ raff }) => rowsOf(await raff.apiKeys.list()),
  roles: async ({ raff }) => rowsOf(await raff.roles.list()),
  places: async ({ context, target }) => {
    const ids = (target.facts as ApiKeyFacts).projectAccesses.map(({ projectId }) => projectId)
    return known(await placesOfProjects(context.accountId, ids))
  },
}

/** The server itself, or the one that the thing hangs on or was taken of. */
function serverOf({ context, target }: Asked): string {
  if (context.kind === 'vm') return context.raffId
  return (target.facts as { vmId?: string | null }).vmId ?? ''
}

/** Only a server's interfaces say which firewall guards it: those that were seen, unless Raff counts others by now. */
async function readGuarded({ raff, context, target }: Asked): Promise<Reading<Guarded[]>> {
  const { nicCount } = target.facts as FirewallFacts
  const seen = await seenBehind(context.accountId, context.raffId)
  const list = await raff.vms.list({ projectId: context.projectId ?? undefined })
  if (!list.complete) return cut()
  const counted = seen.reduce((sum, { interfaces }) => sum + interfaces, 0)
  const ids =
    nicCount === null || counted === nicCount
      ? seen.map(({ serverId }) => serverId)
      : await askEach(
          raff,
          context.raffId,
          list.rows.map(({ id }) => id),
        )
  const owners = await ownersOfServers(context.accountId, ids)
  const behind = list.rows.filter(({ id }) => ids.includes(id))
  return known(
    behind.map(({ id, name, status, publicIpv4Address, publicIpv6Address }) => ({
      id,
      name,
      status,
      owner: owners.get(id) ?? null,
      addresses: [publicIpv4Address, publicIpv6Address].filter((address): address is string => Boolean(address)),
    })),
  )
}

const ASKED_AT_ONCE = 8

async function askEach(raff: RaffReader, firewallId: string, serverIds: string[]): Promise<string[]> {
  const behind: string[] = []
  await eachOf(
    serverIds,
    async (id) => {
      const { rows } = await raff.vms.networks(id)
      if (rows.some(({ securityGroupId }) => securityGroupId === firewallId)) behind.push(id)
    },
    ASKED_AT_ONCE,
  )
  return behind.sort()
}

function rowsOf<F>(
  read: ListRead<{ id: string; raw: Raw }>,
  fits: (row: Row<F>) => boolean = () => true,
): Reading<Row<F>[]> {
  if (!read.complete || read.unreadable.length > 0) return cut()
  return known(read.rows.map((row) => ({ id: row.id, facts: factsOfRow(row) as unknown as F })).filter(fits))
}

function known<T>(value: T): Reading<T> {
  return { known: true, value }
}

function cut(): { known: false; why: string } {
  return { known: false, why: 'Raff’s list could not be read to its end.' }
}
