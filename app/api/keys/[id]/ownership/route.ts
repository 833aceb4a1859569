import { changeOwnershipBody, keyParams, ownershipAnswer } from '@/lib/contracts/ownership'
import { route } from '@/lib/http/route'
import { changeOwnership } from '@/lib/server/change-ownership'

export const PATCH = route(
  'PATCH /api/keys/{id}/ownership',
  {
    summary: 'Says who answers for an API key at Raff. The same as for any other thing.',
    allow: 'ownership.confirm',
    params: keyParams,
    body: changeOwnershipBody,
    output: ownershipAnswer,
  },
  ({ params, body, viewer, by }) => changeOwnership(params.id, body, { viewer, by }, { only: 'api-key' }),
)
