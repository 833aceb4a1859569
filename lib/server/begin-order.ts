import 'server-only'
import { type DryRunAnswer, planBody } from '../contracts/plans'
import { planContexts } from '../db/plan-context'
import { factsOf } from '../db/resource-page'
import type { FirewallFacts } from '../domain/inventory/facts'
import { KIND_WORDS } from '../domain/inventory/kinds'
import { type Action, titleOf, wordsOf } from '../domain/plans/action-words'
import type { Viewer } from '../domain/person'
import { Refusal } from '../domain/refusals'
import { type NewKeyChoices, newKeyChoices } from './new-key-choices'
import { planAction } from './plan-action'

const DAY_MS = 86_400_000
/** As long as a secret may grow old before it is asked about. */
const NEW_KEY_DAYS = 90

type Order = { action: Action; targets: string[]; params: Record<string, unknown> }

/** What the page needs for asking: what it is about, what is chosen at first, and the plan where nothing has to be chosen. */
export async function beginOrder(
  { action, targets, params: given }: Order,
  complete: boolean,
  viewer: Pick<Viewer, 'personId' | 'role' | 'now'>,
): Promise<{
  title: string
  params: Record<string, unknown>
  plan: DryRunAnswer | null
  newKey: NewKeyChoices | null
}> {
  const named = await planContexts(targets)
  const [first] = named
  if (!first) throw new Refusal('not-found', 'What this is about is not there any more.')
  const kind = wordsOf(action).kind ?? 'project'
  const what = named.length === 1 ? first.name : `${named.length} ${KIND_WORDS[kind].many}`
  const newKey = action === 'api-key.create' ? await newKeyChoices(first.accountId, viewer.now) : null
  const params = newKey ? narrowFirst(newKey, given, viewer.now) : await withRules(action, first.id, given)
  const body = planBody.safeParse({ action, targets, params })
  const plan = complete && body.success ? await planAction(body.data, viewer) : null
  return { title: newKey ? `Create a key for ${what}` : titleOf(action, what), params, plan, newKey }
}

/** A new key begins with the least it can be given, and with an end. */
function narrowFirst({ projectRoles }: NewKeyChoices, params: Record<string, unknown>, now: Date) {
  const [least] = projectRoles
  const expiresAt = new Date(now.getTime() + NEW_KEY_DAYS * DAY_MS).toISOString()
  return { ...(least && { projectRoleId: least.id }), expiresAt, ...params }
}

/** A change of rules replaces all of them: it begins with those there are. */
async function withRules(action: Action, id: string, params: Record<string, unknown>) {
  if (action !== 'security-group.update' || params.rules !== undefined) return params
  const { rules } = (await factsOf(id)) as FirewallFacts
  return { rules: rules ?? [], insist: false, ...params }
}
