import type { Environment } from '../inventory/environment'
import type { RiskLevel } from './risk'

// What it takes before something may run, by how risky it is and where. Edited in Settings, versioned; what is in force
// when somebody asks is frozen onto the request.

export type LevelRule = {
  /** People who have to say yes. 0: runs at once. */
  approvers: number
  /** Whether the one who asks counts as one of them. */
  askerMayApprove: boolean
  /** Between the last yes and the run: anybody may stop it meanwhile. */
  coolingOffMinutes: number
  /** The approver enters the password again. */
  password: boolean
  /** The approver types the fact that matters. */
  typedFact: boolean
  /** Only runs within the working hours. */
  workingHours: boolean
}

export type WorkingHours = {
  /** 1 is Monday, 7 Sunday. */
  days: number[]
  /** "09:00" and "17:00" on the clocks of the zone; a run begins at or after the one and before the other. */
  from: string
  to: string
  /** Such as Europe/Berlin. */
  zone: string
}

export type ApprovalPolicy = {
  levels: Record<RiskLevel, LevelRule>
  /** Takes the place of single settings of a level in one environment. */
  environments: Partial<Record<Environment, Partial<Record<RiskLevel, Partial<LevelRule>>>>>
  /** Our ids of things that always need two people. */
  protectedResources: string[]
  hours: WorkingHours
  expiryDays: number
  /** For a team of one: this long between the yes and the run. */
  onePersonDelayHours: number
  /** Whether admins may run something at once in an emergency. */
  breakGlass: boolean
}

export const DEFAULT_APPROVAL_POLICY: ApprovalPolicy = {
  levels: {
    low: rule({ approvers: 0, askerMayApprove: true }),
    medium: rule({ approvers: 1 }),
    high: rule({ approvers: 1, coolingOffMinutes: 30, password: true, typedFact: true }),
  },
  environments: {},
  protectedResources: [],
  hours: { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00', zone: 'UTC' },
  expiryDays: 14,
  onePersonDelayHours: 24,
  breakGlass: true,
}

function rule(given: Partial<LevelRule> & Pick<LevelRule, 'approvers'>): LevelRule {
  return {
    askerMayApprove: false,
    coolingOffMinutes: 0,
    password: false,
    typedFact: false,
    workingHours: false,
    ...given,
  }
}

/** The rule for a level where the targets are: of several environments the strictest setting of each counts. */
export function ruleFor(policy: ApprovalPolicy, level: RiskLevel, environments: readonly Environment[]): LevelRule {
  const base = policy.levels[level]
  const all = environments.map((environment) => ({ ...base, ...policy.environments[environment]?.[level] }))
  return all.length === 0 ? base : all.reduce(stricter)
}

function stricter(one: LevelRule, other: LevelRule): LevelRule {
  return {
    approvers: Math.max(one.approvers, other.approvers),
    askerMayApprove: one.askerMayApprove && other.askerMayApprove,
    coolingOffMinutes: Math.max(one.coolingOffMinutes, other.coolingOffMinutes),
    password: one.password || other.password,
    typedFact: one.typedFact || other.typedFact,
    workingHours: one.workingHours || other.workingHours,
  }
}
