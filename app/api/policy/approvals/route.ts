import { approvalPolicyAnswer, putApprovalPolicyBody } from '@/lib/contracts/approval-policy'
import { route } from '@/lib/http/route'
import { changeApprovalPolicy } from '@/lib/server/change-approval-policy'
import { readApprovalPolicy } from '@/lib/server/read-approval-policy'

export const GET = route(
  'GET /api/policy/approvals',
  {
    summary: 'What it takes before something runs, by risk and environment, and the change that waits.',
    allow: 'account.read',
    output: approvalPolicyAnswer,
  },
  ({ viewer }) => readApprovalPolicy(viewer),
)

export const PUT = route(
  'PUT /api/policy/approvals',
  {
    summary: 'Changes what it takes. Once two people can approve, the change waits for the second.',
    allow: 'policy.manage',
    body: putApprovalPolicyBody,
    output: approvalPolicyAnswer,
    refuses: ['conflict: somebody else has changed it meanwhile', 'reauthenticate: the password is due'],
  },
  ({ body, viewer, by }) => changeApprovalPolicy(body, { viewer, by }),
)
