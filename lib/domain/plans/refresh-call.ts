import type { FirewallRule } from '../inventory/facts'
import { bodyOfRules, withoutRule } from './firewall/rule-bodies'
import type { PlanCall } from './plan'

export type RulesNow = {
  rules: readonly FirewallRule[]
  /** As they came. */
  raw: readonly Readonly<Record<string, unknown>>[] | undefined
}

/**
 * A call whose body is made at its time: what others have changed meanwhile stays, and only what was agreed on goes. Null:
 * there is nothing left to take away.
 */
export function refreshCall(call: PlanCall, { rules, raw }: RulesNow): PlanCall | null {
  if (!call.refresh) return call
  const left = withoutRule(rules, call.refresh.rule)
  if (left === null) return null
  return { ...call, body: { rules: bodyOfRules(left, rules, raw) } }
}
