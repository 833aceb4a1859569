import { changeOwnershipBody, ownershipAnswer, resourceParams } from '@/lib/contracts/ownership'
import { route } from '@/lib/http/route'
import { changeOwnership } from '@/lib/server/change-ownership'
import { describeOwnership } from '@/lib/server/describe-ownership'

export const GET = route(
  'GET /api/resources/{id}/ownership',
  {
    summary: 'Who answers for a thing, what it is for, and who might answer for it while nobody does.',
    allow: 'account.read',
    params: resourceParams,
    output: ownershipAnswer,
  },
  ({ params, viewer }) => describeOwnership(params.id, viewer),
)

export const PATCH = route(
  'PATCH /api/resources/{id}/ownership',
  {
    summary:
      'Says who answers for a thing, what it is for and until when, or that it is still theirs. Whoever may not change it may only confirm what is their own.',
    allow: 'ownership.confirm',
    params: resourceParams,
    body: changeOwnershipBody,
    output: ownershipAnswer,
  },
  ({ params, body, viewer, by }) => changeOwnership(params.id, body, { viewer, by }),
)
