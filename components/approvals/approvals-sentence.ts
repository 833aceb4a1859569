import type { ApprovalPolicyAnswer } from '@/lib/contracts/approval-policy'

/** The truth of the page: who can say yes, and what it takes for what cannot be taken back. */
export function approvalsSentence({ approvers, policy }: Pick<ApprovalPolicyAnswer, 'approvers' | 'policy'>): string {
  if (approvers === 0) return 'Nobody can approve anything at present: give somebody the role of an approver.'
  if (approvers === 1)
    return `One person can approve. What they ask for themselves waits ${policy.onePersonDelayHours} hours, and is marked.`
  const needed = policy.levels.high.approvers
  const people = needed === 1 ? 'one other person agrees' : `${needed} people agree`
  return `${approvers} people can approve. What is high risk runs once ${people}.`
}
