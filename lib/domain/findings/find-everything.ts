import type { AccountFacts, Thing } from './account-facts'
import { RULES } from './all-rules'
import { coverageOf } from './coverage'
import type { Finding, Found } from './finding'
import type { Coverage } from './judgement'
import { find } from './look-up'
import type { FindingsPolicy } from './policy'
import { because } from './reason'
import type { Rule } from './rule'

export type Everything = { findings: Finding[]; coverage: Coverage[] }

/** All findings of an account: a function of what was read, of the policy and of the moment, and of nothing else. */
export function findEverything(facts: AccountFacts, policy: FindingsPolicy, now: Date): Everything {
  const saved = new Set<string>()
  const findings = RULES.flatMap((rule) =>
    rule.find(facts, policy, now).map((found) => toFinding(rule, found, facts, saved)),
  )
  return { findings, coverage: coverageOf(facts, policy, now) }
}

function toFinding(rule: Rule, found: Found, facts: AccountFacts, saved: Set<string>): Finding {
  const { discriminator, saves, ...rest } = found
  const unknowns = [...(found.unknowns ?? []), ...(isMissing(facts, found) ? [because('subject-out-of-sight')] : [])]
  return {
    monthlyCost: null,
    actions: [],
    affects: [],
    ...rest,
    unknowns,
    code: rule.code,
    area: rule.area,
    key: findingKey(rule.family ?? rule.code, found.subject, discriminator),
    ...savingOf(saves ?? [], saved),
  }
}

/** What stays the same of a finding from one reading to the next. */
export function findingKey(
  family: string,
  { kind, raffId }: Pick<Found['subject'], 'kind' | 'raffId'>,
  discriminator?: string,
): string {
  return [family, kind, raffId, discriminator].filter((part) => part !== undefined).join('|')
}

function isMissing(facts: AccountFacts, { subject }: Found): boolean {
  if (subject.kind === 'account' || subject.kind === 'connection') return false
  return find(facts, subject.kind, subject.raffId)?.missing === true
}

/** What a thing costs is saved once, however many reasons there are to let it go. */
function savingOf(
  things: readonly Pick<Thing, 'id' | 'monthlyCost'>[],
  saved: Set<string>,
): Pick<Finding, 'saving' | 'savingUnknown'> {
  const fresh = things.filter(({ id }) => !saved.has(id))
  for (const { id } of fresh) saved.add(id)
  const known = fresh.flatMap(({ monthlyCost }) => (monthlyCost !== null && monthlyCost > 0 ? [monthlyCost] : []))
  const sum = Math.round(known.reduce((total, cost) => total + cost, 0) * 10_000) / 10_000
  return { saving: known.length > 0 ? sum : null, savingUnknown: fresh.some(({ monthlyCost }) => monthlyCost === null) }
}
