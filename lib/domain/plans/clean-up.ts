import type { ActionName } from '../action-names'
import { indexCardOf } from '../inventory/index-card'
import { KIND_WORDS } from '../inventory/kinds'
import { ACTIONS } from './actions'
import type { AnyThing } from './plan-facts'
import { placeOf } from './risk'

// Clean-up by rule: a rule never acts, it only finds. What comes out is an exact list, the reason of each thing in it, and
// everything that fits the rule and was left out. Production is never in it, nor what nobody can place.

export type CleanUpRule = {
  action: ActionName
  /** Has this tag: `temporary`, `expires=…`. */
  tag: string | null
  /** Raff's id. */
  projectId: string | null
  /** Holds this text, whatever the case. */
  nameHolds: string | null
  /** Made at least this many days ago. */
  olderThanDays: number | null
}

export type CleanUp = {
  targets: { thing: AnyThing; reasons: string[] }[]
  leftOut: { thing: AnyThing; why: string }[]
}

export type CleanUpOutcome = { found: CleanUp } | { problems: string[] }

const DAY_MS = 24 * 60 * 60_000

export function findByRule(rule: CleanUpRule, things: readonly AnyThing[], now: Date): CleanUpOutcome {
  const problems = whatIsWrongWith(rule)
  if (problems.length > 0) return { problems }
  const { kind, mostTargets } = ACTIONS[rule.action]
  const found: CleanUp = { targets: [], leftOut: [] }
  for (const thing of things) {
    if (thing.kind !== kind || thing.presence === 'gone') continue
    const reasons = reasonsFor(rule, thing, now)
    if (!reasons) continue
    const why = whyLeftOut(thing)
    if (why) found.leftOut.push({ thing, why })
    else if (found.targets.length < mostTargets) found.targets.push({ thing, reasons })
    else found.leftOut.push({ thing, why: `A request takes at most ${mostTargets}: ask for the rest afterwards.` })
  }
  return { found }
}

function whatIsWrongWith({ action, tag, projectId, nameHolds, olderThanDays }: CleanUpRule): string[] {
  const { byRule, kind, label } = ACTIONS[action]
  const problems: string[] = []
  if (!byRule || kind === null)
    problems.push(`“${label}” cannot be asked for by a rule: choose its targets one by one.`)
  if (!tag?.trim() && !nameHolds?.trim() && olderThanDays === null)
    problems.push(
      projectId === null
        ? 'Say what the rule looks for: a tag, a part of the name, an age.'
        : 'A whole project is no rule: add a tag, a part of the name or an age.',
    )
  if (tag?.trim() && kind !== null && kind !== 'vm')
    problems.push(`Only servers have tags at Raff, and this is about ${KIND_WORDS[kind].many}.`)
  if (olderThanDays !== null && !(Number.isInteger(olderThanDays) && olderThanDays >= 1))
    problems.push('The age has to be a whole number of days, at least 1.')
  return problems
}

/** Null: the rule does not mean it. Every condition has to hold, and one that cannot be told does not. */
function reasonsFor(rule: CleanUpRule, thing: AnyThing, now: Date): string[] | null {
  const { tag, projectId, nameHolds, olderThanDays } = rule
  const reasons: string[] = []
  if (projectId !== null && thing.projectId !== projectId) return null
  if (projectId !== null) reasons.push(`in the project ${thing.projectName ?? projectId}`)
  if (tag?.trim()) {
    const wanted = tag.trim().toLowerCase()
    const found = indexCardOf(thing.kind, thing.facts).tags.find((each) => each.toLowerCase() === wanted)
    if (found === undefined) return null
    reasons.push(`has the tag “${found}”`)
  }
  if (nameHolds?.trim()) {
    if (!thing.name.toLowerCase().includes(nameHolds.trim().toLowerCase())) return null
    reasons.push(`its name holds “${nameHolds.trim()}”`)
  }
  if (olderThanDays !== null) {
    const days = daysOld(thing, now)
    if (days === null || days < olderThanDays) return null
    reasons.push(`made ${days} days ago`)
  }
  return reasons
}

function daysOld({ facts }: AnyThing, now: Date): number | null {
  const { createdAt = null } = facts as { createdAt?: string | null }
  const made = createdAt === null ? Number.NaN : new Date(createdAt).getTime()
  return Number.isNaN(made) ? null : Math.floor((now.getTime() - made) / DAY_MS)
}

/** Words of a project's name that speak of production, wherever they stand in it. */
const PRODUCTION_WORDS = /(?:^|[^a-z])(?:production|prod|prd|live)(?:$|[^a-z])/i

function whyLeftOut(thing: AnyThing): string | null {
  const place = placeOf(thing)
  const project = thing.projectName
  if (place === 'production') return 'It is in production.'
  if (place === 'unknown')
    return project
      ? `Nobody has said what the project ${project} is for, so it counts as production.`
      : 'Nobody knows where it belongs, so it counts as production.'
  // a guess from "prod-test" is worth nothing where things are deleted
  if (thing.environmentFrom !== 'confirmed' && thing.environmentFrom !== 'own' && PRODUCTION_WORDS.test(project ?? ''))
    return `The name of its project, ${project}, speaks of production, and nobody has confirmed what it is.`
  if (thing.protected) return 'It is marked as protected.'
  if (thing.askFirst) return 'Its owner wants to be asked first.'
  if (thing.presence === 'unseen') return 'It could not be read just now.'
  return null
}
