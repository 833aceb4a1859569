import type { Environment } from '../inventory/environment'
import { type ApprovalPolicy, type LevelRule, ruleFor, type WorkingHours } from './approval-policy'
import type { RiskLevel } from './risk'

export type Mark = 'one-person' | 'break-glass'

/** What it takes for one request, as it was when it was asked. Nothing that is changed later loosens it. */
export type FrozenPolicy = Omit<LevelRule, 'workingHours'> & {
  version: number
  level: RiskLevel
  hours: WorkingHours | null
  expiryDays: number
  breakGlass: boolean
  /** A written reason goes with the yes. */
  reasonToApprove: boolean
  /** Who may vote on it: ids of people. One who becomes an approver later is not among them. */
  electorate: string[]
  marks: Mark[]
  /** Why it takes what it takes, as sentences. */
  because: string[]
}

export type PolicyQuestion = {
  policy: ApprovalPolicy
  version: number
  level: RiskLevel
  environments: readonly Environment[]
  /** Our ids. */
  targets: readonly string[]
  /** Why one approver more is due: nobody answers for it, or something important is not known. */
  raisedBy: readonly string[]
  /** A plan that takes two people whatever the policy says, and why. */
  twoBecause: string | null
  askerId: string
  /** Everybody who may decide right now, the asker included when that is so. */
  approverIds: readonly string[]
}

export function freezePolicy(question: PolicyQuestion): FrozenPolicy {
  const { policy, version, level, environments, raisedBy, askerId, approverIds } = question
  const { workingHours, ...rule } = ruleFor(policy, level, environments)
  const because: string[] = []
  let { approvers } = rule
  const raised = raisedBy.length > 0
  if (raised) {
    approvers += 1
    because.push(`One more person has to agree: ${raisedBy.join(' ')}`)
  }
  for (const reason of reasonsForTwo(question)) {
    approvers = Math.max(approvers, 2)
    because.push(reason)
  }
  const frozen: FrozenPolicy = {
    ...rule,
    approvers,
    version,
    level,
    hours: workingHours ? policy.hours : null,
    expiryDays: policy.expiryDays,
    breakGlass: policy.breakGlass,
    reasonToApprove: false,
    electorate: [...approverIds],
    marks: [],
    because,
  }
  const alone = approvers > 0 && approverIds.length === 1 && approverIds[0] === askerId
  return alone ? onePerson(frozen, policy.onePersonDelayHours) : frozen
}

function reasonsForTwo({ policy, targets, twoBecause }: PolicyQuestion): string[] {
  const isProtected = targets.some((id) => policy.protectedResources.includes(id))
  return [...(isProtected ? ['It is protected: two people have to agree.'] : []), ...(twoBecause ? [twoBecause] : [])]
}

/** Nobody else is there who could agree. Time and a written reason stand in for the second person, and the log says so. */
function onePerson(frozen: FrozenPolicy, delayHours: number): FrozenPolicy {
  return {
    ...frozen,
    approvers: 1,
    askerMayApprove: true,
    reasonToApprove: true,
    coolingOffMinutes: Math.max(frozen.coolingOffMinutes, delayHours * 60),
    marks: ['one-person'],
    because: [
      ...frozen.because,
      `You are the only person who can approve. It waits ${delayHours} hours instead, asks for a written reason, and is marked as decided by one person.`,
    ],
  }
}
