import { policyAnswer, putPolicyBody } from '@/lib/contracts/policy'
import { route } from '@/lib/http/route'
import { changePolicy } from '@/lib/server/change-policy'
import { readPolicy } from '@/lib/server/read-policy'

export const GET = route(
  'GET /api/policy',
  {
    summary: 'The thresholds in force, their defaults, limits and meaning.',
    allow: 'account.read',
    output: policyAnswer,
  },
  () => readPolicy(),
)

export const PUT = route(
  'PUT /api/policy',
  {
    summary: 'Set the thresholds: a new version. Findings are worked out anew with it.',
    allow: 'policy.manage',
    body: putPolicyBody,
    output: policyAnswer,
    refuses: ['conflict: somebody else has changed it meanwhile'],
  },
  ({ body, viewer, by }) => changePolicy(body, { viewer, by }),
)
