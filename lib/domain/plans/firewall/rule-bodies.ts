import { type Json, toJson } from '../../canonical-json'
import type { FirewallRule } from '../../inventory/facts'
import type { RuleText } from '../probe'
import { ruleBody, ruleText } from './rules'

type RawRules = readonly Readonly<Record<string, unknown>>[] | undefined

/**
 * The whole set as it is sent. Raff replaces everything with it, so rules that stay go back exactly as they came: what a
 * rule holds beyond what we know of it must not get lost.
 */
export function bodyOfRules(wanted: readonly FirewallRule[], now: readonly FirewallRule[], raw: RawRules): Json[] {
  const asTheyCame = new Map<RuleText, Json>()
  if (raw?.length === now.length)
    now.forEach((rule, index) => {
      asTheyCame.set(ruleText(rule), toJson(raw[index]))
    })
  return wanted.map((rule) => asTheyCame.get(ruleText(rule)) ?? ruleBody(rule))
}

/** What is there now but for one rule. Null: it is not there, so there is nothing to take away. */
export function withoutRule(now: readonly FirewallRule[], taken: RuleText): FirewallRule[] | null {
  const left = now.filter((rule) => ruleText(rule) !== taken)
  return left.length === now.length ? null : left
}
