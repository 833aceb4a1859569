import { keysAnswer, keysQuery } from '@/lib/contracts/keys'
import { route } from '@/lib/http/route'
import { listKeys } from '@/lib/server/keys/list-keys'

export const GET = route(
  'GET /api/keys',
  {
    summary: 'Raff’s API keys: what they reach in words, the true age of their secret, who answers for them.',
    allow: 'account.read',
    query: keysQuery,
    output: keysAnswer,
  },
  ({ query }) => listKeys(query),
)
