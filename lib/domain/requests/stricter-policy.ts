import type { FrozenPolicy } from './freeze-policy'

/** Asked again, it takes at least what it took before: renewing is no way around a policy that was stricter then. */
export function stricterPolicy(before: FrozenPolicy, now: FrozenPolicy): FrozenPolicy {
  const alone = now.marks.includes('one-person')
  return {
    ...now,
    approvers: alone ? now.approvers : Math.max(before.approvers, now.approvers),
    askerMayApprove: alone || (before.askerMayApprove && now.askerMayApprove),
    coolingOffMinutes: Math.max(before.coolingOffMinutes, now.coolingOffMinutes),
    password: before.password || now.password,
    typedFact: before.typedFact || now.typedFact,
    reasonToApprove: before.reasonToApprove || now.reasonToApprove,
    hours: now.hours ?? before.hours,
  }
}
