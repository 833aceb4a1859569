import 'server-only'
import type { ApprovalPolicy } from '../domain/requests/approval-policy'
import { database, type Transaction } from './client'
import { stored } from './requests'

export type PolicyProposalRow = {
  id: string
  version: number
  policy: ApprovalPolicy
  reason: string
  askedById: string
  askedByName: string
  askedAt: Date
}

export async function waitingProposal(tx: Transaction = database()): Promise<PolicyProposalRow | null> {
  const row = await tx.policyProposal.findFirst({ where: { state: 'waiting' }, orderBy: { askedAt: 'desc' } })
  return row && { ...row, policy: row.policy as unknown as ApprovalPolicy }
}

/** Takes the place of one that waited. */
export async function putProposal(
  tx: Transaction,
  { policy, ...proposal }: Omit<PolicyProposalRow, 'id'>,
): Promise<void> {
  await tx.policyProposal.updateMany({
    where: { state: 'waiting' },
    data: { state: 'overtaken', decidedAt: proposal.askedAt },
  })
  await tx.policyProposal.create({
    data: { ...proposal, policy: stored(policy), state: 'waiting' },
    select: { id: true },
  })
}

/** False when it does not wait any more. */
export async function closeProposal(
  tx: Transaction,
  id: string,
  state: 'accepted' | 'declined',
  by: { id: string; name: string; at: Date },
): Promise<boolean> {
  const { count } = await tx.policyProposal.updateMany({
    where: { id, state: 'waiting' },
    data: { state, decidedById: by.id, decidedByName: by.name, decidedAt: by.at },
  })
  return count === 1
}
