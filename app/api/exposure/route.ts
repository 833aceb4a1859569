import { exposureAnswer, exposureQuery } from '@/lib/contracts/exposure'
import { route } from '@/lib/http/route'
import { describeExposure } from '@/lib/server/describe-exposure'

export const GET = route(
  'GET /api/exposure',
  {
    summary: 'Who can reach what from the internet: the firewalls as sentences, and servers without one.',
    allow: 'account.read',
    query: exposureQuery,
    output: exposureAnswer,
  },
  ({ query }) => describeExposure(query),
)
