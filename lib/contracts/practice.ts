import { z } from 'zod'
import { PERSON_ROLES } from '../domain/person'
import { tokenField } from './fields'

export const practiceAnswer = z
  .object({
    open: z.boolean().describe('The practice account is being explored.'),
    possible: z.boolean().describe('It can be opened here: no real account is connected, and it can be started.'),
    people: z
      .array(z.object({ name: z.string(), email: z.string(), role: z.enum(PERSON_ROLES), password: z.string() }))
      .describe('Sample people to sign in as in another window. They stop working when a real key is connected.'),
  })
  .meta({ id: 'Practice' })
export type PracticeAnswer = z.infer<typeof practiceAnswer>

export const exploreWithLinkBody = z.strictObject({ token: tokenField })
