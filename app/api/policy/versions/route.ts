import { policyVersionsAnswer, policyVersionsQuery } from '@/lib/contracts/policy'
import { route } from '@/lib/http/route'
import { listPolicyVersions } from '@/lib/server/read-policy'

export const GET = route(
  'GET /api/policy/versions',
  {
    summary: 'Every change of a policy, the newest first: who, when, why and what.',
    allow: 'account.read',
    query: policyVersionsQuery,
    output: policyVersionsAnswer,
  },
  ({ query }) => listPolicyVersions(query.area),
)
