import 'server-only'
import type { PlanOrder } from '../../contracts/plans'
import { listConnections } from '../../db/connections'
import { databaseTime } from '../../db/database-time'
import { type PlanContext, planContexts } from '../../db/plan-context'
import { KIND_WORDS } from '../../domain/inventory/kinds'
import { wordsOf } from '../../domain/plans/action-words'
import { planOf } from '../../domain/plans/all-actions'
import { buildPlan } from '../../domain/plans/build-plan'
import type { OwnConnection, Target } from '../../domain/plans/facts'
import type { Plan } from '../../domain/plans/plan-shape'
import { Refusal } from '../../domain/refusals'
import type { RaffReader } from '../../raff/client'
import { isRaffError } from '../../raff/errors'
import { VaultError } from '../../vault/vault-error'
import { eachOf } from '../sync/each-of'
import { readAround } from './read-around'
import { readTarget } from './read-target'
import { readerOf } from './reading-connection'

export type MadePlan = {
  plan: Plan
  accountId: string
  /** Targets that Raff says are gone, by our id. */
  gone: string[]
}

/** Targets read at the same time: each takes a handful of calls. */
const AT_ONCE = 4

/** The dry run: reads everything the plan leans on, fresh, through a key for reading, and changes nothing. */
export async function makePlan(order: PlanOrder): Promise<MadePlan> {
  const contexts = await contextsOf(order)
  const accountId = contexts[0]?.accountId ?? ''
  const raff = await readerOf(accountId)
  const connections = await listConnections({ accountId })
  const read = new Map<string, Target | null>()
  try {
    await eachOf(
      contexts,
      async (context) => void read.set(context.id, await readOne(order, raff, context, connections)),
      AT_ONCE,
    )
  } catch (error) {
    if (!isRaffError(error) && !(error instanceof VaultError)) throw error
    throw new Refusal('unavailable', `Without reading it nothing can be planned. ${error.message}`, { cause: error })
  }
  const targets = contexts.flatMap(({ id }) => read.get(id) ?? [])
  const gone = contexts.filter(({ id }) => read.get(id) === null).map(({ id }) => id)
  return { plan: buildPlan(order, targets, await databaseTime()), accountId, gone }
}

async function contextsOf({ action, targets }: PlanOrder): Promise<PlanContext[]> {
  const kind = wordsOf(action).kind ?? 'project'
  const found = new Map((await planContexts(targets)).map((context) => [context.id, context]))
  const contexts = targets.map((id) => {
    const context = found.get(id)
    if (!context || context.gone)
      throw new Refusal('not-found', 'What this is about is not there any more. Reload the page.')
    if (context.kind !== kind)
      throw new Refusal('invalid', `This can only be asked of ${KIND_WORDS[kind].many}; ${context.name} is none.`, {
        fields: { targets: `${context.name} is no ${KIND_WORDS[kind].one}.` },
      })
    return context
  })
  if (new Set(contexts.map(({ accountId }) => accountId)).size > 1)
    throw new Refusal('invalid', 'These belong to different Raff accounts. Ask for each account on its own.')
  return contexts
}

async function readOne(
  { action }: PlanOrder,
  raff: RaffReader,
  context: PlanContext,
  connections: readonly OwnConnection[],
): Promise<Target | null> {
  const target = await readTarget(raff, context)
  if (!target) return null
  const { ownerName, ownerGone, ownerConfirmedAt, accountId: _, gone: __, ...known } = context
  const { prefix, name } = target.facts as { prefix?: string; name?: string }
  return {
    ...known,
    name: name ?? known.name,
    owner:
      ownerName === null
        ? null
        : { name: ownerName, gone: ownerGone, confirmedAt: ownerConfirmedAt?.toISOString() ?? null },
    ownConnections: connections
      .filter((own) => context.kind === 'api-key' && own.prefix === prefix)
      .map(({ id, name, prefix }) => ({ id, name, prefix })),
    facts: target.facts,
    rawRules: target.rawRules,
    around: await readAround(planOf(action).needs, { raff, context, target }),
  }
}
