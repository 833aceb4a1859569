import { z } from 'zod'
import { REFUSAL_CODES } from '../domain/refusals'

/** Every answer that is not a success, from every route. */
export const errorAnswer = z
  .object({
    error: z.object({
      code: z.enum(REFUSAL_CODES).describe('What a program acts on.'),
      message: z.string().describe('What a person reads: what happened and what to do.'),
      requestId: z.string().describe('Names this request in the logs and in the audit log.'),
      fields: z.record(z.string(), z.string()).optional().describe('What is wrong, by field.'),
      retryAfterSeconds: z.number().int().optional().describe('When trying again makes sense.'),
    }),
  })
  .meta({ id: 'Error' })

export type ErrorAnswer = z.infer<typeof errorAnswer>
