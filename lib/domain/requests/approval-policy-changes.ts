import { type ApprovalPolicy, type LevelRule, ruleFor } from './approval-policy'
import { RISK_LEVELS, RISK_WORDS, type RiskLevel } from './risk'
import { ENVIRONMENTS, type Environment } from '../inventory/environment'

// What a change of the approval policy means, in sentences, and which policies make no sense.

const SETTINGS: { [S in keyof LevelRule]: (value: LevelRule[S]) => string } = {
  approvers: (count) =>
    count === 0 ? 'nobody has to agree' : count === 1 ? 'one person has to agree' : `${count} people have to agree`,
  askerMayApprove: (may) => (may ? 'whoever asks counts as one of them' : 'whoever asks does not count'),
  coolingOffMinutes: (minutes) => (minutes === 0 ? 'it runs at once' : `it waits ${minutes} minutes before it runs`),
  password: (asked) => (asked ? 'the password is asked for' : 'no password is asked for'),
  typedFact: (asked) => (asked ? 'a fact has to be typed' : 'nothing has to be typed'),
  workingHours: (only) => (only ? 'it only runs in working hours' : 'it runs at any hour'),
}

/** Each thing that becomes otherwise: "High risk: two people have to agree (before: one person has to agree)". */
export function approvalPolicyChanges(before: ApprovalPolicy, after: ApprovalPolicy): string[] {
  return [
    ...RISK_LEVELS.flatMap((level) => levelChanges(before, after, level, null)),
    ...ENVIRONMENTS.flatMap((place) => RISK_LEVELS.flatMap((level) => levelChanges(before, after, level, place))),
    ...changed(
      'Protected things',
      before.protectedResources.length,
      after.protectedResources.length,
      same(before.protectedResources, after.protectedResources),
    ),
    ...changed('Days until a request expires', before.expiryDays, after.expiryDays),
    ...changed('Hours a team of one waits', before.onePersonDelayHours, after.onePersonDelayHours),
    ...changed(
      'Emergency runs by admins',
      before.breakGlass ? 'allowed' : 'not allowed',
      after.breakGlass ? 'allowed' : 'not allowed',
    ),
    ...changed('Working hours', hoursWords(before), hoursWords(after)),
  ]
}

/** By field; empty when it can be kept. */
export function approvalPolicyProblems(policy: ApprovalPolicy): Record<string, string> {
  const { levels, hours } = policy
  const problems: Record<string, string> = {}
  for (const place of ENVIRONMENTS)
    if (ruleFor(policy, 'high', [place]).approvers === 0)
      problems[`environments.${place}.high.approvers`] = 'What is high risk always takes at least one person.'
  if (levels.high.approvers === 0)
    problems['levels.high.approvers'] = 'What is high risk always takes at least one person.'
  if (levels.high.approvers < levels.medium.approvers)
    problems['levels.high.approvers'] = 'High risk cannot take fewer people than medium risk.'
  if (levels.medium.approvers < levels.low.approvers)
    problems['levels.medium.approvers'] = 'Medium risk cannot take fewer people than low risk.'
  if (hours.from >= hours.to) problems['hours.to'] = 'The working hours have to end after they begin.'
  if (!isZone(hours.zone)) problems['hours.zone'] = 'Send a time zone such as Europe/Berlin.'
  return problems
}

function levelChanges(
  before: ApprovalPolicy,
  after: ApprovalPolicy,
  level: RiskLevel,
  place: Environment | null,
): string[] {
  const rule = (policy: ApprovalPolicy) => (place === null ? policy.levels[level] : ruleFor(policy, level, [place]))
  const overridden = (policy: ApprovalPolicy) => place === null || policy.environments[place]?.[level] !== undefined
  if (!overridden(before) && !overridden(after)) return []
  const [old, now] = [rule(before), rule(after)]
  const names = (Object.keys(SETTINGS) as (keyof LevelRule)[]).filter((name) => old[name] !== now[name])
  const title = place === null ? RISK_WORDS[level] : `${RISK_WORDS[level]} in ${place}`
  return names.map((name) => {
    const words = SETTINGS[name] as (value: LevelRule[keyof LevelRule]) => string
    return `${title}: ${words(now[name])} (before: ${words(old[name])})`
  })
}

function changed(title: string, before: string | number, after: string | number, isSame = before === after): string[] {
  return isSame ? [] : [`${title}: ${before} → ${after}`]
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return [...one].sort().join() === [...other].sort().join()
}

function hoursWords({ hours: { days, from, to, zone } }: ApprovalPolicy): string {
  return `${from} to ${to} ${zone}, days ${[...days].sort().join(' ')}`
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
