import { practiceAnswer } from '@/lib/contracts/practice'
import { route } from '@/lib/http/route'
import { describePractice } from '@/lib/server/describe-practice'
import { endPractice } from '@/lib/server/end-practice'
import { explorePractice } from '@/lib/server/explore-practice'

export const GET = route(
  'GET /api/practice',
  {
    summary: 'Whether the practice account is open, and whom one can sign in as to try it.',
    allow: 'practice.manage',
    output: practiceAnswer,
  },
  () => describePractice(),
)

export const POST = route(
  'POST /api/practice',
  {
    summary: 'Explores the practice account: starts it, connects its keys, makes its sample people.',
    allow: 'practice.manage',
    output: practiceAnswer,
    status: 201,
    refuses: ['conflict: a real account is connected'],
  },
  async ({ viewer, by }) => {
    await explorePractice(by, viewer.personId)
    return describePractice()
  },
)

export const DELETE = route(
  'DELETE /api/practice',
  {
    summary: 'Leaves the practice account: its keys are deleted, its sample people can no longer sign in.',
    allow: 'practice.manage',
    output: practiceAnswer,
  },
  async ({ by }) => {
    await endPractice(by)
    return describePractice()
  },
)
