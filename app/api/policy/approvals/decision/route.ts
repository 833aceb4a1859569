import { approvalPolicyAnswer, decideApprovalPolicyBody } from '@/lib/contracts/approval-policy'
import { route } from '@/lib/http/route'
import { decideApprovalPolicy } from '@/lib/server/decide-approval-policy'

export const POST = route(
  'POST /api/policy/approvals/decision',
  {
    summary: 'The second person’s word on a change of the approval policy.',
    allow: 'request.decide',
    body: decideApprovalPolicyBody,
    output: approvalPolicyAnswer,
    refuses: [
      'forbidden: they asked for it themselves',
      'conflict: it does not wait any more',
      'reauthenticate: the password is due',
    ],
  },
  ({ body, viewer, by }) => decideApprovalPolicy(body, { viewer, by }),
)
