import 'server-only'
import type { PolicyPreviewAnswer } from '../contracts/policy'
import { FINDINGS_MAX_MS } from '../config/timings'
import { readAccountFacts } from '../db/account-facts'
import { inTransaction } from '../db/client'
import { currentFindingsPolicy } from '../db/policy-versions'
import { listOpenAccounts } from '../db/raff-accounts'
import { RULES } from '../domain/findings/all-rules'
import { findEverything } from '../domain/findings/find-everything'
import type { Finding } from '../domain/findings/finding'
import type { FindingsPolicy } from '../domain/findings/policy'
import { policyChanges } from '../domain/findings/policy-changes'
import { inWords } from '../domain/permission-words'
import { refuseNonsense } from './change-policy'

/** Names. A handful shows what a change is about. */
const NAMES = 5

/** What a change of the thresholds would do: the same rules over the same facts, with the one policy and with the other. */
export async function previewPolicy(policy: FindingsPolicy, now = new Date()): Promise<PolicyPreviewAnswer> {
  refuseNonsense(policy)
  const { policy: inForce } = await currentFindingsPolicy()
  const before: Finding[] = []
  const after: Finding[] = []
  for (const { id } of await listOpenAccounts()) {
    const facts = await inTransaction((tx) => readAccountFacts(tx, id, now), {
      isolation: 'RepeatableRead',
      timeoutMs: FINDINGS_MAX_MS,
    })
    before.push(...findEverything(facts, inForce, now).findings)
    after.push(...findEverything(facts, policy, now).findings)
  }
  const rules = RULES.flatMap(({ code, title, area }) => {
    const [had, has] = [before, after].map((all) => all.filter((finding) => finding.code === code)) as [
      Finding[],
      Finding[],
    ]
    const [hadKeys, hasKeys] = [had, has].map((all) => new Set(all.map(({ key }) => key))) as [Set<string>, Set<string>]
    const appear = has.filter(({ key }) => !hadKeys.has(key))
    const disappear = had.filter(({ key }) => !hasKeys.has(key))
    if (appear.length === 0 && disappear.length === 0) return []
    return [
      {
        ...{ code, title, area, before: had.length, after: has.length },
        appear: appear.slice(0, NAMES).map(({ subject }) => subject.name),
        disappear: disappear.slice(0, NAMES).map(({ subject }) => subject.name),
      },
    ]
  })
  const changes = policyChanges(inForce, policy)
  return { sentence: sentenceOf(rules, changes.length > 0), rules, changes }
}

function sentenceOf(rules: PolicyPreviewAnswer['rules'], isChange: boolean): string {
  if (!isChange) return 'Nothing is changed.'
  if (rules.length === 0) return 'With what is there today, this changes nothing.'
  const parts = rules.map(({ title, before, after }) => {
    const said = `“${title}”`
    if (after === before) return `other things for ${said}`
    return after > before ? `${after - before} more for ${said}` : `${before - after} fewer for ${said}`
  })
  return `With what is there today: ${inWords(parts)}.`
}
