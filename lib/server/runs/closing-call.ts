import 'server-only'
import type { PlannedCall } from '../../domain/plans/plan-shape'
import { ruleKey } from '../../domain/plans/firewall-rules'
import type { Proof } from '../../domain/plans/proof'
import type { RaffReader } from '../../raff/client'

/**
 * Closing takes away the one rule that was opened and nothing else: whatever somebody changed about the firewall meanwhile
 * stays. Where nothing was changed this is to the letter the call that was approved.
 */
export async function closingCall(call: PlannedCall, proof: Proof, raff: RaffReader): Promise<PlannedCall> {
  if (proof.see !== 'rule' || proof.there) return call
  const group = await raff.securityGroups.get(proof.id, { projectId: proof.projectId })
  const raw = Array.isArray(group.raw.rules) ? group.raw.rules : []
  const own = ruleKey(proof.rule)
  const rules = group.rules.flatMap((rule, at) => (ruleKey(rule) === own ? [] : [raw[at]]))
  return { ...call, body: { rules } }
}
