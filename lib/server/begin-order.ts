import 'server-only'
import { type PlanAnswer, planBody } from '../contracts/plans'
import { planContexts } from '../db/plan-context'
import { factsOf } from '../db/resource-page'
import type { FirewallFacts } from '../domain/inventory/facts'
import { KIND_WORDS } from '../domain/inventory/kinds'
import { type Action, titleOf, wordsOf } from '../domain/plans/action-words'
import { Refusal } from '../domain/refusals'
import { planAction } from './plan-action'

type Order = { action: Action; targets: string[]; params: Record<string, unknown> }

/** What the page needs for asking: what it is about, what is chosen at first, and the plan where nothing has to be chosen. */
export async function beginOrder(
  { action, targets, params: given }: Order,
  complete: boolean,
): Promise<{ title: string; params: Record<string, unknown>; plan: PlanAnswer | null }> {
  const named = await planContexts(targets)
  const [first] = named
  if (!first) throw new Refusal('not-found', 'What this is about is not there any more.')
  const kind = wordsOf(action).kind ?? 'project'
  const what = named.length === 1 ? first.name : `${named.length} ${KIND_WORDS[kind].many}`
  const params = await withRules(action, first.id, given)
  const body = planBody.safeParse({ action, targets, params })
  const plan = complete && body.success ? await planAction(body.data) : null
  return { title: titleOf(action, what), params, plan }
}

/** A change of rules replaces all of them: it begins with those there are. */
async function withRules(action: Action, id: string, params: Record<string, unknown>) {
  if (action !== 'security-group.update' || params.rules !== undefined) return params
  const { rules } = (await factsOf(id)) as FirewallFacts
  return { rules: rules ?? [], insist: false, ...params }
}
