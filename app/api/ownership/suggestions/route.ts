import { suggestionsAnswer, suggestionsBody } from '@/lib/contracts/ownership'
import { route } from '@/lib/http/route'
import { suggestOwners } from '@/lib/server/suggest-owners'

export const POST = route(
  'POST /api/ownership/suggestions',
  {
    summary: 'Who might answer for each of these, with the reason. Changes nothing.',
    allow: 'account.read',
    body: suggestionsBody,
    output: suggestionsAnswer,
  },
  ({ body }) => suggestOwners(body.ids),
)
