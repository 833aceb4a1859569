import { ENVIRONMENTS, type Environment } from '../inventory/environment'
import { ENVIRONMENT_THRESHOLDS, type FindingsPolicy, PLAIN_THRESHOLDS } from './policy'

// What a change of the policy says, in words, and what would make no sense.

/** "Stopped servers: 14 → 30 days" */
export function policyChanges(before: FindingsPolicy, after: FindingsPolicy): string[] {
  return [...plainChanges(before, after), ...environmentChanges(before, after), ...listChanges(before, after)]
}

function plainChanges(before: FindingsPolicy, after: FindingsPolicy): string[] {
  return (Object.keys(PLAIN_THRESHOLDS) as (keyof typeof PLAIN_THRESHOLDS)[]).flatMap((name) => {
    const { title, unit } = PLAIN_THRESHOLDS[name]
    return before[name] === after[name] ? [] : [`${title}: ${before[name]} → ${after[name]} ${unit}`]
  })
}

function environmentChanges(before: FindingsPolicy, after: FindingsPolicy): string[] {
  return (Object.keys(ENVIRONMENT_THRESHOLDS) as (keyof typeof ENVIRONMENT_THRESHOLDS)[]).flatMap((name) => {
    const { title, unit } = ENVIRONMENT_THRESHOLDS[name]
    return ENVIRONMENTS.filter((each: Environment) => before[name][each] !== after[name][each]).map(
      (each) => `${title} in ${each}: ${before[name][each]} → ${after[name][each]} ${unit}`,
    )
  })
}

function listChanges(before: FindingsPolicy, after: FindingsPolicy): string[] {
  const lists: [string, readonly (string | number)[], readonly (string | number)[]][] = [
    ['Names of keys that say nothing', before.vagueKeyNames, after.vagueKeyNames],
    ['Ports of administrators', before.adminPorts, after.adminPorts],
    ['Ports of databases', before.databasePorts, after.databasePorts],
    ...(['temporary', 'expires', 'owner', 'environment'] as const).map(
      (tag) => [`Tag for ${tag}`, [before.conventions[tag]], [after.conventions[tag]]] as [string, string[], string[]],
    ),
  ]
  return lists.flatMap(([title, from, to]) =>
    from.join(', ') === to.join(', ') ? [] : [`${title}: ${from.join(', ') || 'none'} → ${to.join(', ') || 'none'}`],
  )
}

/** Messages by field, for values that are each allowed and make no sense together. */
export function policyProblems(policy: FindingsPolicy): Record<string, string> {
  const problems: Record<string, string> = {}
  if (policy.longIdleDays < policy.idleDays)
    problems.longIdleDays = `Keys that are surely not used any more: choose at least ${policy.idleDays} days, from which on they are asked about.`
  for (const environment of ENVIRONMENTS)
    if (policy.weeklyCopyHours[environment] < policy.dailyCopyHours[environment])
      problems[`weeklyCopyHours.${environment}`] = 'A weekly copy cannot be asked to be younger than a daily one.'
  return problems
}
